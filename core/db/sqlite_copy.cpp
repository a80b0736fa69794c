#include "core/db/sqlite_copy.h"

#include "core/base/disk.h"
#include "core/db/sqlite_database.h"

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql quickCheck{"copy.check", "PRAGMA quick_check"};
constexpr Sql entryCount{"copy.entries", "SELECT count(*) FROM jr_tx"};

Result<> copyPages(Database& from, const QString& path)
{
    sqlite3* target = nullptr;
    int code = sqlite3_open_v2(path.toUtf8().constData(), &target,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code == SQLITE_OK) {
        auto* source = static_cast<sqlite3*>(from.handle());
        if (auto* backup = sqlite3_backup_init(target, "main", source, "main")) {
            sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_extended_errcode(target);
        }
    }
    const auto error = code == SQLITE_OK
        ? std::optional<Error>()
        : SqliteDatabase::errorFor(code, sqlite3_errstr(code), "copy");
    sqlite3_close_v2(target);
    return error ? Result<>(*error) : Result<>();
}

Result<> checkCopy(const QString& path, qint64 entries)
{
    auto copy = Database::open({path}, Access::ReadOnly, Schema::Any);
    if (!copy)
        return copy.error();
    if (auto whole = checkPages(**copy, path); !whole)
        return whole;
    auto held = number(**copy, entryCount);
    if (!held)
        return held.error();
    if (*held != entries) {
        return Error{Error::Kind::Corrupt, path, u"%1 of %2 entries"_s.arg(*held).arg(entries),
            u"DAMAGED"_s};
    }
    return {};
}

} // namespace

Result<> checkPages(Database& copy, const QString& path)
{
    // The guard answers "open" meanwhile, else every guarded row would look broken.
    if (auto opened = copy.openGuard(); !opened)
        return opened;
    auto check = one(copy, quickCheck);
    if (!check)
        return check.error();
    if ((*check)->text(0) != "ok"_L1)
        return Error{Error::Kind::Corrupt, path, (*check)->text(0), u"DAMAGED"_s};
    check->reset();
    copy.closeGuard();
    return {};
}

Result<> copySqliteFile(Disk& disk, const Address& from, const QString& path)
{
    auto source = Database::open(from, Access::ReadOnly, Schema::Any);
    if (!source)
        return source.error();
    auto entries = number(**source, entryCount);
    if (!entries)
        return entries.error();
    const auto parts = path + u".part"_s;
    const auto removeParts = [&] {
        for (const auto* suffix : {"", "-wal", "-shm", "-journal"})
            disk.remove(parts + QLatin1StringView(suffix));
    };
    const auto discard = [&](const Error& error) -> Result<> {
        removeParts();
        return error;
    };
    removeParts(); // of a copy that was cut off
    // Made here, so that nobody else can read it at any moment.
    auto made = disk.create(parts, ownerOnly);
    if (!made)
        return made.error();
    if (auto kept = (*made)->keep(); !kept)
        return kept;
    if (auto copied = copyPages(**source, parts); !copied)
        return discard(copied.error());
    if (auto whole = checkCopy(parts, *entries); !whole)
        return discard(whole.error());
    for (const auto* suffix : {"-wal", "-shm"})
        disk.remove(parts + QLatin1StringView(suffix));
    auto placed = disk.rename(parts, path);
    return placed ? placed : discard(placed.error());
}

} // namespace homeport

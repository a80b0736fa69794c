#include "core/exchange/backup.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql copyInto{"backup.copy", "VACUUM INTO :path"};
constexpr Sql quickCheck{"backup.check", "PRAGMA quick_check"};
constexpr Sql renewReplica{"restore.renew", "UPDATE desk SET replica_id = :replica_id"};

Result<> checkedCopy(
    const QString& path, Access access, const std::function<Result<>(Database&)>& then = {})
{
    auto copy = Database::open({path}, access, Schema::NotNewer);
    if (!copy)
        return copy.error();
    // The guard answers "open" meanwhile, else every guarded row would look broken.
    if (auto opened = (*copy)->openGuard(); !opened)
        return opened;
    auto check = one(**copy, quickCheck);
    if (!check)
        return check.error();
    if ((*check)->text(0) != "ok"_L1)
        return Error{Error::Kind::Corrupt, path, (*check)->text(0), u"DAMAGED"_s};
    check->reset();
    (*copy)->closeGuard();
    return then ? then(**copy) : Result<>();
}

Error notSupported(const QString& what)
{
    return {Error::Kind::Invalid, what, u"use pg_dump and pg_restore"_s, u"NOT_SUPPORTED"_s};
}

} // namespace

Result<> backUpDesk(Replica& replica, const QString& path)
{
    if (replica.database().dialect() != Dialect::Sqlite)
        return notSupported(u"PostgreSQL"_s);
    if (QFile::exists(path))
        return Error{Error::Kind::Conflict, path, u"the file exists"_s, u"DUPLICATE"_s};
    auto copied = replica.database().exec(copyInto, {{"path", path}});
    if (!copied) {
        QFile::remove(path);
        return copied.error();
    }
    return checkedCopy(path, Access::ReadOnly);
}

Result<> restoreDesk(const QString& backup, const Address& target, World world)
{
    if (target.isPostgresql())
        return notSupported(u"PostgreSQL"_s);
    if (QFile::exists(target.text))
        return Error{Error::Kind::Conflict, target.text, u"the file exists"_s, u"DUPLICATE"_s};
    if (auto whole = checkedCopy(backup, Access::ReadOnly); !whole)
        return whole;
    const auto parts = target.text + u".restoring"_s;
    QFile::remove(parts);
    if (!QFile::copy(backup, parts) || !QFile::rename(parts, target.text)) {
        QFile::remove(parts);
        return Error{Error::Kind::Unavailable, target.text, u"the copy could not be written"_s,
            u"FILE_UNREADABLE"_s};
    }
    return checkedCopy(target.text, Access::ReadWrite, [&](Database& database) -> Result<> {
        auto renewed = database.exec(
            renewReplica, {{"replica_id", newUuid(world.clock->now(), *world.random)}});
        if (!renewed)
            return renewed.error();
        return {};
    });
}

} // namespace homeport

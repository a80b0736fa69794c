#include "core/exchange/backup.h"

#include "core/desk/desk.h"
#include "core/exchange/archived_files.h"
#include "core/exchange/desk_archive.h"
#include "core/exchange/file_seal.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/number_takeover.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql copyInto{"backup.copy", "VACUUM INTO :path"};
constexpr Sql quickCheck{"backup.check", "PRAGMA quick_check"};
constexpr Sql renewReplica{"restore.renew", "UPDATE desk SET replica_id = :replica_id"};

Error unwritable(const QString& path, const QString& detail)
{
    return {Error::Kind::Unavailable, path, detail, u"FILE_UNREADABLE"_s};
}

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
    if (!then)
        return {};
    if (auto done = then(**copy); !done)
        return done;
    // Folds the log, which stays behind when the file is put in its place.
    return (*copy)->setBulk(false);
}

void removeFile(const QString& path)
{
    for (const auto* suffix : {"", "-wal", "-shm", "-lock", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

/// Folds the archive into a scratch file: only what could be restored counts as a backup.
Result<> rehearseRestore(const QString& path, const World& world)
{
    QTemporaryDir scratch(QFileInfo(path).absolutePath() + u"/homeport-check-XXXXXX"_s);
    QFile archive(path);
    if (!scratch.isValid() || !archive.open(QIODevice::ReadOnly))
        return unwritable(path, archive.errorString());
    auto desk = emptyDesk({scratch.filePath(u"desk"_s)}, world);
    if (!desk)
        return desk.error();
    return readArchive(archive, **desk);
}

Result<> writeCopy(Replica& replica, const QString& path)
{
    if (replica.database().dialect() == Dialect::Sqlite) {
        auto copied = replica.database().exec(copyInto, {{"path", path}});
        if (!copied)
            return copied.error();
        return checkedCopy(path, Access::ReadWrite, [&](Database& copy) {
            return copyFilesInto(copy, replica.database(), replica.organization(), replica.now());
        });
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path, file.errorString());
    if (auto done = writeArchive(replica, file); !done)
        return done;
    file.close();
    return rehearseRestore(path, replica.world());
}

/// An archive of the backup, whichever kind it is, open at its beginning.
Result<std::unique_ptr<QFile>> archiveOf(const QString& backup, const World& world)
{
    auto file = std::make_unique<QFile>(backup);
    if (!file->open(QIODevice::ReadOnly))
        return unwritable(backup, file->errorString());
    if (isArchive(*file))
        return Result<std::unique_ptr<QFile>>(std::move(file));
    auto database = Database::open({backup}, Access::ReadOnly);
    if (!database)
        return database.error();
    Replica source(std::move(*database), DeviceIdentity{newUuid(world.clock->now(), *world.random)},
        world, deskRules());
    auto archive =
        std::make_unique<QTemporaryFile>(world.places.scratch + u"/homeport-archive-XXXXXX"_s);
    if (!archive->open())
        return unwritable(archive->fileName(), archive->errorString());
    if (auto done = writeArchive(source, *archive); !done)
        return done.error();
    if (!archive->seek(0))
        return unwritable(archive->fileName(), archive->errorString());
    return Result<std::unique_ptr<QFile>>(std::move(archive));
}

Result<> restoreArchive(const QString& backup, const Address& target, const World& world)
{
    auto archive = archiveOf(backup, world);
    if (!archive)
        return archive.error();
    auto desk = emptyDesk(target, world);
    if (!desk)
        return desk.error();
    if (auto read = readArchive(**archive, **desk); !read)
        return read;
    // Policies that were edited later than the tickets are known by now.
    if (auto done = recalculateServiceLevels(**desk); !done)
        return done.error();
    return passOverNumbers((*desk)->database(), 0, world.clock->now());
}

Result<> restoreFile(const QString& backup, const QString& path, const World& world)
{
    QFile::remove(path);
    if (!QFile::copy(backup, path))
        return unwritable(path, u"the copy could not be written"_s);
    return checkedCopy(path, Access::ReadWrite, [&](Database& database) -> Result<> {
        auto renewed = database.exec(
            renewReplica, {{"replica_id", newUuid(world.clock->now(), *world.random)}});
        if (!renewed)
            return renewed.error();
        // What was given after the backup is not given again.
        return passOverNumbers(database, 0, world.clock->now());
    });
}

} // namespace

Result<> backUpDesk(Replica& replica, const QString& path)
{
    if (QFile::exists(path))
        return Error{Error::Kind::Conflict, path, u"the file exists"_s, u"DUPLICATE"_s};
    const auto part = path + u".writing"_s;
    removeFile(part);
    auto copied = writeCopy(replica, part);
    if (copied)
        copied = sealFile(part);
    if (copied && !QFile::rename(part, path))
        copied = unwritable(path, u"the copy could not be put there"_s);
    removeFile(part);
    return copied;
}

Result<> restoreDesk(const QString& backup, const Address& target, const World& world)
{
    if (!target.isPostgresql() && QFile::exists(target.text))
        return Error{Error::Kind::Conflict, target.text, u"the file exists"_s, u"DUPLICATE"_s};
    if (auto whole = checkSeal(backup); !whole)
        return whole.error();
    if (target.isPostgresql())
        return restoreArchive(backup, target, world);
    const auto part = target.text + u".restoring"_s;
    removeFile(part);
    QFile file(backup);
    const bool isFolded = file.open(QIODevice::ReadOnly) && isArchive(file);
    auto restored =
        isFolded ? restoreArchive(backup, {part}, world) : restoreFile(backup, part, world);
    if (restored && !QFile::rename(part, target.text))
        restored = unwritable(target.text, u"the copy could not be put there"_s);
    removeFile(part);
    return restored;
}

} // namespace homeport

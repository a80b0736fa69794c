#include "core/exchange/backup.h"

#include "core/base/disk.h"
#include "core/db/sqlite_copy.h"
#include "core/desk/desk.h"
#include "core/exchange/archived_files.h"
#include "core/exchange/desk_archive.h"
#include "core/exchange/file_seal.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/number_takeover.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql copyInto{"backup.copy", "VACUUM INTO :path"};
constexpr Sql renewReplica{"restore.renew", "UPDATE desk SET replica_id = :replica_id"};

constexpr qint64 pieceSize = 1 << 20;

Result<> checkedCopy(
    const QString& path, Access access, const std::function<Result<>(Database&)>& then = {})
{
    auto copy = Database::open({path}, access, Schema::NotNewer);
    if (!copy)
        return copy.error();
    if (auto whole = checkPages(**copy, path); !whole)
        return whole;
    if (!then)
        return {};
    if (auto done = then(**copy); !done)
        return done;
    // Folds the log, which stays behind when the file is put in its place.
    return (*copy)->setBulk(false);
}

void removeFile(Disk& disk, const QString& path)
{
    for (const auto* suffix : {"", "-wal", "-shm", "-lock", "-journal"})
        disk.remove(path + QLatin1StringView(suffix));
}

/// Of a desk that a backup holds.
Result<BackupOutcome> outcomeOf(const World& world, Database& desk, const QUuid& organization)
{
    auto damaged = damagedFiles(world.disk(), desk, organization);
    return damaged ? Result<BackupOutcome>(BackupOutcome{*damaged}) : damaged.error();
}

/// Folds the archive into a scratch file beside it: only what could be restored counts as a backup.
Result<BackupOutcome> rehearseRestore(
    const QString& path, const World& world, const QUuid& organization)
{
    const auto scratch = world.disk().temporaryFolder(path + u"-check"_s);
    if (!scratch)
        return scratch.error();
    const auto archive = world.disk().read(path);
    if (!archive)
        return archive.error();
    auto desk = emptyDesk({(*scratch)->filePath(u"desk"_s)}, world);
    if (!desk)
        return desk.error();
    if (auto read = readArchive(**archive, **desk); !read)
        return read.error();
    return outcomeOf(world, (*desk)->database(), organization);
}

Result<> writeArchiveTo(Replica& replica, const QString& path)
{
    auto file = replica.world().disk().replace(path);
    if (!file)
        return file.error();
    if (auto done = writeArchive(replica, **file); !done)
        return done;
    return (*file)->keep();
}

Result<BackupOutcome> writeFile(Replica& replica, const QString& path)
{
    auto copied = replica.database().exec(copyInto, {{"path", path}});
    if (!copied)
        return copied.error();
    BackupOutcome outcome;
    auto checked = checkedCopy(path, Access::ReadWrite, [&](Database& copy) -> Result<> {
        if (auto brought = copyFilesInto(replica.world().disk(), copy, replica.database(),
                replica.organization(), replica.now());
            !brought)
            return brought;
        auto found = outcomeOf(replica.world(), copy, replica.organization());
        if (!found)
            return found.error();
        outcome = *found;
        return {};
    });
    return checked ? Result<BackupOutcome>(outcome) : checked.error();
}

Result<BackupOutcome> writeCopy(Replica& replica, const QString& path)
{
    if (replica.database().dialect() == Dialect::Sqlite)
        return writeFile(replica, path);
    if (auto done = writeArchiveTo(replica, path); !done)
        return done.error();
    return rehearseRestore(path, replica.world(), replica.organization());
}

/// An archive open at its beginning.
struct OpenArchive
{
    TemporaryFolder folder; ///< that it lies in, where it was made for this
    std::unique_ptr<QIODevice> file;
};

/// Of the backup, whichever kind it is.
Result<OpenArchive> archiveOf(const QString& backup, const World& world)
{
    auto& disk = world.disk();
    auto file = disk.read(backup);
    if (!file)
        return file.error();
    const auto isFolded = isArchive(**file);
    if (!isFolded)
        return isFolded.error();
    if (*isFolded)
        return OpenArchive{{}, std::move(*file)};
    auto database = Database::open({backup}, Access::ReadOnly);
    if (!database)
        return database.error();
    Replica source(std::move(*database), DeviceIdentity{newUuid(world.clock->now(), *world.random)},
        world, deskRules());
    auto folder = disk.temporaryFolder(world.places.scratch + u"/homeport-archive"_s);
    if (!folder)
        return folder.error();
    const auto path = (*folder)->filePath(u"archive"_s);
    if (auto done = writeArchiveTo(source, path); !done)
        return done.error();
    auto archive = disk.read(path);
    if (!archive)
        return archive.error();
    return OpenArchive{std::move(*folder), std::move(*archive)};
}

Result<> restoreArchive(const QString& backup, const Address& target, const World& world)
{
    auto archive = archiveOf(backup, world);
    if (!archive)
        return archive.error();
    auto desk = emptyDesk(target, world);
    if (!desk)
        return desk.error();
    if (auto read = readArchive(*archive->file, **desk); !read)
        return read;
    // Policies that were edited later than the tickets are known by now.
    if (auto done = recalculateServiceLevels(**desk); !done)
        return done.error();
    return passOverNumbers((*desk)->database(), 0, world.clock->now());
}

/// With the rights of the original.
Result<> copyFile(Disk& disk, const QString& from, const QString& to)
{
    auto source = disk.read(from);
    if (!source)
        return source.error();
    auto& original = **source;
    auto copy = disk.create(to, disk.look(from).value_or(FileFacts()).rights);
    if (!copy)
        return copy.error();
    while (!original.atEnd()) {
        const auto piece = original.read(pieceSize);
        if (piece.isEmpty())
            return Error{
                Error::Kind::Unavailable, from, original.errorString(), u"FILE_UNREADABLE"_s};
        if (auto done = (*copy)->put(piece); !done)
            return done;
    }
    return (*copy)->keep();
}

Result<> restoreFile(const QString& backup, const QString& path, const World& world)
{
    if (auto copied = copyFile(world.disk(), backup, path); !copied)
        return copied;
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

Result<BackupOutcome> backUpDesk(Replica& replica, const QString& path)
{
    auto& disk = replica.world().disk();
    if (disk.look(path))
        return Error{Error::Kind::Conflict, path, u"the file exists"_s, u"DUPLICATE"_s};
    const auto part = path + u".writing"_s;
    removeFile(disk, part);
    auto outcome = writeCopy(replica, part);
    auto copied = outcome ? sealFile(disk, part) : Result<>(outcome.error());
    if (copied)
        copied = disk.rename(part, path);
    removeFile(disk, part);
    return copied ? outcome : copied.error();
}

Result<> restoreDesk(const QString& backup, const Address& target, const World& world)
{
    auto& disk = world.disk();
    if (!target.isPostgresql() && disk.look(target.text))
        return Error{Error::Kind::Conflict, target.text, u"the file exists"_s, u"DUPLICATE"_s};
    if (auto whole = checkSeal(disk, backup); !whole)
        return whole.error();
    if (target.isPostgresql())
        return restoreArchive(backup, target, world);
    const auto part = target.text + u".restoring"_s;
    removeFile(disk, part);
    const auto file = disk.read(backup);
    if (!file)
        return file.error();
    const auto isFolded = isArchive(**file);
    if (!isFolded)
        return isFolded.error();
    auto restored =
        *isFolded ? restoreArchive(backup, {part}, world) : restoreFile(backup, part, world);
    if (restored)
        restored = disk.rename(part, target.text);
    removeFile(disk, part);
    return restored;
}

} // namespace homeport

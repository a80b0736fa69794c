#include "core/db/upgrade.h"

#include "core/base/disk.h"
#include "core/base/logging.h"
#include "core/db/desk_place.h"
#include "core/db/registry.h"
#include "core/db/server_copy.h"
#include "core/db/server_rights.h"
#include "core/db/sqlite_copy.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql fileVersion{"upgrade.fileVersion", "PRAGMA user_version"};
constexpr Sql deskVersion{"upgrade.deskVersion", "SELECT schema_version FROM desk"};
constexpr Sql setDeskVersion{"upgrade.setVersion", "UPDATE desk SET schema_version = :version"};
constexpr Sql brokenReferences{
    "upgrade.references", "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1"};
constexpr Sql claimServer{"upgrade.claim", "SELECT pg_try_advisory_lock(7306)"};
constexpr int mostFarewell = 2000; // milliseconds
constexpr Sql lookAgain{"upgrade.lookAgain", "SELECT CAST(pg_stat_clear_snapshot() AS text)"};
constexpr Sql othersConnected{"upgrade.others", R"sql(
    SELECT count(DISTINCT pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'homeport'
       AND pid <> pg_backend_pid()
)sql"};

Result<qint64> versionOf(Database& database)
{
    return number(database, database.dialect() == Dialect::Sqlite ? fileVersion : deskVersion);
}

Error failed(const Error& cause, int version)
{
    // A full disk or a lost server keeps its own name: the remedy is another one.
    if (cause.kind == Error::Kind::Unavailable)
        return cause;
    return {cause.kind, u"schema %1"_s.arg(version), cause.detail, u"UPGRADE_FAILED"_s};
}

/// Beside the file, named with what it holds and when; never over another one.
QString copyPath(Disk& disk, const Address& address, qint64 version, Timestamp now)
{
    const auto& path = address.text;
    const auto folder = path.first(path.lastIndexOf(u'/') + 1);
    const auto at =
        QDateTime::fromMSecsSinceEpoch(toMsecs(now), Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    const auto stem = folder + nameOf(address) + u".schema-%1.%2"_s.arg(version).arg(at);
    auto free = stem + u".homeport"_s;
    for (int i = 2; disk.look(free); ++i)
        free = u"%1.%2.homeport"_s.arg(stem).arg(i);
    return free;
}

/// Keeps the desk as it is, within the transaction that is open; answers where.
Result<QString> copyOf(Disk& disk, Database& database, int version, int newest, Timestamp now)
{
    const auto& address = database.address();
    if (address.isPostgresql())
        return copyServerDesk(database, version, newest, now);
    const auto path = copyPath(disk, address, version, now);
    auto copied = copySqliteFile(disk, address, path);
    return copied ? Result<QString>(path) : copied.error();
}

/// Programs of another version must neither be at work nor come in between. Those that connect from
/// now on wait at the table they read first; those that have just left may be seen a little longer.
/// What they wrote last is seen by all that follows, whose statements look one by one: a snapshot
/// of the whole transaction would be older than their leaving.
Result<> keepOthersOut(Database& database)
{
    if (auto locked = database.script("SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
                                      "LOCK TABLE desk IN ACCESS EXCLUSIVE MODE");
        !locked)
        return locked;
    QDeadlineTimer farewell(mostFarewell);
    while (true) {
        auto others = number(database, othersConnected);
        if (!others)
            return others.error();
        if (*others == 0)
            return {};
        if (farewell.hasExpired()) {
            return Error{Error::Kind::Conflict, database.address().shown(),
                QString::number(*others), u"OTHERS_CONNECTED"_s};
        }
        QThread::msleep(20);
        // Of who is there a transaction keeps what it saw first, at any level.
        if (auto cleared = one(database, lookAgain); !cleared)
            return cleared.error();
    }
}

/// What has to hold before the first step, for as long as the connection lives.
Result<> makeReady(Database& database)
{
    // A table that a step makes anew must not take those that refer to it along; the references
    // are checked before each commit instead.
    if (database.dialect() == Dialect::Sqlite) {
        database.setPatience(60'000);
        return database.script("PRAGMA foreign_keys = OFF");
    }
    const auto claimed = number(database, claimServer);
    if (!claimed)
        return claimed.error();
    if (*claimed == 0)
        return Error{Error::Kind::Unavailable, database.address().shown(),
            u"another program upgrades"_s, u"LOCKED"_s};
    return {};
}

/// One version, within the transaction that is open.
Result<> runVersion(Database& database, const SchemaUpgrade& upgrade, int version)
{
    if (auto guard = database.openGuard(); !guard)
        return guard;
    const auto rights = TableRights::of(database);
    if (!rights)
        return failed(rights.error(), version);
    for (const auto& step : upgrade.steps) {
        if (step.version != version)
            continue;
        if (auto done = database.script(step.script); !done)
            return failed(done.error(), version);
    }
    if (auto extended = rights->extend(database); !extended)
        return failed(extended.error(), version);
    if (database.dialect() == Dialect::Sqlite) {
        auto broken = database.query(brokenReferences);
        if (!broken)
            return broken.error();
        if ((*broken)->next()) {
            return Error{Error::Kind::Corrupt, u"schema %1"_s.arg(version),
                u"references of %1"_s.arg((*broken)->text(0)), u"UPGRADE_FAILED"_s};
        }
        if (auto read = (*broken)->status(); !read)
            return read;
        broken->reset();
        const auto mark = "PRAGMA user_version = " + QByteArray::number(version);
        if (auto marked = database.script(mark); !marked)
            return marked;
    }
    if (auto marked = database.exec(setDeskVersion, {{"version", version}}); !marked)
        return marked.error();
    return {};
}

} // namespace

SchemaUpgrade shippedUpgrade(Dialect dialect)
{
    SchemaUpgrade upgrade{schemaVersion, {}};
    for (const auto& [version, text] : addedStatements(dialect)) {
        if (version > 0)
            upgrade.steps.push_back({version, text});
    }
    return upgrade;
}

Result<UpgradeOutcome> upgradeDatabase(
    Disk& disk, const Address& address, const SchemaUpgrade& upgrade, Timestamp now)
{
    auto opened = Database::open(address, Access::ReadWrite, Schema::Any);
    if (!opened)
        return opened.error();
    auto& database = **opened;
    const bool isFile = database.dialect() == Dialect::Sqlite;
    if (auto ready = makeReady(database); !ready)
        return ready.error();
    UpgradeOutcome outcome;
    while (true) {
        if (auto begun = database.begin(); !begun)
            return begun.error();
        auto refused = [&](const Error& error) -> Result<UpgradeOutcome> {
            database.rollback();
            return error;
        };
        if (!isFile) {
            if (auto alone = keepOthersOut(database); !alone)
                return refused(alone.error());
        }
        const auto version = versionOf(database);
        if (!version)
            return refused(version.error());
        if (outcome.from == 0)
            outcome.from = int(*version);
        outcome.to = int(*version);
        if (*version > upgrade.newest) {
            return refused({Error::Kind::Invalid, address.shown(),
                u"needs schema %1"_s.arg(*version), u"SCHEMA_TOO_NEW"_s});
        }
        // Version 0: a server where the desk itself is still to be written.
        if (*version == upgrade.newest || *version == 0) {
            database.rollback();
            return outcome;
        }
        if (!address.isMemory() && outcome.copy.isEmpty()) {
            const auto copy = copyOf(disk, database, int(*version), upgrade.newest, now);
            if (!copy)
                return refused(copy.error());
            outcome.copy = *copy;
        }
        if (auto done = runVersion(database, upgrade, int(*version) + 1); !done)
            return refused(done.error());
        if (auto done = database.commit(); !done)
            return refused(done.error());
        outcome.to = int(*version) + 1;
        qCInfo(lcDb, "the schema is %d now", outcome.to);
    }
}

} // namespace homeport

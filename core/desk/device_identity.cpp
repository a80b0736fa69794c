#include "core/desk/device_identity.h"

#include "core/base/logging.h"
#include "core/desk/stream_witness.h"
#include "core/tickets/number_takeover.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql replicaId{"desk.replica", "SELECT replica_id FROM desk"};
constexpr Sql databaseName{"desk.databaseName", "SELECT current_database()"};
constexpr Sql ownHead{"desk.ownHead", "SELECT head FROM jr_stream WHERE device = :device"};
constexpr Sql ownHash{"desk.ownHash", R"sql(
    SELECT t.hash FROM jr_tx t JOIN jr_stream s ON s.no = t.stream
     WHERE s.device = :device AND t.seq = :seq)sql"};

QUuid fresh(RandomSource& random)
{
    return newUuid(SystemClock().now(), random);
}

/// How many of the entries that the device remembers the database may lack; 0: none, it went on.
Result<qint64> lostEntries(Database& database, const QUuid& device, const StreamEnd& remembered)
{
    auto held = database.query(ownHash, {{"device", device}, {"seq", remembered.number}});
    if (!held)
        return held.error();
    if ((*held)->next() && (*held)->blob(0) == remembered.hash)
        return qint64(0);
    if (auto status = (*held)->status(); !status)
        return status.error();
    held->reset();
    auto head = number(database, ownHead, {{"device", device}});
    if (!head)
        return head.error();
    // Where it went on with other entries, any of them may have been others.
    return *head < remembered.number ? remembered.number - *head : remembered.number;
}

} // namespace

Result<MetDevice> meetDevice(Database& database, const World& world)
{
    auto& random = *world.random;
    if (database.address().isMemory())
        return MetDevice{{fresh(random)}};
    auto replica = one(database, replicaId);
    if (!replica)
        return replica.error();
    auto key = (*replica)->uuid(0).toString(QUuid::WithoutBraces);
    replica->reset();
    if (database.dialect() == Dialect::Sqlite) {
        key += u'@' + QFileInfo(database.address().text).canonicalFilePath();
    } else {
        // Two databases of one server with one replica id are copies of each other.
        auto name = one(database, databaseName);
        if (!name)
            return name.error();
        key += u'@' + (*name)->text(0);
    }

    const QDir folder(world.places.profile);
    const auto path = folder.filePath(u"devices.json"_s);
    const Error unavailable{
        Error::Kind::Unavailable, path, u"the profile cannot be written"_s, u"FILE_UNREADABLE"_s};
    if (!folder.mkpath(u"witness"_s))
        return unavailable;
    const auto witnessOf = [&](const QUuid& device) {
        return folder.filePath(u"witness/"_s + device.toString(QUuid::WithoutBraces));
    };
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(5000))
        return unavailable;
    QJsonObject known;
    if (QFile file(path); file.open(QIODevice::ReadOnly))
        known = QJsonDocument::fromJson(file.readAll()).object();
    MetDevice met;
    met.identity.device = QUuid::fromString(known.value(key).toString());
    if (!met.identity.device.isNull()) {
        met.witness = witnessOf(met.identity.device);
        // Who only reads continues no stream.
        if (database.access() == Access::ReadOnly)
            return met;
        const auto remembered = StreamWitness(met.witness).recall();
        if (!remembered)
            return met;
        auto lost = lostEntries(database, met.identity.device, *remembered);
        if (!lost)
            return lost.error();
        if (*lost == 0)
            return met;
        qCWarning(
            lcDb, "the desk was set back by %lld entries or more; a new stream begins", *lost);
        if (auto passed = passOverNumbers(database, *lost, SystemClock().now()); !passed)
            return passed.error();
        met.isRenewed = true;
    }
    met.identity.device = fresh(random);
    met.witness = witnessOf(met.identity.device);
    known.insert(key, met.identity.device.toString(QUuid::WithoutBraces));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(known).toJson()) < 0
        || !file.commit())
        return unavailable;
    return met;
}

} // namespace homeport

#include "core/desk/device_identity.h"

#include "core/base/disk.h"
#include "core/base/logging.h"
#include "core/db/desk_place.h"
#include "core/desk/stream_witness.h"
#include "core/tickets/number_takeover.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr std::chrono::seconds longestWait{5}; // for others that meet a desk at this moment

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

/// Gives way to new ones without being lost.
Result<> putAside(Disk& disk, const QString& path)
{
    int number = 1;
    const auto name = [&] { return path + u".unreadable-%1"_s.arg(number); };
    while (disk.look(name()))
        ++number;
    if (auto renamed = disk.rename(path, name()); !renamed)
        return renamed;
    qCWarning(lcDb,
        "devices.json is damaged and was kept as devices.json.unreadable-%d; each desk is met anew",
        number);
    return {};
}

/// By database. What is there and cannot be read is no reason to begin anew. What can be read and
/// makes no sense never will: it is put aside, and new streams do no harm.
Result<QJsonObject> knownDevices(Disk& disk, const QString& path)
{
    auto file = disk.read(path);
    if (!file && file.error().kind == Error::Kind::NotFound)
        return QJsonObject();
    if (!file)
        return file.error();
    const auto text = (*file)->readAll();
    if (!(*file)->atEnd())
        return Error{Error::Kind::Unavailable, path, (*file)->errorString(), u"FILE_UNREADABLE"_s};
    file->reset(); // some systems move nothing that is open
    const auto document = QJsonDocument::fromJson(text);
    if (document.isObject())
        return document.object();
    if (auto aside = putAside(disk, path); !aside)
        return aside.error();
    return QJsonObject();
}

Result<> keepDevices(Disk& disk, const QString& path, const QJsonObject& known)
{
    auto file = disk.replace(path);
    if (!file)
        return file.error();
    if (auto put = (*file)->put(QJsonDocument(known).toJson()); !put)
        return put;
    return (*file)->keep();
}

/// By which a profile knows a desk: its replica id, and where that one stands.
Result<QString> keyOfDesk(Database& database)
{
    auto replica = one(database, replicaId);
    if (!replica)
        return replica.error();
    const auto id = (*replica)->uuid(0).toString(QUuid::WithoutBraces);
    replica->reset();
    if (database.dialect() == Dialect::Sqlite)
        return id + u'@' + canonicalPath(database.address());
    // Two databases of one server with one replica id are copies of each other.
    const auto name = one(database, databaseName);
    return name ? Result<QString>(id + u'@' + (*name)->text(0)) : name.error();
}

} // namespace

Result<MetDevice> meetDevice(Database& database, const World& world)
{
    auto& random = *world.random;
    if (database.address().isMemory())
        return MetDevice{{fresh(random)}};
    const auto key = keyOfDesk(database);
    if (!key)
        return key.error();
    auto& disk = world.disk();
    const auto path = world.places.profile + u"/devices.json"_s;
    const auto witnesses = world.places.profile + u"/witness"_s;
    if (auto made = disk.makeFolder(witnesses, ownerOnly); !made)
        return made.error();
    const auto witnessOf = [&](const QUuid& device) {
        return witnesses + u'/' + device.toString(QUuid::WithoutBraces);
    };
    const auto lock = disk.lock(path + u".lock"_s, longestWait);
    if (!lock)
        return lock.error();
    auto known = knownDevices(disk, path);
    if (!known)
        return known.error();
    MetDevice met;
    met.identity.device = QUuid::fromString(known->value(*key).toString());
    if (!met.identity.device.isNull()) {
        met.witness = witnessOf(met.identity.device);
        // Who only reads continues no stream.
        if (database.access() == Access::ReadOnly)
            return met;
        const auto remembered = StreamWitness(disk, met.witness).recall();
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
    known->insert(*key, met.identity.device.toString(QUuid::WithoutBraces));
    if (auto kept = keepDevices(disk, path, *known); !kept)
        return kept.error();
    return met;
}

} // namespace homeport

#include "core/desk/device_identity.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql replicaId{"desk.replica", "SELECT replica_id FROM desk"};

QUuid fresh(RandomSource& random)
{
    return newUuid(SystemClock().now(), random);
}

} // namespace

Result<DeviceIdentity> deviceIdentityFor(Database& database, RandomSource& random)
{
    if (database.address().isMemory())
        return DeviceIdentity{fresh(random)};
    auto replica = one(database, replicaId);
    if (!replica)
        return replica.error();
    auto key = (*replica)->uuid(0).toString(QUuid::WithoutBraces);
    if (database.dialect() == Dialect::Sqlite)
        key += u'@' + QFileInfo(database.address().text).canonicalFilePath();

    const QDir folder(
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/homeport"_s);
    const auto path = folder.filePath(u"devices.json"_s);
    const Error unavailable{
        Error::Kind::Unavailable, path, u"the profile cannot be written"_s, u"FILE_UNREADABLE"_s};
    if (!folder.mkpath(u"."_s))
        return unavailable;
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(5000))
        return unavailable;
    QJsonObject known;
    if (QFile file(path); file.open(QIODevice::ReadOnly))
        known = QJsonDocument::fromJson(file.readAll()).object();
    if (const auto device = QUuid::fromString(known.value(key).toString()); !device.isNull())
        return DeviceIdentity{device};
    const DeviceIdentity made{fresh(random)};
    known.insert(key, made.device.toString(QUuid::WithoutBraces));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(known).toJson()) < 0
        || !file.commit())
        return unavailable;
    return made;
}

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/tickets/editable_setting.h"

namespace homeport {

/// A setting as it holds.
struct SettingSheet
{
    QString key;
    QJsonValue value;

    friend bool operator==(const SettingSheet&, const SettingSheet&) = default;
};

/// The settings of the organization (F-180), each with a right of its own.
class SettingService
{
public:
    explicit SettingService(Replica& replica) : m_replica(replica) {}

    /// Those that the actor may edit, as the rules that read them take them.
    Result<QList<SettingSheet>> list(const Actor& actor);
    /// From now on. NotFound, SETTING_UNKNOWN; Denied, FORBIDDEN: it needs the setting's
    /// permission, and what moves clocks has an act of its own (pauseChildClocks());
    /// EditableSetting::check().
    Result<> set(
        const Actor& actor, const QString& key, const QJsonValue& value, CommandId command = {});

private:
    Replica& m_replica;
};

/// The same as a part of an act that does more; any setting that can be edited.
Result<> storeSetting(
    UnitOfWork& unit, const Actor& actor, const QString& key, const QJsonValue& value);
/// The permission of an act on settings, which taking it back needs as well; empty for others.
QString settingPermission(const QString& command);

} // namespace homeport

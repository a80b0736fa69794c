#include "core/tickets/setting_service.h"

#include "core/access/access_service.h"
#include "core/access/setting.h"
#include "core/db/id_list.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// By right, since an undo asks for the right of the command.
constexpr std::pair<const char*, const char*> rights[] = {
    {"incident_setting.edit", "incident.admin"},
    {"sla_setting.edit", "sla.admin"},
    {"organization_setting.edit", "organization.admin"},
};

// The smallest id among equals, as settings are read.
constexpr Sql settingOf{"settings.row", R"sql(
    SELECT id FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization' AND key = :key
       AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};

QString commandFor(const EditableSetting& setting)
{
    for (const auto& [command, permission] : rights) {
        if (setting.permission == QLatin1StringView(permission))
            return QString::fromLatin1(command);
    }
    return {};
}

QString jsonText(const QJsonValue& value)
{
    const auto wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

Error unknown(const QString& key)
{
    return {Error::Kind::NotFound, key, {}, u"SETTING_UNKNOWN"_s};
}

/// Null: nobody set one.
Result<SettingId> storedRow(Database& database, OrganizationId organization, const QString& key)
{
    const auto found =
        firstIdOf(database, settingOf, {{"organization_id", organization}, {"key", key}});
    return found ? Result<SettingId>(SettingId(found->value_or(QUuid()))) : found.error();
}

Result<QJsonValue> numberOf(
    Database& database, OrganizationId organization, const EditableSetting& setting)
{
    const auto number =
        numberSetting(database, organization, setting.key, setting.standard.toInteger());
    if (!number)
        return number.error();
    return QJsonValue(std::clamp(*number, setting.least, setting.most));
}

/// As it holds; what is stored past its bounds or is no such value counts as its reader takes it.
Result<QJsonValue> valueOf(
    Database& database, OrganizationId organization, const EditableSetting& setting)
{
    switch (setting.type) {
    case SettingType::Number: return numberOf(database, organization, setting);
    case SettingType::Flag: {
        const auto flag =
            flagSetting(database, organization, setting.key, setting.standard.toBool());
        return flag ? Result<QJsonValue>(QJsonValue(*flag)) : flag.error();
    }
    case SettingType::Choice: {
        const auto chosen = textSetting(database, organization, setting.key);
        if (!chosen)
            return chosen.error();
        return setting.choices.contains(*chosen) ? QJsonValue(*chosen) : setting.standard;
    }
    }
    return setting.standard;
}

} // namespace

Result<QList<SettingSheet>> SettingService::list(const Actor& actor)
{
    return m_replica.read([&](Database& database) -> Result<QList<SettingSheet>> {
        QList<SettingSheet> sheets;
        for (const auto& setting : editableSettings()) {
            if (!AccessService::requireAll(actor, setting.permission))
                continue;
            auto value = valueOf(database, actor.organization, setting);
            if (!value)
                return value.error();
            sheets.append({setting.key, *value});
        }
        return sheets;
    });
}

Result<> SettingService::set(
    const Actor& actor, const QString& key, const QJsonValue& value, CommandId command)
{
    const auto* setting = editableSetting(key);
    if (!setting)
        return unknown(key);
    if (setting->movesClocks)
        return Error{Error::Kind::Denied, key, u"has an act of its own"_s, u"FORBIDDEN"_s};
    const auto written =
        m_replica.write(actor.author(), {.code = commandFor(*setting), .id = command},
            [&](UnitOfWork& unit) { return storeSetting(unit, actor, key, value); });
    return written ? Result<>() : written.error();
}

Result<> storeSetting(
    UnitOfWork& unit, const Actor& actor, const QString& key, const QJsonValue& value)
{
    const auto* setting = editableSetting(key);
    if (!setting)
        return unknown(key);
    if (auto may = AccessService::requireAll(actor, setting->permission); !may)
        return may;
    if (auto fine = setting->check(value); !fine)
        return fine;
    const auto id = storedRow(unit.database(), unit.organization(), key);
    if (!id)
        return id.error();
    if (id->isNull()) {
        record::Setting fresh;
        fresh.key = key;
        fresh.value = jsonText(value);
        return unit.create(fresh);
    }
    auto standing = unit.get<record::Setting>(*id);
    if (!standing)
        return standing.error();
    standing->value = jsonText(value);
    return unit.put(*standing);
}

QString settingPermission(const QString& command)
{
    for (const auto& [code, permission] : rights) {
        if (command == QLatin1StringView(code))
            return QString::fromLatin1(permission);
    }
    return {};
}

} // namespace homeport

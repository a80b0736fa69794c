#include "core/access/setting.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace homeport {
namespace {

// The smallest id among equals, so that replicas agree.
constexpr Sql valueOf{"settings.value", R"sql(
    SELECT value FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization' AND key = :key
       AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql",
    true};

/// As it is stored, JSON; empty where nobody set one.
Result<QString> stored(Database& database, OrganizationId organization, const QString& key)
{
    auto row = database.query(valueOf, {{"organization_id", organization}, {"key", key}});
    if (!row)
        return row.error();
    if ((*row)->next())
        return (*row)->text(0);
    auto read = (*row)->status();
    return read ? Result<QString>(QString()) : read.error();
}

} // namespace

Result<qint64> numberSetting(
    Database& database, OrganizationId organization, const QString& key, qint64 standard)
{
    const auto value = stored(database, organization, key);
    if (!value)
        return value.error();
    bool isNumber = false;
    const auto number = value->toLongLong(&isNumber);
    return isNumber ? number : standard;
}

Result<bool> flagSetting(
    Database& database, OrganizationId organization, const QString& key, bool standard)
{
    const auto value = stored(database, organization, key);
    if (!value)
        return value.error();
    return value->isEmpty() ? standard : *value == QLatin1StringView("true");
}

Result<QString> textSetting(Database& database, OrganizationId organization, const QString& key)
{
    const auto value = stored(database, organization, key);
    if (!value || value->isEmpty())
        return value;
    const auto parsed = QJsonDocument::fromJson('[' + value->toUtf8() + ']').array();
    return parsed.first().toString();
}

} // namespace homeport

#include "core/access/setting.h"

namespace homeport {
namespace {

// The smallest id among equals, so that replicas agree.
constexpr Sql valueOf{"settings.value", R"sql(
    SELECT value FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization' AND key = :key
       AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};

} // namespace

Result<qint64> numberSetting(
    Database& database, OrganizationId organization, const QString& key, qint64 standard)
{
    auto row = database.query(valueOf, {{"organization_id", organization}, {"key", key}});
    if (!row)
        return row.error();
    if (!(*row)->next()) {
        auto read = (*row)->status();
        return read ? Result<qint64>(standard) : read.error();
    }
    bool isNumber = false;
    const auto value = (*row)->text(0).toLongLong(&isNumber);
    return isNumber ? value : standard;
}

} // namespace homeport

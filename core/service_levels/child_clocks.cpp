#include "core/service_levels/child_clocks.h"

#include "core/access/access_service.h"
#include "core/access/setting.h"
#include "core/service_levels/recalculation.h"

#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto key = "incident.child_clock"_L1;

// The smallest id among equals, as settings are read.
constexpr Sql settingOf{"serviceLevels.childClock", R"sql(
    SELECT id FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization' AND key = :key
       AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};

Result<> store(UnitOfWork& unit, const QString& value)
{
    auto found = unit.database().query(
        settingOf, {{"organization_id", unit.organization()}, {"key", QString(key)}});
    if (!found)
        return found.error();
    const bool isThere = (*found)->next();
    if (auto read = (*found)->status(); !read)
        return read;
    const SettingId id(isThere ? (*found)->uuid(0) : unit.newId());
    found->reset();
    if (!isThere) {
        record::Setting fresh;
        fresh.id = id;
        fresh.key = key;
        fresh.value = value;
        return unit.create(fresh);
    }
    auto standing = unit.get<record::Setting>(id);
    if (!standing)
        return standing.error();
    standing->value = value;
    return unit.put(*standing);
}

} // namespace

Result<bool> pausesChildClocks(Database& database, OrganizationId organization)
{
    const auto value = textSetting(database, organization, key);
    return value ? Result<bool>(*value == "pause"_L1) : value.error();
}

Result<> pauseChildClocks(Replica& replica, const Actor& actor, bool isPaused, CommandId command)
{
    const auto written = replica.write(actor.author(),
        {.code = u"child_clocks.edit"_s, .id = command}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::requireAll(actor, u"incident.admin"_s); !may)
                return may;
            if (auto stored = store(unit, isPaused ? u"\"pause\""_s : u"\"run\""_s); !stored)
                return stored;
            return announceRecalculation(unit);
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport

#include "core/service_levels/child_clocks.h"

#include "core/access/setting.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/setting_service.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto key = "incident.child_clock"_L1;

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
            const auto value = isPaused ? u"pause"_s : u"run"_s;
            if (auto stored = storeSetting(unit, actor, key, value); !stored)
                return stored;
            return announceRecalculation(unit);
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport

#include "core/incidents/incident_routing.h"

#include "core/access/chosen.h"

#include "record/category.h"

namespace homeport {
namespace {

/// More levels than a tree of categories may have (data-model M03).
constexpr int mostLevels = 8;

Result<std::optional<TeamId>> usable(
    UnitOfWork& unit, const Actor& actor, const std::optional<TeamId>& id)
{
    if (!id)
        return std::optional<TeamId>();
    auto team = unit.find<record::Team>(*id);
    if (!team)
        return team.error();
    const bool isUsable = *team && !(*team)->head.deletedAt
        && (*team)->head.organizationId == actor.organization && isInUse(**team);
    return isUsable ? id : std::nullopt;
}

Result<std::optional<TeamId>> teamOfCategory(
    UnitOfWork& unit, const Actor& actor, std::optional<CategoryId> id)
{
    for (int level = 0; id && level < mostLevels; ++level) {
        auto category = unit.find<record::Category>(*id);
        if (!category)
            return category.error();
        if (!*category || (*category)->head.organizationId != actor.organization)
            break;
        auto team = usable(unit, actor, (*category)->defaultTeamId);
        if (!team || *team)
            return team;
        id = (*category)->parentId;
    }
    return std::optional<TeamId>();
}

} // namespace

Result<std::optional<TeamId>> routedTeam(
    UnitOfWork& unit, const Actor& actor, const record::Ticket& incident)
{
    auto team = teamOfCategory(unit, actor, incident.categoryId);
    if (!team || *team || !incident.serviceId)
        return team;
    auto service = unit.find<record::Service>(*incident.serviceId);
    if (!service)
        return service.error();
    return usable(unit, actor, *service ? (*service)->supportTeamId : std::nullopt);
}

} // namespace homeport

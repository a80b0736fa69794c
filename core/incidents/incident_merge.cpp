#include "core/db/id_list.h"
#include "core/incidents/incident_act.h"
#include "core/incidents/incident_service.h"
#include "core/tickets/command_once.h"
#include "core/tickets/link_rules.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_guards.h"
#include "core/tickets/watchers.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql followersOf{"incidents.followers", R"sql(
    SELECT user_id FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND deleted_at IS NULL
     ORDER BY user_id
)sql"};

/// Requester and watchers follow the target. A restricted one would be opened to them by that, so
/// there nobody is added.
Result<> moveFollowers(IncidentAct& act, const record::Ticket& target)
{
    if (target.confidentiality == TicketConfidentiality::Restricted)
        return {};
    auto people =
        idsOf<QList<PersonId>>(act.unit().database(), followersOf, {{"ticket_id", act.ticket.id}});
    if (!people)
        return people.error();
    const auto requester = act.ticket.requesterId;
    if (requester != target.requesterId) {
        people->removeAll(requester);
        auto added = addWatcher(act.unit(), target.id, requester, TicketWatcherReason::Requester);
        if (!added)
            return added;
    }
    for (const auto& person : std::as_const(*people)) {
        if (auto added = addWatcher(act.unit(), target.id, person, TicketWatcherReason::Manual);
            !added)
            return added;
    }
    return {};
}

Result<> mergeInto(IncidentAct& act, const record::Ticket& target, const Origin& origin)
{
    if (auto unmoved = act.relyOn(origin, {record::Ticket::Field::Status}); !unmoved)
        return unmoved;
    if (auto moved = act.move(); !moved)
        return moved;
    if (auto may = act.requireCancellable(); !may)
        return may;
    auto linked = addLink(act.unit(), act.ticket, TicketLinkLinkType::Duplicates, target);
    if (!linked)
        return linked;
    if (auto followed = moveFollowers(act, target); !followed)
        return followed;
    act.markCancelled(TicketCancelReason::Duplicate);
    return act.store();
}

} // namespace

Result<> IncidentService::mergeDuplicate(
    const Actor& actor, TicketId id, TicketId target, const Origin& origin)
{
    const Command command{
        .code = u"incident.merge_duplicate"_s, .id = origin.command, .asked = digestOf(target)};
    const auto written =
        writeOnce(m_door, actor, command, id.value(), [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            if (auto may = act->require(u"incident.cancel"_s); !may)
                return may;
            auto other = TicketAct::begin(unit, actor, target);
            return other ? mergeInto(*act, other->ticket, origin) : other.error();
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport

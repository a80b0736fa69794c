#include "core/incidents/incident_act.h"

#include "core/base/text.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/holds.h"
#include "core/tickets/involvement.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<IncidentAct> IncidentAct::begin(UnitOfWork& unit, const Actor& actor, TicketId id)
{
    IncidentAct act(unit, actor);
    auto ticket = unit.get<record::Ticket>(id);
    if (!ticket)
        return ticket.error();
    const bool isOurs =
        ticket->kind == TicketKind::Incident && ticket->head.organizationId == actor.organization;
    if (!isOurs)
        return Error{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
    auto incident = unit.get<record::Incident>(id);
    if (!incident)
        return incident.error();
    act.ticket = std::move(*ticket);
    act.incident = std::move(*incident);
    auto involved = incidentInvolvement(unit.database(), actor, act.ticket);
    if (!involved)
        return involved.error();
    act.m_involved = std::move(*involved);
    return act;
}

Result<> IncidentAct::require(const QString& permission) const
{
    return AccessService::require(*m_actor, permission, ticket, m_involved);
}

Result<> IncidentAct::relyOn(const Origin& origin, std::initializer_list<int> fields)
{
    if (!origin.seen)
        return {};
    if (origin.seen->id != ticket.id)
        return invalidField(u"id"_s, u"REFERENCE"_s);
    return m_unit->relyOn(*origin.seen, fields);
}

Result<> IncidentAct::move()
{
    const auto* line = incidentTransition(m_unit->command().code, ticket.status);
    if (!line) {
        return Error{
            Error::Kind::Conflict, u"status"_s, keyOf(ticket.status), u"INVALID_TRANSITION"_s};
    }
    if (line->target == TransitionTarget::Fixed)
        enter(line->to);
    else if (line->target == TransitionTarget::HoldReturn)
        enter(holdReturnOf(ticket));
    return {};
}

void IncidentAct::enter(TicketStatus status)
{
    if (ticket.status == status)
        return;
    ticket.status = status;
    ticket.statusChangedAt = m_unit->now();
}

void IncidentAct::clearHold()
{
    homeport::clearHold(ticket);
}

void IncidentAct::markCancelled(TicketCancelReason reason)
{
    clearHold();
    ticket.cancelledAt = m_unit->now();
    ticket.cancelReason = reason;
}

Result<TicketCommentId> IncidentAct::addComment(const QString& body,
    TicketCommentVisibility visibility, TicketCommentKind kind, const std::optional<TicketId>& from)
{
    return homeport::addComment(
        *m_unit, *m_actor, ticket, m_involved, body, visibility, kind, from);
}

Result<TicketCommentId> IncidentAct::say(const QString& body, const std::optional<TicketId>& from)
{
    endWaitFor(ticket, m_actor->person, m_unit->now());
    return addComment(body, TicketCommentVisibility::Public, TicketCommentKind::Comment, from);
}

Result<> IncidentAct::addNote(const QString& body)
{
    if (isBlank(body))
        return {};
    auto note = addComment(body, TicketCommentVisibility::Internal, TicketCommentKind::WorkNote);
    return note ? Result<>() : note.error();
}

Result<> IncidentAct::assignTo(
    const std::optional<TeamId>& team, const std::optional<PersonId>& user)
{
    if (team && team != ticket.assignedTeamId) {
        auto found = chosen<record::Team>(*m_unit, *m_actor, *team, u"assigned_team_id"_s);
        if (!found)
            return found.error();
    }
    ticket.assignedTeamId = team;
    ticket.assignedUserId = user;
    if (!user)
        return {};
    auto eligible = isEligible(*user);
    if (!eligible)
        return eligible.error();
    if (!*eligible)
        return guardFailed(u"ASSIGNEE_INELIGIBLE"_s, u"assigned_user_id"_s);
    return {};
}

Result<> IncidentAct::store()
{
    if (auto put = m_unit->put(ticket); !put)
        return put;
    return m_unit->put(incident);
}

} // namespace homeport

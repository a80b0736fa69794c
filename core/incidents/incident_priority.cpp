#include "core/base/text.h"
#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_service.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

constexpr int shortestReason = 10;

/// An act on an open incident that leaves its status; what it needs is checked by `work`.
Result<> onOpen(const CommandDoor& door, const Actor& actor, const Command& command,
    const QString& permission, TicketId id, const std::function<Result<>(IncidentAct&)>& work)
{
    const auto written =
        writeOnce(door, actor, command, id.value(), [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            if (auto may = act->require(permission); !may)
                return may;
            if (auto open = act->move(); !open)
                return open;
            if (auto done = work(*act); !done)
                return done;
            return act->store();
        });
    return written ? Result<>() : written.error();
}

Error nothingToUndo(const QString& field, const QString& value)
{
    return {Error::Kind::Conflict, field, value, u"INVALID_TRANSITION"_s};
}

} // namespace

Result<> IncidentService::overridePriority(
    const Actor& actor, TicketId id, const PriorityOverride& given, const Origin& origin)
{
    const Command command{.code = u"incident.override_priority"_s,
        .id = origin.command,
        .reason = given.reason.trimmed(),
        .asked = digestOf(given.priority, given.reason)};
    const auto permission = u"incident.override_priority"_s;
    return onOpen(m_door, actor, command, permission, id, [&](IncidentAct& act) -> Result<> {
        if (auto unmoved = act.relyOn(origin, {Field::PriorityOverride}); !unmoved)
            return unmoved;
        if (given.priority < 1 || given.priority > 4)
            return invalidField(u"priority"_s, u"RANGE"_s);
        if (isBlank(given.reason))
            return fieldRequired(u"priority_override_reason"_s);
        if (given.reason.trimmed().size() < shortestReason)
            return invalidField(u"priority_override_reason"_s, u"RANGE"_s);
        act.ticket.priorityBasis = TicketPriorityBasis::Override;
        act.ticket.priorityOverride = given.priority;
        act.ticket.priorityOverrideReason = given.reason.trimmed();
        act.ticket.priorityOverriddenBy = actor.person;
        return {};
    });
}

Result<> IncidentService::clearOverride(const Actor& actor, TicketId id, const Origin& origin)
{
    const Command command{.code = u"incident.clear_override"_s, .id = origin.command};
    const auto permission = u"incident.override_priority"_s;
    return onOpen(m_door, actor, command, permission, id, [&](IncidentAct& act) -> Result<> {
        if (auto unmoved = act.relyOn(origin, {Field::PriorityOverride}); !unmoved)
            return unmoved;
        // What the category says has no reason.
        if (!act.ticket.priorityOverride || !act.ticket.priorityOverrideReason)
            return nothingToUndo(u"priority_source"_s, keyOf(act.ticket.prioritySource));
        act.ticket.priorityBasis = TicketPriorityBasis::Matrix;
        act.ticket.priorityOverride.reset();
        act.ticket.priorityOverrideReason.reset();
        act.ticket.priorityOverriddenBy.reset();
        return {};
    });
}

Result<> IncidentService::escalate(
    const Actor& actor, TicketId id, const QString& reason, const Origin& origin)
{
    const Command command{.code = u"incident.escalate"_s,
        .id = origin.command,
        .reason = reason.trimmed(),
        .asked = digestOf(reason)};
    return onOpen(
        m_door, actor, command, u"incident.escalate"_s, id, [&](IncidentAct& act) -> Result<> {
            if (isBlank(reason))
                return fieldRequired(u"reason"_s);
            act.ticket.escalationState = TicketEscalationState::Escalated;
            act.ticket.escalatedAt = act.unit().now();
            return act.addNote(reason);
        });
}

Result<> IncidentService::deEscalate(
    const Actor& actor, TicketId id, const QString& reason, const Origin& origin)
{
    const Command command{.code = u"incident.de_escalate"_s,
        .id = origin.command,
        .reason = reason.trimmed(),
        .asked = digestOf(reason)};
    return onOpen(
        m_door, actor, command, u"incident.escalate"_s, id, [&](IncidentAct& act) -> Result<> {
            if (act.ticket.escalationState != TicketEscalationState::Escalated)
                return nothingToUndo(u"escalation_state"_s, keyOf(act.ticket.escalationState));
            if (isBlank(reason))
                return fieldRequired(u"reason"_s);
            act.ticket.escalationState = TicketEscalationState::DeEscalated;
            return act.addNote(reason);
        });
}

} // namespace homeport

#include "core/incidents/incident_rules.h"

#include "core/incidents/incident_service.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using enum TicketStatus;

constexpr StatusSet openStates{New, Acknowledged, Assigned, InProgress, OnHold};

constexpr TicketTransition transitions[] = {
    {"I-02", "incident.acknowledge", {New}, TransitionTarget::Fixed, Acknowledged},
    {"I-03", "incident.assign", {New, Acknowledged, Assigned}, TransitionTarget::Fixed, Assigned},
    {"I-05", "incident.assign", {InProgress}, TransitionTarget::Fixed, Assigned},
    {"I-06", "incident.assign", {OnHold}, TransitionTarget::Unchanged},
    {"I-03", "incident.take", {New, Acknowledged, Assigned}, TransitionTarget::Fixed, Assigned},
    {"I-05", "incident.take", {InProgress}, TransitionTarget::Fixed, Assigned},
    {"I-06", "incident.take", {OnHold}, TransitionTarget::Unchanged},
    {"I-04", "incident.start_work", {New, Acknowledged, Assigned}, TransitionTarget::Fixed,
        InProgress},
    {"I-07", "incident.hold", {Acknowledged, Assigned, InProgress}, TransitionTarget::Fixed,
        OnHold},
    {"I-08", "incident.resume", {OnHold}, TransitionTarget::HoldReturn},
    {"I-09", "incident.resolve", openStates, TransitionTarget::Fixed, Resolved},
    {"I-10", "incident.confirm", {Resolved}, TransitionTarget::Fixed, Closed},
    {"I-11", "incident.close", {Resolved}, TransitionTarget::Fixed, Closed},
    {"I-12", "incident.auto_close", {Resolved}, TransitionTarget::Fixed, Closed},
    {"I-13", "incident.reopen", {Resolved}, TransitionTarget::Reopened},
    {"I-14", "incident.reopen", {Closed}, TransitionTarget::Reopened},
    {"I-15", "incident.cancel", openStates, TransitionTarget::Fixed, Cancelled},
    {"I-15", "incident.merge_duplicate", openStates, TransitionTarget::Fixed, Cancelled},
    {"I-16", "incident.convert_to_request", openStates, TransitionTarget::Fixed, Cancelled},
    {"I-17", "incident.raise_problem", openStates, TransitionTarget::Unchanged},
    {"I-17", "incident.raise_change", openStates, TransitionTarget::Unchanged},
    {"G-05", "incident.override_priority", openStates, TransitionTarget::Unchanged},
    {"G-05", "incident.clear_override", openStates, TransitionTarget::Unchanged},
    {"ES-2", "incident.escalate", openStates, TransitionTarget::Unchanged},
    {"ES-4", "incident.de_escalate", openStates, TransitionTarget::Unchanged},
    // A comment moves an incident only where it ends a wait (G-08); concurrent with a resolution it
    // must not bring the incident back.
    {"G-08", "incident.comment_public", openStates, TransitionTarget::Unchanged},
};

constexpr CommandRight rights[] = {
    {"incident.create", "incident.create"},
    {"incident.edit", "incident.update"},
    {"incident.acknowledge", "incident.update"},
    {"incident.assign", "incident.assign"},
    {"incident.take", "incident.update"},
    {"incident.start_work", "incident.update"},
    {"incident.hold", "incident.update"},
    {"incident.resume", "incident.update"},
    {"incident.resolve", "incident.resolve"},
    {"incident.confirm", "incident.close"}, // the requester's own act; others need the right
    {"incident.close", "incident.close"},
    {"incident.auto_close", "incident.close"},
    {"incident.reopen", "incident.reopen"},
    {"incident.cancel", "incident.cancel"},
    {"incident.merge_duplicate", "incident.cancel"},
    {"incident.convert_to_request", "incident.update"}, // and service_request.create
    {"incident.raise_problem", "problem.create"},
    {"incident.raise_change", "change.create"},
    {"incident.override_priority", "incident.override_priority"},
    {"incident.clear_override", "incident.override_priority"},
    {"incident.escalate", "incident.escalate"},
    {"incident.de_escalate", "incident.escalate"},
    {"incident.comment_public", "ticket.comment_public"},
    {"incident.comment_internal", "ticket.comment_internal"},
    {"import", "integration.import"},
};

} // namespace

Transitions incidentTransitions()
{
    return transitions;
}

const TicketTransition* incidentTransition(const QString& command, TicketStatus status)
{
    return transitionFrom(transitions, command, status);
}

bool isLegalIncidentCommand(const QString& command, const QString& status)
{
    return isLegalBy(transitions, command, status);
}

QString incidentPermission(const QString& command)
{
    return permissionIn(rights, command);
}

bool isOpenIncident(TicketStatus status)
{
    return openStates.contains(status);
}

bool isReadOnlyIncident(TicketStatus status)
{
    return status == Closed || status == Cancelled;
}

TicketStatus reopenedStatus(bool isAssigneeEligible, bool hasTeam)
{
    if (isAssigneeEligible)
        return InProgress;
    return hasTeam ? Assigned : New;
}

QString missingHoldField(TicketHoldReason reason, const std::optional<Timestamp>& until,
    const std::optional<SupplierId>& supplier)
{
    const bool needsUntil =
        reason == TicketHoldReason::Scheduled || reason == TicketHoldReason::Other;
    if (needsUntil && !until)
        return u"hold_until"_s;
    if (reason == TicketHoldReason::AwaitingSupplier && !supplier)
        return u"hold_supplier_id"_s;
    return {};
}

} // namespace homeport

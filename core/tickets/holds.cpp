#include "core/tickets/holds.h"

#include "core/tickets/transitions.h"

namespace homeport {
namespace {

using enum TicketStatus;

/// From where a ticket is put on hold; nowhere else it goes back to.
constexpr StatusSet holdable(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return {New, Acknowledged, Assigned, InProgress};
    case TicketKind::ServiceRequest: return {Approved, InProgress};
    case TicketKind::Problem:
        return {Logged, Investigating, Diagnosed, SolutionIdentified, Monitoring};
    case TicketKind::Change: break;
    }
    return {};
}

} // namespace

TicketStatus holdReturnOf(const record::Ticket& ticket)
{
    const auto status = fromKey<TicketStatus>(ticket.holdReturnStatus.value_or(QString()));
    if (status && holdable(ticket.kind).contains(*status))
        return *status;
    return ticket.kind == TicketKind::Problem ? Investigating : InProgress;
}

void clearHold(record::Ticket& ticket)
{
    ticket.holdReason.reset();
    ticket.holdUntil.reset();
    ticket.holdSupplierId.reset();
    ticket.holdReturnStatus.reset();
}

void endWaitFor(record::Ticket& ticket, PersonId speaker, Timestamp now)
{
    const bool isWait = ticket.status == OnHold && ticket.requesterId == speaker
        && ticket.holdReason == TicketHoldReason::AwaitingRequester;
    if (!isWait)
        return;
    ticket.status = holdReturnOf(ticket);
    ticket.statusChangedAt = now;
    clearHold(ticket);
}

} // namespace homeport

#include "core/service_levels/ticket_phase.h"

namespace homeport {

Phase phaseOf(TicketKind kind, TicketStatus status)
{
    using enum TicketStatus;
    switch (status) {
    case Draft:
    case Rejected: return Phase::Unsubmitted;
    case OnHold: return Phase::OnHold;
    case Cancelled: return Phase::Cancelled;
    case Implemented:
    case InReview: return Phase::Done; // SL-10
    default: return isOpenStatus(kind, status) ? Phase::Open : Phase::Done;
    }
}

bool isOver(Phase phase)
{
    return phase == Phase::Done || phase == Phase::Cancelled;
}

Approval approvalOf(TicketStatus status)
{
    using enum TicketStatus;
    switch (status) {
    case Draft:
    case Rejected:
    case Submitted: return Approval::None;
    case PendingApproval: return Approval::Requested;
    default: return Approval::Given;
    }
}

} // namespace homeport

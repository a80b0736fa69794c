#pragma once

#include "core/tickets/ticket_derivation.h"

namespace homeport {

/// What the status of a ticket is to its clocks. Nothing is promised on what is not submitted, or
/// was turned down.
enum class Phase { Unsubmitted, Open, OnHold, Done, Cancelled };

Phase phaseOf(TicketKind kind, TicketStatus status);
bool isOver(Phase phase);

enum class Approval { None, Requested, Given };

/// What needs no approval has it.
Approval approvalOf(TicketStatus status);

} // namespace homeport

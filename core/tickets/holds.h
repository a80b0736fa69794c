#pragma once

#include "record/ticket.h"

namespace homeport {

/// The state a ticket on hold goes back to.
TicketStatus holdReturnOf(const record::Ticket& ticket);
/// Nothing is waited for any more.
void clearHold(record::Ticket& ticket);
/// G-08: what the requester says to everyone ends the wait for them.
void endWaitFor(record::Ticket& ticket, PersonId speaker, Timestamp now);

} // namespace homeport

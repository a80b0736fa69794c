#pragma once

#include "core/incidents/auto_close.h"
#include "core/incidents/ended_waits.h"
#include "core/journal/replica.h"

namespace homeport {

// What happens to incidents by itself. The actor is the system, and each act has the instant at
// which it was due. They answer whether this call did it: not where someone was faster.

/// I-08 by G-08: the hold that ends at `until` is over.
Result<bool> resumeHeld(Replica& replica, TicketId id, Timestamp until);
/// I-08 by G-08: what was waited for has come, or never will.
Result<bool> resumeWaiting(Replica& replica, const EndedWait& wait);
/// I-12: nobody said anything until `at`.
Result<bool> closeUnanswered(
    Replica& replica, ServiceLevelBook& book, const AutoClose& terms, TicketId id, Timestamp at);

} // namespace homeport

#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/journal/entry.h"

#include "record/ticket.h"

namespace homeport {

/// Sets the derived fields of a ticket's row after a fold: is_open, priority, priority_score and
/// reassignment_count. Rows of other tables pass. `before` is null for a new row.
Result<> deriveTicket(Database& database, const Entry& entry, Row& row, const Row* before);

/// Work remains to be done for a ticket of this kind in this status.
bool isOpenStatus(TicketKind kind, TicketStatus status);
/// The matrix of engines.md 2.2, for desks that have none of their own.
int builtInPriority(int impact, int urgency);
/// Hundredths of the weighted score of engines.md 2.3.
int priorityScore(int impact, int urgency, std::optional<TicketCriticality> criticality);

} // namespace homeport

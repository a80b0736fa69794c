#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/journal/fold.h"

#include <span>
#include <vector>

#include "record/ticket.h"

namespace homeport {

class PriorityBook;
struct PriorityTerms;

/// Sets the derived fields after a fold: of a ticket's row is_open, priority and how it came about,
/// priority_score, escalation_level, reassignment_count, the moments of assignment, acknowledgement
/// (G-10) and first response (G-09); of an incident's public_contact_count; and marks the comment
/// that was the first response. Rows of other tables pass. `before` is null for a new row. What was
/// taken back does not count; replicas that hold the same entries agree.
///
/// The priority is calculated by the terms that stood at the place in the one total order where
/// what it follows from was last set (G-05): an edit of the matrix or of the method counts for what
/// is rated after it, and what is open keeps the priority, and the promises, that it was given. An
/// entry with such an edit that comes late rates anew what was rated after its place.
Result<> deriveTicket(Database& database, const FoldRules& rules, PriorityBook& terms,
    const Entry& entry, Row& row, const Row* before);
/// The rows of a ticket that are to be derived where such a cell is edited: comments and
/// transitions move the fields above, rulings the clocks, and what makes a major its queue_rank.
std::span<const quint16> ticketFollowers(const CellEdit& edit);
/// Priority, its source and score, escalation level, and openness of a past, which follow from the
/// other cells of the row and the terms as they stood where the ticket was rated last.
void deriveFromCells(Row& ticket, const PriorityTerms& terms);

/// Work remains to be done for a ticket of this kind in this status.
bool isOpenStatus(TicketKind kind, TicketStatus status);

} // namespace homeport

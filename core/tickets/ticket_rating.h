#pragma once

#include "core/db/database.h"
#include "core/db/row.h"
#include "core/journal/entry.h"

#include <vector>

#include "record/ticket.h"

namespace homeport {

class PriorityBook;
struct PriorityTerms;

/// Sets priority, its source and score of a ticket's row: those that were given to it, else by the
/// terms that stood at the place in the one total order where what it follows from was last set.
Result<> rateTicket(Database& database, PriorityBook& book, Row& row);
/// The same, where `entry` has changed what the priority follows from or the terms themselves.
/// `before` is null for a new row.
Result<> derivePriority(
    Database& database, PriorityBook& book, const Entry& entry, Row& row, const Row* before);
/// For FoldRules::follows: whoever rates a ticket does so by the terms that are known, also where
/// the clock runs behind that of their author.
Result<quint64> termsFollowed(
    Database& database, PriorityBook& book, const Entry& entry, quint64 most);
/// rateTicket() by terms that the caller has.
void putPriority(Row& ticket, const PriorityTerms& terms);
/// Where such a cell of a ticket changes, the ticket is rated anew.
bool isRatedBy(int position);

/// Whether the ticket, by its cells, has the priority that was given to it, whatever impact and
/// urgency say. A person's override, which has a reason, counts as long as it is there; the
/// category's until somebody has rated the ticket, which the basis tells. So no rating has to
/// clear a cell that an override made elsewhere sets meanwhile.
bool isPriorityGiven(const std::vector<Value>& ticket);

/// The matrix of engines.md 2.2, for desks that have none of their own.
int builtInPriority(int impact, int urgency);
/// Hundredths of the weighted score of engines.md 2.3.
int priorityScore(int impact, int urgency, std::optional<TicketCriticality> criticality);

} // namespace homeport

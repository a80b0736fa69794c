#pragma once

#include "core/tickets/ticket_queries.h"

namespace homeport {

// Open work is a small part of all tickets and has indexes of its own, which hold what most
// questions about it ask for. Left to itself SQLite prefers narrower ones: those over all tickets,
// and so reads each closed ticket on the way, or one that lacks what is asked for, and so reads
// each open one.

/// Whether the indexes over open tickets hold all fields that the filter names.
bool isInOpenIndexes(const FilterNode& node);

/// Behind the table's name in a list in the view's order, as shownTo() has it. Empty where others
/// than open tickets may pass, and where the database has a shorter way that it finds.
QByteArray indexForList(Dialect dialect, const Actor& actor, const QueueView& view);
/// Whether closed tickets pass as well, and there is no short way to those that do.
bool mayListAll(const QueueView& view);
/// As indexForList(), for a question without an order.
QByteArray indexForCount(Dialect dialect, const QueueView& view);
/// The same for a pass over all open tickets.
QByteArray indexOfOpen(Dialect dialect);

} // namespace homeport

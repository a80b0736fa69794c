#pragma once

#include "core/tickets/queue_order.h"
#include "core/tickets/ticket_filter.h"

namespace homeport {

/// Which tickets a view lists: of those the actor may read, the ones it asks for.
TicketFilter filterOf(const Actor& actor, const QueueView& view);

/// The rows of a view from a place on: tables, conditions, order and the values for them.
struct QueueWalk
{
    QueueOrder keys;
    QByteArray from, where, order;
    Bindings bindings;
};

/// The filter is that of the view, or narrower; what the walk points to is the filter's.
QueueWalk walkOf(const Database& database, const Actor& actor, const TicketFilter& filter,
    const QueueView& view, const QueuePlace& from);

/// What is shown of the rows on the walk from `:offset` on.
QByteArray pageText(const QueueWalk& walk, int limit, qint64 offset);
/// The same of the rows that `listed` leaves of "ticket t", in no order.
QByteArray rowsText(const QueueOrder& keys, const QByteArray& listed);
/// A row of either, as the actor is shown it; behind queueColumns comes its tie.
QueueRow shownRowAt(const Cursor& row, const Actor& actor);

} // namespace homeport

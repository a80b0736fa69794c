#pragma once

#include "core/tickets/ticket_queries.h"

namespace homeport {

/// What somebody has reported so far, as far as the actor may read it: whoever takes their call
/// sees at once what it may be about.
struct RequesterTickets
{
    qint64 open = 0;
    qint64 closed = 0; ///< in whatever way they ended
    QList<QueueRow> newest; ///< of the open ones

    /// Without this one, which is among them.
    RequesterTickets besides(const record::Ticket& ticket) const;

    static Result<RequesterTickets> read(
        Database& database, const Actor& actor, PersonId requester, int most);
};

} // namespace homeport

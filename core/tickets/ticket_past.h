#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/fold.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/ticket_queries.h"

namespace homeport {

/// A ticket as it stood at one moment.
struct TicketPast
{
    record::Ticket ticket;
    TicketExtension extension; ///< of the ticket's kind
    QList<ConversationItem> conversation;
};

/// Reads the ticket as of `at` from its journal: what had happened until then, that instant
/// included, in the order the fold applied it and by its replay of commands: one that was overtaken
/// moved nothing. Its priority is by the matrix and the method of when it was rated. Internal notes
/// and fields need ticket.read_internal; what is internal now, or was once, is so in the past as
/// well. NotFound, NOT_FOUND: the ticket was not there yet, or the actor may not read it now, as a
/// deleted one, which is there only for who may delete it.
Result<TicketPast> ticketAt(
    Database& database, const FoldRules& rules, const Actor& actor, TicketId id, Timestamp at);

} // namespace homeport

#pragma once

#include "core/desk/desk.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "ui/tickets/ticket_acts.h"

#include <QHash>

namespace homeport {

/// What one look at a ticket shows, as of one moment.
struct TicketStory
{
    record::Ticket ticket;
    TicketExtension extension; ///< of the ticket's kind
    TicketNames names = {};
    /// What the calculation would give where somebody set the priority; nothing else, and where
    /// whoever looks does not see why it was set.
    std::optional<int> calculatedPriority = {};
    QString named = {}; ///< whom the extension names: beneficiary, owner or implementer
    QList<ConversationItem> conversation = {};
    TicketRights rights = {}; ///< of whoever looks, now
    bool showsInternal = false; ///< to them; else internal fields are empty, whatever they hold

    TicketStanding standing() const { return {ticket.kind, ticket.status, rights}; }
};

/// The same with all that was done to the ticket.
struct TicketWhole
{
    TicketStory story;
    QList<HistoryItem> history;
};

Result<TicketStory> storyOf(Session& session, const Actor& actor, TicketId id);
/// In one snapshot: on a server each further transaction costs two more answers to wait for.
Result<TicketWhole> wholeOf(Session& session, const Actor& actor, TicketId id);
/// The ticket as of a moment in the past.
Result<TicketStory> pastStoryOf(Session& session, const Actor& actor, TicketId id, Timestamp at);
/// What text modules say of the ticket, by their placeholders.
QHash<QString, QString> placeholdersOf(const TicketStory& story, const Actor& actor);
/// What was said, beginning with the report itself.
QList<ConversationItem> conversationOf(const TicketStory& story);
/// When the last of what it tells happened, by whomever.
Timestamp newestIn(const TicketStory& story);

} // namespace homeport

#pragma once

#include "core/search/ticket_search.h"

namespace homeport {

/// One text of a ticket.
struct TicketText
{
    SearchPlace place;
    QString text;
    std::optional<TicketCommentId> comment = {};
};

/// A ticket with all its texts.
struct TicketTexts
{
    QueueRow ticket;
    QString description;
    QList<TicketText> comments; ///< as they were said; internal notes too

    /// The hit, if all terms stand in what may be seen; nothing else.
    std::optional<SearchHit> hit(const SearchQuery& query, bool seesNotes) const;
};

/// In the order of the ids; what is gone meanwhile is left out.
Result<QList<TicketTexts>> textsOf(
    Database& database, const QList<TicketId>& ids, bool withComments);

} // namespace homeport

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

/// What a ticket is compared by.
struct TicketLabels
{
    TicketId id;
    QString number;
    QString title;
    QString requester;
    QString assignee;

    /// How well they answer; more is better. `whole` is whole(query).
    int score(const SearchQuery& query, const SearchQuery& whole) const;
};

/// The same question, with each word as it stands and not as a part of something longer.
SearchQuery whole(const SearchQuery& query);

/// In the order of the ids; what is gone meanwhile is left out.
Result<QList<TicketTexts>> textsOf(
    Database& database, const QList<TicketId>& ids, bool withComments);
/// The same of what is compared, which costs a third.
Result<QList<TicketLabels>> labelsOf(Database& database, const QList<TicketId>& ids);

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/db/database.h"
#include "core/search/search_query.h"
#include "core/tickets/ticket_queries.h"

namespace homeport {

/// Where in a ticket something was found.
enum class SearchPlace { Number, Title, Requester, Assignee, Description, Comment, InternalNote };
template <>
struct EnumKeys<SearchPlace>
{
    static constexpr const char* keys[] = {
        "number", "title", "requester", "assignee", "description", "comment", "internal_note"};
};

struct SearchHit
{
    QueueRow ticket;
    SearchPlace place = SearchPlace::Title; ///< the one that holds most of what was looked for
    std::optional<TicketCommentId> comment = {}; ///< where the place is one
    QString snippet = {}; ///< of the text at that place, on one line; "…" where it is cut
    QList<TextRange> highlights = {}; ///< in the snippet, in order
    QList<TextRange> titleHighlights = {}; ///< in ticket.title
    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

enum class SearchOrder { Newest, Relevance };

/// How much is compared by relevance.
struct SearchBounds
{
    int ranked = 10'000; ///< up to so many hits all are ranked
    int compared = 2000; ///< of more so many of the newest, by their titles
};

struct SearchAnswer
{
    QList<SearchHit> hits;
    /// There are no more than these. False: there are more, or older ones were not looked at.
    bool isComplete = true;
    friend bool operator==(const SearchAnswer&, const SearchAnswer&) = default;
};

/// Tickets in which every word and "phrase" of the text is found: in number, title, description,
/// comments, or the names of requester and assignee; `limit` at most. Accents and case do not
/// matter, the last word may be unfinished, titles are found by any three letters, INC-000123 by
/// 123 as well. Words have to begin as asked elsewhere; by one or two letters only numbers and
/// titles of the newest 2,000 and names are found before the word is whole.
///
/// The actor's rights hold: tickets that may not be read are not found, and internal notes find
/// nothing for those who may not read them, nor do they move a hit: whoever may read but some of
/// them has none count in the order. By relevance number and title come before names, those
/// before texts, the newest first among equals; where there are more hits than are ranked, the
/// newest of them are compared, and the answer is not complete.
///
/// Any text is a question; one without letters and digits finds nothing. Errors: those of the
/// database; Unavailable with code SEARCH_STALE where the index is still to be built.
Result<SearchAnswer> searchTickets(Database& database, const Actor& actor, const QString& text,
    int limit, SearchOrder order = SearchOrder::Newest, const SearchBounds& bounds = {});

} // namespace homeport

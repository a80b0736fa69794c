#pragma once

#include "core/access/actor.h"
#include "core/db/database.h"
#include "core/search/ticket_search.h"

#include <memory>

namespace homeport {

/// What tickets are sought by.
struct SearchAsked
{
    SearchQuery query;
    bool withInternal = false; ///< without it internal notes bring none
    /// Notes count in the order: for those alone who may read all of them. It would tell others of
    /// what they may not read.
    bool ranksInternal = false;
    SearchOrder order = SearchOrder::Newest;
    SearchBounds bounds = {};
};

/// Tickets that may hold what is looked for and that the actor may read, in order. Whether
/// they do, and in what the actor may read of them, is for their texts to say: an internal note may
/// be what brought one here.
class SearchCandidates
{
public:
    static Result<std::unique_ptr<SearchCandidates>> of(
        Database& database, const Actor& actor, const SearchAsked& asked);
    virtual ~SearchCandidates() = default;

    /// The next ones, about as many; none: there are no more.
    virtual Result<QList<TicketId>> next(int count) = 0;
    /// Looking on would have cost too much: there may be others.
    virtual bool gaveUp() const = 0;
};

/// The people whose names hold the term.
Result<QList<QUuid>> peopleNamed(Database& database, const SearchTerm& term);

} // namespace homeport

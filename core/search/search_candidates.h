#pragma once

#include "core/access/actor.h"
#include "core/db/database.h"
#include "core/search/search_query.h"

#include <memory>

namespace homeport {

/// Tickets that may hold what is looked for and that the actor may read, the newest first. Whether
/// they do, and in what the actor may read of them, is for their texts to say: an internal note may
/// be what brought one here.
class SearchCandidates
{
public:
    /// Without `withInternal` internal notes bring none.
    static Result<std::unique_ptr<SearchCandidates>> of(
        Database& database, const Actor& actor, const SearchQuery& query, bool withInternal);
    virtual ~SearchCandidates() = default;

    /// The next ones, about as many; none: there are no more.
    virtual Result<QList<TicketId>> next(int count) = 0;
    /// Looking on would have cost too much: there may be older ones.
    virtual bool gaveUp() const = 0;
};

/// The people whose names hold the term.
Result<QList<QUuid>> peopleNamed(Database& database, const SearchTerm& term);

} // namespace homeport

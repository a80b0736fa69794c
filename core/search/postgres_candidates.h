#pragma once

#include "core/search/search_candidates.h"

namespace homeport {

/// SearchCandidates over the server's full text index. Its order is none, so what is frequent is
/// sought in the newest tickets, some hundred at a time, and what is rare in the index; the cost
/// follows the fewer of the two. By relevance the server ranks the documents of the rarest word,
/// and whether a ticket holds the others and may be read is asked for the best of them, some
/// hundred at a time.
Result<std::unique_ptr<SearchCandidates>> postgresCandidates(
    Database& database, const Actor& actor, const SearchAsked& asked);

} // namespace homeport

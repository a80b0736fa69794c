#pragma once

#include "core/search/search_candidates.h"

namespace homeport {

/// SearchCandidates over FTS5: one descending list of tickets per term, stepped side by side, so
/// that the cost follows the newest hits and not what the table holds. By relevance the lists are
/// read once more by where a word stands, among those hits.
Result<std::unique_ptr<SearchCandidates>> sqliteCandidates(
    Database& database, const Actor& actor, const SearchAsked& asked);

} // namespace homeport

#pragma once

#include "core/search/search_candidates.h"

namespace homeport {

/// SearchCandidates over FTS5: one descending list of tickets per term, stepped side by side, so
/// that the cost follows the newest hits and not what the table holds.
Result<std::unique_ptr<SearchCandidates>> sqliteCandidates(
    Database& database, const Actor& actor, const SearchQuery& query, bool withInternal);

} // namespace homeport

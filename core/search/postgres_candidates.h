#pragma once

#include "core/search/search_candidates.h"

namespace homeport {

/// SearchCandidates over the server's full text index. Its order is none, so what is frequent is
/// sought in the newest tickets, some hundred at a time, and what is rare in the index; the cost
/// follows the fewer of the two.
Result<std::unique_ptr<SearchCandidates>> postgresCandidates(
    Database& database, const Actor& actor, const SearchQuery& query, bool withInternal);

/// A term as tsquery; words hold letters and digits alone. One or two letters begin only what has a
/// weight: numbers, titles and people.
QString serverMatch(const SearchTerm& term);

} // namespace homeport

#pragma once

#include "core/db/database.h"
#include "core/db/row.h"
#include "core/journal/entry.h"

#include <limits>
#include <span>

namespace homeport {

// Where an open ticket stands in a queue by its rank (engines.md 2.3): declared majors first, then
// what is breached, then by priority, by the next due instant and by the score. One number on the
// ticket, the lowest first, so that one index has the order; of equals the earliest comes first.
// Breached is what a live clock of the SLA has missed as far as an act or a runner has noticed it
// here, and not what time alone passes: a fact of the row, like the due instant.

/// The ranks of what is breached: of majors below the first, of others between the other two.
inline constexpr qint64 breachedMajorsEnd = qint64(1) << 60;
inline constexpr qint64 breachedOthersBegin = qint64(1) << 61;
inline constexpr qint64 breachedOthersEnd = breachedOthersBegin + breachedMajorsEnd;
/// Of what is not open.
inline constexpr auto noRank = std::numeric_limits<qint64>::max();

/// Keeps ticket.queue_rank, for FoldRules::derive: once all other cells of the row stand, and the
/// incident that belongs to it where the entry edits that. Rows of other tables pass.
Result<> deriveQueueRank(Database& database, const Entry& entry, Row& row, const Row* before);
/// The same for FoldRules::refresh.
Result<> refreshQueueRanks(Database& database, std::span<Row> rows);

} // namespace homeport

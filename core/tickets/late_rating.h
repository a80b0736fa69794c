#pragma once

#include "core/db/database.h"
#include "core/db/row.h"
#include "core/journal/entry.h"

namespace homeport {

class PriorityBook;

/// Takes in an entry that edits terms of priorities, as it is met at `row`, and rates anew what was
/// rated after its place (G-05). Nothing where it edits none, or is in already. Tickets that the
/// entry edits itself are left to their own derivation.
///
/// Terms that are edited here have nothing after them, save what clocks that run ahead wrote; what
/// an edit comes too late for is as much as was written since.
Result<> rateWhatIsLater(
    Database& database, PriorityBook& book, const Entry& entry, const Row& row);

} // namespace homeport

#pragma once

#include "app/ctl/bench_table.h"
#include "core/desk/desk.h"

namespace homeport {

/// Measures what words find on a desk: in the search, in the palette, and beside a new incident.
Result<QList<BenchRow>> measuredSearches(Session& session, const Actor& actor, int runs);

} // namespace homeport

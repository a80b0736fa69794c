#pragma once

#include "app/ctl/bench_table.h"
#include "core/desk/desk.h"

namespace homeport {

/// Measures what service-level clocks cost on a desk: how many are computed in a second, and how
/// many open tickets are recalculated in one, also after an edit of their calendar, which is put
/// back.
Result<QList<BenchRow>> measuredClocks(Session& session, const Actor& actor);

} // namespace homeport

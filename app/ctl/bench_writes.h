#pragma once

#include "app/ctl/bench_table.h"
#include "core/desk/desk.h"

namespace homeport {

class RawDesk;

/// Measures what it takes to change a ticket and to make one, beside the bare database.
Result<QList<BenchRow>> measuredWrites(
    Session& session, const Actor& actor, RawDesk& raw, int runs, bool isServer);

} // namespace homeport

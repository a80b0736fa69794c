#pragma once

#include "app/ctl/bench_table.h"
#include "core/desk/desk.h"

namespace homeport {

/// Measures what an edit of a calendar and one of a policy cost on a desk where every ticket is
/// open, as Settings make them: until the deadlines of all of them are worked out anew, how long
/// nobody heard of it, and how long somebody waited who wrote comments through a connection of
/// their own all the while. Both edits are taken back.
Result<QList<BenchRow>> measuredBacklog(const Address& address, const QString& desk);

} // namespace homeport

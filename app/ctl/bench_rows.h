#pragma once

#include "app/ctl/bench_table.h"
#include "core/desk/desk.h"

namespace homeport {

/// Measures what people do on a desk, beside the bare database where that is a file.
Result<QList<BenchRow>> measuredRows(const Address& address, const QString& desk, int runs);

} // namespace homeport

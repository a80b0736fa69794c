#pragma once

#include "app/ctl/bench_table.h"
#include "core/base/result.h"

namespace homeport {

/// Imports a table of `incidents` rows into a new desk in `folder`, and inserts the rows that came
/// of it once more into a bare database with the same tables and indexes.
Result<> measureImport(const QString& folder, qint64 incidents, QList<BenchRow>& rows);

} // namespace homeport

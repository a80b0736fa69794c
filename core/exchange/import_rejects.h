#pragma once

#include "core/base/result.h"
#include "core/exchange/import_run.h"

namespace homeport {

class Disk;

/// Writes the rows that were refused as a CSV file of line, number, column, code and reason. Where
/// the run listed only the first of them, a last row with the code NOT_LISTED says how many more
/// there were. A file that stands there is replaced whole. Errors: FILE_UNREADABLE, STORAGE_FULL.
Result<> saveRejects(Disk& disk, const QString& path, const ImportOutcome& outcome);

} // namespace homeport

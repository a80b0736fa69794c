#pragma once

#include "core/access/actor.h"
#include "core/exchange/import_mapping.h"
#include "core/exchange/import_run.h"
#include "core/journal/replica.h"

#include <memory>

namespace homeport {

/// A table with one row per incident, read by a mapping. A row whose number (or external reference)
/// stands in the desk updates that incident where it says something else, and else creates one; a
/// number that occurs twice in the file is rejected the second time. A row that has neither is
/// known by its cells (RowContents): the same file read again, or one in which other rows were
/// corrected, makes it no second time, nor does another import of it at the same time. Past states
/// and times are taken as they were; what a person could not enter (a title of two letters, an
/// unknown state) is rejected with line, column and reason, and stops nothing. Needs
/// integration.import and incident.create; incident.update on each incident that is changed. Errors
/// of opening: FORBIDDEN, FILE_UNREADABLE, HEADER_MISSING, COLUMN_UNKNOWN, REQUIRED, ZONE_UNKNOWN;
/// of stepping: LIMIT and those of writing.
Result<std::unique_ptr<ImportRun>> openTableImport(Replica& replica, const Actor& actor,
    const QString& path, const std::optional<CsvFormat>& format, const ImportMapping& mapping,
    const ImportOptions& options);

} // namespace homeport

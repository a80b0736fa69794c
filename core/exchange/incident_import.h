#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/exchange/import_run.h"
#include "core/journal/replica.h"

#include <memory>

namespace homeport {

/// The preset "servicenow-log": rows of one number become one incident with its true history of
/// states, assignments and times; people and groups are created as needed. Written in batches of
/// whole incidents, each durable; an interrupted or cancelled run goes on when it is started again,
/// since numbers that stand in the desk are left alone. A row that cannot be kept is rejected, and
/// with LOOKUP_AMBIGUOUS an incident that names one of two people; neither stops the others. Needs
/// integration.import. Errors: ZONE_UNKNOWN, HEADER_MISSING, COLUMN_UNKNOWN, FILE_UNREADABLE,
/// FORBIDDEN, LIMIT; Cancelled.
Result<ImportOutcome> importIncidentLog(
    Replica& replica, const Actor& actor, const QString& path, const ImportOptions& options);
/// The same, batch by batch.
Result<std::unique_ptr<ImportRun>> openLogImport(
    Replica& replica, const Actor& actor, const QString& path, const ImportOptions& options);

} // namespace homeport

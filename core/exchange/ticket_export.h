#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

class QIODevice;

namespace homeport {

enum class ExportFormat { Csv, Json };

/// Writes the incidents the actor may read, by number, to `out`; answers how many. Needs
/// incident.export. JSON has a header {format, version, exported_at, entity, count} and the rows
/// with their comments, internal notes only where the actor may read them. CSV of this program
/// comes in again without changing anything (SEC-64).
Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, ExportFormat format, QIODevice& out);

/// The same into a file, which replaces one that stands there once all is written. Errors:
/// FILE_UNREADABLE.
Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, ExportFormat format, const QString& path);

} // namespace homeport

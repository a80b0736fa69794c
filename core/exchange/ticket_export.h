#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"
#include "core/tickets/ticket_queries.h"

class QIODevice;

namespace homeport {

enum class ExportFormat { Csv, Json };

/// What to write: the incidents of a view in its order; without one all that the actor may read, by
/// number.
struct ExportRequest
{
    ExportFormat format = ExportFormat::Csv;
    QueueView view = {QueueView::Which::All, QueueView::Order::Number, false};
};

/// Writes incidents to `out`, as of one moment; answers how many. Needs incident.export; what that
/// permission or the right to read does not cover is left out. JSON has a header {format, version,
/// exported_at, entity, count} and the rows with their comments, internal notes only where the
/// actor may read them. CSV of this program comes in again without changing anything (SEC-64).
Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, const ExportRequest& request, QIODevice& out);

/// The same into a file, which replaces one that stands there once all is written. Errors:
/// FILE_UNREADABLE.
Result<qint64> exportIncidents(
    Replica& replica, const Actor& actor, const ExportRequest& request, const QString& path);

} // namespace homeport

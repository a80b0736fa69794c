#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/exchange/incident_log.h"
#include "core/journal/replica.h"

#include <atomic>

namespace homeport {

struct ImportOptions
{
    QByteArray zoneId; ///< empty: the organization's
    bool isRehearsal = false; ///< counts, writes nothing
    std::function<void(qint64 done, qint64 total)> progress = {};
    const std::atomic_bool* cancelled = nullptr;
};

/// What a run did, or a rehearsal would do.
struct ImportOutcome
{
    RunId run;
    qint64 rows = 0;
    qint64 incidents = 0; ///< created
    qint64 events = 0; ///< rows that became journal entries
    qint64 unchanged = 0; ///< incidents whose number stands in the desk already
    qint64 people = 0;
    qint64 teams = 0;
    qint64 categories = 0;
    qint64 locations = 0;
    QList<LogReject> rejects;
};

/// The preset "servicenow-log": rows of one number become one incident with its true history of
/// states, assignments and times; people and groups are created as needed. Written in batches of
/// whole incidents, each durable; an interrupted or cancelled run goes on when it is started again,
/// since numbers that stand in the desk are left alone. Needs integration.import. Errors:
/// ZONE_UNKNOWN, HEADER_MISSING, COLUMN_UNKNOWN, FILE_UNREADABLE, FORBIDDEN, LIMIT; Cancelled.
Result<ImportOutcome> importIncidentLog(
    Replica& replica, const Actor& actor, const QString& path, const ImportOptions& options);

} // namespace homeport

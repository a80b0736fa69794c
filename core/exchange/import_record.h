#pragma once

#include "core/access/actor.h"
#include "core/exchange/import_run.h"
#include "core/journal/replica.h"

#include <QJsonObject>

#include <optional>

#include "record/import_job.h"

namespace homeport {

// The record of a run says whether it may go on: it is "running" until the run ends or somebody
// ends it from elsewhere. Whoever is at work on a run, or takes it back, holds its lease.

/// A run renews it at each of its steps, which are short against this (longestReading).
constexpr std::chrono::minutes runLeaseLasts{5};
QString leaseOfRun(RunId run);

/// The record of a run that may go on; nothing where the run keeps none. Conflict, IMPORT_ENDED
/// where somebody has ended it, or taken it back.
Result<std::optional<record::ImportJob>> runningJob(UnitOfWork& unit, RunId run);
/// What the run has done so far.
void tell(record::ImportJob& job, const ImportOutcome& outcome);
/// The first step of each transaction of a run, which keeps what the outcome counts. Since it
/// writes to the record, of a batch and whoever ends the run one comes first, also where both are
/// under way: what was ended writes no more. Errors: IMPORT_ENDED.
Replica::Step tellingProgress(const Actor& actor, const ImportOutcome& outcome);

/// Notes in what a record says of its mapping that the run knows a row by its content where that
/// has neither number nor reference.
void tellRowKey(QJsonObject& said);
/// Notes that the run is being taken back; until its status says that it was, it is so in part.
void tellUndoBegun(record::ImportJob& job);
/// Of the mapping that a record says.
bool saysUndoBegun(const QJsonObject& said);
/// Whether rows may stand here that a former version imported and knew by the file and their line:
/// its records do not say what rows are known by. Asked once for a run, not for each of its rows.
Result<bool> mayHoldRowsKnownByLine(Replica& replica);

} // namespace homeport

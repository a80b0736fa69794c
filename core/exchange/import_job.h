#pragma once

#include "core/access/actor.h"
#include "core/exchange/import_mapping.h"
#include "core/exchange/import_run.h"
#include "core/journal/replica.h"

#include <memory>

#include "record/import_job.h"

namespace homeport {

/// One import that a person asks for.
struct ImportRequest
{
    QString path;
    QString preset; ///< "servicenow-log", "auto", or the name of a saved one; see importPresets()
    std::optional<ImportMapping> mapping = {}; ///< instead of the preset's
    std::optional<CsvFormat> format = {}; ///< detected where it is not given
    ImportOptions options = {};
};

/// An earlier run.
struct ImportJobRow
{
    RunId run;
    QString file;
    QString preset;
    QString person;
    ImportJobStatus status = ImportJobStatus::Queued;
    qint64 rows = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 rejected = 0;
    Timestamp startedAt{};
    /// Of a running one: whether its process is there still. Nothing where only another replica
    /// knows.
    std::optional<bool> isAtWork = {};
    /// Its undo is under way or ended half way; asked for again it goes on.
    bool isPartlyTakenBack = false;

    /// It ended without a word: its process died, or could no longer write the desk. What it wrote
    /// stands, can be taken back, and the same import started again goes on.
    bool isCutOff() const { return isAtWork && !*isAtWork; }
};

struct ImportUndo
{
    int removed = 0; ///< incidents that are gone again
    int reverted = 0; ///< edits of incidents that stood before
    int kept = 0; ///< what someone has built on since
    int inUse = 0; ///< people, teams, categories and places that stay: others use them
};

/// Opens the run that the request describes. A run that writes keeps a row of import_job, whose id
/// is the run's, from its first step on, and the first 10,000 of its rejects as import_error at the
/// end. Its steps answer Conflict, IMPORT_ENDED once it was ended or taken back from elsewhere.
Result<std::unique_ptr<ImportRun>> openImport(
    Replica& replica, const Actor& actor, const ImportRequest& request);

/// The newest first. Needs integration.import.
Result<QList<ImportJobRow>> importJobs(Replica& replica, const Actor& actor, int limit);
/// Takes a whole run back: updates get their former values, what it created is deleted; what
/// someone changed since stays and is counted. Needs integration.import. Conflict, IMPORT_AT_WORK
/// where the run is, in whichever process; one that was cut off is ended. Written in parts, which
/// import_undo.h has one by one; where it breaks off, asked again it goes on.
Result<ImportUndo> undoImport(Replica& replica, const Actor& actor, RunId run);

} // namespace homeport

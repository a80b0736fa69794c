#pragma once

#include "core/base/result.h"
#include "core/exchange/incident_log.h"
#include "core/journal/command.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace homeport {

struct ImportOptions
{
    QByteArray zoneId; ///< empty: the organization's
    bool isRehearsal = false; ///< counts, writes nothing
    std::function<void(qint64 done, qint64 total)> progress = {};
    const std::atomic_bool* cancelled = nullptr;
    int previewRows = 0; ///< so many rows of each outcome are kept in ImportOutcome::preview
};

/// What one row of the file did, or would do.
struct ImportedRow
{
    enum class Kind { Create, Update, Unchanged };
    struct Edit
    {
        QString field; ///< registry name
        QString before;
        QString after;
        friend bool operator==(const Edit&, const Edit&) = default;
    };

    Kind kind = Kind::Create;
    qint64 line = 0;
    QString number; ///< empty where this person may not read the incident
    QString title; ///< that of the row, where it may not be read
    QList<Edit> edits; ///< of an update

    friend bool operator==(const ImportedRow&, const ImportedRow&) = default;
};

/// What a run wrote, or a rehearsal would write.
struct ImportWrites
{
    qint64 incidents = 0; ///< created
    qint64 updated = 0;
    qint64 events = 0; ///< rows that became journal entries
    qint64 people = 0;
    qint64 teams = 0;
    qint64 categories = 0;
    qint64 locations = 0;
};

/// What a run did, or a rehearsal would do.
struct ImportOutcome : ImportWrites
{
    RunId run;
    qint64 rows = 0;
    qint64 unchanged = 0; ///< incidents that stand in the desk already as the file says
    qint64 recognised = 0; ///< those of them whose rows are known by their content alone
    /// Rows that former versions imported, known by their line and the digest of the file: with any
    /// row corrected it is another file, in which they would be made a second time.
    qint64 knownByLine = 0;
    qint64 rejected = 0;
    QList<LogReject> rejects; ///< the first mostRejectsKept of them
    QList<ImportedRow> preview;
    /// The file may be read whole once more after its refused rows were corrected: what is here
    /// already is not made twice, and what the corrected rows say comes in.
    bool isCorrectable = false;

    static constexpr qsizetype mostRejectsKept = 100'000;

    void reject(const LogReject& reject)
    {
        ++rejected;
        if (rejects.size() < mostRejectsKept)
            rejects.push_back(reject);
    }
    /// So many refused rows are not among `rejects`.
    qint64 unlisted() const { return rejected - rejects.size(); }
};

/// After so long a step writes what it has read, however little that is: between the steps a run
/// can be cancelled, and shows that it is at work. Writing takes about as long as reading did.
constexpr std::chrono::seconds longestReading{30};

/// An import under way: whoever holds it calls step() until it answers false, and may do other
/// things with the desk in between. Each step is durable, so a run that is dropped keeps whole
/// steps, can be taken back, and goes on when it is started again.
class ImportRun
{
public:
    virtual ~ImportRun() = default;
    ImportRun() = default;
    Q_DISABLE_COPY_MOVE(ImportRun)

    /// One batch, all or nothing; false when all is done. Once it has failed the run is over, and
    /// outcome() counts as written what the batches before wrote.
    virtual Result<bool> step() = 0;
    /// Bytes or rows: the share is what matters.
    virtual qint64 done() const = 0;
    virtual qint64 total() const = 0;
    virtual const ImportOutcome& outcome() const = 0;
};

/// Steps to the end. Errors: those of the run; Cancelled.
Result<ImportOutcome> finished(ImportRun& run, const ImportOptions& options);

} // namespace homeport

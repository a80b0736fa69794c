#include "core/exchange/import_job.h"

#include "core/access/access_service.h"
#include "core/exchange/import_preset.h"
#include "core/exchange/import_record.h"
#include "core/exchange/incident_import.h"
#include "core/exchange/incident_table_import.h"
#include "core/journal/job_lease.h"
#include "core/search/search_index.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "record/import_error.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype errorsPerEntry = 500;
constexpr qsizetype mostErrors = 10'000;

constexpr Sql jobs{"import.jobs", R"sql(
    SELECT j.id, j.mapping, p.display_name, j.status, j.total_rows, j.created_rows, j.updated_rows, j.failed_rows,
           j.created_at
      FROM import_job j LEFT JOIN user_account p ON p.id = j.created_by
     WHERE j.organization_id = :organization_id AND j.deleted_at IS NULL
     ORDER BY j.created_at DESC, j.id DESC
     LIMIT :limit)sql"};

/// A run that tells import_job about itself.
class RecordedRun final : public ImportRun
{
public:
    RecordedRun(
        Replica& replica, const Actor& actor, std::unique_ptr<ImportRun> run, record::ImportJob job)
        : m_replica(replica)
        , m_actor(actor)
        , m_run(std::move(run))
        , m_job(std::move(job))
        , m_lease(replica, leaseOfRun(m_run->outcome().run), runLeaseLasts)
    {}
    ~RecordedRun() override;

    Result<bool> step() override;
    qint64 done() const override { return m_run->done(); }
    qint64 total() const override { return m_run->total(); }
    const ImportOutcome& outcome() const override { return m_run->outcome(); }

private:
    Result<bool> advance();
    Result<> record(ImportJobStatus status);
    Result<> recordRejects();

    Replica& m_replica;
    const Actor m_actor;
    std::unique_ptr<ImportRun> m_run;
    record::ImportJob m_job;
    JobLease m_lease; ///< says that the run is at work
    bool m_isBulk = false;
    bool m_hasFailed = false;
};

RecordedRun::~RecordedRun()
{
    // Dropped on the way: what is written stays, and says so.
    if (m_job.status == ImportJobStatus::Running)
        (void)record(m_hasFailed ? ImportJobStatus::Failed : ImportJobStatus::Cancelled);
    // What is written is durable, whether or not others that read let the log be folded now.
    if (m_isBulk)
        (void)m_replica.database().setBulk(false);
}

Result<bool> RecordedRun::step()
{
    auto more = advance();
    m_hasFailed = !more;
    // Where this cannot be noted either, it is the first error that counts.
    if (!more && m_job.status == ImportJobStatus::Running)
        (void)record(ImportJobStatus::Failed);
    return more;
}

Result<bool> RecordedRun::advance()
{
    // Without it the run is only told as cut off while it works: each batch looks at the record
    // before it writes, so what was taken back meanwhile stays so.
    (void)m_lease.hold();
    if (m_job.status == ImportJobStatus::Queued) {
        if (auto begun = record(ImportJobStatus::Running); !begun)
            return begun.error();
        if (auto ready = m_replica.database().setBulk(true); !ready)
            return ready.error();
        m_isBulk = true;
    }
    auto more = m_run->step();
    if (!more)
        return more;
    if (auto merged = SearchIndex::merge(m_replica.database()); !merged)
        return merged.error();
    if (*more)
        return true;
    if (auto kept = recordRejects(); !kept)
        return kept.error();
    auto ended =
        record(outcome().rejected > 0 ? ImportJobStatus::Partial : ImportJobStatus::Succeeded);
    if (!ended)
        return ended.error();
    return false;
}

Result<> RecordedRun::record(ImportJobStatus status)
{
    const bool isFirst = m_job.status == ImportJobStatus::Queued;
    record::ImportJob job;
    // Without the run's id: the record of a run outlives its undoing.
    auto written = m_replica.write(
        m_actor.author(), {.code = u"import.record"_s}, [&](UnitOfWork& unit) -> Result<> {
            job = m_job;
            if (!isFirst) {
                auto standing = runningJob(unit, outcome().run);
                if (!standing)
                    return standing.error();
                job = standing->value_or(m_job);
            }
            job.status = status;
            tell(job, outcome());
            if (status != ImportJobStatus::Running)
                job.finishedAt = m_replica.now();
            return isFirst ? unit.create(job) : unit.put(job);
        });
    if (written)
        m_job = job;
    const bool isOver =
        written ? status != ImportJobStatus::Running : written.error().code == "IMPORT_ENDED"_L1;
    if (isOver)
        m_lease.forget();
    return written ? Result<>() : written.error();
}

Result<> RecordedRun::recordRejects()
{
    const auto& rejects = outcome().rejects;
    const auto count = qMin(rejects.size(), mostErrors);
    for (qsizetype first = 0; first < count; first += errorsPerEntry) {
        const auto last = qMin(first + errorsPerEntry, count);
        auto written = m_replica.write(
            m_actor.author(), {.code = u"import.record"_s}, [&](UnitOfWork& unit) -> Result<> {
                for (auto i = first; i < last; ++i) {
                    record::ImportError error;
                    error.jobId = m_job.id;
                    error.rowNo = int(rejects[i].line);
                    if (!rejects[i].column.isEmpty())
                        error.columnName = rejects[i].column.left(120);
                    error.code = rejects[i].code;
                    error.message = rejects[i].reason.left(250);
                    if (auto made = unit.create(error); !made)
                        return made;
                }
                return {};
            });
        if (!written)
            return written.error();
    }
    return {};
}

} // namespace

Result<std::unique_ptr<ImportRun>> openImport(
    Replica& replica, const Actor& actor, const ImportRequest& request)
{
    // Before the file is read: whoever may not import is not told what is in it.
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed.error();
    std::optional<ImportMapping> mapping = request.mapping;
    const bool isLog = !mapping && request.preset == "servicenow-log"_L1;
    if (!mapping && !isLog) {
        if (request.preset.isEmpty() || request.preset == "auto"_L1) {
            auto sample = sampleOf(replica.world().disk(), request.path, request.format);
            if (!sample)
                return sample.error();
            mapping = guessedMapping(*sample);
        } else {
            auto saved = importPreset(replica, request.preset);
            if (!saved)
                return saved.error();
            mapping = *saved;
        }
    }
    auto run = isLog
        ? openLogImport(replica, actor, request.path, request.options)
        : openTableImport(replica, actor, request.path, request.format, *mapping, request.options);
    if (!run || request.options.isRehearsal)
        return run;
    record::ImportJob job;
    job.id = ImportJobId((*run)->outcome().run.value());
    job.entity = u"incident"_s;
    job.isDryRun = false;
    job.startedAt = replica.now();
    if (mapping)
        job.matchKey = mapping->has(ImportField::Number) ? u"number"_s : u"external_reference"_s;
    QJsonObject said{{u"file"_s, request.path.section(u'/', -1)},
        {u"preset"_s, mapping && !mapping->name.isEmpty() ? mapping->name : request.preset}};
    if (mapping) {
        said.insert(u"mapping"_s, QJsonDocument::fromJson(mapping->toJson()).object());
        tellRowKey(said);
    }
    job.mapping = QString::fromUtf8(QJsonDocument(said).toJson(QJsonDocument::Compact));
    return Result<std::unique_ptr<ImportRun>>(
        std::make_unique<RecordedRun>(replica, actor, std::move(*run), job));
}

namespace {

Result<std::optional<bool>> isAtWork(Replica& replica, const ImportJobRow& job)
{
    if (job.status != ImportJobStatus::Running)
        return std::optional<bool>();
    auto state = JobLease(replica, leaseOfRun(job.run), runLeaseLasts).state();
    if (!state)
        return state.error();
    if (*state == LeaseState::NeverTaken)
        return std::optional<bool>();
    return std::optional(*state == LeaseState::Held);
}

} // namespace

Result<QList<ImportJobRow>> importJobs(Replica& replica, const Actor& actor, int limit)
{
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed.error();
    auto rows = replica.database().query(
        jobs, {{"organization_id", replica.organization()}, {"limit", limit}});
    if (!rows)
        return rows.error();
    QList<ImportJobRow> found;
    while ((*rows)->next()) {
        const auto& row = **rows;
        const auto said = QJsonDocument::fromJson(row.text(1).toUtf8()).object();
        ImportJobRow job;
        job.run = RunId(row.uuid(0));
        job.file = said["file"_L1].toString();
        job.preset = said["preset"_L1].toString();
        job.person = row.text(2);
        job.status = row.read<ImportJobStatus>(3);
        job.rows = row.integer(4);
        job.created = row.integer(5);
        job.updated = row.integer(6);
        job.rejected = row.integer(7);
        job.startedAt = row.read<Timestamp>(8);
        job.isPartlyTakenBack = saysUndoBegun(said) && job.status != ImportJobStatus::Undone;
        found.push_back(job);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    for (auto& job : found) {
        auto known = isAtWork(replica, job);
        if (!known)
            return known.error();
        job.isAtWork = *known;
    }
    return found;
}

} // namespace homeport

#include "core/exchange/import_record.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto mappingSaid = "mapping"_L1;
constexpr auto rowKeySaid = "row_key"_L1;
constexpr auto undoSaid = "undo"_L1;

constexpr Sql mappings{"import.mappings", R"sql(
    SELECT mapping FROM import_job WHERE organization_id = :organization_id)sql"};

} // namespace

QString leaseOfRun(RunId run)
{
    return u"import/"_s + run.toString();
}

Result<std::optional<record::ImportJob>> runningJob(UnitOfWork& unit, RunId run)
{
    auto job = unit.find<record::ImportJob>(ImportJobId(run.value()));
    if (job && *job && (*job)->status != ImportJobStatus::Running)
        return Error{
            Error::Kind::Conflict, u"import_job"_s, keyOf((*job)->status), u"IMPORT_ENDED"_s};
    return job;
}

void tell(record::ImportJob& job, const ImportOutcome& outcome)
{
    job.totalRows = int(outcome.rows);
    job.createdRows = int(outcome.incidents);
    job.updatedRows = int(outcome.updated);
    job.skippedRows = int(outcome.unchanged);
    job.failedRows = int(outcome.rejected);
}

Replica::Step tellingProgress(const Actor& actor, const ImportOutcome& outcome)
{
    // Without the run's id: the record of a run outlives its undoing.
    return {actor.author(), {.code = u"import.record"_s}, [outcome](UnitOfWork& unit) -> Result<> {
                auto job = runningJob(unit, outcome.run);
                if (!job)
                    return job.error();
                if (!*job)
                    return {};
                tell(**job, outcome);
                return unit.put(**job);
            }};
}

void tellRowKey(QJsonObject& said)
{
    said.insert(rowKeySaid, u"content"_s);
}

void tellUndoBegun(record::ImportJob& job)
{
    auto said = QJsonDocument::fromJson(job.mapping.toUtf8()).object();
    said.insert(undoSaid, u"begun"_s);
    job.mapping = QString::fromUtf8(QJsonDocument(said).toJson(QJsonDocument::Compact));
}

bool saysUndoBegun(const QJsonObject& said)
{
    return said.contains(undoSaid);
}

Result<bool> mayHoldRowsKnownByLine(Replica& replica)
{
    auto records =
        replica.database().query(mappings, {{"organization_id", replica.organization()}});
    if (!records)
        return records.error();
    while ((*records)->next()) {
        const auto said = QJsonDocument::fromJson((*records)->text(0).toUtf8()).object();
        // A log has no mapping: its rows have numbers.
        if (said.contains(mappingSaid) && !said.contains(rowKeySaid))
            return true;
    }
    if (auto read = (*records)->status(); !read)
        return read.error();
    return false;
}

} // namespace homeport

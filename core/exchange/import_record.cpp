#include "core/exchange/import_record.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

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

} // namespace homeport

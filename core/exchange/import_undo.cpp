#include "core/access/access_service.h"
#include "core/exchange/import_job.h"
#include "core/exchange/import_record.h"
#include "core/journal/job_lease.h"
#include "core/tickets/history.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Entries of the run that edit what stood before it, the last first; what it created goes as a
/// whole.
Result<QList<EntryRef>> updatesOf(Database& database, RunId run)
{
    QList<EntryRef> updates;
    QSet<QUuid> created;
    auto read = eachEntryInRun(database, run.value(), [&](const Entry& entry) {
        bool isUpdate = false;
        for (const auto& edit : entry.edits) {
            if (edit.isCreation())
                created.insert(edit.row);
            else if (edit.table == record::Ticket::tableId && !created.contains(edit.row))
                isUpdate = true;
        }
        if (isUpdate)
            updates.prepend({entry.device, entry.number});
    });
    if (!read)
        return read.error();
    return updates;
}

/// By an earlier try that broke off.
Result<bool> isTakenBack(Database& database, const FoldRules& rules, const EntryRef& ref)
{
    auto entry = entryAt(database, ref);
    if (!entry)
        return entry.error();
    const auto edit = std::find_if(entry->edits.begin(), entry->edits.end(),
        [](const CellEdit& e) { return e.table == record::Ticket::tableId; });
    if (edit == entry->edits.end())
        return false;
    auto entries = entriesOfRoot(database, edit->row);
    if (!entries)
        return entries.error();
    const auto standing = standingEntries(*entries, rules, edit->row);
    return std::none_of(standing.begin(), standing.end(),
        [&](const Entry* e) { return e->device == ref.device && e->number == ref.number; });
}

/// A run at work would go on with what is gone. One that is not may only be asleep, so it is ended
/// first: it looks at that before it writes again.
Result<> endRun(Replica& replica, const Actor& actor, RunId run, JobLease& lease)
{
    const ImportJobId id(run.value());
    auto row = loadRow(replica.database(), record::ImportJob::table(), id.value());
    if (!row)
        return row.error();
    if (!*row || record::ImportJob::fromRow(**row).status != ImportJobStatus::Running)
        return {};
    auto held = lease.hold();
    if (!held)
        return held.error();
    if (!*held)
        return Error{Error::Kind::Conflict, u"import_job"_s, run.toString(), u"IMPORT_AT_WORK"_s};
    auto ended = replica.write(
        actor.author(), {.code = u"import.record"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto job = unit.get<record::ImportJob>(id);
            if (!job)
                return job.error();
            if (job->status != ImportJobStatus::Running)
                return {};
            job->status = ImportJobStatus::Cancelled;
            job->finishedAt = unit.now();
            return unit.put(*job);
        });
    if (!ended)
        return ended.error();
    lease.forget();
    return {};
}

} // namespace

Result<ImportUndo> undoImport(Replica& replica, const Actor& actor, RunId run)
{
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed.error();
    JobLease lease(replica, leaseOfRun(run), runLeaseLasts);
    if (auto ended = endRun(replica, actor, run, lease); !ended)
        return ended.error();
    ImportUndo outcome;
    const auto updates = replica.read([&](Database& database) { return updatesOf(database, run); });
    if (!updates)
        return updates.error();
    for (const auto& ref : *updates) {
        auto undone = undo(replica, actor, ref);
        if (undone) {
            ++outcome.reverted;
            continue;
        }
        // Also what this person may no longer see or change stays as it is.
        const auto kind = undone.error().kind;
        if (kind != Error::Kind::Conflict && kind != Error::Kind::NotFound
            && kind != Error::Kind::Denied)
            return undone.error();
        auto isDone = isTakenBack(replica.database(), replica.rules(), ref);
        if (!isDone)
            return isDone.error();
        outcome.kept += *isDone ? 0 : 1;
    }
    auto removed = undoRun(replica, actor, run);
    if (!removed)
        return removed.error();
    outcome.removed = removed->removed;
    outcome.kept += removed->kept;
    outcome.inUse = removed->inUse;
    auto noted = replica.write(
        actor.author(), {.code = u"import.record"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto job = unit.find<record::ImportJob>(ImportJobId(run.value()));
            if (!job)
                return job.error();
            if (!*job)
                return {};
            (*job)->status = ImportJobStatus::Undone;
            return unit.put(**job);
        });
    if (!noted)
        return noted.error();
    return outcome;
}

} // namespace homeport

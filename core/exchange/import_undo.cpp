#include "core/exchange/import_undo.h"

#include "core/access/access_service.h"
#include "core/exchange/import_record.h"
#include "core/journal/job_lease.h"
#include "core/tickets/history.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>
#include <functional>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Each an entry of its own, that others need not wait for.
constexpr qsizetype updatesPerStep = 20;

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

/// Writes to the record of the run, where it keeps one.
Result<> note(Replica& replica, const Actor& actor, RunId run,
    const std::function<void(record::ImportJob&)>& change)
{
    const Command command{.code = u"import.record"_s};
    auto noted = replica.write(actor.author(), command, [&](UnitOfWork& unit) -> Result<> {
        auto job = unit.find<record::ImportJob>(ImportJobId(run.value()));
        if (!job)
            return job.error();
        if (!*job)
            return {};
        change(**job);
        return unit.put(**job);
    });
    return noted ? Result<>() : noted.error();
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

Result<bool> ImportUndoing::step(Replica& replica)
{
    if (!m_isBegun) {
        auto begun = begin(replica);
        return begun ? Result<bool>(true) : begun.error();
    }
    if (auto noted = noteBegun(replica); !noted)
        return noted.error();
    if (m_updatesSeen < m_updates.size()) {
        auto reverted = revertSome(replica);
        return reverted ? Result<bool>(true) : reverted.error();
    }
    const auto more = m_created.step(replica);
    if (!more || *more)
        return more;
    auto noted = noteDone(replica);
    return noted ? Result<bool>(false) : noted.error();
}

ImportUndo ImportUndoing::outcome() const
{
    const auto& created = m_created.outcome();
    return {created.removed, m_reverted, m_kept + created.kept, created.inUse};
}

Result<> ImportUndoing::begin(Replica& replica)
{
    if (auto allowed = AccessService::require(m_actor, u"integration.import"_s); !allowed)
        return allowed;
    JobLease lease(replica, leaseOfRun(m_run), runLeaseLasts);
    if (auto ended = endRun(replica, m_actor, m_run, lease); !ended)
        return ended;
    auto updates = replica.read([&](Database& database) { return updatesOf(database, m_run); });
    if (!updates)
        return updates.error();
    if (auto read = m_created.step(replica); !read)
        return read.error();
    m_updates = std::move(*updates);
    m_isBegun = true;
    return {};
}

Result<> ImportUndoing::revertSome(Replica& replica)
{
    const auto last = std::min(m_updatesSeen + updatesPerStep, m_updates.size());
    for (; m_updatesSeen < last; ++m_updatesSeen) {
        if (auto done = revert(replica, m_updates[m_updatesSeen]); !done)
            return done;
    }
    return {};
}

Result<> ImportUndoing::revert(Replica& replica, const EntryRef& ref)
{
    const auto undone = undo(replica, m_actor, ref);
    if (undone) {
        ++m_reverted;
        return {};
    }
    // Also what this person may no longer see or change stays as it is.
    const auto kind = undone.error().kind;
    if (kind != Error::Kind::Conflict && kind != Error::Kind::NotFound
        && kind != Error::Kind::Denied)
        return undone;
    auto isDone = isTakenBack(replica.database(), replica.rules(), ref);
    if (!isDone)
        return isDone.error();
    m_kept += *isDone ? 0 : 1;
    return {};
}

Result<> ImportUndoing::noteBegun(Replica& replica)
{
    if (m_isNoted)
        return {};
    auto noted = note(replica, m_actor, m_run, tellUndoBegun);
    m_isNoted = bool(noted);
    return noted;
}

Result<> ImportUndoing::noteDone(Replica& replica)
{
    return note(replica, m_actor, m_run,
        [](record::ImportJob& job) { job.status = ImportJobStatus::Undone; });
}

Result<ImportUndo> undoImport(Replica& replica, const Actor& actor, RunId run)
{
    ImportUndoing undoing(actor, run);
    for (;;) {
        const auto more = undoing.step(replica);
        if (!more)
            return more.error();
        if (!*more)
            return undoing.outcome();
    }
}

} // namespace homeport

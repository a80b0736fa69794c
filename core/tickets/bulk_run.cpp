#include "core/tickets/bulk_run.h"

#include "core/tickets/involvement.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/undo_entry.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr int idsAtOnce = 5000;

// A new tag is a root beside the ticket that it is put on.
constexpr Sql ofRun{"bulk.ofRun", R"sql(
    SELECT s.device, t.seq, r.root
      FROM jr_tx t JOIN jr_stream s ON s.no = t.stream JOIN jr_root r ON r.no = t.no
           JOIN ticket ON ticket.id = r.root
     WHERE t.run_id = :run AND t.state = 0
     ORDER BY t.no DESC)sql"};

/// Says something about one ticket; everything else ends the step.
bool isRefusal(Database& database, const Error& error)
{
    if (database.isRetryable(error))
        return false;
    switch (error.kind) {
    case Error::Kind::Invalid:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Denied: return true;
    default: return false;
    }
}

/// Whatever took it back: it is no act that stands any more.
Result<bool> isTakenBack(Database& database, const FoldRules& rules, const BulkTask& task)
{
    auto entries = entriesOfRoot(database, task.ticket.value());
    if (!entries)
        return entries.error();
    const auto standing = standingEntries(*entries, rules, task.ticket.value());
    return std::none_of(standing.begin(), standing.end(), [&](const Entry* entry) {
        return entry->device == task.undoes.device && entry->number == task.undoes.number;
    });
}

Result<> takeBack(Replica& replica, UnitOfWork& unit, const Actor& actor, const BulkTask& task)
{
    auto done = undoWithin(replica, unit, actor, task.undoes);
    if (done || done.error().code != "VERSION_CONFLICT"_L1)
        return done;
    auto isDone = isTakenBack(unit.database(), replica.rules(), task);
    if (!isDone)
        return isDone.error();
    return *isDone ? Result<>() : done;
}

} // namespace

BulkSelection theseTickets(const QList<TicketId>& ids)
{
    return [ids](Database&, const Actor&) -> Result<QList<BulkTask>> {
        QList<BulkTask> tasks;
        QSet<TicketId> known;
        for (const auto& id : ids) {
            if (known.contains(id))
                continue;
            known.insert(id);
            tasks.append({id});
        }
        return tasks;
    };
}

BulkSelection allOf(const QueueView& view, const QSet<TicketId>& except)
{
    auto listed = view;
    if (!hasIndex(view.order)) // which would sort anew for each stretch
        listed.order = QueueView::Order::Updated;
    return [listed, except](Database& database, const Actor& actor) -> Result<QList<BulkTask>> {
        QList<BulkTask> tasks;
        QueueKey from;
        while (true) {
            auto found = TicketQueries::stretch(database, actor, listed, {}, from, idsAtOnce);
            if (!found)
                return found.error();
            for (const auto& id : std::as_const(found->ids)) {
                if (!except.contains(id))
                    tasks.append({id});
            }
            if (!found->next)
                return tasks;
            from = *found->next;
        }
    };
}

BulkSelection entriesOfRun(RunId run)
{
    return [run](Database& database, const Actor&) -> Result<QList<BulkTask>> {
        auto rows = database.stream(ofRun, {{"run", run}});
        if (!rows)
            return rows.error();
        QList<BulkTask> tasks;
        while ((*rows)->next()) {
            const EntryRef entry{(*rows)->uuid(0), (*rows)->integer(1)};
            if (tasks.isEmpty() || tasks.last().undoes != entry) // it may touch several tickets
                tasks.append({(*rows)->read<TicketId>(2), entry});
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        if (tasks.isEmpty())
            return Error{Error::Kind::NotFound, u"run"_s, run.toString(), u"NOT_FOUND"_s};
        return tasks;
    };
}

BulkRun::BulkRun(Mode mode, BulkSelection selection, BulkAct act, const std::optional<int>& batch)
    : m_mode(mode), m_selection(std::move(selection)), m_act(std::move(act)), m_batch(batch)
{}

Result<bool> BulkRun::step(Replica& replica, const Actor& actor)
{
    if (!m_isFound) {
        if (auto found = find(replica, actor); !found)
            return found.error();
        return !m_tasks.isEmpty();
    }
    const auto first = m_outcome.seen();
    const auto most = qMin<qsizetype>(m_batch.value_or(largestBatch), m_tasks.size() - first);
    std::vector<Fate> fates{size_t(most)};
    auto done =
        m_mode == Mode::Preview ? preview(replica, actor, fates) : write(replica, actor, fates);
    // Where it broke off, only what came before is told.
    for (size_t i = 0; i < fates.size(); ++i)
        count(m_tasks[first + qsizetype(i)], fates[i]);
    if (!done)
        return done.error();
    return m_outcome.seen() < m_tasks.size();
}

Result<> BulkRun::find(Replica& replica, const Actor& actor)
{
    auto found = replica.read([&](Database& database) { return m_selection(database, actor); });
    if (!found)
        return found.error();
    m_tasks = std::move(*found);
    m_outcome.total = int(m_tasks.size());
    m_isFound = true;
    if (m_mode == Mode::Write)
        m_run = RunId(newUuid(replica.now(), *replica.world().random));
    return {};
}

Result<> BulkRun::preview(Replica& replica, const Actor& actor, std::vector<Fate>& fates)
{
    const auto first = m_outcome.seen();
    QElapsedTimer watch;
    watch.start();
    return replica.read([&](Database& database) -> Result<> {
        for (size_t i = 0; i < fates.size(); ++i) {
            if (i > 0 && isTimeOver(watch)) {
                fates.resize(i);
                return {};
            }
            auto task = m_tasks[first + qsizetype(i)];
            task.foreseen = &m_foreseen;
            auto fate = tried(replica, database, actor, task);
            if (!fate) {
                fates.resize(i);
                return fate.error();
            }
            if (fate->isRemoved)
                m_foreseen.insert(task.ticket);
            fates[i] = std::move(*fate);
        }
        return {};
    });
}

Result<> BulkRun::write(Replica& replica, const Actor& actor, std::vector<Fate>& fates)
{
    const auto first = m_outcome.seen();
    QElapsedTimer watch;
    std::vector<Replica::Step> steps;
    for (size_t i = 0; i < fates.size(); ++i) {
        auto& fate = fates[i];
        auto step = stepFor(replica, actor, m_tasks[first + qsizetype(i)], fate);
        // The time begins with the first of them, also where the transaction is tried again.
        step.work = [this, &watch, &fate, isFirst = i == 0, work = std::move(step.work)](
                        UnitOfWork& unit) -> Result<> {
            if (isFirst)
                watch.start();
            fate = {};
            fate.isLeft = !isFirst && isTimeOver(watch);
            return fate.isLeft ? Result<>() : work(unit);
        };
        steps.push_back(std::move(step));
    }
    const auto together = replica.writeAll(steps);
    if (together) {
        fates.erase(
            std::find_if(fates.begin(), fates.end(), [](const Fate& fate) { return fate.isLeft; }),
            fates.end());
        return {};
    }
    if (isRefusal(replica.database(), together.error()))
        return writeEach(replica, actor, fates);
    fates.clear();
    return together;
}

/// One of them is refused by what only the write itself sees; the others need not suffer for it.
Result<> BulkRun::writeEach(Replica& replica, const Actor& actor, std::vector<Fate>& fates)
{
    const auto first = m_outcome.seen();
    for (size_t i = 0; i < fates.size(); ++i) {
        fates[i] = {};
        if (auto alone = writeOne(replica, actor, m_tasks[first + qsizetype(i)], fates[i]);
            !alone) {
            fates.resize(i);
            return alone;
        }
    }
    return {};
}

Result<> BulkRun::writeOne(
    Replica& replica, const Actor& actor, const BulkTask& task, Fate& fate) const
{
    const auto written = replica.writeAll({stepFor(replica, actor, task, fate)});
    if (written || !isRefusal(replica.database(), written.error()))
        return written;
    fate.isChanged = fate.isMoved = fate.isRemoved = false;
    fate.refusal = written.error();
    return {};
}

/// A refused act must leave nothing in the unit, so it is tried in another one first.
Replica::Step BulkRun::stepFor(
    Replica& replica, const Actor& actor, const BulkTask& task, Fate& fate) const
{
    return {actor.author(), commandOf(task), [&, task](UnitOfWork& unit) -> Result<> {
                auto found = tried(replica, unit.database(), actor, task);
                if (!found)
                    return found.error();
                fate = std::move(*found);
                return fate.isChanged ? m_act(replica, unit, actor, task) : Result<>();
            }};
}

/// The act in a unit that is thrown away.
Result<BulkRun::Fate> BulkRun::tried(
    Replica& replica, Database& database, const Actor& actor, const BulkTask& task) const
{
    UnitOfWork unit(replica, database, actor.author(), commandOf(task), actor.organization.value(),
        replica.now());
    Fate fate;
    auto refused = [&](const Error& error) -> Result<Fate> {
        if (!isRefusal(database, error))
            return error;
        fate.refusal = error;
        return fate;
    };
    auto before = unit.find<record::Ticket>(task.ticket);
    if (!before)
        return before.error();
    if (!*before || (task.undoes.isNull() && (*before)->head.deletedAt))
        return refused(
            {Error::Kind::NotFound, u"ticket"_s, task.ticket.toString(), u"NOT_FOUND"_s});
    if (task.undoes.isNull()) {
        // Whoever may not see a restricted ticket is not told that there is one.
        const auto involved = (*before)->kind == TicketKind::Incident
            ? incidentInvolvement(database, actor, **before)
            : involvementOf(database, actor, **before);
        if (!involved)
            return involved.error();
        if (auto may = AccessService::require(actor, u"ticket.bulk"_s, **before, *involved); !may)
            return refused(may.error());
    }
    const auto isNumberSeen = [&](const Error& error) {
        return error.kind != Error::Kind::NotFound;
    };
    if (auto done = m_act(replica, unit, actor, task); !done) {
        if (isNumberSeen(done.error()))
            fate.number = (*before)->number;
        return refused(done.error());
    }
    fate.number = (*before)->number;
    auto edits = unit.edits();
    if (!edits)
        return refused(edits.error());
    fate.isChanged = !edits->empty();
    auto after = unit.find<record::Ticket>(task.ticket);
    if (!after)
        return after.error();
    fate.isMoved = *after && (*after)->status != (*before)->status;
    fate.isRemoved = *after && (*after)->head.deletedAt && !(*before)->head.deletedAt;
    return fate;
}

bool BulkRun::isTimeOver(const QElapsedTimer& watch) const
{
    return !m_batch && watch.elapsed() >= batchTime.count();
}

Command BulkRun::commandOf(const BulkTask& task) const
{
    return {
        .code = task.undoes.isNull() ? QString() : u"undo"_s, .run = m_run, .undoes = task.undoes};
}

void BulkRun::count(const BulkTask& task, const Fate& fate)
{
    if (fate.refusal) {
        m_outcome.refused.append({task.ticket, fate.number, *fate.refusal});
        return;
    }
    m_outcome.changed += fate.isChanged ? 1 : 0;
    m_outcome.moved += fate.isMoved ? 1 : 0;
    m_outcome.removed += fate.isRemoved ? 1 : 0;
    m_outcome.unchanged += fate.isChanged ? 0 : 1;
}

BulkRun undoOf(RunId run, BulkRun::Mode mode)
{
    return {mode, entriesOfRun(run), takeBack};
}

} // namespace homeport

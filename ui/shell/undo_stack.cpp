#include "ui/shell/undo_stack.h"

#include "core/base/deliver.h"
#include "core/service_levels/recalculation.h"
#include "core/service_levels/service_level_book.h"
#include "core/tickets/history.h"
#include "core/tickets/standing_entries.h"
#include "ui/shell/backend.h"

#include <algorithm>

namespace homeport {

namespace {

constexpr int mostDeeds = 100;

/// An entry, and whether what it took back was an edit of policies, calendars or the like.
struct Turned
{
    EntryRef entry;
    bool movesClocks = false;
};

bool movesClocks(Replica& replica, const EntryRef& ref)
{
    const auto entry = replica.read([&](Database& database) { return entryAt(database, ref); });
    return entry && std::any_of(entry->edits.begin(), entry->edits.end(), [](const CellEdit& edit) {
        return ServiceLevelBook::isReadFrom(edit.table);
    });
}

} // namespace

UndoStack::UndoStack(Backend& backend, QObject* parent)
    : QObject(parent), m_backend(backend), m_runner(backend)
{
    connect(
        &m_runner, &BulkRunner::progressed, this, [this](int done, int total, qint64 secondsLeft) {
            if (done < total)
                emit progressed(m_turn.deed.text, done, total, secondsLeft);
        });
    connect(&m_runner, &BulkRunner::ended, this, &UndoStack::runEnded);
    connect(&m_runner, &BulkRunner::failed, this, [this](const Error& error, const BulkEnd& end) {
        finishRun(end);
        refuse(error);
        goOn();
    });
}

void UndoStack::remember(const Deed& deed)
{
    if (deed.entry.isNull() && deed.run.isNull())
        return;
    m_done.append(deed);
    if (m_done.size() > mostDeeds)
        m_done.removeFirst();
    m_undone.clear();
    ++m_acts;
    emit moved();
}

void UndoStack::undo()
{
    if (m_isTurning) {
        ++m_waiting;
        return;
    }
    turn(m_done, m_undone, &UndoStack::undone);
}

void UndoStack::redo()
{
    if (m_isTurning) {
        --m_waiting;
        return;
    }
    turn(m_undone, m_done, &UndoStack::redone);
}

void UndoStack::turn(QList<Deed>& from, QList<Deed>& to, void (UndoStack::*turned)(const QString&))
{
    if (from.isEmpty()) {
        m_waiting = 0;
        return;
    }
    m_isTurning = true;
    const auto deed = from.takeLast();
    m_turn = {deed, &from, &to, turned, from.size(), to.size(), m_acts};
    if (!deed.run.isNull())
        return m_runner.start(undoOf(deed.run), BulkRun::Mode::Write);
    const auto done =
        m_backend.run([actor = m_backend.actor(), deed](Session& session) -> Result<Turned> {
            auto& replica = *session.replica;
            const bool moves = movesClocks(replica, deed.entry);
            const auto entry = entryOf(session, [&] {
                return homeport::undo(replica, actor, deed.entry, [&](UnitOfWork& unit) {
                    return moves ? announceRecalculation(unit) : Result<>();
                });
            });
            return entry ? Result<Turned>(Turned{*entry, moves}) : entry.error();
        });
    deliver(done, this, [this](const Result<Turned>& outcome) {
        if (outcome) {
            keep(*m_turn.to, m_turn.toAt, {m_turn.deed.text, outcome->entry});
            emit(this->*m_turn.turned)(m_turn.deed.text);
            if (outcome->movesClocks)
                emit clocksMoved();
        } else {
            refuse(outcome.error());
        }
        goOn();
    });
}

void UndoStack::stop()
{
    m_waiting = 0;
    m_runner.cancel();
}

void UndoStack::runEnded(const BulkEnd& end)
{
    finishRun(end);
    if (end.wasCancelled)
        keep(*m_turn.from, m_turn.fromAt, m_turn.deed); // of which only the rest is left to do
    if (end.outcome.refused.isEmpty() && !end.wasCancelled)
        emit(this->*m_turn.turned)(m_turn.deed.text);
    else
        emit partlyTurned(m_turn.deed.text, end.outcome, end.wasCancelled);
    goOn();
}

void UndoStack::finishRun(const BulkEnd& end)
{
    if (end.outcome.changed > 0)
        keep(*m_turn.to, m_turn.toAt, {m_turn.deed.text, {}, end.run});
    emit progressed(m_turn.deed.text, end.outcome.total, end.outcome.total, 0);
}

void UndoStack::refuse(const Error& error)
{
    // What was built on does not become free by asking again; a connection may come back.
    if (error.kind == Error::Kind::Unavailable)
        keep(*m_turn.from, m_turn.fromAt, m_turn.deed);
    m_waiting = 0;
    emit refused(m_turn.deed.text, error);
}

void UndoStack::keep(QList<Deed>& list, qsizetype at, const Deed& deed)
{
    const bool isOvertaken = m_turn.acts != m_acts;
    if (!isOvertaken || &list == &m_done)
        list.insert(qMin(at, list.size()), deed);
}

void UndoStack::goOn()
{
    m_isTurning = false;
    m_backend.poll();
    emit moved();
    const auto waiting = m_waiting;
    m_waiting -= waiting > 0 ? 1 : waiting < 0 ? -1 : 0;
    if (waiting > 0)
        undo();
    else if (waiting < 0)
        redo();
}

} // namespace homeport

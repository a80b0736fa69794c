#include "ui/shell/undo_stack.h"

#include "core/base/deliver.h"
#include "core/tickets/history.h"
#include "ui/shell/backend.h"

namespace homeport {

namespace {

constexpr int mostDeeds = 100;

} // namespace

UndoStack::UndoStack(Backend& backend, QObject* parent) : QObject(parent), m_backend(backend) {}

void UndoStack::remember(const Deed& deed)
{
    if (deed.entry.isNull())
        return;
    m_done.append(deed);
    if (m_done.size() > mostDeeds)
        m_done.removeFirst();
    m_undone.clear();
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
    const auto done = m_backend.run([actor = m_backend.actor(), deed](Session& session) {
        return entryOf(
            session, [&] { return homeport::undo(*session.replica, actor, deed.entry); });
    });
    deliver(done, this, [this, deed, turned, &from, &to](const Result<EntryRef>& entry) {
        m_isTurning = false;
        if (entry) {
            to.append({deed.text, *entry});
            emit(this->*turned)(deed.text);
        } else {
            // What was built on does not become free by asking again; a connection may come back.
            if (entry.error().kind == Error::Kind::Unavailable)
                from.append(deed);
            m_waiting = 0;
            emit refused(deed.text, entry.error());
        }
        m_backend.poll();
        emit moved();
        const auto waiting = m_waiting;
        m_waiting -= waiting > 0 ? 1 : waiting < 0 ? -1 : 0;
        if (waiting > 0)
            undo();
        else if (waiting < 0)
            redo();
    });
}

} // namespace homeport

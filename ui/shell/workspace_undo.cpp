#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/recalculation.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/bulk_words.h"
#include "ui/words/words.h"

#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// Deleting without a question, and taking back; workspace_actions.cpp holds the other acts.

void Workspace::deleteChosen()
{
    const auto id = m_queue->current();
    const auto* row = m_queue->model()->row(m_queue->model()->rowOf(id));
    if (m_stack->currentWidget() != m_queue || !row || id == m_deleting)
        return;
    m_deleting = id;
    const auto number = row->number;
    const auto done = m_backend.run([actor = m_backend.actor(), id](Session& session) {
        return entryOf(session, [&] { return session.deletions.remove(actor, id); });
    });
    deliver(done, this, [this, number](const Result<EntryRef>& entry) {
        if (!entry) {
            m_deleting = {};
            return tell(entry.error());
        }
        m_undo->remember({tr("deleted %1").arg(number), *entry});
        m_deleted = *entry;
        m_message->say(Tone::Information, tr("%1 was deleted.").arg(number), tr("Bring it back"));
        m_deletedSentence = m_message->sentence();
        m_backend.poll();
    });
}

void Workspace::setUpUndo()
{
    m_status->setUndoAction(m_actions->find(u"undo"_s));
    connect(m_undo, &UndoStack::moved, this, &Workspace::showUndo);
    // What is said of a deletion is over once it is not what Undo takes back.
    connect(m_undo, &UndoStack::moved, this, [this] {
        const auto* next = m_undo->nextUndo();
        if (!m_deletedSentence.isEmpty() && m_message->sentence() == m_deletedSentence
            && (!next || next->entry != m_deleted))
            m_message->dismiss();
    });
    connect(
        m_message, &MessageStrip::actionRequested, m_actions->find(u"undo"_s), &QAction::trigger);
    connect(m_undo, &UndoStack::undone, this, [this](const QString& deed) {
        m_message->dismiss();
        m_status->say(tr("Taken back: %1").arg(deed));
    });
    connect(m_undo, &UndoStack::redone, this, [this](const QString& deed) {
        m_message->dismiss();
        m_status->say(tr("Done again: %1").arg(deed));
    });
    connect(m_undo, &UndoStack::partlyTurned, this,
        [this](const QString& deed, const BulkOutcome& outcome, bool wasStopped) {
            m_status->say(wasStopped ? QString() : tr("Taken back: %1").arg(deed));
            m_message->say(Tone::Medium, BulkWords::result(outcome, wasStopped, true));
        });
    connect(m_undo, &UndoStack::clocksMoved, this, [this] { m_backend.recalculation().start(); });
    connect(m_undo, &UndoStack::refused, this, [this](const QString& deed, const Error& error) {
        m_status->say({});
        m_message->say(Tone::Critical, tr("Not taken back: %1. %2").arg(deed, Words::of(error)));
    });
    showUndo();
}

void Workspace::showUndo()
{
    const auto* undo = m_undo->nextUndo();
    m_status->setUndo(undo ? undo->text : QString());
    m_actions->find(u"undo"_s)->setEnabled(undo);
    m_actions->find(u"redo"_s)->setEnabled(m_undo->nextRedo());
}

} // namespace homeport

#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/bulk_acts.h"
#include "ui/tickets/list_acts.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/message_strip.h"

#include <QStackedWidget>
#include <QTableView>

#include <functional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What is done to tickets from the list, which stays in front; workspace_actions.cpp holds the
// other acts.

void Workspace::setUpListActs()
{
    connect(m_listActs, &ListActs::acted, this, [this](const QString& deed, const EntryRef& entry) {
        m_message->dismiss();
        m_undo->remember({deed, entry});
        m_backend.poll();
    });
    connect(m_listActs, &ListActs::refused, this, [this](const QString& sentence) {
        m_message->say(Tone::Critical, sentence);
        m_backend.poll();
    });
}

void Workspace::actOnCurrent(TicketAct act)
{
    if (isBulk())
        return m_bulk->act(act);
    auto* page = ticketPage();
    if (!page)
        return actInList(act);
    if (act == TicketAct::FollowUp)
        return followUp(page->ticket());
    if (const auto kind = raisedBy(act))
        return raiseTicket(*kind, page->ticket());
    page->act(act);
}

/// Only what is written needs the conversation in front.
void Workspace::actInList(TicketAct act)
{
    const auto id = m_queue->current();
    if (m_stack->currentWidget() != m_queue || id.isNull())
        return;
    if (act == TicketAct::Delete)
        return deleteChosen();
    if (act == TicketAct::FollowUp)
        return followUp(id);
    if (const auto kind = raisedBy(act))
        return raiseTicket(*kind, id);
    if (act != TicketAct::Reply && act != TicketAct::Note)
        return m_listActs->act(act);
    m_queue->openCurrent();
    ticketPage()->act(act);
}

void Workspace::addWalk()
{
    add(u"ticket.next"_s, tr("Next in the list"), QKeySequence(u"J"_s), [this] { walk(1); });
    add(u"ticket.previous"_s, tr("Previous in the list"), QKeySequence(u"K"_s),
        [this] { walk(-1); });
}

/// Space and Return belong to the list, as each of its buttons has them for itself.
void Workspace::addOpening()
{
    const auto addFor = [this](const QString& id, const QString& text,
                            const QList<QKeySequence>& keys, const std::function<void()>& act) {
        connect(m_actions->addFor(m_queue->table(), id, text, keys), &QAction::triggered, this,
            [this, act] {
                if (!isCovered())
                    act();
            });
    };
    addFor(u"list.open"_s, tr("Open"),
        {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter),
            QKeySequence(Qt::SHIFT | Qt::Key_Return)},
        [this] { m_queue->openCurrent(); });
    addFor(u"list.openBehind"_s, tr("Open in the background"),
        {QKeySequence(Qt::CTRL | Qt::Key_Return)}, [this] {
            if (const auto id = m_queue->current(); !id.isNull())
                openBehind(id);
        });
    addFor(u"list.preview"_s, tr("Show the ticket beside the list, or no longer"),
        {QKeySequence(Qt::Key_Space)}, [this] { m_queue->togglePreview(); });
    add(u"mode"_s, tr("List alone, with the ticket beside it, or the ticket alone"),
        QKeySequence(u"D"_s), [this] { nextMode(); });
}

void Workspace::nextMode()
{
    if (ticketPage()) {
        if (m_queue->showsPreview())
            m_queue->togglePreview();
        showQueue();
    } else if (m_stack->currentWidget() != m_queue) {
        showQueue();
    } else if (m_queue->showsPreview()) {
        m_queue->openCurrent();
    } else {
        m_queue->togglePreview();
    }
}

void Workspace::walk(int rows)
{
    const auto* page = ticketPage();
    if (!page)
        return;
    m_walkedFrom = page->ticket();
    m_status->say({});
    if (m_queue->openBeside(page->ticket(), rows))
        return;
    m_walkedFrom = {};
    m_status->say(tr("There is no further ticket in the list."));
}

/// Who goes from one to the next leaves no row of tabs behind, unless something waits there.
void Workspace::openFromList(TicketId id)
{
    openTicket(id);
    const auto left = std::exchange(m_walkedFrom, {});
    if (left.isNull() || left == id)
        return;
    const auto* page = m_pages.value(left.toString());
    if (page && page->isAtRest())
        closeTicket(left.toString());
}

} // namespace homeport

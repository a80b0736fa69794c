#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/bulk_acts.h"
#include "ui/tickets/list_acts.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/message_strip.h"

#include <QStackedWidget>

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
    openTicket(id);
    ticketPage()->act(act);
}

} // namespace homeport

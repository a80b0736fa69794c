#include "ui/shell/backend.h"
#include "ui/shell/seen_tickets.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/composer_text.h"
#include "ui/tickets/history_view.h"
#include "ui/tickets/message_form.h"
#include "ui/tickets/number_opener.h"
#include "ui/tickets/ticket_deeds.h"
#include "ui/tickets/ticket_page.h"
#include "ui/tickets/ticket_parts.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/find_line.h"
#include "ui/widgets/message_strip.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPointer>
#include <QScrollArea>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// How one moves about in what a ticket's page tells; ticket_page_story.cpp holds what that is.

void TicketPage::showOnly(Shows shows)
{
    m_tabs->setCurrentIndex(Conversation);
    m_shows->setChosen({QString::number(int(shows))});
    m_conversation->setShows(shows);
}

void TicketPage::showHistory()
{
    m_tabs->setCurrentIndex(History);
    m_history->setFocus();
}

/// Also before they are there, as the history.
void TicketPage::showTasks()
{
    m_parts->act(ThingAct::ShowTasks);
}

void TicketPage::connectFinding()
{
    const auto follow = [this](int tab) {
        QWidget* const areas[] = {m_conversation, m_parts->tasks(), m_parts->related(), m_history};
        m_find->setArea(qobject_cast<QScrollArea*>(areas[tab]));
    };
    connect(m_tabs, &QTabBar::currentChanged, this, follow);
    connect(m_find, &FindLine::sought, this, [this](const QString& words) {
        if (m_tabs->currentIndex() == Conversation)
            m_conversation->reveal(words);
    });
    follow(m_tabs->currentIndex());
}

bool TicketPage::find(ThingAct act)
{
    const bool isFinding =
        act == ThingAct::Find || act == ThingAct::FindNext || act == ThingAct::FindPrevious;
    if (!isFinding)
        return false;
    if (act == ThingAct::Find)
        m_find->open();
    else
        m_find->step(act == ThingAct::FindNext);
    return true;
}

void TicketPage::connectMessages()
{
    m_conversation->setQuotable(true);
    connect(&m_seen, &SeenTickets::loaded, this, &TicketPage::look);
    connect(m_conversation, &ConversationView::quoteRequested, this, &TicketPage::quote);
    connect(m_conversation, &ConversationView::correctionRequested, this, &TicketPage::correct);
    auto* numbers = new NumberOpener(m_backend, *m_conversation);
    connect(numbers, &NumberOpener::found, this, &TicketPage::openRequested);
    connect(numbers, &NumberOpener::refused, this,
        [this](const QString& sentence) { m_message->say(Tone::Medium, sentence); });
}

void TicketPage::correct(const ConversationItem& message)
{
    if (!m_story || m_isGone || m_moment)
        return;
    auto* form = MessageForm::make(*this, m_backend.actor(), message, m_story->ticket.number,
        [page = QPointer(this)](
            const QString& deed, const TicketJob& job, const CommandId& command, ActForm* its) {
            if (page)
                page->perform(deed, job, command, its);
        });
    m_deeds->keepDraft(form, u"correct-"_s + message.id.toString());
    form->open();
}

bool TicketPage::talk(ThingAct act)
{
    switch (act) {
    case ThingAct::NextMessage:
    case ThingAct::PreviousMessage:
        m_tabs->setCurrentIndex(Conversation);
        m_conversation->choose(act == ThingAct::NextMessage);
        return true;
    case ThingAct::CopyMessage: m_conversation->copyMessage(); return true;
    case ThingAct::MessageMenu:
        m_tabs->setCurrentIndex(Conversation);
        m_conversation->openMenu();
        return true;
    case ThingAct::Quote: quote(); return true;
    case ThingAct::SendAndHold: sendAnd(TicketAct::Hold); return true;
    case ThingAct::SendAndResolve: sendAnd(TicketAct::Resolve); return true;
    default: return false;
    }
}

/// What only the desk may read is quoted to the desk alone.
void TicketPage::quote()
{
    const auto answered = m_conversation->answered();
    if (!m_story || m_isGone || !answered)
        return;
    if (m_moment)
        showMoment({});
    m_tabs->setCurrentIndex(Conversation);
    m_composer->write(answered->isInternal || !isPossible(TicketAct::Reply, m_story->standing()));
    m_composer->quote(answered->body);
}

/// Where nothing is written yet, the place to do so.
void TicketPage::sendAnd(TicketAct next)
{
    m_tabs->setCurrentIndex(Conversation);
    if (!m_moment && !m_isGone && !m_composer->sendAnd(next))
        m_composer->write(m_composer->isInternal());
}

void TicketPage::look()
{
    const bool isBeforeThem =
        m_story && !m_moment && !m_isGone && isVisible() && m_tabs->currentIndex() == Conversation;
    if (!isBeforeThem || !m_seen.isLoaded())
        return;
    if (!std::exchange(m_isLooking, true))
        m_conversation->setSeen(m_seen.lastSeen(m_id), m_backend.actor().person);
    if (!m_isLeftUnread)
        m_seen.see(m_id, newestIn(*m_story));
}

void TicketPage::toggleUnread()
{
    m_isLeftUnread = !m_isLeftUnread;
    if (m_isLeftUnread)
        m_seen.markUnread(m_id);
    else
        look();
}

/// A window that is only brought up again was not left.
void TicketPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    m_isLooking = false;
    m_isLeftUnread = false;
    look();
}

void TicketPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_composer->isEnabled() && !ComposerText::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TicketPage::dropEvent(QDropEvent* event)
{
    m_tabs->setCurrentIndex(Conversation);
    emit m_composer->filesOffered(ComposerText::filesIn(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace homeport

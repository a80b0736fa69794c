#include "ui/shell/backend.h"
#include "ui/tickets/begun_forms.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/deleted_ticket.h"
#include "ui/tickets/history_view.h"
#include "ui/tickets/property_panel.h"
#include "ui/tickets/ticket_deeds.h"
#include "ui/tickets/ticket_head.h"
#include "ui/tickets/ticket_messages.h"
#include "ui/tickets/ticket_page.h"
#include "ui/tickets/ticket_parts.h"
#include "ui/tickets/ticket_side.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QStackedWidget>
#include <QTabBar>

#include <utility>

namespace homeport {

// What a ticket's page shows, now or of the past; ticket_page.cpp holds what is done on it.

void TicketPage::load()
{
    const auto page = m_backend.ask([actor = m_backend.actor(), id = m_id](Session& session) {
        return session.replica->read([&](Database&) -> Result<Loaded> {
            auto whole = wholeOf(session, actor, id);
            if (!whole)
                return whole.error();
            auto things = thingsOf(session, actor, id);
            if (!things)
                return things.error();
            const auto parts = partsInReach(session, actor, id);
            if (!parts)
                return parts.error();
            return Loaded{
                std::move(whole->story), std::move(whole->history), std::move(*things), *parts};
        });
    });
    deliver(page, this, m_latest([this](const Result<Loaded>& found) {
        if (!found)
            return showGone(found.error());
        setGone(false);
        m_deletion = {};
        const auto news = m_otherActs.since(found->history, m_backend.actor().person);
        if (!news.isEmpty())
            m_others->say(Tone::Medium, news, tr("Show history"));
        m_items = found->history;
        m_things = found->things;
        m_partsInReach = found->partsInReach;
        if (m_tabs->currentIndex() == History)
            m_history->setItems(m_items);
        show(found->story);
        m_begun->look(found->story.standing());
        m_side->refresh();
        look();
        emit loaded();
        if (m_waiting)
            act(*std::exchange(m_waiting, std::nullopt));
    }));
}

void TicketPage::show(const TicketStory& story)
{
    m_story = story;
    m_story->rights.begun = m_begun->kinds();
    if (!m_moment) {
        m_head->show(*m_story);
        m_properties->show(story);
        showConversation(story);
    }
    showParts();
    m_composer->setRequester(story.names.requester);
    m_composer->setPlaceholders(placeholdersOf(story, m_backend.actor()));
    const auto standing = story.standing();
    m_composer->setNotePossible(isPossible(TicketAct::Note, standing));
    m_composer->setReplyPossible(isPossible(TicketAct::Reply, standing));
    m_composer->offerNext(
        isPossible(TicketAct::Hold, standing), isPossible(TicketAct::Resolve, standing));
}

bool TicketPage::isAtRest() const
{
    return m_deeds->isAtRest() && m_composer->isEmpty();
}

void TicketPage::showGone(const Error& error)
{
    if (error.kind != Error::Kind::NotFound)
        return m_message->say(Tone::Critical, Words::of(error));
    m_waiting.reset();
    setGone(true);
    m_deleted->tell(m_id,
        m_story ? tr("%1 was deleted, or is no longer yours to see.").arg(m_story->ticket.number)
                : Words::of(error));
    emit loaded(); // nothing can be done with it now
}

void TicketPage::setGone(bool isGone)
{
    if (std::exchange(m_isGone, isGone) == isGone)
        return;
    // Whoever is writing goes on: their keys must not become those of the window.
    const auto* focus = window()->focusWidget();
    const bool isWritten = focus && focus->testAttribute(Qt::WA_InputMethodEnabled);
    for (auto* part : std::initializer_list<QWidget*>{m_head, m_shows, m_conversation,
             m_parts->tasks(), m_parts->related(), m_history, m_side})
        part->setEnabled(!isGone || (isWritten && part->isAncestorOf(focus)));
    m_composer->setSendPossible(!isGone);
    if (!isGone)
        return m_deleted->dismiss();
    m_message->dismiss();
    if (isVisible() && !window()->focusWidget())
        setFocus(); // from here Tab goes on
    if (!m_composer->isEmpty())
        m_composer->setDraftNote(tr("Nothing can be sent here now. What you wrote is kept."));
}

void TicketPage::showParts()
{
    m_composer->setParts(m_partsInReach);
    m_parts->show(m_story->ticket, m_things, m_moment.has_value());
    m_tabs->setTabText(Tasks, m_parts->tasksTitle());
    m_tabs->setTabText(Related, m_parts->relatedTitle());
}

void TicketPage::showConversation(const TicketStory& story)
{
    const auto conversation = conversationOf(story);
    auto files = m_things.files;
    if (m_moment)
        files.removeIf([this](const AttachedFile& file) { return file.addedAt > *m_moment; });
    m_conversation->setItems(conversation, eventsOf(m_items, m_moment), files);
    m_tabs->setTabText(Conversation,
        conversation.isEmpty() ? tr("Conversation")
                               : tr("Conversation %1").arg(Words::number(conversation.size())));
}

void TicketPage::showMoment(std::optional<Timestamp> moment)
{
    m_moment = moment;
    m_history->setMoment(moment);
    m_side->setMoment(moment);
    m_composer->setEnabled(!moment);
    if (!moment) {
        m_latestPast([](int) {}); // answers under way are of no use any more
        m_past->dismiss();
        if (m_story)
            show(*m_story);
        return;
    }
    const auto past =
        m_backend.ask([actor = m_backend.actor(), id = m_id, at = *moment](
                          Session& session) { return pastStoryOf(session, actor, id, at); });
    deliver(past, this, m_latestPast([this](const Result<TicketStory>& found) {
        if (found)
            showPast(*found);
        else
            m_message->say(Tone::Critical, Words::of(found.error()));
    }));
}

void TicketPage::showPast(const TicketStory& story)
{
    m_past->say(Tone::Information,
        tr("The ticket as it was at %1. It can only be read.").arg(Words::exact(*m_moment)),
        tr("Back to now"));
    m_head->show(story, false);
    showParts();
    m_properties->show(story, true);
    showConversation(story);
}

} // namespace homeport

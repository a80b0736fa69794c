#pragma once

#include "core/base/deliver.h"
#include "core/tickets/history.h"
#include "ui/tickets/clock_acts.h"
#include "ui/tickets/conversation_view.h"
#include "ui/tickets/other_acts.h"
#include "ui/tickets/property_fields.h"
#include "ui/tickets/thing_acts.h"
#include "ui/tickets/ticket_acts.h"
#include "ui/tickets/ticket_forms.h"
#include "ui/tickets/ticket_things.h"

#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabBar;

namespace homeport {

class Actions;
class Backend;
class BegunForms;
class ChipBar;
class ClockForms;
class Composer;
class DeletedTicket;
class DraftStore;
class FindLine;
class HistoryView;
class MessageStrip;
class PropertyPanel;
class SeenTickets;
class TicketDeeds;
class TicketHead;
class TicketMessages;
class TicketParts;
class TicketSide;

/// One ticket with everything one can do with it.
class TicketPage final : public QWidget
{
    Q_OBJECT

public:
    TicketPage(Backend& backend, Actions& actions, DraftStore& drafts, SeenTickets& seen,
        TicketId id, QWidget* parent = nullptr);

    TicketId ticket() const { return m_id; }
    /// "INC-004711 VPN drops", once it is known.
    QString tabTitle() const;
    /// The same of a ticket that has no page yet.
    static QString tabTitle(const record::Ticket& ticket);
    /// Empty until the ticket is there.
    QString number() const { return m_story ? m_story->ticket.number : QString(); }
    QString title() const { return m_story ? m_story->ticket.title : QString(); }
    /// Nothing until the ticket is there.
    std::optional<TicketStatus> status() const;
    /// Nothing until the ticket is there, and once it was deleted.
    std::optional<TicketStanding> standing() const
    {
        return m_story && !m_isGone ? std::optional(m_story->standing()) : std::nullopt;
    }
    /// It was deleted, or is no longer theirs to see; nothing can be done with it then.
    bool isGone() const { return m_isGone; }
    /// Nothing is being done on it, and nothing written that was not sent: it may go unasked.
    bool isAtRest() const;
    /// Null until the ticket is there.
    PersonId requester() const { return m_story ? m_story->ticket.requesterId : PersonId(); }
    /// Null where nobody has it.
    PersonId assignee() const
    {
        return m_story ? m_story->ticket.assignedUserId.value_or(PersonId()) : PersonId();
    }
    /// Does it, or asks first what is needed for it; waits until the ticket is there. Not what
    /// makes another ticket.
    void act(TicketAct act);
    void act(ThingAct act);
    void act(ClockAct act);
    /// It is possible, as far as is known by now.
    bool offers(ClockAct act) const;
    /// Opens the field of a property where it may be changed.
    void edit(Property property);
    void showHistory();
    void showTasks();
    /// The explanation of the most urgent service level in place of the properties, and back.
    void toggleLedger();
    using Shows = ConversationView::Shows;
    /// The conversation, and of it only what is wanted.
    void showOnly(Shows shows);
    /// It counts as unread although it is looked at, until it is shown again; or no longer.
    void toggleUnread();

signals:
    void loaded();
    /// Which acts on its service levels are possible may have changed.
    void clocksLoaded();
    /// Something was done that can be taken back by its entry; the text names it.
    void acted(const QString& deed, const homeport::EntryRef& entry);
    /// Somebody whom the ticket names.
    void personRequested(homeport::PersonId person);
    /// Another ticket, which has to do with this one.
    void openRequested(homeport::TicketId id);

protected:
    /// Files dropped anywhere on the page go with the next message.
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Tab { Conversation, Tasks, Related, History };

    struct Loaded
    {
        TicketStory story;
        QList<HistoryItem> history;
        TicketThings things;
        int partsInReach;
    };

    QWidget* makeMain(Actions& actions);
    /// Where words are found: what the tab in front shows.
    void connectFinding();
    void connectMessages();
    void connectActs();
    void connectParts();
    void connectClocks(Actions& actions);
    void connectHistory();
    void remove();
    void load();
    /// The ticket cannot be read any more, and nothing be done with it, until it is brought back.
    void showGone(const Error& error);
    void setGone(bool isGone);
    void showParts();
    void show(const TicketStory& story);
    void showConversation(const TicketStory& story);
    /// Another moment of the past, or now again: the whole page shows it and can only be read.
    void showMoment(std::optional<Timestamp> moment);
    void showPast(const TicketStory& story);
    /// False where the act is none of finding.
    bool find(ThingAct act);
    /// False where the act is none on messages.
    bool talk(ThingAct act);
    void quote();
    void correct(const ConversationItem& message);
    void sendAnd(TicketAct next);
    /// What its conversation shows was seen now, where it can be seen.
    void look();
    /// As TicketDeeds does it.
    void perform(
        const QString& deed, const TicketJob& job, const CommandId& command, ActForm* form);

    Backend& m_backend;
    TicketId m_id;
    SeenTickets& m_seen;
    bool m_isLooking = false; ///< since it was shown last, so that what was new then stays marked
    bool m_isLeftUnread = false;
    Latest m_latest;
    Latest m_latestPast;
    std::optional<TicketStory> m_story;
    QList<HistoryItem> m_items;
    TicketThings m_things;
    int m_partsInReach = 0;
    std::optional<TicketAct> m_waiting;
    bool m_isGone = false;
    CommandId m_deletion; ///< while it is under way, or done; null once the ticket is there
    std::optional<Timestamp> m_moment; ///< of the past, while one is shown
    OtherActs m_otherActs;
    TicketDeeds* m_deeds;
    TicketForms* m_forms;
    BegunForms* m_begun;
    ClockForms* m_clockForms;
    PropertyPanel* m_properties;
    TicketHead* m_head = nullptr;
    MessageStrip* m_message;
    MessageStrip* m_past;
    MessageStrip* m_gone; ///< that it was deleted
    DeletedTicket* m_deleted;
    MessageStrip* m_others; ///< what others did to the ticket while it is open
    QTabBar* m_tabs;
    ChipBar* m_shows; ///< which part of the conversation
    FindLine* m_find;
    QStackedWidget* m_stack;
    ConversationView* m_conversation;
    HistoryView* m_history;
    Composer* m_composer;
    TicketMessages* m_messages;
    TicketParts* m_parts;
    TicketSide* m_side;
};

} // namespace homeport

#pragma once

#include "core/base/deliver.h"
#include "core/tickets/history.h"
#include "ui/tickets/ticket_acts.h"
#include "ui/tickets/ticket_story.h"

#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace homeport {

class ActForm;
class Actions;
class Backend;
class Composer;
class ConversationView;
class FieldList;
class HintButton;
class HistoryView;
class MessageStrip;
class Pill;
class StepBar;

/// One ticket with everything one can do with it.
class TicketPage final : public QWidget
{
    Q_OBJECT

public:
    TicketPage(Backend& backend, Actions& actions, TicketId id, QWidget* parent = nullptr);

    TicketId ticket() const { return m_id; }
    /// "INC-004711 VPN drops", once it is known.
    QString tabTitle() const;
    /// Nothing until the ticket is there.
    std::optional<TicketStatus> status() const;
    /// Does it, or asks first what is needed for it; waits until the ticket is there.
    void act(TicketAct act);
    void showHistory();

signals:
    void loaded();
    /// Something was done that Ctrl+Z can take back; the text names it.
    void acted(homeport::TicketId id, const QString& deed);

private:
    using Job = std::function<Result<>(Session&, const record::Ticket& seen)>;

    QWidget* makeMain(Actions& actions);
    QWidget* makeSide();
    void load();
    void loadHistory();
    void show(const TicketStory& story);
    void showActs(TicketStatus status);
    /// Runs the job on the ticket as it is shown; a form stays open until it succeeds.
    void perform(const QString& deed, const Job& job, ActForm* form = nullptr);
    void send(const QString& text, bool isInternal);
    void takeBack(const EntryRef& entry);
    void askAssign();
    void askHold();
    void askResolve();
    void askCancel();
    void askClose();
    void askReopen();

    Backend& m_backend;
    TicketId m_id;
    Latest m_latest;
    Latest m_latestHistory;
    std::optional<TicketStory> m_story;
    std::optional<TicketAct> m_waiting;
    QLabel* m_number;
    Pill* m_priority;
    Pill* m_hold;
    QLabel* m_title;
    StepBar* m_steps;
    MessageStrip* m_message;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    ConversationView* m_conversation;
    HistoryView* m_history;
    Composer* m_composer;
    FieldList* m_fields;
    QList<std::pair<TicketAct, HintButton*>> m_buttons;
};

} // namespace homeport

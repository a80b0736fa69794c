#pragma once

#include "ui/tickets/ticket_acts.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QMenu;

namespace homeport {

class Actions;
class HintButton;
class Pill;
class StepBar;
struct TicketStory;

/// The top of a ticket's page: number, kind, priority, what can be done next, title, way of the
/// ticket.
class TicketHead final : public QWidget
{
    Q_OBJECT

public:
    /// The title is a part of the page's own.
    TicketHead(Actions& actions, QWidget* title, QWidget* parent = nullptr);

    /// Without acts: a past state.
    void show(const TicketStory& story, bool hasActs = true);

private:
    void showWay(const record::Ticket& ticket);
    void showActs(const TicketStory& story, bool hasActs);
    void showRaising();
    void showMore();
    QMenu* menuOf(const QString& name);

    const Actions& m_actions;
    QLabel* m_number;
    Pill* m_kind;
    Pill* m_priority;
    Pill* m_escalation;
    Pill* m_hold;
    StepBar* m_steps;
    std::optional<TicketKind> m_way; ///< whose steps are shown
    QList<std::pair<TicketAct, HintButton*>> m_buttons;
    HintButton* m_raise; ///< opens the menu of what makes another ticket
    QList<TicketAct> m_raising; ///< what stands in it
    HintButton* m_more; ///< opens the menu of all that is possible
    QList<TicketAct> m_possible; ///< what stands in that
};

} // namespace homeport

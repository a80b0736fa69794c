#pragma once

#include "ui/tickets/ticket_acts.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace homeport {

class Actions;
class HintButton;
class Pill;
class StepBar;
struct TicketStory;

/// The top of a ticket's page: number, priority, what can be done next, title, way of the ticket.
class TicketHead final : public QWidget
{
    Q_OBJECT

public:
    /// The title is a part of the page's own.
    TicketHead(Actions& actions, QWidget* title, QWidget* parent = nullptr);

    /// Without acts: a past state.
    void show(const TicketStory& story, bool hasActs = true);

private:
    void showActs(const TicketStory& story, bool hasActs);

    QLabel* m_number;
    Pill* m_priority;
    Pill* m_hold;
    StepBar* m_steps;
    QList<std::pair<TicketAct, HintButton*>> m_buttons;
};

} // namespace homeport

#include "ui/tickets/ticket_head.h"

#include "ui/shell/actions.h"
#include "ui/tickets/ticket_story.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr std::array way{TicketStatus::New, TicketStatus::Acknowledged, TicketStatus::Assigned,
    TicketStatus::InProgress, TicketStatus::Resolved, TicketStatus::Closed};

int stepOf(const record::Ticket& ticket)
{
    auto status = ticket.status;
    if (status == TicketStatus::OnHold) {
        status = fromKey<TicketStatus>(ticket.holdReturnStatus.value_or(QString()))
                     .value_or(TicketStatus::InProgress);
    }
    const auto found = std::find(way.begin(), way.end(), status);
    return found == way.end() ? -1 : int(found - way.begin());
}

} // namespace

TicketHead::TicketHead(Actions& actions, QWidget* title, QWidget* parent)
    : QWidget(parent)
    , m_number(new QLabel)
    , m_priority(new Pill)
    , m_hold(new Pill)
    , m_steps(new StepBar)
{
    m_number->setObjectName(u"ticketNumber"_s);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(m_number, u"secondary"_s);
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::smallSpace);
    top->addWidget(m_number);
    top->addWidget(m_priority);
    top->addWidget(m_hold);
    top->addStretch();
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::tinySpace);
    for (const auto act :
        {TicketAct::Cancel, TicketAct::Acknowledge, TicketAct::Take, TicketAct::Assign,
            TicketAct::Hold, TicketAct::StartWork, TicketAct::Resume, TicketAct::Reopen,
            TicketAct::FollowUp, TicketAct::Close, TicketAct::Confirm, TicketAct::Resolve}) {
        const auto isMain = act == TicketAct::Resolve || act == TicketAct::Confirm;
        auto* button = new HintButton(actions.find(actionId(act)),
            isMain ? HintButton::Look::Primary : HintButton::Look::Normal);
        setShown(button, false);
        m_buttons.append({act, button});
        acts->addWidget(button);
    }
    top->addLayout(acts);

    QStringList steps;
    for (const auto status : way)
        steps.append(Words::of(status));
    m_steps->setSteps(steps, -1);
    auto* stepRow = new QHBoxLayout; // the steps whole, whatever the acts need
    stepRow->addWidget(m_steps);
    stepRow->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    layout->addLayout(top);
    layout->addWidget(title);
    layout->addLayout(stepRow);
}

void TicketHead::show(const TicketStory& story, bool hasActs)
{
    const auto& ticket = story.incident.ticket;
    m_number->setText(ticket.number);
    const auto tone = Words::priorityTone(ticket.priority);
    m_priority->set(Words::priority(ticket.priority), tone, Pill::markOf(tone));
    const auto isBesides =
        ticket.status == TicketStatus::OnHold || ticket.status == TicketStatus::Cancelled;
    m_hold->set(isBesides ? Words::of(ticket.status) : QString(), Words::tone(ticket.status));
    m_steps->setCurrent(stepOf(ticket));
    showActs(story, hasActs);
}

void TicketHead::showActs(const TicketStory& story, bool hasActs)
{
    const auto status = story.incident.ticket.status;
    // The row has room for what comes next; all of it is in the palette.
    const auto isAssigned = status == TicketStatus::Assigned || status == TicketStatus::InProgress;
    for (const auto& [act, button] : m_buttons) {
        const auto isSpare = act == TicketAct::Cancel || act == TicketAct::Close
            || (act == TicketAct::Take && isAssigned)
            || (act == TicketAct::StartWork && status != TicketStatus::Assigned)
            || (act == TicketAct::Assign && status == TicketStatus::OnHold);
        setShown(button, hasActs && !isSpare && isPossible(act, status, story.isReopenable));
    }
}

} // namespace homeport

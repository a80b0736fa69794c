#include "ui/tickets/ticket_head.h"

#include "ui/shell/actions.h"
#include "ui/tickets/thing_acts.h"
#include "ui/tickets/ticket_story.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using enum TicketStatus;

constexpr TicketStatus incidentWay[] = {New, Acknowledged, Assigned, InProgress, Resolved, Closed};
constexpr TicketStatus requestWay[] = {
    Draft, Submitted, PendingApproval, Approved, InProgress, Fulfilled, Closed};
constexpr TicketStatus problemWay[] = {
    Logged, Investigating, Diagnosed, SolutionIdentified, Monitoring, Resolved, Closed};
constexpr TicketStatus changeWay[] = {Draft, Submitted, PendingApproval, Approved, Scheduled,
    InProgress, Implemented, InReview, Closed};

/// The states that a ticket of the kind goes through where all goes well.
std::span<const TicketStatus> wayOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return incidentWay;
    case TicketKind::ServiceRequest: return requestWay;
    case TicketKind::Problem: return problemWay;
    case TicketKind::Change: return changeWay;
    }
    Q_UNREACHABLE();
}

/// What lies beside the way.
bool isBesides(TicketStatus status)
{
    return status == OnHold || status == Cancelled || status == Rejected;
}

int stepOf(const record::Ticket& ticket)
{
    auto status = ticket.status;
    if (status == OnHold) {
        status =
            fromKey<TicketStatus>(ticket.holdReturnStatus.value_or(QString())).value_or(InProgress);
    } else if (status == Rejected) {
        status = PendingApproval; // it got no further
    }
    const auto way = wayOf(ticket.kind);
    const auto found = std::find(way.begin(), way.end(), status);
    return found == way.end() ? -1 : int(found - way.begin());
}

} // namespace

TicketHead::TicketHead(Actions& actions, QWidget* title, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_number(new QLabel)
    , m_kind(new Pill)
    , m_priority(new Pill)
    , m_escalation(new Pill)
    , m_hold(new Pill)
    , m_steps(new StepBar)
    , m_raise(new HintButton(tr("Raise …"), {}, HintButton::Look::Quiet))
    , m_more(new HintButton(tr("More …"), {}, HintButton::Look::Quiet))
{
    m_number->setObjectName(u"ticketNumber"_s);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(m_number, u"secondary"_s);
    m_kind->setObjectName(u"ticketKind"_s);
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::smallSpace);
    top->addWidget(m_number);
    top->addWidget(m_kind);
    top->addWidget(m_priority);
    m_escalation->setObjectName(u"ticketEscalation"_s);
    top->addWidget(m_escalation);
    top->addWidget(m_hold);
    top->addStretch();
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::tinySpace);
    m_raise->setObjectName(u"raise"_s);
    m_raise->setToolTip(tr("Make another kind of ticket out of this one"));
    setShown(m_raise, false);
    connect(m_raise, &HintButton::clicked, this, &TicketHead::showRaising);
    acts->addWidget(m_raise);
    m_more->setObjectName(u"more"_s);
    m_more->setToolTip(tr("All that can be done with the ticket"));
    setShown(m_more, false);
    connect(m_more, &HintButton::clicked, this, &TicketHead::showMore);
    acts->addWidget(m_more);
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
    const auto& ticket = story.ticket;
    m_number->setText(ticket.number);
    // Of incidents, which most tickets are, the number says enough.
    const bool isIncident = ticket.kind == TicketKind::Incident;
    m_kind->set(isIncident ? QString() : Words::of(ticket.kind), Words::tone(ticket.kind));
    const auto tone = Words::priorityTone(ticket.priority);
    m_priority->set(Words::priority(ticket.priority), tone, Pill::markOf(tone));
    const bool isEscalated =
        ticket.escalatedAt && ticket.escalationState == TicketEscalationState::Escalated;
    m_escalation->set(
        isEscalated ? tr("Escalated") : QString(), Tone::Critical, PillMark::Critical);
    m_escalation->setToolTip(isEscalated
            ? tr("Since %1", "a moment").arg(Words::exact(*ticket.escalatedAt))
            : QString());
    m_hold->set(isBesides(ticket.status) ? Words::of(ticket.status) : QString(),
        Words::tone(ticket.status));
    showWay(ticket);
    showActs(story, hasActs);
}

void TicketHead::showWay(const record::Ticket& ticket)
{
    if (m_way == ticket.kind)
        return m_steps->setCurrent(stepOf(ticket));
    m_way = ticket.kind;
    QStringList steps;
    for (const auto status : wayOf(ticket.kind))
        steps.append(Words::of(status));
    m_steps->setSteps(steps, stepOf(ticket));
}

void TicketHead::showActs(const TicketStory& story, bool hasActs)
{
    const auto standing = story.standing();
    const auto status = standing.status;
    // The row has room for what comes next; all of it is in the menu.
    const auto isAssigned = status == Assigned || status == InProgress;
    for (const auto& [act, button] : m_buttons) {
        const auto isSpare = act == TicketAct::Cancel || act == TicketAct::Close
            || (act == TicketAct::Take && isAssigned)
            || (act == TicketAct::StartWork && status != Assigned)
            || (act == TicketAct::Assign && status == OnHold);
        setShown(button, hasActs && !isSpare && isPossible(act, standing));
    }
    m_possible.clear();
    for (const auto act : ticketActs()) {
        if (hasActs && isPossible(act, standing))
            m_possible.append(act);
    }
    setShown(m_more, !m_possible.isEmpty());
    m_raising.clear();
    for (const auto act :
        {TicketAct::RaiseProblem, TicketAct::RaiseChange, TicketAct::ConvertToRequest}) {
        if (hasActs && isPossible(act, standing))
            m_raising.append(act);
    }
    setShown(m_raise, !m_raising.isEmpty());
}

void TicketHead::showMore()
{
    auto* menu = menuOf(u"moreMenu"_s);
    for (const auto act : std::as_const(m_possible)) {
        if (act == TicketAct::Delete)
            menu->addSeparator();
        menu->addAction(m_actions.find(actionId(act)));
        auto* duplicate = m_actions.find(actionId(ThingAct::MarkDuplicate)); // of the window
        if (act == TicketAct::Cancel && duplicate) // which is a way to cancel it
            menu->addAction(duplicate);
    }
    menu->addSeparator();
    for (const auto& id :
        {u"ticket.previous"_s, u"ticket.next"_s, u"ticket.copyNumber"_s, u"ticket.copyTitle"_s}) {
        if (auto* action = m_actions.find(id)) // of the window
            menu->addAction(action);
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

QMenu* TicketHead::menuOf(const QString& name)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(name);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void TicketHead::showRaising()
{
    auto* menu = menuOf(u"raiseMenu"_s);
    for (const auto act : std::as_const(m_raising))
        menu->addAction(m_actions.find(actionId(act)));
    menu->popup(m_raise->mapToGlobal(QPoint(0, m_raise->height())));
}

} // namespace homeport

#include "ui/service_levels/policy_running.h"

#include "ui/theme/theme.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_row.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr TicketHoldReason holdReasons[] = {TicketHoldReason::AwaitingRequester,
    TicketHoldReason::AwaitingSupplier, TicketHoldReason::AwaitingChange,
    TicketHoldReason::AwaitingProblem, TicketHoldReason::AwaitingFulfilment,
    TicketHoldReason::AwaitingApproval, TicketHoldReason::Scheduled, TicketHoldReason::Other};
constexpr int mostPrecedence = 1000;

template <typename E>
void fill(QComboBox* box, std::initializer_list<E> values)
{
    for (const auto value : values)
        box->addItem(ClockWords::of(value), int(value));
}

} // namespace

PolicyRunning::PolicyRunning(QWidget* parent)
    : QWidget(parent)
    , m_start(new PickBox)
    , m_retarget(new PickBox)
    , m_reopen(new PickBox)
    , m_precedence(new QSpinBox)
{
    m_start->setObjectName(u"policyStart"_s);
    fill(m_start,
        {SlaPolicyStartOn::Created, SlaPolicyStartOn::Submitted, SlaPolicyStartOn::Approved,
            SlaPolicyStartOn::Assigned});
    fill(m_retarget, {SlaPolicyRetargetMode::KeepElapsed, SlaPolicyRetargetMode::Restart});
    fill(m_reopen,
        {SlaPolicyReopenMode::Continue, SlaPolicyReopenMode::Restart, SlaPolicyReopenMode::None});
    m_precedence->setRange(-mostPrecedence, mostPrecedence);
    auto* modes = new QHBoxLayout;
    modes->setSpacing(Theme::space);
    modes->addWidget(new FormRow(tr("&Starts"), m_start), 1);
    modes->addWidget(new FormRow(tr("When the priority changes it"), m_retarget), 1);
    modes->addWidget(new FormRow(tr("When reopened it"), m_reopen), 1);
    modes->addWidget(new FormRow(tr("&Precedence"), m_precedence));
    auto* pausesLabel = new QLabel(tr("It stands still while the ticket is on hold for"));
    setStyleClass(pausesLabel, u"secondary"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addLayout(modes);
    layout->addWidget(pausesLabel);
    layout->addWidget(makePauses());

    for (auto* box : {m_start, m_retarget, m_reopen})
        connect(box, &QComboBox::activated, this, &PolicyRunning::edited);
    connect(m_precedence, &QSpinBox::valueChanged, this, &PolicyRunning::edited);
    for (auto* check : std::as_const(m_pauses))
        connect(check, &QCheckBox::toggled, this, &PolicyRunning::edited);
    connect(m_approval, &QCheckBox::toggled, this, &PolicyRunning::edited);
}

QWidget* PolicyRunning::makePauses()
{
    auto* pauses = new QWidget;
    auto* flow = new FlowLayout(pauses);
    for (const auto reason : holdReasons) {
        auto* check = new QCheckBox(Words::of(reason));
        check->setObjectName(u"pause."_s + keyOf(reason));
        m_pauses.append(check);
        flow->addWidget(check);
    }
    m_approval = new QCheckBox(tr("while approval is pending"));
    flow->addWidget(m_approval);
    return pauses;
}

void PolicyRunning::set(const record::SlaPolicy& policy)
{
    const QSignalBlocker quiet(this);
    m_start->setCurrentIndex(m_start->findData(int(policy.startOn)));
    m_retarget->setCurrentIndex(m_retarget->findData(int(policy.retargetMode)));
    m_reopen->setCurrentIndex(m_reopen->findData(int(policy.reopenMode)));
    m_precedence->setValue(policy.precedence);
    m_approval->setChecked(policy.pauseOnApproval);
    const auto reasons = pauseReasonsFrom(policy.pauseReasons);
    for (qsizetype i = 0; i < m_pauses.size(); ++i)
        m_pauses[i]->setChecked(reasons
            && std::find(reasons->begin(), reasons->end(), holdReasons[i]) != reasons->end());
}

void PolicyRunning::take(record::SlaPolicy& policy) const
{
    policy.startOn = SlaPolicyStartOn(m_start->currentData().toInt());
    policy.retargetMode = SlaPolicyRetargetMode(m_retarget->currentData().toInt());
    policy.reopenMode = SlaPolicyReopenMode(m_reopen->currentData().toInt());
    policy.precedence = m_precedence->value();
    policy.pauseOnApproval = m_approval->isChecked();
    std::vector<TicketHoldReason> reasons;
    for (qsizetype i = 0; i < m_pauses.size(); ++i) {
        if (m_pauses[i]->isChecked())
            reasons.push_back(holdReasons[i]);
    }
    policy.pauseReasons = pauseReasonsText(reasons);
}

} // namespace homeport

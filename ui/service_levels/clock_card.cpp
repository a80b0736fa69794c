#include "ui/service_levels/clock_card.h"

#include "ui/service_levels/clock_bar.h"
#include "ui/service_levels/ledger.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/span_bar.h"
#include "ui/widgets/visibility.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// One target; takes the focus and is pressed like a button.
class TargetRow final : public QWidget
{
public:
    explicit TargetRow(std::function<void()> pressed) : m_pressed(std::move(pressed))
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setStyleClass(this, u"target"_s);
        setAttribute(Qt::WA_StyledBackground);
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const auto key = event->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
            m_pressed();
        else
            QWidget::keyPressEvent(event);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton) // the other one is for the menu
            m_pressed();
    }

private:
    std::function<void()> m_pressed;
};

QLabel* label(const QString& text, const QString& styleClass)
{
    auto* made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    setStyleClass(made, styleClass);
    return made;
}

QString classOf(const ClockReading& clock)
{
    if (clock.outcome == SlaClockOutcome::Met)
        return u"strong good"_s;
    if (clock.voided)
        return u"strong secondary"_s;
    if (clock.breachedAt || clock.outcome == SlaClockOutcome::Missed)
        return u"strong error"_s;
    switch (clock.label) {
    case ClockLabel::AtRisk:
    case ClockLabel::Critical: return u"strong warning"_s;
    case ClockLabel::Paused: return u"strong secondary"_s;
    default: return u"strong"_s;
    }
}

/// "Gold 24×7 · due 14:30": what promises it, and until when.
QString footOf(const ClockReading& clock)
{
    auto foot = clock.policy;
    if (clock.dueAt)
        foot += u" · "_s + ClockCard::tr("due %1").arg(Words::agoWithTime(*clock.dueAt));
    return foot;
}

/// What people said of a missed target, a sentence each.
QStringList sayingsOf(const ClockReading& clock)
{
    QStringList said;
    if (clock.voided)
        said << ClockCard::tr("Voided by %1: %2", "person, reason")
                    .arg(clock.voided->by, clock.voided->ruling.reason);
    if (clock.acknowledged)
        said << ClockCard::tr("Acknowledged by %1: %2", "person, cause")
                    .arg(clock.acknowledged->by, ClockWords::cause(clock.acknowledged->ruling));
    return said;
}

} // namespace

ClockCard::ClockCard(QWidget* parent)
    : QWidget(parent)
    , m_targets(new QVBoxLayout)
    , m_finding(label(
          tr("No policy matches this ticket, so no clock runs. The policies in the settings say "
             "what each is for."),
          u"muted caption"_s))
    , m_menu(new HintButton(u"⋯"_s, {}, HintButton::Look::Quiet))
{
    setObjectName(u"clockCard"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::smallSpace, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    m_menu->setObjectName(u"clockMenu"_s);
    m_menu->setAccessibleName(tr("What can be decided about the service level"));
    m_menu->setToolTip(m_menu->accessibleName());
    connect(m_menu, &HintButton::clicked, this,
        [this] { emit menuRequested(m_menu->mapToGlobal(m_menu->rect().bottomLeft())); });
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Service level"), u"strong"_s));
    head->addStretch();
    head->addWidget(m_menu);
    layout->addLayout(head);
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    card->setLayout(m_targets);
    m_targets->setContentsMargins(
        Theme::tinySpace, Theme::tinySpace, Theme::tinySpace, Theme::tinySpace);
    m_targets->setSpacing(0);
    layout->addWidget(card);
    m_finding->setObjectName(u"clockFinding"_s);
    m_finding->setWordWrap(true);
    layout->addWidget(m_finding);
    setMenuOffered(false);
    setShown(this, false);
}

void ClockCard::setLevels(const TicketServiceLevels& levels)
{
    int focused = -1;
    for (int i = 0; i < m_targets->count(); ++i) {
        if (m_targets->itemAt(i)->widget()->hasFocus())
            focused = i;
    }
    while (auto* old = m_targets->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // it may be what asked for this
        delete old;
    }
    const auto clocks = shownOf(levels);
    for (int i = 0; i < clocks.size(); ++i)
        m_targets->addWidget(targetFor(clocks[i], levels.at, i));
    if (focused >= 0 && focused < m_targets->count())
        m_targets->itemAt(focused)->widget()->setFocus();
    setShown(m_targets->parentWidget(), !clocks.isEmpty());
    setShown(m_finding, levels.lacksPolicy);
    setShown(this, !clocks.isEmpty() || levels.lacksPolicy);
}

void ClockCard::setMenuOffered(bool isOffered)
{
    setShown(m_menu, isOffered);
}

void ClockCard::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_targets->count() == 0) // there is nothing to explain or decide
        return QWidget::contextMenuEvent(event);
    emit menuRequested(event->globalPos());
}

bool ClockCard::focusTarget(int clock)
{
    auto* item = m_targets->itemAt(clock);
    if (item)
        item->widget()->setFocus();
    return item;
}

QList<ClockReading> ClockCard::shownOf(const TicketServiceLevels& levels)
{
    QList<ClockReading> shown;
    for (const auto& clock : levels.clocks) {
        if (clock.state == SlaClockState::Cancelled)
            continue;
        const auto earlier = std::find_if(shown.begin(), shown.end(), [&](const auto& other) {
            return other.type == clock.type && other.metric == clock.metric
                && other.party == clock.party;
        });
        if (earlier == shown.end())
            shown.append(clock);
        else
            *earlier = clock;
    }
    std::stable_sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) {
        return std::pair(a.type, a.metric) < std::pair(b.type, b.metric);
    });
    return shown;
}

QWidget* ClockCard::targetFor(const ClockReading& clock, Timestamp now, int index)
{
    const auto state = Ledger::stateOf(clock);
    auto* row = new TargetRow([this, index] { emit ledgerRequested(index); });
    row->setObjectName(u"clockTarget%1"_s.arg(index));
    row->setAccessibleName(tr("%1: %2", "metric, state").arg(Ledger::nameOf(clock), state));
    row->setToolTip(clock.dueAt
            ? plainToolTip(tr("Due %1. Enter shows what counted.").arg(Words::exact(*clock.dueAt)))
            : tr("Enter shows what counted."));
    auto* line = new QHBoxLayout;
    line->addWidget(label(Ledger::nameOf(clock), u"text"_s));
    line->addStretch();
    auto* told = label(state, classOf(clock));
    told->setObjectName(u"clockState%1"_s.arg(index));
    line->addWidget(told);
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(Theme::smallSpace, 6, Theme::smallSpace, 6);
    layout->setSpacing(3);
    layout->addLayout(line);
    if (clock.isLive() || clock.outcome == SlaClockOutcome::Missed) {
        layout->addWidget(clockBar(clock, now));
        auto* foot = label(footOf(clock), u"muted caption"_s);
        foot->setWordWrap(true);
        layout->addWidget(foot);
    }
    const auto said = sayingsOf(clock);
    for (const auto& sentence : said) {
        auto* saying = label(sentence, u"secondary caption"_s);
        saying->setObjectName(u"clockSaid%1"_s.arg(index));
        saying->setWordWrap(true);
        layout->addWidget(saying);
    }
    return row;
}

} // namespace homeport

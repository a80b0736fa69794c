#include "ui/service_levels/ledger_view.h"

#include "ui/service_levels/clock_bar.h"
#include "ui/service_levels/ledger.h"
#include "ui/theme/theme.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/span_bar.h"
#include "ui/words/words.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

enum Column { From, To, Counted, Why, ColumnCount };

QTableWidgetItem* cellOf(const QString& text, bool isEvent)
{
    auto* cell = new QTableWidgetItem(text);
    cell->setToolTip(plainToolTip(text));
    auto font = Theme::font(Theme::smallSize, isEvent ? QFont::DemiBold : QFont::Normal);
    cell->setFont(font);
    return cell;
}

QLabel* wrapped(const QString& objectName, const QString& styleClass)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(label, styleClass);
    return label;
}

} // namespace

LedgerView::LedgerView(QWidget* parent)
    : QWidget(parent)
    , m_choice(new PickBox)
    , m_due(new QLabel)
    , m_state(new QLabel)
    , m_barPlace(new QVBoxLayout)
    , m_lines(new QTableWidget(0, ColumnCount))
    , m_sum(wrapped(u"ledgerSum"_s, u"strong"_s))
    , m_verdict(wrapped(u"ledgerVerdict"_s, u"secondary"_s))
    , m_sources(wrapped(u"ledgerSources"_s, u"muted small"_s))
{
    setObjectName(u"ledger"_s);
    auto* back =
        new HintButton(tr("Back"), KeyHint::words(Qt::Key_Escape), HintButton::Look::Quiet);
    auto* copyAll =
        new HintButton(tr("Copy"), KeyHint::words(QKeySequence::Copy), HintButton::Look::Quiet);
    connect(back, &HintButton::clicked, this, &LedgerView::closed);
    connect(copyAll, &HintButton::clicked, this, &LedgerView::copy);
    m_choice->setObjectName(u"ledgerClock"_s);
    m_choice->setAccessibleName(tr("Which clock"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_choice, 1);
    head->addWidget(copyAll);
    head->addWidget(back);

    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    setStyleClass(m_due, u"strong"_s);
    setStyleClass(m_state, u"strong"_s);
    auto* line = new QHBoxLayout;
    line->addWidget(m_due);
    line->addStretch();
    line->addWidget(m_state);
    m_barPlace->addLayout(line);
    card->setLayout(m_barPlace);

    m_lines->setObjectName(u"ledgerLines"_s);
    m_lines->setAccessibleName(tr("What counted and what did not"));
    m_lines->setHorizontalHeaderLabels({tr("From"), tr("To"), tr("Counted"), tr("Why")});
    m_lines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lines->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_lines->setTabKeyNavigation(false);
    m_lines->setShowGrid(false);
    m_lines->verticalHeader()->hide();
    m_lines->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_lines->horizontalHeader()->setHighlightSections(false);
    m_lines->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_lines->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_lines->horizontalHeader()->setSectionResizeMode(Why, QHeaderView::Stretch);
    for (auto* part : std::initializer_list<QWidget*>{m_choice, m_lines, back, copyAll})
        part->installEventFilter(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::smallSpace, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addLayout(head);
    layout->addWidget(card);
    layout->addWidget(m_lines, 1);
    layout->addWidget(m_sum);
    layout->addWidget(m_verdict);
    layout->addWidget(m_sources);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &LedgerView::showClock);
}

void LedgerView::setLevels(const QList<ClockReading>& shown, Timestamp now)
{
    m_clocks = shown;
    m_now = now;
    const auto chosen = m_choice->currentIndex();
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const auto& clock : shown)
        m_choice->addItem(Ledger::nameOf(clock));
    m_choice->setCurrentIndex(std::min(std::max(chosen, 0), int(shown.size()) - 1));
    const auto row = m_lines->currentRow();
    const auto scrolled = m_lines->verticalScrollBar()->value();
    showClock();
    m_lines->setCurrentCell(row, From);
    m_lines->verticalScrollBar()->setValue(scrolled);
}

void LedgerView::show(int clock)
{
    m_choice->setCurrentIndex(clock);
    m_lines->setCurrentCell(m_lines->rowCount() - 1, From);
    m_lines->scrollToBottom();
    m_lines->setFocus();
}

/// Escape and copying mean the ledger here, not the window's list or one cell.
bool LedgerView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* press = static_cast<QKeyEvent*>(event);
    const bool isCopy = press->matches(QKeySequence::Copy);
    const bool isEscape = press->key() == Qt::Key_Escape && press->modifiers() == Qt::NoModifier;
    if (!isCopy && !isEscape)
        return false;
    if (event->type() == QEvent::ShortcutOverride) {
        press->accept();
        return true;
    }
    if (isCopy)
        copy();
    else
        emit closed();
    return true;
}

void LedgerView::showClock()
{
    const auto at = m_choice->currentIndex();
    m_lines->setRowCount(0);
    delete std::exchange(m_bar, nullptr);
    if (at < 0 || at >= m_clocks.size())
        return;
    const auto& clock = m_clocks[at];
    const Ledger ledger(clock);
    m_due->setText(clock.dueAt ? tr("Due %1").arg(Words::agoWithTime(*clock.dueAt)) : QString());
    m_state->setText(Ledger::stateOf(clock));
    m_bar = clockBar(clock, m_now);
    m_barPlace->addWidget(m_bar);

    const auto& lines = ledger.lines();
    m_lines->setRowCount(int(lines.size()));
    std::optional<Timestamp> above;
    for (int row = 0; row < lines.size(); ++row) {
        const auto& line = lines[row];
        const bool isEvent = !line.until;
        const auto from = Ledger::momentText(line.from, above);
        const auto until = line.until ? Ledger::momentText(*line.until, line.from) : QString();
        m_lines->setItem(row, From, cellOf(from, isEvent));
        m_lines->setItem(row, To, cellOf(until, isEvent));
        m_lines->setItem(row, Counted, cellOf(Ledger::countedText(line), isEvent));
        m_lines->setItem(row, Why, cellOf(line.why, isEvent));
        above = line.until.value_or(line.from);
    }
    m_sum->setText(tr("Total: %1").arg(ledger.sum()));
    m_verdict->setText(ledger.verdict());
    m_sources->setText(ledger.sources());
}

void LedgerView::copy()
{
    const auto at = m_choice->currentIndex();
    if (at >= 0 && at < m_clocks.size())
        QGuiApplication::clipboard()->setText(Ledger(m_clocks[at]).asText());
}

} // namespace homeport

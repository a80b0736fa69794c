#include "ui/settings/priority_table.h"

#include "ui/theme/paint.h"
#include "ui/widgets/pill.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

enum Role { WordRole = Qt::UserRole, ToneRole, NoteRole };

constexpr int sideSpace = 8;
constexpr int widest = 760;
constexpr int narrowest = 480;

/// A priority as its pill, and beside it what else there is to say of the cell.
class PriorityDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const auto& theme = Theme::current();
        const auto word = index.data(WordRole).toString();
        const auto tone = Tone(index.data(ToneRole).toInt());
        const auto mark = Pill::markOf(tone);
        const auto cell = option.rect.adjusted(sideSpace, 0, -sideSpace, -1);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        Pill::paint(*painter, cell, word, tone, mark);
        const int taken = Pill::sizeHint(word, mark).width() + sideSpace;
        const auto rest = QStyle::visualRect(option.direction, cell, cell.adjusted(taken, 0, 0, 0));
        painter->setFont(Theme::font(Theme::smallSize));
        painter->setPen(theme.muted);
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(
                index.data(NoteRole).toString(), Qt::ElideRight, rest.width()));
        if (option.state & QStyle::State_HasFocus) {
            paintFocusRing(
                *painter, option.rect.adjusted(1, 1, -1, -2), Theme::smallRadius, theme.accent);
        }
        painter->restore();
    }
};

/// Also those that are keys of the window elsewhere.
bool isOfCell(const QKeyEvent& press)
{
    if (press.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (press.key()) {
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_4:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_F2: return true;
    default: return false;
    }
}

} // namespace

PriorityTable::PriorityTable(QWidget* parent)
    : QTableWidget(PrioritySheet::levels, PrioritySheet::levels, parent)
{
    setObjectName(u"priorityMatrix"_s);
    setAccessibleName(tr("Priority by impact and urgency"));
    QStringList urgencies;
    QStringList impacts;
    for (int level = 1; level <= PrioritySheet::levels; ++level) {
        urgencies << tr("Urgency: %1").arg(Words::level(level));
        impacts << tr("Impact: %1").arg(Words::level(level));
    }
    setHorizontalHeaderLabels(urgencies);
    setVerticalHeaderLabels(impacts);
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column)
            setItem(row, column, new QTableWidgetItem);
    }
    setItemDelegate(new PriorityDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    for (auto* header : {horizontalHeader(), verticalHeader()}) {
        header->setHighlightSections(false);
        header->setSectionsClickable(false);
        header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    }
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Theme::roomyRow);
    // As high as its lines: nothing of so small a table is ever out of sight.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMaximumWidth(widest);
    setCurrentCell(0, 0);
    connect(this, &QTableWidget::cellClicked, this, [this] { offer(); });
}

QSize PriorityTable::sizeHint() const
{
    return {widest,
        horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth()};
}

QSize PriorityTable::minimumSizeHint() const
{
    return {narrowest, sizeHint().height()};
}

void PriorityTable::setCells(
    PrioritySheet::Kind kind, const PrioritySheet& seen, const PrioritySheet& wanted)
{
    m_kind = kind;
    m_wanted = wanted;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column)
            setCell(place(row, column), seen, wanted);
    }
}

void PriorityTable::goTo(const PriorityPlace& place)
{
    setCurrentCell(place.impact - 1, place.urgency - 1);
    setFocus();
}

bool PriorityTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride
        && isOfCell(*static_cast<const QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTableWidget::event(event);
}

void PriorityTable::keyPressEvent(QKeyEvent* event)
{
    if (!isOfCell(*event))
        return QTableWidget::keyPressEvent(event);
    const auto here = place(currentRow(), currentColumn());
    const int key = event->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_4)
        choose(here, key - Qt::Key_0);
    else if (key == Qt::Key_Delete || key == Qt::Key_Backspace)
        choose(here, {});
    else
        offer();
}

PriorityPlace PriorityTable::place(int row, int column) const
{
    return {m_kind, row + 1, column + 1};
}

void PriorityTable::setCell(
    const PriorityPlace& place, const PrioritySheet& seen, const PrioritySheet& wanted)
{
    const auto priority = wanted.priorityAt(place);
    const auto before = seen.priorityAt(place);
    const auto word = priority ? Words::priority(*priority) : tr("Missing", "a priority");
    const auto tone = priority ? Words::priorityTone(*priority) : Tone::Neutral;
    QStringList notes;
    if (m_kind != PrioritySheet::Kind::Any && !wanted.at(place))
        notes << tr("as for all", "tickets");
    if (before && before != priority)
        notes << tr("was %1", "a priority").arg(Words::priority(*before));
    auto* cell = item(place.impact - 1, place.urgency - 1);
    cell->setData(WordRole, word);
    cell->setData(ToneRole, int(tone));
    cell->setData(NoteRole, notes.join(u", "_s));
    const auto whole = (QStringList{word} + notes).join(u", "_s);
    cell->setText(whole);
    cell->setToolTip(whole);
    cell->setData(Qt::AccessibleTextRole,
        tr("Impact %1, urgency %2: %3")
            .arg(Words::level(place.impact), Words::level(place.urgency), whole));
}

void PriorityTable::choose(const PriorityPlace& place, std::optional<int> priority)
{
    // What holds for all follows nothing else.
    const bool isGap = !priority && place.kind == PrioritySheet::Kind::Any;
    if (m_isEditable && !isGap && priority != m_wanted.at(place))
        emit chosen(place, priority);
}

void PriorityTable::offer()
{
    if (!m_isEditable)
        return;
    const auto here = place(currentRow(), currentColumn());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, std::optional<int> priority) {
        auto* action =
            menu->addAction(text, this, [this, here, priority] { choose(here, priority); });
        action->setCheckable(true);
        action->setChecked(m_wanted.at(here) == priority);
    };
    for (int priority = 1; priority <= PrioritySheet::priorities; ++priority)
        add(Words::priority(priority), priority);
    if (m_kind != PrioritySheet::Kind::Any) {
        menu->addSeparator();
        add(tr("As for all tickets"), {});
    }
    const auto cell = visualRect(currentIndex());
    menu->popup(viewport()->mapToGlobal(cell.bottomLeft()));
}

} // namespace homeport

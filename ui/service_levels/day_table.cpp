#include "ui/service_levels/day_table.h"

#include "ui/theme/theme.h"
#include "ui/words/hours_text.h"
#include "ui/words/moment_text.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

enum Column { Day, Middle, Last, ColumnCount };

/// An ISO date where the text is a day, "24.12." or "2026-12-24"; else the text.
QString dayText(const QString& text)
{
    const auto moment = momentIn(text, QDateTime::currentDateTime());
    return moment ? moment->date().toString(Qt::ISODate) : text.trimmed();
}

} // namespace

DayTable::DayTable(Kind kind, QWidget* parent) : QTableWidget(parent), m_kind(kind)
{
    const bool isHolidays = kind == Kind::Holidays;
    setObjectName(isHolidays ? u"holidays"_s : u"exceptions"_s);
    setAccessibleName(isHolidays ? tr("Holidays") : tr("Days with their own hours"));
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels(isHolidays ? QStringList{tr("Day"), tr("Name"), tr("Every year")}
                                         : QStringList{tr("Day"), tr("Hours"), tr("Note")});
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(Theme::compactRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(isHolidays ? Middle : Last, QHeaderView::Stretch);
    setColumnWidth(Day, 96);
    setColumnWidth(isHolidays ? Last : Middle, isHolidays ? 84 : 170);
    connect(this, &QTableWidget::itemChanged, this, &DayTable::complete);
}

void DayTable::setHolidays(const std::vector<CalendarForm::Holiday>& holidays)
{
    m_isFilling = true;
    setRowCount(0);
    for (const auto& holiday : holidays)
        append({holiday.on, holiday.name, {}}, holiday.repeatsYearly);
    m_isFilling = false;
}

void DayTable::setExceptions(const std::vector<CalendarForm::Exception>& exceptions)
{
    m_isFilling = true;
    setRowCount(0);
    for (const auto& exception : exceptions)
        append({exception.on, hoursText(exception.hours), exception.note});
    m_isFilling = false;
}

std::vector<CalendarForm::Holiday> DayTable::holidays() const
{
    std::vector<CalendarForm::Holiday> days;
    for (int row = 0; row < rowCount(); ++row) {
        const bool isYearly = item(row, Last)->checkState() == Qt::Checked;
        days.push_back({textAt(row, Day), textAt(row, Middle), isYearly});
    }
    return days;
}

std::optional<std::vector<CalendarForm::Exception>> DayTable::exceptions() const
{
    std::vector<CalendarForm::Exception> days;
    for (int row = 0; row < rowCount(); ++row) {
        const auto hours = hoursIn(textAt(row, Middle));
        if (!hours)
            return std::nullopt;
        days.push_back({textAt(row, Day), *hours, textAt(row, Last)});
    }
    return days;
}

void DayTable::addLine()
{
    m_isFilling = true;
    append({QDate::currentDate().toString(Qt::ISODate), {}, {}});
    m_isFilling = false;
    setFocus();
    setCurrentCell(rowCount() - 1, Day);
    editItem(item(rowCount() - 1, Day));
    emit edited();
}

void DayTable::removeLine()
{
    if (currentRow() < 0)
        return;
    removeRow(currentRow());
    emit edited();
}

/// Letters and digits begin to edit a cell, also those that are keys of the window.
bool DayTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool isPlain = (press->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
        if (isPlain && !press->text().isEmpty() && press->text().at(0).isPrint()) {
            event->accept();
            return true;
        }
    }
    return QTableWidget::event(event);
}

void DayTable::keyPressEvent(QKeyEvent* event)
{
    const bool isOnCheck = m_kind == Kind::Holidays && currentColumn() == Last;
    if (event->key() == Qt::Key_Insert)
        return addLine();
    if (event->key() == Qt::Key_Delete)
        return removeLine();
    if (event->key() == Qt::Key_Space && isOnCheck) {
        auto* check = item(currentRow(), Last);
        check->setCheckState(check->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        return;
    }
    QTableWidget::keyPressEvent(event);
}

void DayTable::append(const QStringList& texts, bool isChecked)
{
    const auto row = rowCount();
    insertRow(row);
    for (int column = 0; column < ColumnCount; ++column) {
        auto* cell = new QTableWidgetItem(texts[column]);
        if (m_kind == Kind::Holidays && column == Last) {
            cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            cell->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
        }
        setItem(row, column, cell);
    }
}

void DayTable::complete(QTableWidgetItem* item)
{
    if (m_isFilling)
        return;
    m_isFilling = true;
    if (item->column() == Day)
        item->setText(dayText(item->text()));
    if (m_kind == Kind::Exceptions && item->column() == Middle) {
        if (const auto hours = hoursIn(item->text()))
            item->setText(hoursText(*hours));
    }
    m_isFilling = false;
    emit edited();
}

QString DayTable::textAt(int row, int column) const
{
    const auto* cell = item(row, column);
    return cell ? cell->text().trimmed() : QString();
}

} // namespace homeport

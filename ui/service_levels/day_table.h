#pragma once

#include "core/service_levels/calendar_form.h"

#include <QTableWidget>

namespace homeport {

/// Days of a calendar that are not like the others, one line each: holidays, or days with hours of
/// their own. Insert adds a line, Delete takes it away, F2 or typing edits a cell.
class DayTable final : public QTableWidget
{
    Q_OBJECT

public:
    enum class Kind { Holidays, Exceptions };

    explicit DayTable(Kind kind, QWidget* parent = nullptr);

    void setHolidays(const std::vector<CalendarForm::Holiday>& holidays);
    void setExceptions(const std::vector<CalendarForm::Exception>& exceptions);
    /// As typed; a day that cannot be read stays as it is, for the core to refuse.
    std::vector<CalendarForm::Holiday> holidays() const;
    /// Nothing where some hours cannot be read.
    std::optional<std::vector<CalendarForm::Exception>> exceptions() const;
    void addLine();
    void removeLine();

signals:
    void edited();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void append(const QStringList& texts, bool isChecked = false);
    void complete(QTableWidgetItem* item);
    QString textAt(int row, int column) const;

    Kind m_kind;
    bool m_isFilling = false;
};

} // namespace homeport

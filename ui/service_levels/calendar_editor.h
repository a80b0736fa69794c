#pragma once

#include "core/service_levels/calendar_service.h"
#include "ui/service_levels/sheet_editor.h"

class QCheckBox;
class QComboBox;

namespace homeport {

class DayTable;
class WeekEditor;

/// One business calendar: its hours, holidays and exceptions.
class CalendarEditor final : public SheetEditor
{
    Q_OBJECT

public:
    explicit CalendarEditor(Backend& backend);

    /// A new calendar where the id is null. `all` can be inherited from.
    void open(const CalendarSheet& sheet, const QList<CalendarSheet>& all);

private:
    void save() override;
    void toggleActive() override;
    void setWritable(bool isWritable) override;
    void askPreview() override;

    QWidget* makeForm();
    /// Nothing where something cannot be read.
    std::optional<CalendarForm> read() const;
    void sayUnreadable();

    CalendarSheet m_sheet;
    QComboBox* m_zone;
    QComboBox* m_parent;
    QCheckBox* m_always;
    QCheckBox* m_observes;
    WeekEditor* m_week;
    DayTable* m_holidays;
    DayTable* m_exceptions;
};

} // namespace homeport

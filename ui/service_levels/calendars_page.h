#pragma once

#include "core/base/deliver.h"
#include "core/service_levels/calendar_service.h"
#include "ui/service_levels/side_list_part.h"

namespace homeport {

class CalendarEditor;

/// The business calendars of the desk, and the chosen one to edit beside them.
class CalendarsPage final : public SideListPart
{
    Q_OBJECT

public:
    explicit CalendarsPage(const SettingsContext& context);

    void refresh() override;
    void addNew() override;

private:
    CalendarsPage(const SettingsContext& context, CalendarEditor* editor);
    void open(int line) override;
    void show(const QList<CalendarSheet>& sheets);

    Latest m_latest;
    QList<CalendarSheet> m_sheets;
    BusinessCalendarId m_current;
    CalendarEditor* m_editor;
};

} // namespace homeport

#pragma once

#include "core/base/deliver.h"
#include "core/service_levels/calendar_service.h"
#include "ui/settings/settings_part.h"

class QListWidget;

namespace homeport {

class Backend;
class CalendarEditor;
class HintButton;
class MessageStrip;
class RecalculationStrip;

/// The business calendars of the desk, and the chosen one to edit beside them.
class CalendarsPage final : public SettingsPart
{
    Q_OBJECT

public:
    explicit CalendarsPage(const SettingsContext& context);

    void refresh() override;
    void focusFirst() override;
    void addNew();
    CalendarEditor* editor() const { return m_editor; }

private:
    void show(const QList<CalendarSheet>& sheets);
    void openCurrent();

    Backend& m_backend;
    Latest m_latest;
    QList<CalendarSheet> m_sheets;
    BusinessCalendarId m_current;
    QListWidget* m_list;
    HintButton* m_new;
    CalendarEditor* m_editor;
    MessageStrip* m_message;
    RecalculationStrip* m_recalculation;
};

} // namespace homeport

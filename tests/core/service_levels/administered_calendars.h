#pragma once

#include "core/service_levels/calendar_service.h"
#include "core/service_levels/service_level_rows.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>

namespace homeport::test {

inline CalendarForm officeHours(const QString& name)
{
    CalendarForm form;
    form.name = name;
    form.timeZone = u"Europe/Berlin"_s;
    for (size_t day = 0; day < 5; ++day)
        form.weekdays[day] = {{480, 720}, {780, 1020}};
    form.weekdays[5] = {{540, 720}};
    form.holidays = {{u"2026-05-01"_s, u"Labour Day"_s, true}};
    form.exceptions = {{u"2026-12-24"_s, {{540, 720}}, u"Half a day"_s}};
    return form;
}

/// What tests of calendars begin with that people administer: a desk for each function, and its
/// calendars as forms.
class OnCalendars : protected OnIncidents
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        OnIncidents::begin();
    }

    CalendarService& calendars() { return m_story->desk->session->calendars; }
    Replica& replica() { return *m_story->desk->session->replica; }
    CalendarRows rows()
    {
        auto read = replica().read(
            [&](Database& database) { return readCalendars(database, mira().organization); });
        return read ? *read : CalendarRows();
    }
    CalendarForm formOf(BusinessCalendarId id)
    {
        auto form = calendarForm(id, rows());
        return form ? *form : CalendarForm();
    }
    BusinessCalendarId seeded(const QString& name)
    {
        for (const auto& row : rows().calendars) {
            if (row.name == name)
                return row.id;
        }
        return {};
    }
};

} // namespace homeport::test

#pragma once

#include "core/journal/job_lease.h"
#include "core/service_levels/recalculation.h"
#include "core/service_levels/service_level_rows.h"
#include "tests/support/incident_story.h"

#include "record/business_calendar.h"

namespace homeport::test {

using namespace std::chrono_literals;

/// What tests of recalculations begin with: a desk, open tickets on it, and edits of what their
/// clocks are made by.
class OnRecalculation
{
protected:
    void begin() { m_story = std::make_unique<Story>(); }
    void end() { m_story.reset(); }

    Replica& replica() { return *m_story->desk->session->replica; }
    TicketId opened()
    {
        m_story->desk->clock.advance(1min);
        return *m_story->incidentIn(TicketStatus::InProgress);
    }
    /// The business calendar of the desk works all the time from now on, or as it did before.
    void workAtNight(bool isTrue = true)
    {
        m_story->desk->clock.advance(1min);
        m_story->alter<record::BusinessCalendar>(
            business(), [isTrue](record::BusinessCalendar& calendar) { calendar.is24x7 = isTrue; });
    }
    BusinessCalendarId business()
    {
        auto row = one(replica().database(),
            {"test.calendar", "SELECT id FROM business_calendar WHERE name = 'Business'"});
        Story::must(row);
        return BusinessCalendarId((*row)->uuid(0));
    }
    CalendarForm businessHours()
    {
        const auto rows = readCalendars(replica().database(), m_story->desk->admin.organization);
        Story::must(rows);
        const auto form = calendarForm(business(), *rows);
        Story::must(form);
        return *form;
    }
    /// The same by the service, as an administrator does it.
    Result<> editHours(bool isAlways, const CalendarForm& seen)
    {
        auto form = seen;
        form.is24x7 = isAlways;
        return m_story->desk->session->calendars.edit(m_story->desk->admin, business(), form, seen);
    }
    LeaseState mark()
    {
        const auto state = JobLease(replica(), u"recalculation"_s).state();
        Story::must(state);
        return *state;
    }

    std::unique_ptr<Story> m_story;
};

} // namespace homeport::test

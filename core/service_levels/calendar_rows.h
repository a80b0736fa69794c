#pragma once

#include "core/service_levels/calendar.h"

#include "record/business_calendar.h"
#include "record/calendar_exception.h"
#include "record/calendar_holiday.h"
#include "record/calendar_interval.h"

namespace homeport {

/// The rows that calendars are made of, as they stood at one moment; rows of other calendars and
/// deleted ones may be among them.
struct CalendarRows
{
    std::vector<record::BusinessCalendar> calendars;
    std::vector<record::CalendarInterval> intervals;
    std::vector<record::CalendarHoliday> holidays;
    std::vector<record::CalendarException> exceptions;
};

/// What one calendar says, with the holidays of all it descends from. Its version is the latest
/// edit of any of those rows, deletions included. NotFound, NOT_FOUND: no such calendar. Invalid,
/// FORMAT: a date or a list of intervals that cannot be read. Invalid, RANGE: no such weekday.
Result<CalendarDefinition> calendarDefinition(BusinessCalendarId id, const CalendarRows& rows);

/// Hours as calendar_exception keeps them: [[540,720],[780,1020]]. Invalid, FORMAT.
Result<std::vector<MinuteSpan>> spansFrom(const QString& json);
QString spansText(const std::vector<MinuteSpan>& spans);

} // namespace homeport

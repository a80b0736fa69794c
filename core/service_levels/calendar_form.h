#pragma once

#include "core/service_levels/calendar_rows.h"

namespace homeport {

/// A business calendar as people edit it: all that is its own, without what it inherits. Days are
/// ISO dates in the calendar's zone.
struct CalendarForm
{
    struct Holiday
    {
        QString on;
        QString name;
        bool repeatsYearly = false;

        friend bool operator==(const Holiday&, const Holiday&) = default;
    };
    struct Exception
    {
        QString on;
        std::vector<MinuteSpan> hours; ///< empty: closed
        QString note;

        friend bool operator==(const Exception&, const Exception&) = default;
    };

    QString name;
    QString timeZone; ///< IANA name
    bool is24x7 = false;
    bool observesHolidays = true;
    std::optional<BusinessCalendarId> parent;
    std::array<std::vector<MinuteSpan>, 7> weekdays; ///< Monday first
    std::vector<Holiday> holidays;
    std::vector<Exception> exceptions;

    /// By time and date, names without outer blanks, so that equal calendars have equal forms.
    CalendarForm ordered() const;

    friend bool operator==(const CalendarForm&, const CalendarForm&) = default;
};

/// The calendar as it stands. NotFound; Invalid, FORMAT.
Result<CalendarForm> calendarForm(BusinessCalendarId id, const CalendarRows& rows);
/// The rows as they would be if the calendar `id`, new or not, said what the form says since `at`.
CalendarRows rowsWith(
    CalendarRows rows, BusinessCalendarId id, const CalendarForm& form, Timestamp at);
/// `id` and all that inherit from it, directly or not.
std::vector<BusinessCalendarId> withDescendants(BusinessCalendarId id, const CalendarRows& rows);

/// What the form says by itself. Invalid: FIELD_REQUIRED of name or holiday; ZONE_UNKNOWN;
/// VALIDATION_ERROR with the field as subject and RANGE (hours that are empty or leave the day),
/// OVERLAP, FORMAT (of a date) or DUPLICATE (two holidays or exceptions on one day) as detail.
Result<> checkForm(const CalendarForm& form);
/// What it means among the others. Conflict: DUPLICATE (the name), TREE_CYCLE, CALENDAR_EMPTY (this
/// calendar or one that inherits from it would not open within five years of `now`); Invalid,
/// VALIDATION_ERROR: the parent is none.
Result<> checkAmong(
    const CalendarForm& form, BusinessCalendarId id, const CalendarRows& rows, Timestamp now);

} // namespace homeport

#pragma once

#include "core/ids.h"
#include "core/service_levels/zone_table.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace homeport {

/// Minutes of a local day: from `start`, inclusive, to `end`, exclusive, which may be 1440.
struct MinuteSpan
{
    int start = 0;
    int end = 0;

    friend bool operator==(const MinuteSpan&, const MinuteSpan&) = default;
};

/// One version of a business calendar with everything it says, inherited holidays included.
struct CalendarDefinition
{
    BusinessCalendarId id;
    Timestamp version{}; ///< stamp of the last edit
    QString timeZone; ///< IANA name
    bool is24x7 = false; ///< all instants are working time, whatever the rest says
    bool observesHolidays = true;
    std::array<std::vector<MinuteSpan>, 7> weekdays; ///< Monday first
    std::set<std::chrono::sys_days> holidays;
    std::set<std::chrono::month_day> yearlyHolidays; ///< 29 February only in leap years
    std::map<std::chrono::sys_days, std::vector<MinuteSpan>> exceptions; ///< empty: closed

    friend bool operator==(const CalendarDefinition&, const CalendarDefinition&) = default;
};

/// Working time of one version of a calendar, as intervals of UTC (engines.md 3.2 and 3.3). Knows
/// the years 1900 to 2399: nothing is open outside them, except where all time is working time.
/// Years are computed when first asked for and kept, so one object serves one thread.
class Calendar
{
public:
    /// A stretch of UTC, [from, until), in which it is open.
    struct Segment
    {
        Timestamp from;
        Timestamp until;

        friend bool operator==(const Segment&, const Segment&) = default;
    };
    /// Which of its rules decides about a local day.
    enum class DayRule { Weekday, Holiday, Exception };

    /// Invalid, ZONE_UNKNOWN: no such zone. Invalid, RANGE: an interval that is empty or leaves the
    /// day.
    static Result<Calendar> make(CalendarDefinition definition);

    /// Working time in [from, until); 0 if until <= from.
    std::chrono::milliseconds working(Timestamp from, Timestamp until) const;
    /// The earliest instant t >= from with working(from, t) = amount; `from` itself if amount <= 0.
    /// Nothing where the calendar does not hold so much time before 2400.
    std::optional<Timestamp> due(Timestamp from, std::chrono::milliseconds amount) const;
    /// The earliest instant t >= at that is working time; nothing where there is none.
    std::optional<Timestamp> nextOpening(Timestamp at) const;
    bool isWorking(Timestamp at) const { return nextOpening(at) == at; }
    /// Conflict, CALENDAR_EMPTY: no working time in the five years from `at` on (engines.md 3.3).
    Result<> requireOpenAfter(Timestamp at) const;

    /// Working time within [from, until), ascending and never touching; the outer ones are cut.
    std::vector<Segment> segments(Timestamp from, Timestamp until) const;
    DayRule ruleOf(std::chrono::sys_days localDay) const;
    std::chrono::sys_days localDay(Timestamp at) const;
    /// The instant after the last one of a local day.
    Timestamp endOf(std::chrono::sys_days localDay) const;

    BusinessCalendarId id() const { return m_definition.id; }
    Timestamp version() const { return m_definition.version; }
    const QString& zoneVersion() const { return m_zone.version(); }
    bool is24x7() const { return m_definition.is24x7; }

private:
    struct Stretch
    {
        qint64 from = 0;
        qint64 until = 0;
        qint64 before = 0; ///< working time of the year before `from`
    };
    /// Working time of one year of UTC.
    struct Year
    {
        std::vector<Stretch> stretches;
        qint64 total = 0;

        qint64 workedBy(qint64 at) const;
    };

    Calendar(CalendarDefinition definition, ZoneTable zone);
    const std::vector<MinuteSpan>& hoursOf(std::chrono::sys_days localDay) const;
    const Year& year(int number) const;
    Year build(int number) const;

    CalendarDefinition m_definition;
    mutable ZoneTable m_zone;
    mutable std::map<int, Year> m_years;
};

} // namespace homeport

#include "core/service_levels/calendar.h"

#include <algorithm>
#include <utility>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::sys_days;

namespace {

constexpr int firstYear = 1900;
constexpr int lastYear = 2399;
constexpr qint64 minute = 60'000;

int yearOf(Timestamp at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    return int(std::chrono::year_month_day(day).year());
}

Timestamp startOfYear(int year)
{
    return sys_days(std::chrono::year(year) / std::chrono::January / 1);
}

bool isWithinDay(const std::vector<MinuteSpan>& spans)
{
    return std::all_of(spans.begin(), spans.end(), [](const MinuteSpan& span) {
        return 0 <= span.start && span.start < span.end && span.end <= 1440;
    });
}

} // namespace

Result<Calendar> Calendar::make(CalendarDefinition definition)
{
    auto zone = ZoneTable::load(definition.timeZone);
    if (!zone)
        return zone.error();
    const bool isSound =
        std::all_of(definition.weekdays.begin(), definition.weekdays.end(), isWithinDay)
        && std::all_of(definition.exceptions.begin(), definition.exceptions.end(),
            [](const auto& exception) { return isWithinDay(exception.second); });
    if (!isSound)
        return Error{Error::Kind::Invalid, u"intervals"_s, definition.id.toString(), u"RANGE"_s};
    return Calendar(std::move(definition), std::move(*zone));
}

Calendar::Calendar(CalendarDefinition definition, ZoneTable zone)
    : m_definition(std::move(definition)), m_zone(std::move(zone))
{}

milliseconds Calendar::working(Timestamp from, Timestamp until) const
{
    if (until <= from)
        return 0ms;
    if (m_definition.is24x7)
        return until - from;
    from = std::clamp(from, startOfYear(firstYear), startOfYear(lastYear + 1) - 1ms);
    until = std::clamp(until, startOfYear(firstYear), startOfYear(lastYear + 1) - 1ms);
    const int last = yearOf(until);
    auto sum = year(last).workedBy(toMsecs(until)) - year(yearOf(from)).workedBy(toMsecs(from));
    for (int y = yearOf(from); y < last; ++y)
        sum += year(y).total;
    return milliseconds(sum);
}

std::optional<Timestamp> Calendar::due(Timestamp from, milliseconds amount) const
{
    if (amount <= 0ms)
        return from;
    if (m_definition.is24x7)
        return from + amount;
    auto need = amount.count();
    const int first = std::max(yearOf(from), firstYear);
    for (int y = first; y <= lastYear; ++y) {
        const auto& in = year(y);
        if (y == first)
            need += in.workedBy(toMsecs(from));
        if (need > in.total) {
            need -= in.total;
            continue;
        }
        const auto next = std::lower_bound(in.stretches.begin(), in.stretches.end(), need,
            [](const Stretch& stretch, qint64 worked) { return stretch.before < worked; });
        const auto& stretch = *std::prev(next);
        return fromMsecs(stretch.from + need - stretch.before);
    }
    return std::nullopt;
}

std::optional<Timestamp> Calendar::nextOpening(Timestamp at) const
{
    if (m_definition.is24x7)
        return at;
    for (int y = std::max(yearOf(at), firstYear); y <= lastYear; ++y) {
        const auto& in = year(y).stretches;
        const auto found = std::upper_bound(in.begin(), in.end(), toMsecs(at),
            [](qint64 moment, const Stretch& stretch) { return moment < stretch.until; });
        if (found != in.end())
            return std::max(at, fromMsecs(found->from));
    }
    return std::nullopt;
}

Result<> Calendar::requireOpenAfter(Timestamp at) const
{
    const auto opening = nextOpening(at);
    if (opening && *opening < at + std::chrono::years(5))
        return {};
    return Error{Error::Kind::Conflict, u"calendar"_s, id().toString(), u"CALENDAR_EMPTY"_s};
}

std::vector<Calendar::Segment> Calendar::segments(Timestamp from, Timestamp until) const
{
    std::vector<Segment> result;
    if (until <= from)
        return result;
    if (m_definition.is24x7)
        return {{from, until}};
    const int last = std::min(yearOf(until), lastYear);
    for (int y = std::max(yearOf(from), firstYear); y <= last; ++y) {
        for (const auto& stretch : year(y).stretches) {
            const auto start = std::max(from, fromMsecs(stretch.from));
            const auto end = std::min(until, fromMsecs(stretch.until));
            if (end <= start)
                continue;
            // Years are cut at New Year; the work is not.
            if (!result.empty() && result.back().until == start)
                result.back().until = end;
            else
                result.push_back({start, end});
        }
    }
    return result;
}

Calendar::DayRule Calendar::ruleOf(sys_days localDay) const
{
    if (m_definition.exceptions.contains(localDay))
        return DayRule::Exception;
    const std::chrono::year_month_day date(localDay);
    const bool isHoliday = m_definition.observesHolidays
        && (m_definition.holidays.contains(localDay)
            || m_definition.yearlyHolidays.contains(date.month() / date.day()));
    return isHoliday ? DayRule::Holiday : DayRule::Weekday;
}

sys_days Calendar::localDay(Timestamp at) const
{
    m_zone.extendTo(yearOf(at));
    return std::chrono::floor<std::chrono::days>(fromMsecs(m_zone.toWall(toMsecs(at))));
}

Timestamp Calendar::endOf(sys_days localDay) const
{
    m_zone.extendTo(yearOf(localDay) + 1);
    const auto midnight = toMsecs(localDay + std::chrono::days(1));
    return fromMsecs(m_zone.toUtc(midnight, ZoneTable::Boundary::End));
}

const std::vector<MinuteSpan>& Calendar::hoursOf(sys_days localDay) const
{
    static const std::vector<MinuteSpan> closed;
    switch (ruleOf(localDay)) {
    case DayRule::Exception: return m_definition.exceptions.at(localDay);
    case DayRule::Holiday: return closed;
    case DayRule::Weekday: break;
    }
    return m_definition.weekdays[std::chrono::weekday(localDay).iso_encoding() - 1];
}

const Calendar::Year& Calendar::year(int number) const
{
    const auto known = m_years.find(number);
    return known != m_years.end() ? known->second
                                  : m_years.emplace(number, build(number)).first->second;
}

Calendar::Year Calendar::build(int number) const
{
    m_zone.extendTo(number + 1);
    const auto first = startOfYear(number);
    const auto last = startOfYear(number + 1);
    // A wall clock is less than a day away from UTC, and a night shift lasts into the next day.
    std::vector<Stretch> raw;
    for (auto day = sys_days(std::chrono::floor<std::chrono::days>(first)) - std::chrono::days(2);
         day < last + std::chrono::days(2); day += std::chrono::days(1)) {
        for (const auto& span : hoursOf(day)) {
            const auto wall = toMsecs(day);
            const auto from = m_zone.toUtc(wall + span.start * minute, ZoneTable::Boundary::Start);
            const auto until = m_zone.toUtc(wall + span.end * minute, ZoneTable::Boundary::End);
            if (until > from)
                raw.push_back({from, until});
        }
    }
    std::sort(
        raw.begin(), raw.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });

    Year result;
    auto& merged = result.stretches;
    for (auto stretch : raw) {
        stretch.from = std::max(stretch.from, toMsecs(first));
        stretch.until = std::min(stretch.until, toMsecs(last));
        if (stretch.until <= stretch.from)
            continue;
        if (!merged.empty() && stretch.from <= merged.back().until)
            merged.back().until = std::max(merged.back().until, stretch.until);
        else
            merged.push_back(stretch);
    }
    for (auto& stretch : merged) {
        stretch.before = result.total;
        result.total += stretch.until - stretch.from;
    }
    return result;
}

qint64 Calendar::Year::workedBy(qint64 at) const
{
    const auto next = std::upper_bound(stretches.begin(), stretches.end(), at,
        [](qint64 moment, const Stretch& stretch) { return moment < stretch.from; });
    if (next == stretches.begin())
        return 0;
    const auto& stretch = *std::prev(next);
    return stretch.before + std::min(at, stretch.until) - stretch.from;
}

} // namespace homeport

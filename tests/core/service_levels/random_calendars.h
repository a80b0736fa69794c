#pragma once

#include "tests/core/service_levels/calendars.h"
#include "tests/core/service_levels/minute_walk.h"

#include <QRandomGenerator>

#include <algorithm>

namespace homeport::test {

/// Twenty days around what makes a zone hard.
struct ZoneWindow
{
    const char* name;
    const char* zone;
    const char* from;
};

inline constexpr ZoneWindow windows[] = {
    {"St. John's, back at 00:01", "America/St_Johns", "2010-10-27T00:00:00Z"},
    {"St. John's, forward at 00:01", "America/St_Johns", "2011-03-03T00:00:00Z"},
    {"St. John's, far future", "America/St_Johns", "2061-10-28T00:00:00Z"},
    {"Lord Howe, half an hour forward", "Australia/Lord_Howe", "2026-09-25T00:00:00Z"},
    {"Lord Howe, half an hour back", "Australia/Lord_Howe", "2026-03-27T00:00:00Z"},
    {"Kathmandu, a quarter forward", "Asia/Kathmandu", "1985-12-24T00:00:00Z"},
    {"Casablanca, back for Ramadan", "Africa/Casablanca", "2026-02-07T00:00:00Z"},
    {"Casablanca, forward after it", "Africa/Casablanca", "2026-03-14T00:00:00Z"},
    {"Apia, a day left out", "Pacific/Apia", "2011-12-22T00:00:00Z"},
    {"Berlin, forward", "Europe/Berlin", "2026-03-21T00:00:00Z"},
    {"Berlin, back", "Europe/Berlin", "2026-10-17T00:00:00Z"},
    {"Berlin, far future", "Europe/Berlin", "2045-03-18T00:00:00Z"},
    {"Sao Paulo, forward at midnight", "America/Sao_Paulo", "2018-10-27T00:00:00Z"},
    {"Sao Paulo, back at midnight", "America/Sao_Paulo", "2019-02-09T00:00:00Z"},
    {"New York, back", "America/New_York", "2026-10-24T00:00:00Z"},
    {"Troll, two hours forward", "Antarctica/Troll", "2026-03-21T00:00:00Z"},
    {"Jakarta, never", "Asia/Jakarta", "2026-05-01T00:00:00Z"},
    {"UTC over New Year", "UTC", "2027-12-24T00:00:00Z"},
};
inline constexpr int windowDays = 20;

inline std::vector<MinuteSpan> randomSpans(QRandomGenerator& random)
{
    // Full hours and odd minutes alike: zones move their clocks at 00:01 too.
    const auto boundary = [&] {
        return random.bounded(2) ? random.bounded(25) * 60 : random.bounded(1441);
    };
    std::vector<MinuteSpan> spans;
    for (int i = random.bounded(4); i > 0; --i) {
        const auto [start, end] = std::minmax({boundary(), boundary()});
        if (start < end)
            spans.push_back({start, end});
    }
    return spans;
}

inline CalendarDefinition randomCalendar(QRandomGenerator& random, const MinuteWalk& walk)
{
    CalendarDefinition definition;
    definition.timeZone = QString::fromLatin1(walk.zone());
    definition.observesHolidays = random.bounded(4) > 0;
    for (auto& weekday : definition.weekdays)
        weekday = randomSpans(random);
    const auto someDay = [&] {
        return std::chrono::floor<std::chrono::days>(walk.from())
            + std::chrono::days(random.bounded(windowDays));
    };
    for (int i = random.bounded(3); i > 0; --i)
        definition.holidays.insert(someDay());
    for (int i = random.bounded(2); i > 0; --i) {
        const std::chrono::year_month_day date(someDay());
        definition.yearlyHolidays.insert(date.month() / date.day());
    }
    for (int i = random.bounded(3); i > 0; --i)
        definition.exceptions[someDay()] = randomSpans(random);
    return definition;
}

/// Within the window of the walk.
inline Timestamp randomInstant(QRandomGenerator& random, const MinuteWalk& walk)
{
    auto at = random.bounded(qint64(walk.minutes()) * 60'000);
    // Boundaries are where mistakes live.
    if (random.bounded(3) == 0)
        at -= at % 60'000;
    return walk.from() + std::chrono::milliseconds(at);
}

/// A row for each window.
inline void addWindows()
{
    QTest::addColumn<int>("window");
    for (int i = 0; i < int(std::size(windows)); ++i)
        QTest::newRow(windows[i].name) << i;
}

} // namespace homeport::test

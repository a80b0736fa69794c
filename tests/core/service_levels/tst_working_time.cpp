#include "tests/core/service_levels/calendars.h"
#include "tests/core/service_levels/minute_walk.h"

#include <QRandomGenerator>
#include <QTest>

using namespace homeport;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using test::MinuteWalk;
using test::shown;

namespace {

/// Windows around what makes each zone hard.
struct Window
{
    const char* name;
    const char* zone;
    const char* from;
};

constexpr Window windows[] = {
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
constexpr int windowDays = 20;
constexpr int calendarsPerWindow = 140;
constexpr int casesPerCalendar = 40;
static_assert(std::size(windows) * calendarsPerWindow * casesPerCalendar >= 100'000);

std::vector<MinuteSpan> randomSpans(QRandomGenerator& random)
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

CalendarDefinition randomCalendar(QRandomGenerator& random, const MinuteWalk& walk)
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

} // namespace

/// Interval arithmetic against a walk over the minutes, and the invariants of engines.md 3.9.
class TstWorkingTime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aWalkOverTheMinutesAgrees_data() { addWindows(); }
    void aWalkOverTheMinutesAgrees();
    void aClockOnTheWallAgrees_data() { addWindows(); }
    void aClockOnTheWallAgrees();
    void aWeekLaterIsDueAWeekLater();
    void allTimeCountsWhereAllTimeIsWorkingTime();

private:
    static void addWindows()
    {
        QTest::addColumn<int>("window");
        for (int i = 0; i < int(std::size(windows)); ++i)
            QTest::newRow(windows[i].name) << i;
    }
};

/// PT-1, PT-2, PT-3, the minimality of due, and the walk, over 100,800 cases in all.
void TstWorkingTime::aWalkOverTheMinutesAgrees()
{
    QFETCH(int, window);
    MinuteWalk walk(windows[window].zone, windows[window].from, windowDays);
    QRandomGenerator random(7001 + window);
    const auto someInstant = [&] {
        const auto length = qint64(walk.minutes()) * 60'000;
        auto at = random.bounded(length);
        // Boundaries are where mistakes live.
        if (random.bounded(3) == 0)
            at -= at % 60'000;
        return walk.from() + milliseconds(at);
    };

    for (int i = 0; i < calendarsPerWindow; ++i) {
        const auto definition = randomCalendar(random, walk);
        const auto calendar = test::made(definition);
        walk.open(definition);
        for (int j = 0; j < casesPerCalendar; ++j) {
            auto [a, b] = std::minmax({someInstant(), someInstant()});
            const auto d = std::max(b, someInstant());
            const auto worked = walk.working(a, b);
            const auto where = shown(a) + u' ' + shown(b);
            QVERIFY2(calendar.working(a, b) == worked, qPrintable(where));
            QVERIFY(calendar.working(a, b) + calendar.working(b, d) == calendar.working(a, d));
            QCOMPARE(calendar.working(b, a), 0ms);

            const auto all = std::chrono::duration_cast<milliseconds>(calendar.working(a, d));
            const auto w = all > 0ms ? milliseconds(random.bounded(qint64(all.count() + 1))) : 0ms;
            const auto due = calendar.due(a, w);
            QVERIFY2(due == walk.due(a, w), qPrintable(where));
            QVERIFY(calendar.working(a, *due) == w);
            QVERIFY(*due == a || calendar.working(a, *due - 1ms) < w);
            QVERIFY(calendar.due(a, w / 2) <= due);
        }
    }
}

/// PT-9: without a boundary in a repeated hour, what counts is what the wall clock shows.
void TstWorkingTime::aClockOnTheWallAgrees()
{
    QFETCH(int, window);
    MinuteWalk walk(windows[window].zone, windows[window].from, windowDays);
    QRandomGenerator random(9001 + window);
    int compared = 0;

    for (int i = 0; i < 12; ++i) {
        const auto definition = randomCalendar(random, walk);
        bool isRepeated = false;
        const auto first = std::chrono::floor<std::chrono::days>(walk.from());
        const auto check = [&](const std::vector<MinuteSpan>& spans) {
            for (const auto& span : spans)
                for (int n = -1; n <= windowDays; ++n)
                    for (const int minute : {span.start, span.end})
                        isRepeated =
                            isRepeated || walk.isRepeated(first + std::chrono::days(n), minute);
        };
        for (const auto& weekday : definition.weekdays)
            check(weekday);
        for (const auto& [date, spans] : definition.exceptions)
            check(spans);
        if (isRepeated)
            continue;
        ++compared;
        const auto calendar = test::made(definition);
        auto sum = 0ms;
        for (size_t minute = 0; minute < walk.minutes(); ++minute) {
            const auto at = walk.from() + std::chrono::minutes(minute);
            const bool isOpen = walk.showsOpen(definition, minute);
            QVERIFY2(calendar.isWorking(at) == isOpen, qPrintable(shown(at)));
            sum += isOpen ? 60'000ms : 0ms;
        }
        QVERIFY(calendar.working(walk.from(), walk.from() + std::chrono::days(windowDays)) == sum);
    }
    QVERIFY(compared > 0);
}

/// PT-6.
void TstWorkingTime::aWeekLaterIsDueAWeekLater()
{
    QRandomGenerator random(6);
    for (int i = 0; i < 2000; ++i) {
        auto definition = test::hours(i % 2 ? "Asia/Jakarta" : "UTC", 1, 0, {});
        for (auto& weekday : definition.weekdays)
            weekday = randomSpans(random);
        definition.weekdays[random.bounded(7)] = {{600, 601}};
        const auto calendar = test::made(definition);
        const auto a = test::instant("2026-01-01T00:00:00Z")
            + milliseconds(random.bounded(qint64(900) * 86'400'000));
        const auto w = milliseconds(random.bounded(qint64(3) * 86'400'000));
        QVERIFY(*calendar.due(a, w) + std::chrono::days(7)
            == *calendar.due(a + std::chrono::days(7), w));
    }
}

/// PT-8.
void TstWorkingTime::allTimeCountsWhereAllTimeIsWorkingTime()
{
    const auto always = test::calendar("247");
    QRandomGenerator random(8);
    for (int i = 0; i < 2000; ++i) {
        const auto a = fromMsecs(random.bounded(qint64(4'000'000'000'000)));
        const auto w = milliseconds(random.bounded(qint64(10) * 366 * 86'400'000));
        QVERIFY(*always.due(a, w) - a == w);
        QVERIFY(always.working(a, a + w) == w);
    }
}

QTEST_GUILESS_MAIN(TstWorkingTime)

#include "tst_working_time.moc"

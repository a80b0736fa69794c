#include "tests/core/service_levels/random_calendars.h"

#include <QTest>

using namespace homeport;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using test::MinuteWalk;
using test::randomInstant;
using test::shown;
using test::windowDays;
using test::windows;

namespace {

constexpr int calendarsPerWindow = 140;
constexpr int casesPerCalendar = 40;
static_assert(std::size(windows) * calendarsPerWindow * casesPerCalendar >= 100'000);

constexpr int wallCalendarsPerWindow = 6;
constexpr int casesPerWallCalendar = 930;
static_assert(std::size(windows) * wallCalendarsPerWindow * casesPerWallCalendar >= 100'000);

constexpr int alwaysCasesPerWindow = 5'600;
static_assert(std::size(windows) * alwaysCasesPerWindow >= 100'000);

/// Where no clock moves from 2026 on.
constexpr const char* steadyZones[] = {"UTC", "Asia/Jakarta", "Asia/Kathmandu", "Asia/Kolkata",
    "Asia/Tokyo", "Africa/Lagos", "America/Phoenix", "America/Sao_Paulo", "Pacific/Apia"};
constexpr int calendarsPerSteadyZone = 56;
constexpr int casesPerSteadyCalendar = 200;
static_assert(std::size(steadyZones) * calendarsPerSteadyZone * casesPerSteadyCalendar >= 100'000);

} // namespace

/// Interval arithmetic against a walk over the minutes, and the invariants of engines.md 3.9.
class TstWorkingTime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aWalkOverTheMinutesAgrees_data() { test::addWindows(); }
    void aWalkOverTheMinutesAgrees();
    void aClockOnTheWallAgrees_data() { test::addWindows(); }
    void aClockOnTheWallAgrees();
    void aWeekLaterIsDueAWeekLater_data();
    void aWeekLaterIsDueAWeekLater();
    void allTimeCountsWhereAllTimeIsWorkingTime_data() { test::addWindows(); }
    void allTimeCountsWhereAllTimeIsWorkingTime();
};

/// PT-1, PT-2, PT-3, the minimality of due, and the walk, over 100,800 cases in all.
void TstWorkingTime::aWalkOverTheMinutesAgrees()
{
    QFETCH(int, window);
    MinuteWalk walk(windows[window].zone, windows[window].from, windowDays);
    QRandomGenerator random(7001 + window);

    for (int i = 0; i < calendarsPerWindow; ++i) {
        const auto definition = test::randomCalendar(random, walk);
        const auto calendar = test::made(definition);
        walk.open(definition);
        for (int j = 0; j < casesPerCalendar; ++j) {
            auto [a, b] = std::minmax({randomInstant(random, walk), randomInstant(random, walk)});
            const auto d = std::max(b, randomInstant(random, walk));
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

/// PT-9: without a boundary in a repeated hour, what counts is what the wall clock shows; minute by
/// minute, and over 100,440 spans in all.
void TstWorkingTime::aClockOnTheWallAgrees()
{
    QFETCH(int, window);
    MinuteWalk walk(windows[window].zone, windows[window].from, windowDays);
    QRandomGenerator random(9001 + window);
    int compared = 0;

    for (int i = 0; i < 500 && compared < wallCalendarsPerWindow; ++i) {
        const auto definition = test::randomCalendar(random, walk);
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
        std::vector<char> isOpen;
        std::vector<qint64> openBefore{0}; // whole minutes
        for (size_t minute = 0; minute < walk.minutes(); ++minute) {
            const auto at = walk.from() + std::chrono::minutes(minute);
            isOpen.push_back(walk.showsOpen(definition, minute));
            QVERIFY2(calendar.isWorking(at) == bool(isOpen.back()), qPrintable(shown(at)));
            openBefore.push_back(openBefore.back() + isOpen.back());
        }
        const auto countedBy = [&](Timestamp at) {
            const auto minute = size_t((at - walk.from()) / 1min);
            const auto rest = (at - walk.from()) % 1min;
            return std::chrono::minutes(openBefore[minute]) + (isOpen[minute] ? rest : 0ms);
        };
        QVERIFY(calendar.working(walk.from(), walk.from() + std::chrono::days(windowDays))
            == std::chrono::minutes(openBefore.back()));
        for (int j = 0; j < casesPerWallCalendar; ++j) {
            const auto [a, b] =
                std::minmax({randomInstant(random, walk), randomInstant(random, walk)});
            QVERIFY2(calendar.working(a, b) == countedBy(b) - countedBy(a),
                qPrintable(shown(a) + u' ' + shown(b)));
        }
    }
    QCOMPARE(compared, wallCalendarsPerWindow);
}

void TstWorkingTime::aWeekLaterIsDueAWeekLater_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const auto* zone : steadyZones)
        QTest::newRow(zone) << QByteArray(zone);
}

/// PT-6, over 100,800 cases in all.
void TstWorkingTime::aWeekLaterIsDueAWeekLater()
{
    QFETCH(const QByteArray, zone);
    QRandomGenerator random(6);
    for (int i = 0; i < calendarsPerSteadyZone; ++i) {
        auto definition = test::hours(zone.constData(), 1, 0, {});
        for (auto& weekday : definition.weekdays)
            weekday = test::randomSpans(random);
        definition.weekdays[random.bounded(7)] = {{600, 601}};
        const auto calendar = test::made(definition);
        for (int j = 0; j < casesPerSteadyCalendar; ++j) {
            const auto a = test::instant("2026-01-01T00:00:00Z")
                + milliseconds(random.bounded(qint64(900) * 86'400'000));
            const auto w = milliseconds(random.bounded(qint64(3) * 86'400'000));
            QVERIFY(*calendar.due(a, w) + std::chrono::days(7)
                == *calendar.due(a + std::chrono::days(7), w));
        }
    }
}

/// PT-8, over 100,800 cases in all.
void TstWorkingTime::allTimeCountsWhereAllTimeIsWorkingTime()
{
    QFETCH(const int, window);
    auto definition = test::hours(windows[window].zone, 1, 0, {});
    definition.is24x7 = true;
    const auto always = test::made(definition);
    QRandomGenerator random(8001 + window);
    for (int i = 0; i < alwaysCasesPerWindow; ++i) {
        const auto a = fromMsecs(random.bounded(qint64(4'000'000'000'000)));
        const auto w = milliseconds(random.bounded(qint64(10) * 366 * 86'400'000));
        QVERIFY(*always.due(a, w) - a == w);
        QVERIFY(always.working(a, a + w) == w);
    }
}

QTEST_GUILESS_MAIN(TstWorkingTime)

#include "tst_working_time.moc"

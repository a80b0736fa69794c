#include "core/service_levels/calendar_rows.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/core/service_levels/minute_walk.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::day;
using test::instant;
using test::shown;

class TstCalendar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void dueInstants_data();
    void dueInstants();
    void escalationsFollowTheCalendar();
    void aZoneNobodyKnowsIsRefused();
    void intervalsStayWithinTheirDay();
    void aCalendarThatNeverOpensIsRefused();
    void aTargetOfTenYearsIsDue();
    void theRulesOfAZoneGoOn();
    void openingsAndSegments();
    void yearlyHolidays();
    void rowsMakeACalendar();
    void rowsThatCannotBeRead();
    void equalZoneDataHaveOneName();
};

void TstCalendar::dueInstants_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("due");

    const auto row = [](const char* name, const char* code, int minutes, const char* start,
                         const char* due) {
        QTest::newRow(name) << QString::fromLatin1(code) << minutes << QString::fromLatin1(start)
                            << QString::fromLatin1(due);
    };
    row("E01", "U9", 240, "2026-01-12T10:15:00Z", "2026-01-12T14:15:00Z");
    row("E02", "U9", 15, "2024-01-15T16:55:00Z", "2024-01-16T09:10:00Z");
    row("E03", "U9", 480, "2026-01-12T09:00:00Z", "2026-01-12T17:00:00Z");
    row("E04", "U9", 60, "2026-01-12T03:30:00Z", "2026-01-12T10:00:00Z");
    row("E05", "JKT", 240, "2026-02-13T10:00:00Z", "2026-02-16T04:00:00Z");
    row("E06", "JKT", 240, "2026-02-13T09:37:20Z", "2026-02-16T03:37:20Z");
    row("E07", "BER", 300, "2026-06-05T09:50:00Z", "2026-06-06T07:50:00Z");
    row("E08", "LON", 480, "2026-04-02T15:00:00Z", "2026-04-07T14:30:00Z");
    row("E09", "LON", 240, "2025-12-24T10:30:00Z", "2025-12-29T11:30:00Z");
    row("E10", "LON", 600, "2026-03-27T16:00:00Z", "2026-03-30T16:30:00Z");
    row("E11", "NYN", 600, "2026-03-08T03:00:00Z", "2026-03-09T05:00:00Z");
    row("E12", "NYN", 600, "2026-11-01T02:00:00Z", "2026-11-02T04:00:00Z");
    row("E13", "DAY", 1440, "2026-03-08T05:00:00Z", "2026-03-09T05:00:00Z");
    row("E14", "DAY", 1440, "2026-11-01T04:00:00Z", "2026-11-02T04:00:00Z");
    row("E15", "LHI", 360, "2026-10-03T13:30:00Z", "2026-10-04T13:30:00Z");
    row("E16", "247", 1440, "2026-03-07T22:00:00Z", "2026-03-08T22:00:00Z");
    row("E17", "NYX", 600, "2026-11-25T23:00:00Z", "2026-11-27T21:00:00Z");
    row("E18", "U9", 120, "2028-02-28T16:00:00Z", "2028-02-29T10:00:00Z");
    row("E33", "LON", 600, "2026-10-23T14:00:00Z", "2026-10-26T16:30:00Z");
}

void TstCalendar::dueInstants()
{
    QFETCH(QString, code);
    QFETCH(int, minutes);
    QFETCH(QString, start);
    QFETCH(QString, due);
    const auto definition = test::definitionOf(code);
    const auto calendar = test::made(definition);
    const auto walk = test::MinuteWalk::of(definition, start);

    const auto found = calendar.due(instant(start), std::chrono::minutes(minutes));

    QCOMPARE(shown(found), shown(instant(due)));
    QVERIFY(calendar.working(instant(start), *found) == std::chrono::minutes(minutes));
    QCOMPARE(shown(walk.due(instant(start), std::chrono::minutes(minutes))), shown(instant(due)));
    QVERIFY(walk.working(instant(start), *found) == std::chrono::minutes(minutes));
}

/// The worked example of engines.md 4.3: after_breach 120, repeated twice.
void TstCalendar::escalationsFollowTheCalendar()
{
    const auto u9 = test::calendar("U9");
    const auto breach = instant("2026-01-16T15:00:00Z");
    QCOMPARE(shown(u9.due(breach, 120min)), shown(instant("2026-01-16T17:00:00Z")));
    QCOMPARE(shown(u9.due(breach, 240min)), shown(instant("2026-01-19T11:00:00Z")));
    QCOMPARE(shown(u9.due(breach, 360min)), shown(instant("2026-01-19T13:00:00Z")));
}

void TstCalendar::aZoneNobodyKnowsIsRefused()
{
    for (const auto* zone : {"Mars/Olympus", "", "CEST", "Europe/berlin x"}) {
        const auto refused = Calendar::make(test::hours(zone, 1, 5, {{540, 1020}}));
        QVERIFY2(!refused, zone);
        QCOMPARE(refused.error().code, u"ZONE_UNKNOWN"_s);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    }
}

void TstCalendar::intervalsStayWithinTheirDay()
{
    for (const auto& span : std::vector<MinuteSpan>{{-1, 60}, {60, 60}, {120, 60}, {0, 1441}}) {
        const auto weekly = Calendar::make(test::hours("UTC", 1, 1, {span}));
        QVERIFY(!weekly && weekly.error().code == u"RANGE"_s);
        auto definition = test::hours("UTC", 1, 1, {});
        definition.exceptions[day("2026-01-12")] = {span};
        const auto exception = Calendar::make(definition);
        QVERIFY(!exception && exception.error().code == u"RANGE"_s);
    }
}

void TstCalendar::aCalendarThatNeverOpensIsRefused()
{
    const auto now = instant("2026-01-12T09:00:00Z");
    auto definition = test::hours("Europe/Berlin", 1, 0, {});
    const auto closed = test::made(definition);
    const auto refused = closed.requireOpenAfter(now);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"CALENDAR_EMPTY"_s);
    QVERIFY(!closed.due(now, 1ms));
    QVERIFY(!closed.nextOpening(now));
    QCOMPARE(closed.working(now, now + std::chrono::years(50)), 0ms);
    QVERIFY(closed.due(now, 0ms) == now);

    definition.exceptions[day("2030-12-31")] = {{600, 601}};
    QVERIFY(test::made(definition).requireOpenAfter(now));
    definition.exceptions.clear();
    definition.exceptions[day("2031-02-01")] = {{600, 601}};
    QVERIFY(!test::made(definition).requireOpenAfter(now));
    QVERIFY(test::calendar("247").requireOpenAfter(now));
}

void TstCalendar::aTargetOfTenYearsIsDue()
{
    const auto tenYears = 3652 * 24h;
    const auto start = instant("2026-01-12T09:00:00Z");
    // 40 hours a week: 2191 weeks and 8 hours, which is 42 years.
    QCOMPARE(shown(test::calendar("U9").due(start, tenYears)), shown(start + 2191 * 168h + 8h));
    QCOMPARE(shown(test::calendar("247").due(start, tenYears)), shown(start + tenYears));
    // An hour a week holds ten years of work in the 38th century: beyond what is known.
    QVERIFY(!test::made(test::hours("UTC", 1, 1, {{540, 600}})).due(start, tenYears));
}

/// The lists of zone data end in 2037; the rules do not.
void TstCalendar::theRulesOfAZoneGoOn()
{
    const auto berlin = test::made(test::hours("Europe/Berlin", 1, 7, {{0, 1440}}));
    const auto night = [&](const char* from, const char* until) {
        const auto opening = berlin.working(instant(from), instant(until));
        return opening;
    };
    QCOMPARE(night("2045-03-25T23:00:00Z", "2045-03-26T22:00:00Z"), 23h);
    const auto workday = test::made(test::hours("Europe/Berlin", 1, 7, {{540, 1020}}));
    QCOMPARE(shown(workday.nextOpening(instant("2045-07-03T00:00:00Z"))),
        shown(instant("2045-07-03T07:00:00Z")));
    QCOMPARE(shown(workday.nextOpening(instant("2100-01-04T00:00:00Z"))),
        shown(instant("2100-01-04T08:00:00Z")));
    QCOMPARE(shown(workday.nextOpening(instant("2398-07-04T00:00:00Z"))),
        shown(instant("2398-07-04T07:00:00Z")));
}

void TstCalendar::openingsAndSegments()
{
    const auto u9 = test::calendar("U9");
    QCOMPARE(shown(u9.nextOpening(instant("2026-01-16T17:00:00Z"))),
        shown(instant("2026-01-19T09:00:00Z")));
    QVERIFY(u9.isWorking(instant("2026-01-16T16:59:59.999Z")));
    QVERIFY(!u9.isWorking(instant("2026-01-16T17:00:00Z")));
    QVERIFY(u9.isWorking(instant("2026-01-16T09:00:00Z")));
    QVERIFY(!u9.isWorking(instant("2026-01-16T08:59:59.999Z")));

    // The shift is one segment over midnight and over New Year.
    const auto shift = test::calendar("NYN").segments(
        instant("2025-12-31T12:00:00Z"), instant("2026-01-01T12:00:00Z"));
    QCOMPARE(shift.size(), size_t(1));
    QCOMPARE(shown(shift[0].from), shown(instant("2026-01-01T03:00:00Z")));
    QCOMPARE(shown(shift[0].until), shown(instant("2026-01-01T11:00:00Z")));
    const auto newYear =
        test::made(test::hours("UTC", 1, 7, {{0, 360}, {1320, 1440}}))
            .segments(instant("2025-12-31T12:00:00Z"), instant("2026-01-01T12:00:00Z"));
    QCOMPARE(newYear.size(), size_t(1));

    // E15's night is half an hour shorter; Apia's left-out day has no length.
    const auto lhi = test::calendar("LHI");
    QCOMPARE(
        lhi.working(instant("2026-10-03T12:00:00Z"), instant("2026-10-03T22:00:00Z")), 5h + 30min);
    const auto apia = test::made(test::hours("Pacific/Apia", 1, 7, {{540, 1020}}));
    QCOMPARE(apia.working(instant("2011-12-29T10:00:00Z"), instant("2011-12-31T10:00:00Z")), 16h);
}

void TstCalendar::yearlyHolidays()
{
    auto definition = test::hours("UTC", 1, 7, {{540, 600}});
    definition.yearlyHolidays = {std::chrono::May / 1, std::chrono::February / 29};
    const auto year = [](const Calendar& calendar, int number) {
        return calendar.working(std::chrono::sys_days(std::chrono::year(number) / 1 / 1),
            std::chrono::sys_days(std::chrono::year(number + 1) / 1 / 1));
    };
    QCOMPARE(year(test::made(definition), 2027), 364h);
    QCOMPARE(year(test::made(definition), 2028), 364h);
    definition.exceptions[day("2027-05-01")] = {{540, 570}};
    QCOMPARE(year(test::made(definition), 2027), 364h + 30min);
    definition.observesHolidays = false;
    QCOMPARE(year(test::made(definition), 2028), 366h);
}

void TstCalendar::rowsMakeACalendar()
{
    const auto id = [] { return BusinessCalendarId(QUuid::createUuid()); };
    CalendarRows rows;
    record::BusinessCalendar land, region, desk;
    land.id = id();
    region.id = id();
    desk.id = id();
    land.timeZone = region.timeZone = u"UTC"_s;
    desk.timeZone = u"Europe/Berlin"_s;
    desk.parentId = region.id;
    region.parentId = land.id;
    land.parentId = desk.id; // a ring that a merge may leave
    desk.head.updatedAt = instant("2026-01-01T00:00:00Z");
    rows.calendars = {land, region, desk};
    const auto holiday = [&](BusinessCalendarId owner, const char* on, bool isYearly) {
        record::CalendarHoliday row;
        row.calendarId = owner;
        row.holidayOn = QString::fromLatin1(on);
        row.repeatsYearly = isYearly;
        return row;
    };
    rows.holidays = {holiday(land.id, "2020-05-01", true), holiday(region.id, "2026-01-06", false),
        holiday(desk.id, "2026-07-01", false), holiday(desk.id, "2026-07-02", false)};
    rows.holidays[3].head.deletedAt = instant("2026-03-01T00:00:00Z");
    rows.holidays[3].head.updatedAt = instant("2026-03-01T00:00:00Z");
    record::CalendarInterval interval;
    interval.calendarId = desk.id;
    interval.weekday = 3;
    interval.startMinute = 540;
    interval.endMinute = 720;
    rows.intervals = {interval};
    interval.calendarId = land.id;
    rows.intervals.push_back(interval);
    record::CalendarException open, closed;
    open.calendarId = closed.calendarId = desk.id;
    open.exceptionOn = u"2026-07-01"_s;
    open.intervals = u"[[600, 660], [720,780]]"_s;
    closed.exceptionOn = u"2026-07-08"_s;
    rows.exceptions = {open, closed};

    const auto definition = calendarDefinition(desk.id, rows);

    QVERIFY(definition);
    QCOMPARE(definition->timeZone, u"Europe/Berlin"_s);
    QCOMPARE(shown(definition->version), shown(instant("2026-03-01T00:00:00Z")));
    QCOMPARE(definition->holidays.size(), size_t(2));
    QVERIFY(definition->yearlyHolidays.contains(std::chrono::May / 1));
    QVERIFY(definition->weekdays[2] == std::vector<MinuteSpan>({{540, 720}}));
    QVERIFY(definition->exceptions.at(day("2026-07-01"))
        == std::vector<MinuteSpan>({{600, 660}, {720, 780}}));
    QVERIFY(definition->exceptions.at(day("2026-07-08")).empty());
    const auto calendar = test::made(*definition);
    QCOMPARE(
        calendar.working(instant("2026-07-01T00:00:00Z"), instant("2026-07-09T00:00:00Z")), 2h);
}

void TstCalendar::rowsThatCannotBeRead()
{
    CalendarRows rows;
    record::BusinessCalendar calendar;
    calendar.id = BusinessCalendarId(QUuid::createUuid());
    calendar.timeZone = u"UTC"_s;
    QCOMPARE(calendarDefinition(calendar.id, rows).error().code, u"NOT_FOUND"_s);
    rows.calendars = {calendar};
    record::CalendarException exception;
    exception.calendarId = calendar.id;
    exception.exceptionOn = u"2026-07-01"_s;
    for (const auto& text : {u"{}"_s, u"[[1]]"_s, u"[[\"9\", 10]]"_s, u"["_s}) {
        exception.intervals = text;
        rows.exceptions = {exception};
        QCOMPARE(calendarDefinition(calendar.id, rows).error().code, u"FORMAT"_s);
    }
    exception.exceptionOn = u"2026-02-30"_s;
    exception.intervals = u"[]"_s;
    rows.exceptions = {exception};
    QCOMPARE(calendarDefinition(calendar.id, rows).error().code, u"FORMAT"_s);
}

void TstCalendar::equalZoneDataHaveOneName()
{
    const auto version = [](const char* code) { return test::calendar(code).zoneVersion(); };
    QCOMPARE(version("NYX"), version("NYN"));
    QCOMPARE(version("U9"), version("247"));
    QVERIFY(version("NYX") != version("LON"));
}

QTEST_GUILESS_MAIN(TstCalendar)

#include "tst_calendar.moc"

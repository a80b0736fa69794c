#include "tests/core/service_levels/clocks.h"
#include "tests/core/service_levels/minute_walk.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::at;
using test::due;
using test::instant;
using test::onHold;
using test::shown;
using test::started;
using test::terms;
using Mode = SlaPolicyRetargetMode;

class TstSlaClock : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void e19PauseOverAWeekend();
    void e20PauseOutsideWorkingTime();
    void e21TwoPausesAcrossSpringForward();
    void e22PriorityRaised();
    void e23AnotherCalendar();
    void e24RetargetThatBreaches();
    void e25PriorityLowered();
    void e26LoweringHealsNothing();
    void e27Thresholds();
    void e28TwoOverruns();
    void e31ReopeningContinues();
    void e32TheBoundary();
    void theMinuteWalkRanAsLong_data();
    void theMinuteWalkRanAsLong();
    void theMinuteWalkIsDueThen_data();
    void theMinuteWalkIsDueThen();
    void dueAtClosingIsMissedAtTheNextOpening();
    void sl5Labels();
    void sl7ThresholdsPassOnce();
    void sl9AnEditedCalendar();
    void pausedClocksAnnounceNothing();

private:
    const Calendar m_u9 = test::calendar("U9");
    const Calendar m_lon = test::calendar("LON");
    const Calendar m_always = test::calendar("247");
};

void TstSlaClock::e19PauseOverAWeekend()
{
    auto clock = started(m_u9, 960, "2026-01-15T14:00:00Z");
    QCOMPARE(due(clock), at("2026-01-19T14:00:00Z"));
    clock.pause(instant("2026-01-16T15:30:00Z"), onHold);
    QCOMPARE(clock.elapsed(), 570min);
    QVERIFY(!clock.dueAt());
    QVERIFY(clock.resume(instant("2026-01-19T10:15:00Z")));
    QCOMPARE(due(clock), at("2026-01-19T16:45:00Z"));
}

/// SL-4
void TstSlaClock::e20PauseOutsideWorkingTime()
{
    auto clock = started(m_u9, 480, "2026-01-15T14:00:00Z");
    QCOMPARE(due(clock), at("2026-01-16T14:00:00Z"));
    clock.pause(instant("2026-01-15T18:00:00Z"), onHold);
    QCOMPARE(clock.elapsed(), 180min);
    QVERIFY(clock.resume(instant("2026-01-16T08:00:00Z")));
    QCOMPARE(due(clock), at("2026-01-16T14:00:00Z"));
}

void TstSlaClock::e21TwoPausesAcrossSpringForward()
{
    auto clock = started(m_lon, 900, "2026-03-26T09:30:00Z");
    QCOMPARE(due(clock), at("2026-03-27T16:00:00Z"));
    clock.pause(instant("2026-03-26T16:00:00Z"), onHold);
    QCOMPARE(clock.elapsed(), 390min);
    QVERIFY(clock.resume(instant("2026-03-27T11:00:00Z")));
    QCOMPARE(due(clock), at("2026-03-30T10:00:00Z"));
    clock.pause(instant("2026-03-27T15:00:00Z"), onHold);
    QCOMPARE(clock.elapsed(), 630min);
    QVERIFY(clock.resume(instant("2026-03-30T12:00:00Z")));
    QCOMPARE(due(clock), at("2026-03-30T16:30:00Z"));
    clock.stop(instant("2026-03-30T12:05:30Z"));
    QCOMPARE(clock.elapsed(), 635min + 30s);
    QCOMPARE(clock.outcome(), SlaClockOutcome::Met);
}

void TstSlaClock::e22PriorityRaised()
{
    auto clock = started(m_u9, 1440, "2026-01-12T09:20:00Z");
    QCOMPARE(due(clock), at("2026-01-15T09:20:00Z"));
    QVERIFY(clock.retarget(terms(m_u9, 480), Mode::KeepElapsed, instant("2026-01-12T15:05:00Z")));
    QCOMPARE(due(clock), at("2026-01-13T09:20:00Z"));
    QCOMPARE(clock.elapsed(), 345min);
}

void TstSlaClock::e23AnotherCalendar()
{
    auto kept = started(m_u9, 480, "2026-01-16T15:00:00Z");
    QCOMPARE(due(kept), at("2026-01-19T15:00:00Z"));
    auto anew = kept;
    const auto raised = instant("2026-01-16T16:30:00Z");
    QVERIFY(kept.retarget(terms(m_always, 240), Mode::KeepElapsed, raised));
    QCOMPARE(kept.elapsed(), 90min);
    QCOMPARE(due(kept), at("2026-01-16T19:00:00Z"));
    QVERIFY(anew.retarget(terms(m_always, 240), Mode::Restart, raised));
    QCOMPARE(anew.elapsed(), 0ms);
    QCOMPARE(due(anew), at("2026-01-16T20:30:00Z"));
}

void TstSlaClock::e24RetargetThatBreaches()
{
    auto clock = started(m_u9, 1440, "2026-01-12T09:00:00Z");
    QCOMPARE(due(clock), at("2026-01-14T17:00:00Z"));
    const auto raised = instant("2026-01-13T13:00:00Z");
    QVERIFY(clock.retarget(terms(m_u9, 240), Mode::KeepElapsed, raised));
    QCOMPARE(clock.elapsed(), 720min);
    QVERIFY(clock.breach());
    QCOMPARE(shown(clock.breach()->breachedAt), shown(raised));
    QCOMPARE(clock.overrunAt(raised), 480min);
    QCOMPARE(shown(clock.breach()->dueAt), at("2026-01-12T13:00:00Z"));
}

void TstSlaClock::e25PriorityLowered()
{
    auto clock = started(m_u9, 480, "2026-01-12T09:00:00Z");
    QCOMPARE(due(clock), at("2026-01-12T17:00:00Z"));
    QVERIFY(clock.retarget(terms(m_u9, 1440), Mode::KeepElapsed, instant("2026-01-12T15:00:00Z")));
    QCOMPARE(due(clock), at("2026-01-14T17:00:00Z"));
    QCOMPARE(clock.elapsed(), 360min);
    QVERIFY(!clock.breach());
}

void TstSlaClock::e26LoweringHealsNothing()
{
    auto clock = started(m_u9, 240, "2026-01-12T09:00:00Z");
    QVERIFY(clock.retarget(terms(m_u9, 1440), Mode::KeepElapsed, instant("2026-01-12T14:00:00Z")));
    QVERIFY(clock.breach());
    QCOMPARE(shown(clock.breach()->breachedAt), at("2026-01-12T13:00:00Z"));
    QCOMPARE(due(clock), at("2026-01-14T17:00:00Z"));
    clock.stop(instant("2026-01-12T15:00:00Z"));
    QCOMPARE(clock.outcome(), SlaClockOutcome::Missed);
}

/// SL-6
void TstSlaClock::e27Thresholds()
{
    const auto nyx = test::calendar("NYX");
    auto first = terms(nyx, 600);
    first.thresholds = {50, 75, 90};
    auto clock = SlaClock::start(first, instant("2026-11-25T23:00:00Z"));
    QVERIFY(clock);
    QCOMPARE(shown(clock->reachesAt(50)), at("2026-11-27T16:00:00Z"));
    QCOMPARE(shown(clock->reachesAt(75)), at("2026-11-27T18:30:00Z"));
    QCOMPARE(shown(clock->reachesAt(90)), at("2026-11-27T20:00:00Z"));
    QCOMPARE(shown(clock->reachesAt(100)), at("2026-11-27T21:00:00Z"));
    const auto then = instant("2026-11-27T17:30:00Z");
    QCOMPARE(clock->elapsedAt(then), 390min);
    QCOMPARE(clock->percentAt(then), 6500);

    // Noticed late, each has its true instant.
    QCOMPARE(clock->nextThreshold()->percent, 50);
    clock->advance(instant("2026-12-01T12:00:00Z"));
    QStringList noted;
    for (const auto& note : clock->notes())
        noted += keyOf(note.event) + u' ' + shown(note.occurredAt);
    QCOMPARE(noted,
        QStringList({u"started "_s + at("2026-11-25T23:00:00Z"),
            u"threshold "_s + at("2026-11-27T16:00:00Z"),
            u"threshold "_s + at("2026-11-27T18:30:00Z"),
            u"threshold "_s + at("2026-11-27T20:00:00Z"),
            u"breached "_s + at("2026-11-27T21:00:00Z")}));
    QVERIFY(!clock->nextThreshold());
}

/// SL-8
void TstSlaClock::e28TwoOverruns()
{
    auto clock = started(m_u9, 240, "2026-01-16T11:00:00Z");
    QCOMPARE(due(clock), at("2026-01-16T15:00:00Z"));
    const auto stop = instant("2026-01-19T10:30:00Z");
    clock.stop(stop);
    QCOMPARE(clock.outcome(), SlaClockOutcome::Missed);
    QCOMPARE(clock.overrunAt(stop), 210min);
    QCOMPARE(clock.elapsedOverrunAt(stop), 4050min);
    QCOMPARE(clock.elapsed(), 450min);
    QCOMPARE(clock.percentAt(stop), 18750);
}

void TstSlaClock::e31ReopeningContinues()
{
    auto clock = started(m_u9, 480, "2026-01-12T09:00:00Z");
    clock.stop(instant("2026-01-12T12:00:00Z"));
    QCOMPARE(clock.elapsed(), 180min);
    QVERIFY(clock.reopen(instant("2026-01-13T15:00:00Z")));
    QCOMPARE(due(clock), at("2026-01-14T12:00:00Z"));
    QCOMPARE(clock.outcome(), SlaClockOutcome::Pending);
}

void TstSlaClock::e32TheBoundary()
{
    for (const auto& [stop, outcome] : {std::pair("2026-01-12T13:00:00Z", SlaClockOutcome::Met),
             std::pair("2026-01-12T13:00:00.001Z", SlaClockOutcome::Missed),
             std::pair("2026-01-12T13:00:01Z", SlaClockOutcome::Missed)}) {
        auto clock = started(m_u9, 240, "2026-01-12T09:00:00Z");
        QCOMPARE(due(clock), at("2026-01-12T13:00:00Z"));
        clock.stop(instant(stop));
        QCOMPARE(clock.outcome(), outcome);
        QCOMPARE(clock.breach().has_value(), outcome == SlaClockOutcome::Missed);
        if (clock.breach())
            QCOMPARE(shown(clock.breach()->breachedAt), at("2026-01-12T13:00:00Z"));
    }
}

/// What clocks have run in E19 to E32, by the second implementation.
void TstSlaClock::theMinuteWalkRanAsLong_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("spans");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* name, const char* code, const QStringList& spans, int minutes,
                         int seconds = 0) {
        QTest::newRow(name) << QString::fromLatin1(code) << spans << minutes * 60 + seconds;
    };
    row("E19", "U9", {u"2026-01-15T14:00:00Z 2026-01-16T15:30:00Z"_s}, 570);
    row("E20", "U9", {u"2026-01-15T14:00:00Z 2026-01-15T18:00:00Z"_s}, 180);
    const auto first = u"2026-03-26T09:30:00Z 2026-03-26T16:00:00Z"_s;
    const auto second = u"2026-03-27T11:00:00Z 2026-03-27T15:00:00Z"_s;
    row("E21, first pause", "LON", {first}, 390);
    row("E21, second pause", "LON", {first, second}, 630);
    row("E21, stopped", "LON", {first, second, u"2026-03-30T12:00:00Z 2026-03-30T12:05:30Z"_s}, 635,
        30);
    row("E22", "U9", {u"2026-01-12T09:20:00Z 2026-01-12T15:05:00Z"_s}, 345);
    row("E23", "U9", {u"2026-01-16T15:00:00Z 2026-01-16T16:30:00Z"_s}, 90);
    row("E24", "U9", {u"2026-01-12T09:00:00Z 2026-01-13T13:00:00Z"_s}, 720);
    row("E25", "U9", {u"2026-01-12T09:00:00Z 2026-01-12T15:00:00Z"_s}, 360);
    row("E26", "U9", {u"2026-01-12T09:00:00Z 2026-01-12T14:00:00Z"_s}, 300);
    row("E27", "NYX", {u"2026-11-25T23:00:00Z 2026-11-27T17:30:00Z"_s}, 390);
    row("E28", "U9", {u"2026-01-16T11:00:00Z 2026-01-19T10:30:00Z"_s}, 450);
    row("E28, too long", "U9", {u"2026-01-16T15:00:00Z 2026-01-19T10:30:00Z"_s}, 210);
    row("E29, team A", "LON", {u"2026-06-09T13:00:00Z 2026-06-09T15:30:00Z"_s}, 150);
    row("E29, team B", "LON", {u"2026-06-09T15:30:00Z 2026-06-10T10:00:00Z"_s}, 180);
    row("E29, both", "LON", {u"2026-06-09T13:00:00Z 2026-06-10T10:00:00Z"_s}, 330);
    row("E30", "U9", {u"2026-01-13T09:00:00Z 2026-01-13T11:00:00Z"_s}, 120);
    row("E30, supplier", "247", {u"2026-01-13T11:00:00Z 2026-01-14T13:00:00Z"_s}, 1560);
    row("E31", "U9", {u"2026-01-12T09:00:00Z 2026-01-12T12:00:00Z"_s}, 180);
    row("E32", "U9", {u"2026-01-12T09:00:00Z 2026-01-12T13:00:01Z"_s}, 240, 1);
}

void TstSlaClock::theMinuteWalkRanAsLong()
{
    QFETCH(const QString, code);
    QFETCH(const QStringList, spans);
    QFETCH(const int, seconds);
    const auto definition = test::definitionOf(code);
    const auto calendar = test::made(definition);
    const auto walk = test::MinuteWalk::of(definition, spans.first());
    auto walked = 0ms;
    auto counted = 0ms;

    for (const auto& span : spans) {
        const auto from = instant(span.section(u' ', 0, 0));
        const auto until = instant(span.section(u' ', 1));
        walked += walk.working(from, until);
        counted += calendar.working(from, until);
    }

    QCOMPARE(walked, std::chrono::milliseconds(std::chrono::seconds(seconds)));
    QCOMPARE(counted, walked);
}

/// When they are due from some instant on, with what is left by then.
void TstSlaClock::theMinuteWalkIsDueThen_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("left");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, const char* code, int left, const char* from,
                         const char* then) {
        QTest::newRow(name) << QString::fromLatin1(code) << left << QString::fromLatin1(from)
                            << QString::fromLatin1(then);
    };
    row("E19", "U9", 960, "2026-01-15T14:00:00Z", "2026-01-19T14:00:00Z");
    row("E19, resumed", "U9", 960 - 570, "2026-01-19T10:15:00Z", "2026-01-19T16:45:00Z");
    row("E20", "U9", 480, "2026-01-15T14:00:00Z", "2026-01-16T14:00:00Z");
    row("E20, resumed", "U9", 480 - 180, "2026-01-16T08:00:00Z", "2026-01-16T14:00:00Z");
    row("E21", "LON", 900, "2026-03-26T09:30:00Z", "2026-03-27T16:00:00Z");
    row("E21, resumed", "LON", 900 - 390, "2026-03-27T11:00:00Z", "2026-03-30T10:00:00Z");
    row("E21, again", "LON", 900 - 630, "2026-03-30T12:00:00Z", "2026-03-30T16:30:00Z");
    row("E22", "U9", 1440, "2026-01-12T09:20:00Z", "2026-01-15T09:20:00Z");
    row("E22, raised", "U9", 480 - 345, "2026-01-12T15:05:00Z", "2026-01-13T09:20:00Z");
    row("E23", "U9", 480, "2026-01-16T15:00:00Z", "2026-01-19T15:00:00Z");
    row("E23, kept", "247", 240 - 90, "2026-01-16T16:30:00Z", "2026-01-16T19:00:00Z");
    row("E23, anew", "247", 240, "2026-01-16T16:30:00Z", "2026-01-16T20:30:00Z");
    row("E24", "U9", 1440, "2026-01-12T09:00:00Z", "2026-01-14T17:00:00Z");
    row("E24, raised", "U9", 240, "2026-01-12T09:00:00Z", "2026-01-12T13:00:00Z");
    row("E25", "U9", 480, "2026-01-12T09:00:00Z", "2026-01-12T17:00:00Z");
    row("E25, lowered", "U9", 1440 - 360, "2026-01-12T15:00:00Z", "2026-01-14T17:00:00Z");
    row("E26", "U9", 240, "2026-01-12T09:00:00Z", "2026-01-12T13:00:00Z");
    row("E26, lowered", "U9", 1440 - 300, "2026-01-12T14:00:00Z", "2026-01-14T17:00:00Z");
    row("E27, 50 %", "NYX", 300, "2026-11-25T23:00:00Z", "2026-11-27T16:00:00Z");
    row("E27, 75 %", "NYX", 450, "2026-11-25T23:00:00Z", "2026-11-27T18:30:00Z");
    row("E27, 90 %", "NYX", 540, "2026-11-25T23:00:00Z", "2026-11-27T20:00:00Z");
    row("E27, 100 %", "NYX", 600, "2026-11-25T23:00:00Z", "2026-11-27T21:00:00Z");
    row("E28", "U9", 240, "2026-01-16T11:00:00Z", "2026-01-16T15:00:00Z");
    row("E29, team B", "LON", 240, "2026-06-09T15:30:00Z", "2026-06-10T11:00:00Z");
    row("E30, resumed", "U9", 480 - 120, "2026-01-14T13:00:00Z", "2026-01-15T11:00:00Z");
    row("E30, supplier", "247", 1440, "2026-01-13T11:00:00Z", "2026-01-14T11:00:00Z");
    row("E31", "U9", 480 - 180, "2026-01-13T15:00:00Z", "2026-01-14T12:00:00Z");
    row("E32", "U9", 240, "2026-01-12T09:00:00Z", "2026-01-12T13:00:00Z");
}

void TstSlaClock::theMinuteWalkIsDueThen()
{
    QFETCH(const QString, code);
    QFETCH(const int, left);
    QFETCH(const QString, from);
    QFETCH(const QString, then);
    const auto definition = test::definitionOf(code);
    const auto walk = test::MinuteWalk::of(definition, from);
    const std::chrono::minutes amount(left);

    const auto walked = walk.due(instant(from), amount);

    QCOMPARE(shown(walked), shown(instant(then)));
    QCOMPARE(shown(test::made(definition).due(instant(from), amount)), shown(walked));
}

/// SL-1 with E03: the night after closing time is no working time, and so exceeds nothing.
void TstSlaClock::dueAtClosingIsMissedAtTheNextOpening()
{
    auto clock = started(m_u9, 480, "2026-01-16T09:00:00Z");
    QCOMPARE(due(clock), at("2026-01-16T17:00:00Z"));
    QCOMPARE(shown(clock.breachesAt()), at("2026-01-19T09:00:00.001Z"));
    clock.advance(instant("2026-01-19T09:00:00Z"));
    QVERIFY(!clock.breach());
    clock.advance(*clock.breachesAt());
    QVERIFY(clock.breach());
    QCOMPARE(shown(clock.breach()->breachedAt), at("2026-01-16T17:00:00Z"));
}

void TstSlaClock::sl5Labels()
{
    auto clock = started(m_u9, 100, "2026-01-12T09:00:00Z");
    const auto label = [&](const char* time) {
        return clock.labelAt(instant(u"2026-01-12T%1Z"_s.arg(QString::fromLatin1(time))));
    };
    QCOMPARE(label("10:14:59"), ClockLabel::OnTrack);
    QCOMPARE(label("10:15:00"), ClockLabel::AtRisk);
    QCOMPARE(label("10:30:00"), ClockLabel::Critical);
    QCOMPARE(label("10:40:00"), ClockLabel::Critical);
    QCOMPARE(label("10:40:00.001"), ClockLabel::Breached);
    clock.pause(instant("2026-01-12T10:30:00Z"), {});
    QCOMPARE(label("11:30:00"), ClockLabel::Paused);
}

void TstSlaClock::sl7ThresholdsPassOnce()
{
    auto clock = started(m_u9, 100, "2026-01-12T09:00:00Z");
    QVERIFY(clock.retarget(terms(m_u9, 200), Mode::KeepElapsed, instant("2026-01-12T10:20:00Z")));
    QCOMPARE(clock.nextThreshold()->percent, 90);
    QVERIFY(clock.retarget(terms(m_u9, 85), Mode::KeepElapsed, instant("2026-01-12T10:21:00Z")));
    QVERIFY(!clock.nextThreshold());
    std::vector<int> passed;
    for (const auto& note : clock.notes()) {
        if (note.event == SlaClockEventEvent::Threshold)
            passed.push_back(*note.thresholdPct);
    }
    QVERIFY(passed == std::vector<int>({75, 90}));
    QCOMPARE(shown(clock.notes().back().occurredAt), at("2026-01-12T10:21:00Z"));

    auto jump = started(m_u9, 480, "2026-01-12T09:00:00Z");
    QVERIFY(jump.retarget(terms(m_u9, 60), Mode::KeepElapsed, instant("2026-01-12T10:00:00Z")));
    QCOMPARE(jump.notes().size(), size_t(4)); // started, retargeted, 75, 90
    QCOMPARE(*jump.notes()[2].thresholdPct, 75);
    QVERIFY(!jump.breach());
}

void TstSlaClock::sl9AnEditedCalendar()
{
    auto clock = started(m_u9, 480, "2026-01-12T09:00:00Z");
    auto definition = test::definitionOf(u"U9"_s);
    definition.weekdays[0] = {{540, 720}};
    const auto edited = test::made(definition);
    QVERIFY(clock.retarget(terms(edited, 480), Mode::KeepElapsed, instant("2026-01-12T15:00:00Z")));
    QCOMPARE(clock.elapsed(), 360min);
    QCOMPARE(due(clock), at("2026-01-13T11:00:00Z"));
}

void TstSlaClock::pausedClocksAnnounceNothing()
{
    auto clock = started(m_u9, 480, "2026-01-12T09:00:00Z");
    clock.pause(instant("2026-01-12T10:00:00Z"), onHold);
    QVERIFY(clock.retarget(terms(m_u9, 60), Mode::KeepElapsed, instant("2026-01-12T11:00:00Z")));
    clock.advance(instant("2026-01-12T12:00:00Z"));
    QCOMPARE(clock.notes().size(), size_t(3));
    QVERIFY(clock.resume(instant("2026-01-12T13:00:00Z")));
    clock.advance(instant("2026-01-12T13:00:00Z"));
    QCOMPARE(shown(clock.notes().back().occurredAt), at("2026-01-12T13:00:00Z"));
    QCOMPARE(*clock.notes().back().thresholdPct, 90);

    // SL-2: a retarget breaches a paused clock, too.
    clock.pause(instant("2026-01-12T13:00:00Z"), onHold);
    QVERIFY(clock.retarget(terms(m_u9, 30), Mode::KeepElapsed, instant("2026-01-12T14:00:00Z")));
    QCOMPARE(shown(clock.breach()->breachedAt), at("2026-01-12T14:00:00Z"));
    QCOMPARE(shown(clock.breach()->dueAt), at("2026-01-12T09:30:00Z"));
}

QTEST_GUILESS_MAIN(TstSlaClock)

#include "tst_sla_clock.moc"

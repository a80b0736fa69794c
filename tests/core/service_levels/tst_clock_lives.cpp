#include "core/service_levels/clock_explanation.h"
#include "tests/core/service_levels/clocks.h"
#include "tests/core/service_levels/random_calendars.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using test::at;
using test::due;
using test::instant;
using test::onHold;
using test::shown;
using test::started;
using test::terms;
using Mode = SlaPolicyRetargetMode;

namespace {

constexpr int pairsPerWindow = 20;
constexpr int livesPerPair = 280;
static_assert(std::size(test::windows) * pairsPerWindow * livesPerPair >= 100'000);

/// A calendar and the minutes in which it is open.
struct Walked
{
    Calendar calendar;
    test::MinuteWalk walk;

    /// By chance, in the zone and the window of the walk, and sure to open.
    static Walked of(QRandomGenerator& random, test::MinuteWalk walk)
    {
        auto definition = test::randomCalendar(random, walk);
        definition.weekdays[size_t(random.bounded(7))] = {{540, 1020}};
        walk.open(definition);
        return {test::made(definition), std::move(walk)};
    }
};

} // namespace

/// Long, short, broken and random lives of a clock: the invariants of engines.md 3.9.
class TstClockLives : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void pt4PauseOfNoLength();
    void aTargetOfZero();
    void aTargetOfTenYears();
    void aThousandPauses();
    void badTermsAreRefused();
    void disorderedInstantsAndImpossibleActs();
    void theLedgerExplains();
    void randomLivesAgreeWithAWalk_data() { test::addWindows(); }
    void randomLivesAgreeWithAWalk();
    void evaluations();

private:
    /// One life; a failure is the test's.
    static void live(QRandomGenerator& random, const Walked& first, const Walked& second);

    const Calendar m_u9 = test::calendar("U9");
    const Calendar m_lon = test::calendar("LON");
    const Calendar m_always = test::calendar("247");
};

void TstClockLives::pt4PauseOfNoLength()
{
    for (const auto* moment : {"2026-01-12T09:00:00Z", "2026-01-12T11:30:00Z",
             "2026-01-16T17:00:00Z", "2026-01-17T12:00:00Z", "2026-01-20T10:00:00Z"}) {
        const auto plain = started(m_u9, 2400, "2026-01-12T09:00:00Z"); // due Friday at closing
        auto paused = plain;
        paused.pause(instant(moment), onHold);
        QVERIFY(paused.resume(instant(moment)));
        auto end = plain;
        for (auto* clock : {&end, &paused})
            clock->stop(instant("2026-01-21T10:00:00Z"));
        QCOMPARE(due(paused), due(end));
        QVERIFY(paused.elapsed() == end.elapsed());
        QVERIFY(paused.ledgerAt({}) == end.ledgerAt({}));
        QVERIFY(paused.breach()->breachedAt == end.breach()->breachedAt);
    }
}

void TstClockLives::aTargetOfZero()
{
    auto clock = started(m_u9, 0, "2026-01-17T12:00:00Z");
    QCOMPARE(due(clock), at("2026-01-17T12:00:00Z"));
    QCOMPARE(shown(clock.breachesAt()), at("2026-01-19T09:00:00.001Z"));
    QVERIFY(!clock.percentAt(instant("2026-01-19T09:00:00Z")));
    QCOMPARE(clock.labelAt(instant("2026-01-18T09:00:00Z")), ClockLabel::Critical);
    auto late = clock;
    clock.stop(instant("2026-01-19T09:00:00Z"));
    QCOMPARE(clock.outcome(), SlaClockOutcome::Met);
    late.stop(instant("2026-01-19T09:00:00.001Z"));
    QCOMPARE(late.outcome(), SlaClockOutcome::Missed);
}

void TstClockLives::aTargetOfTenYears()
{
    auto clock = started(m_u9, 3652 * 1440, "2026-01-12T09:00:00Z");
    QCOMPARE(clock.percentAt(*clock.dueAt()), 10'000);
    clock.stop(*clock.dueAt());
    QCOMPARE(clock.outcome(), SlaClockOutcome::Met);
    QCOMPARE(clock.elapsed(), 3652 * 24h);
}

void TstClockLives::aThousandPauses()
{
    auto clock = started(m_always, 100'000, "2026-01-12T09:00:00Z");
    auto now = instant("2026-01-12T09:00:00Z");
    for (int i = 0; i < 1000; ++i) {
        now += 7min;
        clock.pause(now, onHold);
        now += 3min;
        QVERIFY(clock.resume(now));
    }
    QCOMPARE(clock.elapsedAt(now), 7000min);
    QCOMPARE(shown(clock.dueAt()), shown(now + 93'000min));
    QCOMPARE(clock.ledgerAt(now).size(), size_t(2000));
}

void TstClockLives::badTermsAreRefused()
{
    const auto never = test::made(test::hours("UTC", 1, 0, {}));
    const auto now = instant("2026-01-12T09:00:00Z");
    QCOMPARE(SlaClock::start(terms(never, 60), now).error().code, u"CALENDAR_EMPTY"_s);
    QCOMPARE(SlaClock::start(terms(m_u9, -1), now).error().code, u"RANGE"_s);
    const auto rare = test::made(test::hours("UTC", 1, 1, {{540, 541}}));
    QCOMPARE(SlaClock::start(terms(rare, 3652 * 1440), now).error().code, u"RANGE"_s);

    auto clock = started(m_u9, 480, "2026-01-12T09:00:00Z");
    QCOMPARE(clock.retarget(terms(never, 60), Mode::KeepElapsed, now + 1h).error().code,
        u"CALENDAR_EMPTY"_s);
    QCOMPARE(due(clock), at("2026-01-12T17:00:00Z"));
    QCOMPARE(clock.terms().targetMinutes, 480);
}

void TstClockLives::disorderedInstantsAndImpossibleActs()
{
    auto clock = started(m_u9, 480, "2026-01-12T09:00:00Z");
    QVERIFY(clock.resume(instant("2026-01-12T10:00:00Z")));
    QVERIFY(clock.reopen(instant("2026-01-12T10:00:00Z")));
    QCOMPARE(clock.notes().size(), size_t(1));
    clock.pause(instant("2026-01-12T12:00:00Z"), onHold);
    QVERIFY(clock.resume(instant("2026-01-12T11:00:00Z"))); // a slow wall clock
    QCOMPARE(clock.elapsedAt(instant("2026-01-12T12:00:00Z")), 3h);
    clock.cancel(instant("2026-01-12T13:00:00Z"));
    QCOMPARE(clock.outcome(), SlaClockOutcome::Cancelled);
    clock.stop(instant("2026-01-12T14:00:00Z"));
    QVERIFY(clock.reopen(instant("2026-01-12T14:00:00Z")));
    QVERIFY(clock.retarget(terms(m_u9, 1), Mode::Restart, instant("2026-01-12T14:00:00Z")));
    QCOMPARE(clock.state(), SlaClockState::Cancelled);
    QCOMPARE(clock.elapsed(), 4h);
    QVERIFY(!clock.breach());
}

void TstClockLives::theLedgerExplains()
{
    auto clock = started(m_lon, 900, "2026-04-02T15:00:00Z");
    clock.pause(instant("2026-04-07T10:00:00Z"), onHold);
    clock.pause(instant("2026-04-07T10:30:00Z"), {});
    QVERIFY(clock.resume(instant("2026-04-07T11:00:00Z")));
    clock.stop(instant("2026-04-07T12:00:00Z"));
    QVERIFY(clock.reopen(instant("2026-04-07T13:00:00Z")));
    const auto now = instant("2026-04-07T14:00:00Z");
    using R = ExplainedTime::Reason;
    const auto line = [](const char* from, const char* until, R reason) {
        return ExplainedTime{instant(u"2026-04-%1Z"_s.arg(QString::fromLatin1(from))),
            instant(u"2026-04-%1Z"_s.arg(QString::fromLatin1(until))), reason, {}};
    };
    std::vector<ExplainedTime> expected{line("02T15:00:00", "02T16:30:00", R::Counted),
        line("02T16:30:00", "02T23:00:00", R::OutsideHours),
        line("02T23:00:00", "03T23:00:00", R::Holiday),
        line("03T23:00:00", "05T23:00:00", R::OutsideHours),
        line("05T23:00:00", "06T23:00:00", R::Holiday),
        line("06T23:00:00", "07T08:00:00", R::OutsideHours),
        line("07T08:00:00", "07T10:00:00", R::Counted),
        line("07T10:00:00", "07T10:30:00", R::OnHold),
        line("07T10:30:00", "07T11:00:00", R::ApprovalPending),
        line("07T11:00:00", "07T12:00:00", R::Counted),
        line("07T12:00:00", "07T13:00:00", R::Stopped),
        line("07T13:00:00", "07T14:00:00", R::Counted)};
    expected[7].hold = onHold;
    QVERIFY(explainedTimes(clock.ledgerAt(now)) == expected);
}

/// Pauses, retargets, stops and reopenings against a walk over the minutes, over 100,800 lives in
/// all; PT-4, PT-5, PT-7.
void TstClockLives::randomLivesAgreeWithAWalk()
{
    QFETCH(const int, window);
    const auto& here = test::windows[window];
    // Far enough down the list to be in another zone.
    const auto& there = test::windows[(size_t(window) + 7) % std::size(test::windows)];
    const test::MinuteWalk closedHere(here.zone, here.from, test::windowDays);
    const test::MinuteWalk closedThere(there.zone, here.from, test::windowDays);
    QRandomGenerator random(5001 + window);
    for (int i = 0; i < pairsPerWindow; ++i) {
        const auto first = Walked::of(random, closedHere);
        const auto second = Walked::of(random, closedThere);
        for (int life = 0; life < livesPerPair; ++life) {
            live(random, first, second);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TstClockLives::live(QRandomGenerator& random, const Walked& first, const Walked& second)
{
    const auto* place = &first;
    auto now = place->walk.from() + milliseconds(random.bounded(qint64(86'400'000)));
    int target = random.bounded(4000);
    auto clock = SlaClock::start(terms(place->calendar, target), now);
    QVERIFY(clock);
    bool isRunning = true;
    bool isBreached = false;
    auto elapsed = 0ms;
    for (int act = random.bounded(12); act > 0; --act) {
        const auto next =
            now + milliseconds(random.bounded(5) ? random.bounded(qint64(100'000'000)) : 0);
        if (isRunning)
            elapsed += place->walk.working(now, next);
        isBreached = isBreached || elapsed > std::chrono::minutes(target);
        now = next;
        const auto before = clock->elapsedAt(now);
        QVERIFY(before == elapsed);
        bool isRestart = false;
        switch (random.bounded(5)) {
        case 0:
            clock->pause(now, onHold);
            isRunning = false;
            break;
        case 1:
            QVERIFY(clock->resume(now));
            isRunning = true;
            break;
        case 2: // any number of pauses of no length
            for (int i = 0; i < 3 && isRunning; ++i) {
                clock->pause(now, onHold);
                QVERIFY(clock->resume(now));
            }
            break;
        case 3:
            target = random.bounded(4000);
            place = random.bounded(2) ? &first : &second;
            isRestart = random.bounded(3) == 0;
            QVERIFY(clock->retarget(terms(place->calendar, target),
                isRestart ? Mode::Restart : Mode::KeepElapsed, now));
            elapsed = isRestart ? 0ms : elapsed;
            isBreached = isBreached || elapsed > std::chrono::minutes(target);
            break;
        default:
            if (isRunning) {
                clock->stop(now);
                QVERIFY(clock->outcome()
                    == (isBreached ? SlaClockOutcome::Missed : SlaClockOutcome::Met));
                QVERIFY(clock->reopen(now));
            }
            break;
        }
        QVERIFY(isRestart || clock->elapsedAt(now) >= before);
        if (isRunning && elapsed < std::chrono::minutes(target)) {
            const auto due = place->walk.due(now, std::chrono::minutes(target) - elapsed);
            QVERIFY(!due || clock->dueAt() == due);
        }
    }
    clock->advance(now);
    QCOMPARE(clock->breach().has_value(), isBreached);
    auto counted = 0ms;
    auto at = clock->startedAt();
    for (const auto& span : clock->ledgerAt(now)) {
        QVERIFY(span.from == at && span.from < span.until);
        at = span.until;
        counted += span.counted;
    }
    QVERIFY(at == now && counted == elapsed);
}

/// A ticket's resolution clock with two pauses and a retarget, to its label and next threshold.
void TstClockLives::evaluations()
{
    const auto start = instant("2026-03-26T09:30:00Z");
    qint64 seen = 0;
    QBENCHMARK
    {
        for (int i = 0; i < 1000; ++i) {
            const auto at = start + i * 11min;
            auto clock = SlaClock::start(terms(m_lon, 900), at);
            clock->pause(at + 7h, onHold);
            (void)clock->resume(at + 26h);
            (void)clock->retarget(terms(m_lon, 1200), Mode::KeepElapsed, at + 28h);
            clock->pause(at + 30h, onHold);
            (void)clock->resume(at + 100h);
            const auto now = at + 103h;
            clock->advance(now);
            const auto next = clock->nextThreshold();
            seen += int(clock->labelAt(now)) + (next ? next->percent : 0);
        }
    }
    QVERIFY(seen > 0);
}

QTEST_GUILESS_MAIN(TstClockLives)

#include "tst_clock_lives.moc"

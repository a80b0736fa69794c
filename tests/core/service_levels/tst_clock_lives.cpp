#include "core/service_levels/clock_explanation.h"
#include "tests/core/service_levels/clocks.h"
#include "tests/core/service_levels/minute_walk.h"

#include <QRandomGenerator>
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
    void randomLivesAgreeWithAWalk();
    void evaluations();

private:
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

/// Pauses, retargets, stops and reopenings against a walk over the minutes; PT-5, PT-7.
void TstClockLives::randomLivesAgreeWithAWalk()
{
    test::MinuteWalk berlin("Europe/Berlin", "2026-03-21T00:00:00Z", 20);
    test::MinuteWalk howe("Australia/Lord_Howe", "2026-03-21T00:00:00Z", 20);
    const auto first = test::definitionOf(u"BER"_s);
    const auto second = test::definitionOf(u"LHI"_s);
    const auto ber = test::made(first);
    const auto lhi = test::made(second);
    berlin.open(first);
    howe.open(second);
    QRandomGenerator random(5);
    for (int life = 0; life < 1500; ++life) {
        const auto* walk = &berlin;
        auto now = walk->from() + milliseconds(random.bounded(qint64(86'400'000)));
        int target = random.bounded(4000);
        auto clock = SlaClock::start(terms(ber, target), now);
        QVERIFY(clock);
        bool isRunning = true;
        bool isBreached = false;
        auto elapsed = 0ms;
        for (int act = random.bounded(12); act > 0; --act) {
            const auto next =
                now + milliseconds(random.bounded(5) ? random.bounded(qint64(100'000'000)) : 0);
            if (isRunning)
                elapsed += walk->working(now, next);
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
                walk = random.bounded(2) ? &berlin : &howe;
                isRestart = random.bounded(3) == 0;
                QVERIFY(clock->retarget(terms(walk == &berlin ? ber : lhi, target),
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
                const auto due = walk->due(now, std::chrono::minutes(target) - elapsed);
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

#include "tests/core/service_levels/calendars.h"
#include "ui/service_levels/clock_card.h"
#include "ui/service_levels/clock_face.h"
#include "ui/service_levels/ledger.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp monday = std::chrono::sys_days(std::chrono::January / 12 / 2026);

ClockReading running()
{
    ClockReading clock;
    clock.policy = u"Gold"_s;
    clock.calendar = u"Business"_s;
    clock.zoneVersion = u"1a2b"_s;
    clock.target = 4h;
    clock.startedAt = monday + 9h;
    return clock;
}

void add(ClockReading& clock, Timestamp until, ExplainedTime::Reason reason)
{
    const auto from = clock.ledger.isEmpty() ? clock.startedAt : clock.ledger.last().time.until;
    clock.ledger.append(
        {{from, until, reason, TicketHoldReason::AwaitingRequester}, u"Business"_s});
    if (reason == ExplainedTime::Reason::Counted)
        clock.elapsed += until - from;
}

} // namespace

/// The explanation of a clock, line by line, and the faces it shows.
class TstLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theSecondsAddUpToTheTotal();
    void pausesAndClosedTimeCountNothing();
    void retargetsAndBreachesStandBetweenTheSpans();
    void sl3AVoidedBreachTellsWhoAndWhy();
    void allOfItCanBeCopied();
    void theCardShowsTheLastRoundOfEachTarget();
    void sl5_eachStateHasItsOwnShape();
    void aLineTellsWorkingTimeByItsCalendar();
};

void TstLedger::theSecondsAddUpToTheTotal()
{
    auto clock = running();
    for (int i = 1; i <= 40; ++i) {
        const auto until = clock.startedAt + i * 1'337ms;
        add(clock, until,
            i % 3 == 0 ? ExplainedTime::Reason::OnHold : ExplainedTime::Reason::Counted);
    }

    const Ledger ledger(clock);

    const auto& lines = ledger.lines();
    const auto sum = std::accumulate(lines.begin(), lines.end(), std::chrono::seconds(),
        [](auto so, const auto& line) { return so + line.counted; });
    QCOMPARE(sum.count(), std::chrono::floor<std::chrono::seconds>(clock.elapsed).count());
    QCOMPARE(sum.count(), ledger.total().count());
    QCOMPARE(lines.size(), 40);
}

void TstLedger::pausesAndClosedTimeCountNothing()
{
    auto clock = running();
    add(clock, monday + 10h + 7s, ExplainedTime::Reason::Counted);
    add(clock, monday + 11h, ExplainedTime::Reason::OnHold);
    add(clock, monday + 24h, ExplainedTime::Reason::OutsideHours);

    const Ledger ledger(clock);

    QStringList told;
    for (const auto& line : ledger.lines())
        told += Ledger::countedText(line) + u' ' + line.why;
    QCOMPARE(told.join(u'|'),
        u"1 h 00 m 07 s running|— on hold: Waiting for the requester|— outside working hours"_s);
    QCOMPARE(ledger.sum(), u"1 h 00 m 07 s of 4 h 00 m 00 s"_s);
}

void TstLedger::retargetsAndBreachesStandBetweenTheSpans()
{
    auto clock = running();
    add(clock, monday + 10h, ExplainedTime::Reason::Counted);
    add(clock, monday + 12h, ExplainedTime::Reason::OnHold);
    add(clock, monday + 15h, ExplainedTime::Reason::Counted);
    clock.notes = {{SlaClockEventEvent::Started, monday + 9h, 0ms, 480, {}, {}},
        {SlaClockEventEvent::Retargeted, monday + 10h, 1h, 180, {}, {}},
        {SlaClockEventEvent::Breached, monday + 14h, 3h, 180, {}, {}}};
    clock.target = 3h;
    clock.overrun = 1h;
    clock.breachedAt = monday + 14h;

    const Ledger ledger(clock);

    QStringList why;
    for (const auto& line : ledger.lines())
        why += line.why;
    QCOMPARE(why.join(u'|'),
        u"running|new target: 8 h → 3 h|on hold: Waiting for the requester|running|the target is "
        "exceeded"_s);
    QCOMPARE(ledger.verdict(),
        u"The target of 3 h 00 m 00 s was exceeded at 12 Jan 14:00:00. Breached by 1 h."_s);
}

void TstLedger::sl3AVoidedBreachTellsWhoAndWhy()
{
    auto clock = running();
    add(clock, monday + 15h, ExplainedTime::Reason::Counted);
    clock.breachedAt = monday + 13h;
    clock.overrun = 2h;
    const ClockRuling seen{SlaRulingAct::Acknowledged, clock.key(), {}, monday + 14h, {},
        SlaRulingCause::Misrouting, {}};
    clock.acknowledged = ClockReading::Said{seen, u"Bo"_s};
    const ClockRuling voiding{
        SlaRulingAct::Voided, clock.key(), {}, monday + 15h, u"The harbour stood still"_s, {}, {}};
    clock.voided = ClockReading::Said{voiding, u"Mira"_s};

    const Ledger ledger(clock);

    QStringList said;
    for (const auto& line : ledger.lines()) {
        if (!line.until)
            said += line.why;
    }
    QCOMPARE(said.join(u'|'),
        u"acknowledged by Bo: Given to the wrong team|voided by Mira, does not count for "
        "compliance: The harbour stood still"_s);
    QCOMPARE(Ledger::stateOf(clock), u"Void, breached by 2 h"_s);
    QVERIFY(ledger.asText().contains(u"voided by Mira"_s));
    clock.state = SlaClockState::Stopped;
    clock.outcome = SlaClockOutcome::Missed;
    QCOMPARE(Ledger::stateOf(clock), u"Void, missed by 2 h"_s);
    clock.voided.reset();
    QCOMPARE(Ledger::stateOf(clock), u"Missed by 2 h"_s);
}

void TstLedger::allOfItCanBeCopied()
{
    auto clock = running();
    add(clock, monday + 9h + 90s, ExplainedTime::Reason::Counted);

    const auto rows = Ledger(clock).asText().split(u'\n');

    QCOMPARE(rows[0], u"Resolution"_s);
    QCOMPARE(rows[1], u"From\tTo\tCounted\tWhy"_s);
    QCOMPARE(rows[2], u"2026-01-12 09:00:00\t2026-01-12 09:01:30\t1 m 30 s\trunning"_s);
    QVERIFY(rows[3].startsWith(u"Total\t\t1 m 30 s of 4 h 00 m 00 s\t"_s));
    QVERIFY(rows[4].contains(u"Policy Gold"_s) && rows[4].contains(u"calendar Business"_s)
        && rows[4].contains(u"zone data 1a2b"_s));
}

void TstLedger::theCardShowsTheLastRoundOfEachTarget()
{
    auto first = running(), second = running(), response = running(), team = running(),
         gone = running();
    second.cycle = 2;
    response.metric = SlaTargetMetric::Response;
    team.type = SlaPolicyAgreementType::Ola;
    team.party = u"Network"_s;
    gone.metric = SlaTargetMetric::Update;
    gone.state = SlaClockState::Cancelled;

    const auto shown = ClockCard::shownOf({{}, monday, {first, team, response, gone, second}});

    QStringList names;
    for (const auto& clock : shown)
        names += Ledger::nameOf(clock);
    QCOMPARE(names.join(u'|'), u"Response|Resolution, round 2|Network: Resolution"_s);
}

// Never by colour alone (screens.md section 3): no two states share ground, mark and sign.
void TstLedger::sl5_eachStateHasItsOwnShape()
{
    QSet<QString> shapes;
    const auto note = [&](const ClockReading& clock) {
        const auto face = faceOf(clock);
        QVERIFY(!face.text.isEmpty());
        shapes.insert(u"%1 %2 %3"_s.arg(int(face.ground)).arg(int(face.mark)).arg(face.text[0]));
    };
    for (const auto label : {ClockLabel::OnTrack, ClockLabel::AtRisk, ClockLabel::Critical}) {
        auto clock = running();
        clock.label = label;
        clock.elapsed = 2h;
        note(clock);
    }
    auto paused = running();
    paused.state = SlaClockState::Paused;
    paused.label = ClockLabel::Paused;
    note(paused);
    auto breached = running();
    breached.label = ClockLabel::Breached;
    breached.breachedAt = monday + 13h;
    breached.overrun = 8min;
    note(breached);
    QCOMPARE(faceOf(breached).text, u"+8 min"_s);
    auto asleep = running();
    add(asleep, monday + 10h, ExplainedTime::Reason::OutsideHours);
    note(asleep);
    QCOMPARE(faceOf(asleep).mark, TimeFace::Mark::Asleep);
    QCOMPARE(shapes.size(), 6);

    auto over = running();
    over.state = SlaClockState::Stopped;
    QVERIFY(faceOf(over).text.isEmpty());
}

void TstLedger::aLineTellsWorkingTimeByItsCalendar()
{
    const auto office = test::made(test::definitionOf(u"U9"_s)); // Monday to Friday, 9 to 17, UTC
    QueueClock clock;
    clock.dueAt = monday + 34h; // Tuesday 10:00
    clock.atRiskAt = monday + 33h + 30min;
    clock.criticalAt = monday + 33h + 45min;

    QCOMPARE(faceOf(clock, &office, monday + 15h).text, u"3 h"_s);
    QCOMPARE(faceOf(clock, nullptr, monday + 15h).text, u"19 h"_s);
    QCOMPARE(faceOf(clock, &office, monday + 15h).mark, TimeFace::Mark::None);
    QCOMPARE(faceOf(clock, &office, monday + 20h).text, u"1 h"_s);
    QCOMPARE(faceOf(clock, &office, monday + 20h).mark, TimeFace::Mark::Asleep);
    QCOMPARE(faceOf(clock, &office, monday + 33h + 50min).ground, TimeFace::Ground::Edged);
    QCOMPARE(faceOf(clock, &office, monday + 33h + 50min).mark, TimeFace::Mark::Warning);
    QCOMPARE(faceOf(clock, &office, monday + 58h).text, u"+8 h"_s);
    QCOMPARE(faceOf(clock, &office, monday + 58h).ground, TimeFace::Ground::Solid);
    QCOMPARE(faceOf({}, &office, monday), TimeFace());
    QVERIFY(toldOf(clock, monday + 15h).contains(u"10:00"_s));
}

QTEST_GUILESS_MAIN(TstLedger)
#include "tst_ledger.moc"

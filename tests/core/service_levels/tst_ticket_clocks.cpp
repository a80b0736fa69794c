#include "core/service_levels/ticket_clocks.h"
#include "tests/core/service_levels/calendars.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::shown;
using Kind = ServiceLevelEvent::Kind;
using Type = SlaPolicyAgreementType;
using Metric = SlaTargetMetric;

namespace {

QString at(const char* text)
{
    return shown(instant(text));
}

Agreement agreement(Type type, const Calendar& calendar, std::map<Metric, int> minutes)
{
    Agreement result;
    result.type = type;
    result.pauseReasons = {TicketHoldReason::AwaitingRequester, TicketHoldReason::Scheduled};
    for (const auto& [metric, target] : minutes) {
        ClockTerms terms;
        terms.calendar = &calendar;
        terms.targetMinutes = target;
        result.terms[metric] = terms;
    }
    return result;
}

ServiceLevelEvent happened(Kind kind, const char* when)
{
    return {.kind = kind, .at = instant(when)};
}

ServiceLevelEvent agreed(const Agreement* agreement, const char* when, Type type = Type::Sla)
{
    return {.kind = Kind::Agreed, .at = instant(when), .type = type, .agreement = agreement};
}

ServiceLevelEvent held(TicketHoldReason reason, const char* when, const Agreement* uc = nullptr)
{
    return {.kind = Kind::Held,
        .at = instant(when),
        .agreement = uc,
        .hold = reason,
        .supplier = SupplierId(QUuid::createUuid())};
}

ServiceLevelEvent assigned(std::optional<TeamId> team, const char* when, const Agreement* ola)
{
    return {.kind = Kind::Assigned, .at = instant(when), .agreement = ola, .team = team};
}

TicketClocks run(const std::vector<ServiceLevelEvent>& events, const char* now)
{
    auto clocks = ticketClocks(events, instant(now));
    if (!clocks)
        qFatal("no clocks: %s", qUtf8Printable(clocks.error().code));
    return std::move(*clocks);
}

/// "resolution 1 running 180", one for each clock.
QString told(const TicketClocks& result)
{
    QStringList lines;
    for (const auto& clock : result.clocks)
        lines += u"%1 %2 %3 %4"_s.arg(keyOf(clock.metric), QString::number(clock.cycle),
            clock.isLive() ? keyOf(clock.clock.state()) : keyOf(clock.clock.outcome()),
            QString::number(clock.clock.elapsed() / 1min));
    return lines.join(u", "_s);
}

const char* const nine = "2026-01-12T09:00:00Z";
const char* const ten = "2026-01-12T10:00:00Z";
const char* const eleven = "2026-01-12T11:00:00Z";
const char* const noon = "2026-01-12T12:00:00Z";
const char* const atOne = "2026-01-12T13:00:00Z";
const char* const two = "2026-01-12T14:00:00Z";

} // namespace

/// The clocks of a ticket: SL-9 to SL-13, and the worked examples with several clocks.
class TstTicketClocks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void e29HandOffBetweenTeams();
    void e30SupplierClock();
    void sl10WhatStopsEachClock();
    void sl10UpdatesBeginAnew();
    void sl10RejectionAndCancellationCancel();
    void sl11PauseReasonsAndApproval();
    void sl13WhenTheClockStarts();
    void reopenModes();
    void anotherPolicyRetargets();
    void sl9AnEditedCalendarKeepsWhatWasGathered();
    void theTicketShowsWhatIsNext();
    void lateEntriesWithdrawABreach();
    void anEmptyCalendarIsAnError();
    void reopeningContinuesTheTeamsClock();
    void sl12ATeamThatGotItResolvedBeginsAtReopening_data();
    void sl12ATeamThatGotItResolvedBeginsAtReopening();

private:
    const Calendar m_u9 = test::calendar("U9");
    const Calendar m_lon = test::calendar("LON");
    const Calendar m_always = test::calendar("247");
    const TeamId m_a{QUuid::createUuid()};
    const TeamId m_b{QUuid::createUuid()};
};

void TstTicketClocks::e29HandOffBetweenTeams()
{
    const auto sla = agreement(Type::Sla, m_lon, {{Metric::Resolution, 900}});
    const auto ola = agreement(Type::Ola, m_lon, {{Metric::Resolution, 240}});
    std::vector<ServiceLevelEvent> events{agreed(&sla, "2026-06-09T13:00:00Z"),
        happened(Kind::Created, "2026-06-09T13:00:00Z"),
        assigned(m_a, "2026-06-09T13:00:00Z", &ola), assigned(m_b, "2026-06-09T15:30:00Z", &ola)};
    const auto between = run(events, "2026-06-09T16:00:00Z");
    QCOMPARE(shown(between.clocks[2].clock.dueAt()), at("2026-06-10T11:00:00Z"));
    events.push_back(happened(Kind::Resolved, "2026-06-10T10:00:00Z"));
    const auto result = run(events, "2026-06-10T10:00:00Z");
    QCOMPARE(told(result), u"resolution 1 met 330, resolution 1 met 150, resolution 2 met 180"_s);
    QVERIFY(result.clocks[1].team == m_a && result.clocks[2].team == m_b);
}

void TstTicketClocks::e30SupplierClock()
{
    auto sla = agreement(Type::Sla, m_u9, {{Metric::Resolution, 480}});
    sla.pauseReasons = {TicketHoldReason::AwaitingSupplier};
    const auto uc = agreement(Type::Uc, m_always, {{Metric::Resolution, 1440}});
    std::vector<ServiceLevelEvent> events{agreed(&sla, "2026-01-13T09:00:00Z"),
        happened(Kind::Created, "2026-01-13T09:00:00Z"),
        held(TicketHoldReason::AwaitingSupplier, "2026-01-13T11:00:00Z", &uc)};
    const auto waiting = run(events, "2026-01-13T12:00:00Z");
    QCOMPARE(told(waiting), u"resolution 1 paused 120, resolution 1 running 0"_s);
    QCOMPARE(shown(waiting.clocks[1].clock.dueAt()), at("2026-01-14T11:00:00Z"));
    events.push_back(happened(Kind::Resumed, "2026-01-14T13:00:00Z"));
    const auto result = run(events, "2026-01-14T13:00:00Z");
    QCOMPARE(told(result), u"resolution 1 running 120, resolution 1 missed 1560"_s);
    QCOMPARE(shown(result.clocks[0].clock.dueAt()), at("2026-01-15T11:00:00Z"));
    QCOMPARE(result.clocks[1].clock.overrunAt(instant("2026-01-14T13:00:00Z")), 120min);
}

void TstTicketClocks::sl10WhatStopsEachClock()
{
    const auto sla =
        agreement(Type::Sla, m_u9, {{Metric::Response, 30}, {Metric::Resolution, 480}});
    std::vector<ServiceLevelEvent> events{agreed(&sla, nine), happened(Kind::Created, nine)};
    auto replied = events;
    replied.push_back(happened(Kind::Replied, ten));
    QCOMPARE(told(run(replied, ten)), u"response 1 missed 60, resolution 1 running 0"_s);
    replied.push_back(happened(Kind::Replied, eleven));
    replied.push_back(happened(Kind::Resolved, noon));
    QCOMPARE(told(run(replied, noon)), u"response 1 missed 60, resolution 1 met 180"_s);
    events.push_back(happened(Kind::Resolved, noon)); // G-09 c
    QCOMPARE(told(run(events, noon)), u"response 1 missed 180, resolution 1 met 180"_s);
}

void TstTicketClocks::sl10UpdatesBeginAnew()
{
    const auto sla = agreement(Type::Sla, m_u9, {{Metric::Update, 60}});
    const auto result = run({agreed(&sla, nine), happened(Kind::Created, nine),
                                happened(Kind::Replied, ten), happened(Kind::Replied, noon),
                                happened(Kind::Resolved, atOne), happened(Kind::Replied, two)},
        two);
    QCOMPARE(told(result), u"update 1 met 60, update 2 missed 120, update 3 met 60"_s);
}

void TstTicketClocks::sl10RejectionAndCancellationCancel()
{
    const auto sla = agreement(Type::Sla, m_u9, {{Metric::Resolution, 60}});
    std::vector<ServiceLevelEvent> events{agreed(&sla, nine), happened(Kind::Created, nine)};
    for (const auto kind : {Kind::Rejected, Kind::Cancelled}) {
        auto ended = events;
        ended.push_back(happened(kind, noon));
        const auto result = run(ended, noon);
        QCOMPARE(told(result), u"resolution 1 cancelled 180"_s);
        QVERIFY(!result.breachedAt(Type::Sla));
    }
    events.push_back(happened(Kind::Rejected, ten));
    events.push_back(happened(Kind::Submitted, noon));
    QCOMPARE(told(run(events, noon)), u"resolution 1 cancelled 60, resolution 2 running 0"_s);
}

void TstTicketClocks::sl11PauseReasonsAndApproval()
{
    auto sla = agreement(Type::Sla, m_u9, {{Metric::Resolution, 480}});
    const auto elapsedOver = [&](Kind from, TicketHoldReason reason, Kind until) {
        auto begin = held(reason, ten);
        begin.kind = from;
        const auto result = run({agreed(&sla, nine), happened(Kind::Created, nine), begin,
                                    happened(until, noon), happened(Kind::Resolved, atOne)},
            atOne);
        return result.clocks[0].clock.elapsed();
    };
    QCOMPARE(elapsedOver(Kind::Held, TicketHoldReason::AwaitingRequester, Kind::Resumed), 2h);
    QCOMPARE(elapsedOver(Kind::Held, TicketHoldReason::AwaitingChange, Kind::Resumed), 4h);
    QCOMPARE(elapsedOver(Kind::ApprovalRequested, TicketHoldReason::Other, Kind::Approved), 2h);
    sla.pauseOnApproval = false;
    QCOMPARE(elapsedOver(Kind::ApprovalRequested, TicketHoldReason::Other, Kind::Approved), 4h);

    // SL-12: an OLA follows its own reasons, also when the team changes during a hold (I-06).
    auto ola = agreement(Type::Ola, m_u9, {{Metric::Resolution, 480}});
    const auto result = run({happened(Kind::Created, nine), assigned(m_a, nine, &ola),
                                held(TicketHoldReason::Scheduled, ten), assigned(m_b, eleven, &ola),
                                happened(Kind::Resumed, noon), happened(Kind::Resolved, atOne)},
        atOne);
    QCOMPARE(told(result), u"resolution 1 met 60, resolution 2 met 60"_s);
}

void TstTicketClocks::sl13WhenTheClockStarts()
{
    using Start = SlaPolicyStartOn;
    auto sla = agreement(Type::Sla, m_u9, {{Metric::Response, 60}});
    for (const auto& [start, elapsed] : {std::pair(Start::Created, 240), {Start::Submitted, 180},
             {Start::Approved, 120}, {Start::Assigned, 60}}) {
        sla.startOn = start;
        sla.pauseOnApproval = false;
        const auto result =
            run({agreed(&sla, nine), happened(Kind::Created, nine), happened(Kind::Submitted, ten),
                    happened(Kind::ApprovalRequested, ten), happened(Kind::Approved, eleven),
                    assigned(m_a, noon, nullptr), happened(Kind::Replied, atOne)},
                atOne);
        QCOMPARE(result.clocks.size(), size_t(1));
        QCOMPARE(result.clocks[0].clock.elapsed(), elapsed * 1min);
    }
    // An answer before the start has met the target.
    const auto early = run({agreed(&sla, nine), happened(Kind::Created, nine),
                               happened(Kind::Replied, ten), assigned(m_a, noon, nullptr)},
        two);
    QCOMPARE(told(early), u"response 1 met 0"_s);
}

void TstTicketClocks::reopenModes()
{
    auto sla = agreement(Type::Sla, m_u9, {{Metric::Response, 60}, {Metric::Resolution, 480}});
    const auto reopened = [&](SlaPolicyReopenMode mode) {
        sla.reopenMode = mode;
        return told(
            run({agreed(&sla, nine), happened(Kind::Created, nine), happened(Kind::Resolved, ten),
                    happened(Kind::Reopened, noon), happened(Kind::Resolved, two)},
                two));
    };
    QCOMPARE(reopened(SlaPolicyReopenMode::Continue), u"response 1 met 60, resolution 1 met 180"_s);
    QCOMPARE(reopened(SlaPolicyReopenMode::Restart),
        u"response 1 met 60, resolution 1 met 60, resolution 2 met 120"_s);
    QCOMPARE(reopened(SlaPolicyReopenMode::None), u"response 1 met 60, resolution 1 met 60"_s);
}

void TstTicketClocks::anotherPolicyRetargets()
{
    const auto low = agreement(Type::Sla, m_u9, {{Metric::Resolution, 480}, {Metric::Update, 600}});
    const auto high =
        agreement(Type::Sla, m_u9, {{Metric::Response, 15}, {Metric::Resolution, 60}});
    const auto result =
        run({agreed(&low, nine), happened(Kind::Created, nine), agreed(&high, eleven)}, eleven);
    QCOMPARE(
        told(result), u"resolution 1 running 120, update 1 cancelled 120, response 1 running 0"_s);
    QCOMPARE(shown(result.breachedAt(Type::Sla)), at(eleven));
    const auto none =
        run({agreed(&low, nine), happened(Kind::Created, nine), agreed(nullptr, eleven)}, noon);
    QCOMPARE(told(none), u"resolution 1 cancelled 120, update 1 cancelled 120"_s);

    // 12.3: the priority changes while the ticket is on hold.
    const auto paused = run({agreed(&low, nine), happened(Kind::Created, nine),
                                held(TicketHoldReason::AwaitingRequester, ten),
                                agreed(&high, eleven), happened(Kind::Resumed, noon)},
        noon);
    QCOMPARE(shown(paused.clocks[0].clock.dueAt()), at(noon));
}

void TstTicketClocks::sl9AnEditedCalendarKeepsWhatWasGathered()
{
    auto before = agreement(Type::Sla, m_u9, {{Metric::Resolution, 480}});
    auto after = agreement(Type::Sla, m_always, {{Metric::Resolution, 480}});
    after.retargetMode = SlaPolicyRetargetMode::Restart;
    auto edited = agreed(&after, noon);
    edited.kind = Kind::CalendarEdited;
    const auto result = run({agreed(&before, nine), happened(Kind::Created, nine), edited}, noon);
    QCOMPARE(told(result), u"resolution 1 running 180"_s);
    QCOMPARE(shown(result.nextDueAt(Type::Sla)), at("2026-01-12T17:00:00Z"));
}

void TstTicketClocks::theTicketShowsWhatIsNext()
{
    const auto sla =
        agreement(Type::Sla, m_u9, {{Metric::Response, 40}, {Metric::Resolution, 400}});
    const std::vector<ServiceLevelEvent> events{agreed(&sla, nine), happened(Kind::Created, nine)};
    const auto fresh = run(events, nine);
    QCOMPARE(shown(fresh.nextDueAt(Type::Sla)), at("2026-01-12T09:40:00Z"));
    QCOMPARE(shown(fresh.nextThresholdAt()), at("2026-01-12T09:30:00Z"));
    QVERIFY(!fresh.breachedAt(Type::Sla) && !fresh.nextDueAt(Type::Ola));
    const auto critical = run(events, "2026-01-12T09:36:00Z");
    QCOMPARE(shown(critical.nextThresholdAt()), at("2026-01-12T09:40:00.001Z"));
    const auto late = run(events, ten);
    QCOMPARE(shown(late.breachedAt(Type::Sla)), at("2026-01-12T09:40:00Z"));
    QCOMPARE(shown(late.nextThresholdAt()), at("2026-01-12T14:00:00Z"));
}

/// SL-3 and 12.3: what arrives late and was in time undoes the breach.
void TstTicketClocks::lateEntriesWithdrawABreach()
{
    const auto sla = agreement(Type::Sla, m_u9, {{Metric::Response, 60}});
    std::vector<ServiceLevelEvent> events{agreed(&sla, nine), happened(Kind::Created, nine)};
    QVERIFY(run(events, noon).breachedAt(Type::Sla));
    events.push_back(happened(Kind::Replied, ten));
    QVERIFY(!run(events, noon).breachedAt(Type::Sla));
}

void TstTicketClocks::anEmptyCalendarIsAnError()
{
    const auto never = test::made(test::hours("UTC", 1, 0, {}));
    const auto sla = agreement(Type::Sla, never, {{Metric::Response, 60}});
    const std::vector<ServiceLevelEvent> events{agreed(&sla, nine), happened(Kind::Created, nine)};
    const auto refused = ticketClocks(events, instant(noon));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"CALENDAR_EMPTY"_s);
}

/// SL-12 with section 11: a promise between teams goes on like the one to the requester.
void TstTicketClocks::reopeningContinuesTheTeamsClock()
{
    auto ola = agreement(Type::Ola, m_u9, {{Metric::Resolution, 480}});
    ola.reopenMode = SlaPolicyReopenMode::Continue;

    const auto result = run(
        {happened(Kind::Created, nine), assigned(m_a, nine, &ola), happened(Kind::Resolved, ten),
            happened(Kind::Reopened, noon), happened(Kind::Resolved, two)},
        two);

    QCOMPARE(told(result), u"resolution 1 met 180"_s);
}

void TstTicketClocks::sl12ATeamThatGotItResolvedBeginsAtReopening_data()
{
    QTest::addColumn<SlaPolicyReopenMode>("mode");
    QTest::addColumn<QString>("before"); // teams that have it before it is resolved, in turn
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("clocks");
    using enum SlaPolicyReopenMode;
    const auto once = u"resolution 1 met 60"_s;
    const auto ofEach = u"resolution 1 met 60, response 1 missed 120, resolution 2 met 120"_s;
    for (const auto mode : {Continue, Restart, None})
        QTest::addRow("another, %s", qPrintable(keyOf(mode))) << mode << u"A"_s << u"B"_s << ofEach;
    QTest::newRow("the same, continue")
        << Continue << u"A"_s << u"A"_s << u"resolution 1 met 180"_s;
    QTest::newRow("the same, restart")
        << Restart << u"A"_s << u"A"_s << u"resolution 1 met 60, resolution 2 met 120"_s;
    QTest::newRow("the same, none") << None << u"A"_s << u"A"_s << once;
    QTest::newRow("the same after all") << None << u"A"_s << u"BA"_s << once;
    QTest::newRow("one that had it before")
        << Continue << u"AC"_s << u"A"_s << u"resolution 1 met 30, resolution 2 met 120"_s;
    QTest::newRow("the first") << None << u""_s << u"B"_s
                               << u"response 1 missed 120, resolution 1 met 120"_s;
    QTest::newRow("none any more") << Continue << u"A"_s << u"-"_s << once;
}

void TstTicketClocks::sl12ATeamThatGotItResolvedBeginsAtReopening()
{
    QFETCH(const SlaPolicyReopenMode, mode);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, clocks);
    auto ofA = agreement(Type::Ola, m_u9, {{Metric::Resolution, 480}});
    ofA.reopenMode = mode;
    auto ofB = agreement(Type::Ola, m_u9, {{Metric::Response, 60}, {Metric::Resolution, 480}});
    ofB.reopenMode = mode;
    const TeamId without(QUuid::createUuid()); // an agreement
    const auto given = [&](QChar team, const char* when) {
        return team == u'A' ? assigned(m_a, when, &ofA)
            : team == u'B'  ? assigned(m_b, when, &ofB)
            : team == u'C'  ? assigned(without, when, nullptr)
                            : assigned({}, when, nullptr);
    };
    std::vector<ServiceLevelEvent> events{happened(Kind::Created, nine)};
    const char* const times[] = {nine, "2026-01-12T09:30:00Z"};
    for (qsizetype i = 0; i < before.size(); ++i)
        events.push_back(given(before[i], times[i]));
    events.push_back(happened(Kind::Resolved, ten));
    for (const auto team : after)
        events.push_back(given(team, eleven));
    events.push_back(happened(Kind::Reopened, noon));
    events.push_back(happened(Kind::Resolved, two));

    QCOMPARE(told(run(events, two)), clocks);
}

QTEST_GUILESS_MAIN(TstTicketClocks)

#include "tst_ticket_clocks.moc"

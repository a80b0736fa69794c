// What time alone brings about, and that it happens once.
#include "core/journal/job_lease.h"
#include "core/tickets/history.h"
#include "tests/core/incidents/passing_time.h"

#include "record/business_calendar.h"
#include "record/sla_breach.h"
#include "record/supplier.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstDuePass : public QObject, test::InPassingTime
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void g08AHoldEndsWhenItsTimeIsOver();
    void g08AHoldEndsToTheMillisecond();
    void g08AHoldForAnyReasonEnds_data();
    void g08AHoldForAnyReasonEnds();
    void g08TheRequesterEndsTheWaitForThem();
    void g08WhatCausedItIsNotWaitedFor();
    void ex4TwoRunnersDoAThingOnce();
    void ex5OneRunnerAtATime();
    void ex5WhatIsGivenBackIsFree();
    void ex3AMissedTargetIsNoticedWithItsTrueInstant();
    void sl7EachThresholdIsNoticedOnce();
    void aBreachIsFinishedWithItsClock();
    void whatLateNewsWithdrawIsTakenAway();
    void nothingDueWritesNothing();
    void anUnfinishedRecalculationIsEnded();
    void aStopLeavesTheRest();
    void g08ADeletedTicketIsLeftAlone();
    void ofADeletedTicketNothingIsNoticed();

private:
    void letLeasePass(std::chrono::milliseconds time);
};

void TstDuePass::g08AHoldEndsWhenItsTimeIsOver()
{
    const auto id = in(TicketStatus::InProgress);
    const auto until = now() + 2h;
    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = TicketHoldReason::Scheduled, .until = until, .supplier = {}, .comment = {}}));
    pass(2h - 1ms);
    QCOMPARE(look().resumed, 0);
    pass(30min);

    QCOMPARE(look().resumed, 1);

    const auto ticket = m_story->ticket(id);
    QCOMPARE(ticket.status, TicketStatus::InProgress);
    QVERIFY(!ticket.holdReason);
    QVERIFY(!ticket.holdUntil);
    QCOMPARE(ticket.statusChangedAt, until);
    // Paused from the start until then, the answer is still due 30 minutes after the resumption.
    QCOMPARE(ticket.nextDueAt, until + 30min);
    auto story = historyOf(replica(), m_story->mira(), id.value());
    Story::must(story);
    const auto byNobody = std::any_of(story->begin(), story->end(), [](const HistoryItem& item) {
        return item.command == "incident.resume"_L1 && item.actor.isEmpty();
    });
    QVERIFY(byNobody);
    QCOMPARE(look().resumed, 0);
}

void TstDuePass::g08AHoldEndsToTheMillisecond()
{
    const auto id = in(TicketStatus::InProgress);
    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = TicketHoldReason::Scheduled,
            .until = now() + 1h,
            .supplier = {},
            .comment = {}}));
    pass(1h - 1ms);
    QCOMPARE(look().resumed, 0);

    pass(1ms);

    QCOMPARE(look().resumed, 1);
    QCOMPARE(m_story->ticket(id).status, TicketStatus::InProgress);
}

/// Those that need no link to another ticket.
void TstDuePass::g08AHoldForAnyReasonEnds_data()
{
    using enum TicketHoldReason;
    QTest::addColumn<TicketHoldReason>("reason");
    for (const auto reason : {AwaitingRequester, AwaitingSupplier, AwaitingFulfilment,
             AwaitingApproval, Scheduled, Other})
        QTest::newRow(qPrintable(keyOf(reason))) << reason;
}

void TstDuePass::g08AHoldForAnyReasonEnds()
{
    QFETCH(TicketHoldReason, reason);
    record::Supplier supplier;
    supplier.id = SupplierId(QUuid::createUuid());
    supplier.name = u"Nordic Power"_s;
    Story::must(m_story->add(supplier));
    const auto id = in(TicketStatus::InProgress);
    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = reason, .until = now() + 2h, .supplier = supplier.id, .comment = {}}));
    pass(2h - 1ms);
    QCOMPARE(look().resumed, 0);
    pass(1ms);

    QCOMPARE(look().resumed, 1);

    QCOMPARE(m_story->ticket(id).status, TicketStatus::InProgress);
    QVERIFY(!m_story->ticket(id).holdReason);
}

void TstDuePass::g08TheRequesterEndsTheWaitForThem()
{
    const auto id = in(TicketStatus::OnHold);
    QVERIFY(m_story->ticket(id).isClockPaused);
    pass(1h);

    Story::must(m_story->runAs(m_requester, u"comment_public"_s, id));

    QCOMPARE(m_story->ticket(id).status, TicketStatus::InProgress);
    QVERIFY(!m_story->ticket(id).isClockPaused);
    QCOMPARE(m_story->ticket(id).nextDueAt, now() + 30min);
}

/// It was implemented before; what puts it right is still to come.
void TstDuePass::g08WhatCausedItIsNotWaitedFor()
{
    auto& session = *m_story->desk->session;
    const auto& mira = m_story->mira();
    const auto id = in(TicketStatus::InProgress);
    const auto changeOf = [&](TicketLinkLinkType type) {
        const auto change = m_story->ticketOf(TicketKind::Change);
        Story::must(session.links.link(mira, id, type, change));
        return change;
    };
    const auto implement = [&](TicketId change) {
        m_story->alter<record::Ticket>(change, [&](record::Ticket& row) {
            row.status = TicketStatus::Implemented;
            row.resolvedAt = now();
        });
    };
    implement(changeOf(TicketLinkLinkType::CausedByChange));
    pass(1h);
    Story::must(session.incidents.hold(mira, id,
        {.reason = TicketHoldReason::AwaitingChange, .until = {}, .supplier = {}, .comment = {}}));
    pass(1min);

    QCOMPARE(look().resumed, 0);

    QCOMPARE(m_story->ticket(id).status, TicketStatus::OnHold);
    const auto cure = changeOf(TicketLinkLinkType::FixedBy);
    QCOMPARE(look().resumed, 0);
    implement(cure);
    QCOMPARE(look().resumed, 1);
    QCOMPARE(m_story->ticket(id).status, TicketStatus::InProgress);
}

void TstDuePass::ex4TwoRunnersDoAThingOnce()
{
    const auto id = in(TicketStatus::InProgress);
    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = TicketHoldReason::Scheduled,
            .until = now() + 1h,
            .supplier = {},
            .comment = {}}));
    pass(2h);
    if (m_story->desk->address.isMemory())
        QSKIP("a desk in memory has one connection");
    auto other = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    Story::must(other);

    const auto second = runDuePass(*(*other)->replica, (*other)->serviceLevels);
    Story::must(second);
    QCOMPARE(second->resumed, 1);
    QCOMPARE(look().resumed, 0);

    QCOMPARE(rows("SELECT count(*) FROM jr_tx WHERE command = 'incident.resume'"), 1);
    other->reset();
}

/// A lease follows the clock of the server, where there is one.
void TstDuePass::letLeasePass(std::chrono::milliseconds time)
{
    pass(time);
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        return;
    auto& database = replica().database();
    Story::must(database.begin());
    Story::must(database.exec({"test.age", "UPDATE job_lease SET expires_at = expires_at - :time"},
        {{"time", qint64(time.count())}}));
    Story::must(database.commit());
}

/// EX-5: who finds another at it leaves it to them, until they have gone or given it back.
void TstDuePass::ex5OneRunnerAtATime()
{
    in(TicketStatus::New);
    pass(1h);
    if (m_story->desk->address.isMemory())
        QSKIP("a desk in memory has one connection");
    auto other = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    Story::must(other);
    auto lease = std::make_unique<JobLease>(*(*other)->replica, u"due_pass"_s);
    QVERIFY(*lease->hold());

    const auto found = look();

    QVERIFY(found.isElsewhere);
    QVERIFY(found.isEmpty());
    pass(6s);
    QVERIFY(*lease->hold());
    letLeasePass(10s);
    QVERIFY(look().isElsewhere);
    letLeasePass(10s);
    QCOMPARE(look().noticed, 1); // it ran out
    QVERIFY(!*lease->hold()); // another had it meanwhile
    QVERIFY(*lease->hold()); // and gave it back
    lease.reset();
    other->reset();
}

void TstDuePass::ex5WhatIsGivenBackIsFree()
{
    for (int turn = 0; turn < 2; ++turn) {
        JobLease lease(replica(), u"due_pass"_s);
        QVERIFY(*lease.hold());
        QVERIFY(!*JobLease(replica(), u"due_pass"_s).hold());
        QVERIFY(*JobLease(replica(), u"another"_s).hold());
        QVERIFY(*lease.hold());
    }
}

void TstDuePass::ex3AMissedTargetIsNoticedWithItsTrueInstant()
{
    const auto id = in(TicketStatus::New);
    pass(30min);
    look();
    QVERIFY(!m_story->ticket(id).breachedAt); // SL-1: at the due instant it is met
    pass(72h);
    QVERIFY(!m_story->ticket(id).breachedAt);

    QCOMPARE(look().noticed, 1);

    const auto ticket = m_story->ticket(id);
    QCOMPARE(ticket.breachedAt, instant("2026-01-05T09:30:00Z"));
    QVERIFY(!ticket.nextThresholdAt);
    QCOMPARE(text("SELECT metric, breached_at FROM sla_breach ORDER BY breached_at"),
        u"response 01-05T09:30, resolution 01-06T09:00"_s);
    QCOMPARE(rows("SELECT count(*) FROM sla_breach WHERE due_at <> breached_at"), 0);
    QCOMPARE(rows("SELECT overrun_ms / 60000 FROM sla_breach WHERE metric = 'resolution'"),
        24 * 60 + 30 - 480 + 0);
    QCOMPARE(rows("SELECT count(*) FROM sla_clock"), 2);
}

void TstDuePass::sl7EachThresholdIsNoticedOnce()
{
    const auto id = in(TicketStatus::New);
    const auto noticed = [&] {
        return text("SELECT event, occurred_at FROM sla_clock_event WHERE event IN"
                    " ('threshold', 'breached') ORDER BY occurred_at");
    };
    QCOMPARE(look().noticed, 0);
    pass(22min + 30s);
    QCOMPARE(look().noticed, 1);
    QCOMPARE(noticed(), u"threshold 01-05T09:22"_s);
    QCOMPARE(look().noticed, 0);
    pass(8min);

    QCOMPARE(look().noticed, 1);

    QCOMPARE(noticed(), u"threshold 01-05T09:22, threshold 01-05T09:27, breached 01-05T09:30"_s);
    QCOMPARE(rows("SELECT detected_at - occurred_at FROM sla_clock_event WHERE threshold_pct = 75"
                  " AND clock_id IN (SELECT id FROM sla_clock WHERE metric = 'response')"),
        0);
    QCOMPARE(m_story->ticket(id).nextThresholdAt, instant("2026-01-05T15:00:00Z"));
    // An act does not bring it up again.
    Story::must(m_story->run(u"start_work"_s, id));
    QVERIFY(m_story->ticket(id).breachedAt);
    QCOMPARE(look().noticed, 0);
}

void TstDuePass::aBreachIsFinishedWithItsClock()
{
    const auto id = in(TicketStatus::New);
    pass(40min);
    look();
    pass(20min);
    Story::must(m_story->run(u"comment_public"_s, id));

    look();

    QCOMPARE(rows("SELECT stopped_at - breached_at FROM sla_breach"), toMsecs(Timestamp(30min)));
    QCOMPARE(rows("SELECT overrun_ms FROM sla_breach"), toMsecs(Timestamp(30min)));
    QCOMPARE(rows("SELECT count(*) FROM sla_clock WHERE outcome = 'missed'"), 1);
    pass(1h);
    QCOMPARE(look().noticed, 0);
    QCOMPARE(rows("SELECT overrun_ms FROM sla_breach"), toMsecs(Timestamp(30min)));
}

void TstDuePass::whatLateNewsWithdrawIsTakenAway()
{
    // An act that is taken back had kept the clock running.
    const auto id = in(TicketStatus::OnHold);
    pass(10min);
    Story::must(m_story->run(u"resume"_s, id));
    const auto resumed = replica().lastWritten();
    pass(1h);
    look();
    QCOMPARE(rows("SELECT count(*) FROM sla_breach"), 1);

    Story::must(homeport::undo(replica(), m_story->mira(), resumed));
    QVERIFY(!m_story->ticket(id).breachedAt);
    QCOMPARE(look().noticed, 1);

    QCOMPARE(rows("SELECT count(*) FROM sla_breach"), 0);
    QCOMPARE(rows("SELECT count(*) FROM sla_clock_event"), 0);
}

void TstDuePass::nothingDueWritesNothing()
{
    in(TicketStatus::New);
    in(TicketStatus::OnHold);
    in(TicketStatus::Resolved);
    const auto before = rows("SELECT count(*) FROM jr_tx");

    QVERIFY(look().isEmpty());

    QCOMPARE(rows("SELECT count(*) FROM jr_tx"), before);
    QCOMPARE(rows("SELECT count(*) FROM sla_clock"), 0);
}

/// The window that edited a calendar was closed meanwhile, or the computer went out.
void TstDuePass::anUnfinishedRecalculationIsEnded()
{
    const auto id = in(TicketStatus::InProgress);
    Story::must(m_story->run(u"comment_public"_s, id)); // answered, it has until tomorrow
    pass(1min);
    m_story->alter<record::BusinessCalendar>(
        BusinessCalendarId(idOf("SELECT id FROM business_calendar WHERE name = 'Business'")),
        [](record::BusinessCalendar& calendar) { calendar.is24x7 = true; });
    const auto stale = m_story->ticket(id).nextDueAt;
    QVERIFY(look().isEmpty()); // nobody has begun
    {
        JobLease begun(replica(), u"recalculation"_s);
        QVERIFY(*begun.hold());
    }

    QCOMPARE(look().recalculated, 1);

    QVERIFY(m_story->ticket(id).nextDueAt < stale);
    QVERIFY(look().isEmpty());
}

void TstDuePass::aStopLeavesTheRest()
{
    in(TicketStatus::New);
    pass(1h);
    const std::atomic_bool stopped = true;
    auto& session = *m_story->desk->session;

    const auto outcome = runDuePass(*session.replica, session.serviceLevels, &stopped);

    Story::must(outcome);
    QVERIFY(outcome->isEmpty());
    QCOMPARE(look().noticed, 1);
}

void TstDuePass::g08ADeletedTicketIsLeftAlone()
{
    const auto id = in(TicketStatus::InProgress);
    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = TicketHoldReason::Scheduled,
            .until = now() + 1h,
            .supplier = {},
            .comment = {}}));
    Story::must(replica().write(m_story->mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Ticket>(id); }));
    const auto before = rows("SELECT count(*) FROM jr_tx");
    pass(2h);

    QCOMPARE(look().resumed, 0); // nor does it fail

    QCOMPARE(rows("SELECT count(*) FROM jr_tx"), before);
}

void TstDuePass::ofADeletedTicketNothingIsNoticed()
{
    const auto id = in(TicketStatus::New);
    Story::must(replica().write(m_story->mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Ticket>(id); }));
    pass(72h);

    QCOMPARE(look().noticed, 0);

    QCOMPARE(rows("SELECT count(*) FROM sla_breach"), 0);
}

QTEST_GUILESS_MAIN(TstDuePass)
#include "tst_due_pass.moc"

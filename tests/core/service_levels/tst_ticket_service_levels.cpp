// Clocks of real incidents: what people do on a desk, and what its rows and readings say then.
#include "core/incidents/incident_service.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/ticket_rating.h"
#include "tests/core/service_levels/ticket_levels.h"

#include "record/priority_matrix.h"
#include "record/setting.h"
#include "record/supplier.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstTicketServiceLevels : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void sl13ClocksBeginAsATicketIsCreated();
    void g09AnAnswerStopsTheResponseClock();
    void sl10ResolvingAndCancellingEndTheClocks_data();
    void sl10ResolvingAndCancellingEndTheClocks();
    void sl10EachUpdateBeginsTheNext();
    void sl10ANoteIsNoUpdate();
    void sl11SomeHoldsPauseTheClocks_data();
    void sl11SomeHoldsPauseTheClocks();
    void sl12TeamsAndSuppliersHaveClocksOfTheirOwn();
    void g06AnotherPriorityRetargets();
    void g06APriorityGivenByHandRetargets();
    void theMethodOfThePriorityCounts();
    void g05AnEditedMatrixCountsForLaterRatings();
    void en22AMissingCellIsTheBuiltInOne();
    void sl3ABreachIsForEver();
    void section11ReopenModes_data();
    void section11ReopenModes();
};

void TstTicketServiceLevels::sl13ClocksBeginAsATicketIsCreated()
{
    const auto id = reported();

    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 running 0/30 due 01-05T09:30"_s,
            u"sla resolution 1 running 0/480 due 01-06T09:00"_s}));
    const auto ticket = m_story->ticket(id);
    QCOMPARE(ticket.nextDueAt, instant("2026-01-05T09:30:00Z"));
    QCOMPARE(ticket.atRiskAt, instant("2026-01-05T09:22:30Z"));
    QCOMPARE(ticket.criticalAt, instant("2026-01-05T09:27:00Z"));
    QCOMPARE(ticket.nextThresholdAt, ticket.atRiskAt);
    QVERIFY(!ticket.breachedAt);
    QVERIFY(!ticket.isClockPaused);
}

void TstTicketServiceLevels::g09AnAnswerStopsTheResponseClock()
{
    const auto id = reported();
    pass(10min);
    run(u"comment_internal"_s, id);
    run(u"acknowledge"_s, id);
    Story::must(m_story->runAs(m_requester, u"comment_public"_s, id));
    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s);
    pass(10min);

    run(u"comment_public"_s, id);

    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 stopped met 20/30"_s,
            u"sla resolution 1 running 20/480 due 01-06T09:00"_s}));
    QCOMPARE(due(id), u"2026-01-06T09:00:00.000Z"_s);
}

void TstTicketServiceLevels::sl10ResolvingAndCancellingEndTheClocks_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("ended");
    QTest::newRow("I-09") << u"resolve"_s
                          << QStringList{
                                 u"sla response 1 stopped missed 60/30 missed 01-05T09:30"_s,
                                 u"sla resolution 1 stopped met 60/480"_s};
    QTest::newRow("I-15") << u"cancel"_s
                          << QStringList{
                                 u"sla response 1 cancelled cancelled 60/30 missed 01-05T09:30"_s,
                                 u"sla resolution 1 cancelled cancelled 60/480"_s};
}

void TstTicketServiceLevels::sl10ResolvingAndCancellingEndTheClocks()
{
    QFETCH(QString, command);
    QFETCH(QStringList, ended);
    const auto id = reported();
    pass(1h);

    run(command, id);

    QCOMPARE(clocks(id), ended);
    const auto ticket = m_story->ticket(id);
    QVERIFY(!ticket.nextDueAt);
    QCOMPARE(ticket.breachedAt.has_value(), command == "resolve"_L1);
}

void TstTicketServiceLevels::sl10EachUpdateBeginsTheNext()
{
    auto mine = policy();
    mine.impact = 2;
    promise(mine, SlaTargetMetric::Update, 60);
    const auto id = reported();
    pass(30min);
    run(u"comment_public"_s, id);
    pass(90min);

    run(u"comment_public"_s, id);

    QCOMPARE(clocks(id),
        (QStringList{u"sla update 1 stopped met 30/60"_s,
            u"sla update 2 stopped missed 90/60 missed 01-05T10:30"_s,
            u"sla update 3 running 0/60 due 01-05T12:00"_s}));
    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T10:30:00Z"));
}

void TstTicketServiceLevels::sl10ANoteIsNoUpdate()
{
    auto mine = policy();
    mine.impact = 2;
    promise(mine, SlaTargetMetric::Update, 60);
    const auto id = reported();
    pass(30min);

    run(u"comment_internal"_s, id);

    QCOMPARE(clocks(id), QStringList{u"sla update 1 running 30/60 due 01-05T10:00"_s});
}

void TstTicketServiceLevels::sl11SomeHoldsPauseTheClocks_data()
{
    QTest::addColumn<TicketHoldReason>("reason");
    QTest::addColumn<bool>("pauses");
    QTest::newRow("awaiting_requester") << TicketHoldReason::AwaitingRequester << true;
    QTest::newRow("scheduled") << TicketHoldReason::Scheduled << true;
    QTest::newRow("other") << TicketHoldReason::Other << false;
}

void TstTicketServiceLevels::sl11SomeHoldsPauseTheClocks()
{
    QFETCH(TicketHoldReason, reason);
    QFETCH(bool, pauses);
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(10min);

    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = reason, .until = now() + 48h, .supplier = {}, .comment = {}}));

    QCOMPARE(m_story->ticket(id).isClockPaused, pauses);
    QCOMPARE(due(id), pauses ? u"never"_s : u"2026-01-05T09:30:00.000Z"_s);
    pass(20min + 30s);
    run(u"resume"_s, id);
    QVERIFY(!m_story->ticket(id).isClockPaused);
    QCOMPARE(due(id), pauses ? u"2026-01-05T09:50:30.000Z"_s : u"2026-01-05T09:30:00.000Z"_s);
    QCOMPARE(m_story->ticket(id).breachedAt.has_value(), !pauses);
}

void TstTicketServiceLevels::sl12TeamsAndSuppliersHaveClocksOfTheirOwn()
{
    const auto first = m_story->teamOf(u"First"_s, {m_story->mira().person});
    const auto second = m_story->teamOf(u"Second"_s, {m_story->mira().person});
    for (const auto& team : {first, second}) {
        auto ola = policy(SlaPolicyAgreementType::Ola);
        ola.teamId = team;
        promise(ola, SlaTargetMetric::Resolution, 120);
    }
    record::Supplier maker;
    maker.id = SupplierId(QUuid::createUuid());
    maker.name = u"Maker"_s;
    Story::must(m_story->add(maker));
    auto contract = policy(SlaPolicyAgreementType::Uc);
    contract.supplierId = maker.id;
    promise(contract, SlaTargetMetric::Resolution, 60);
    const auto id = reported();
    auto& incidents = m_story->incidents();

    Story::must(incidents.assign(m_story->mira(), id, {first, {}, {}}));
    pass(1h);
    Story::must(incidents.assign(m_story->mira(), id, {second, {}, u"Yours"_s}));
    run(u"start_work"_s, id);
    pass(30min);
    Story::must(incidents.hold(m_story->mira(), id,
        {.reason = TicketHoldReason::AwaitingSupplier,
            .until = {},
            .supplier = maker.id,
            .comment = {}}));
    pass(90min);
    run(u"resume"_s, id);

    auto told = clocks(id);
    told.removeIf([](const QString& line) { return line.startsWith("sla"_L1); });
    QCOMPARE(told,
        (QStringList{u"ola resolution 1 stopped met 60/120"_s,
            u"ola resolution 2 running 120/120 due 01-05T12:00"_s,
            u"uc resolution 1 stopped missed 90/60 missed 01-05T11:30"_s}));
    const auto read = levels(id);
    QCOMPARE(read.clocks[2].party, u"First"_s);
    QCOMPARE(read.clocks[3].party, u"Second"_s);
    QCOMPARE(read.clocks[4].party, u"Maker"_s);
}

void TstTicketServiceLevels::g06AnotherPriorityRetargets()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(8h); // it is 18:00 in Oslo; seven of them count

    edit(id, {.impact = 1});

    // Priority 1 is promised for the night as well.
    QCOMPARE(clocks(id).last(),
        u"sla resolution 1 running 420/240 due 01-05T17:00 missed 01-05T17:00"_s);
    edit(id, {.impact = 3, .urgency = 3});
    QCOMPARE(clocks(id).last(),
        u"sla resolution 1 running 420/2880 due 01-13T09:00 missed 01-05T17:00"_s);
}

void TstTicketServiceLevels::g06APriorityGivenByHandRetargets()
{
    const auto id = reported();
    pass(10min);

    Story::must(m_story->incidents().overridePriority(
        m_story->mira(), id, {.priority = 4, .reason = u"It can wait a while"_s}));

    QCOMPARE(clocks(id).first(), u"sla response 1 running 10/120 due 01-05T11:00"_s);
    Story::must(m_story->incidents().clearOverride(m_story->mira(), id));
    QCOMPARE(clocks(id).first(), u"sla response 1 running 10/30 due 01-05T09:30"_s);
}

void TstTicketServiceLevels::theMethodOfThePriorityCounts()
{
    record::Setting method;
    method.key = u"priority.method"_s;
    method.value = u"\"weighted\""_s;
    Story::must(m_story->add(method));
    auto form = m_story->form();
    form.impact = 3;
    form.urgency = 1;
    const auto made = m_story->incidents().create(m_story->mira(), form);
    Story::must(made);
    const auto id = made->ticket.id;
    QCOMPARE(made->ticket.priority, 3);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& row) { row.criticality = TicketCriticality::Critical; });
    QCOMPARE(m_story->ticket(id).priority, 3); // a score of 55

    m_story->alter<record::Ticket>(id, [](record::Ticket& row) {
        row.impact = 2;
        row.urgency = 3; // P4 by the matrix, 48 with so critical a thing
    });

    QCOMPARE(m_story->ticket(id).priority, 3);
    QCOMPARE(clocks(id).first(), u"sla response 1 running 0/60 due 01-05T10:00"_s);
}

/// Neither the edit nor a recalculation of the clocks rates an open ticket anew.
void TstTicketServiceLevels::g05AnEditedMatrixCountsForLaterRatings()
{
    const auto id = reported();
    QCOMPARE(m_story->ticket(id).priority, 2);
    pass(10min);
    const PriorityMatrixId cell(
        idOf("SELECT id FROM priority_matrix WHERE impact = 2 AND urgency = 1"));

    m_story->alter<record::PriorityMatrix>(
        cell, [](record::PriorityMatrix& row) { row.priority = 4; });
    Story::must(recalculateServiceLevels(replica()));
    run(u"comment_internal"_s, id);

    QCOMPARE(m_story->ticket(id).priority, 2);
    QCOMPARE(clocks(id).first(), u"sla response 1 running 10/30 due 01-05T09:30"_s);
    QCOMPARE(m_story->ticket(reported()).priority, 4);
    edit(id, {.urgency = 2});
    QCOMPARE(m_story->ticket(id).priority, 3);
    edit(id, {.urgency = 1});
    QCOMPARE(m_story->ticket(id).priority, 4);
    QCOMPARE(clocks(id).first(), u"sla response 1 running 10/120 due 01-05T11:00"_s);
}

/// A missing cell is reported as the matrix is saved (engines.md 2.2, tst_priority_matrix). A desk
/// that lacks one all the same, by a merge or an older program, rates by the built-in one: a ticket
/// is never without a priority, and all replicas agree on it. What a deleted cell said does not
/// count.
void TstTicketServiceLevels::en22AMissingCellIsTheBuiltInOne()
{
    const PriorityMatrixId cell(
        idOf("SELECT id FROM priority_matrix WHERE impact = 1 AND urgency = 1"));
    m_story->alter<record::PriorityMatrix>(
        cell, [](record::PriorityMatrix& row) { row.priority = 4; });
    const auto before = reported();
    edit(before, {.impact = 1});
    QCOMPARE(m_story->ticket(before).priority, 4);
    Story::must(replica().write(m_story->mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::PriorityMatrix>(cell); }));
    const auto id = reported();

    edit(id, {.impact = 1});

    QCOMPARE(m_story->ticket(id).priority, builtInPriority(1, 1));
    QCOMPARE(m_story->ticket(id).prioritySource, TicketPrioritySource::Matrix);
    const auto first = clocks(id).first();
    QVERIFY2(first.startsWith(u"sla response 1 running 0/15 "_s), qPrintable(first));
    QCOMPARE(m_story->ticket(before).priority, 4); // rated when the cell was there
}

void TstTicketServiceLevels::sl3ABreachIsForEver()
{
    const auto id = reported();
    pass(48h);
    edit(id, {.impact = 3, .urgency = 3});

    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 running 960/120 due 01-07T09:00 missed 01-05T09:30"_s,
            u"sla resolution 1 running 960/2880 due 01-13T09:00 missed 01-06T09:00"_s}));
    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
}

void TstTicketServiceLevels::section11ReopenModes_data()
{
    QTest::addColumn<SlaPolicyReopenMode>("mode");
    QTest::addColumn<QStringList>("clocks");
    const auto first = u"sla resolution 1 stopped met 60/480"_s;
    QTest::newRow("continue") << SlaPolicyReopenMode::Continue
                              << QStringList{u"sla resolution 1 running 60/480 due 01-06T10:00"_s};
    QTest::newRow("restart") << SlaPolicyReopenMode::Restart
                             << QStringList{
                                    first, u"sla resolution 2 running 0/480 due 01-06T11:00"_s};
    QTest::newRow("none") << SlaPolicyReopenMode::None << QStringList{first};
}

void TstTicketServiceLevels::section11ReopenModes()
{
    QFETCH(SlaPolicyReopenMode, mode);
    QFETCH(QStringList, clocks);
    m_story->alter<record::SlaPolicy>(
        seededPolicy(), [&](record::SlaPolicy& row) { row.reopenMode = mode; });
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(1h);
    run(u"resolve"_s, id);
    pass(1h);

    run(u"reopen"_s, id);

    auto told = this->clocks(id);
    told.removeFirst();
    QCOMPARE(told, clocks);
    QCOMPARE(m_story->ticket(id).nextDueAt.has_value(), mode != SlaPolicyReopenMode::None);
}

QTEST_GUILESS_MAIN(TstTicketServiceLevels)
#include "tst_ticket_service_levels.moc"

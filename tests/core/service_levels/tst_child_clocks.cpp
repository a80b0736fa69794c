// Clocks of incidents that are parts of another one (processes.md PC-2).
#include "core/service_levels/recalculation.h"
#include "core/tickets/history.h"
#include "tests/core/service_levels/parts_of_tickets.h"

#include "record/supplier.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

namespace {

const QStringList paused{u"sla response 1 paused 10/30"_s, u"sla resolution 1 paused 10/480"_s};

} // namespace

class TstChildClocks : public QObject, test::OnChildClocks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void pc2TheyRunUnlessTheSettingSaysOtherwise();
    void pc2TheyStandStillUntilTheParentIsOver_data();
    void pc2TheyStandStillUntilTheParentIsOver();
    void pc2TheyRunAgainOnceUnlinked();
    void pc2AnOpenParentStopsThemAgain();
    void pc2AParentThatIsOverStopsNothing();
    void pc2OneResolvedWithTheParentStopsThere();
    void pc2OneReopenedUnderAnOpenParentStandsStill();
    void pc2TheLedgerNamesTheParent();
    void pc2TheSettingCountsFromItsEditOn();
    void pc2ItTakesTheRightOfAdministrators();
    void pc2PartsOfOtherKindsRunOn();
    void pc2ClocksOfSuppliersRunOn();
    void whatIsTakenBackOnTheParentCountsNoMore();
    void onePutBackIsLookedAtToo();
    void anEntryOfBothMovesThePart();
};

void TstChildClocks::pc2TheyRunUnlessTheSettingSaysOtherwise()
{
    joinAfterTenMinutes();
    pass(5min);

    QCOMPARE(clocks(m_child),
        (QStringList{u"sla response 1 running 15/30 due 01-05T09:30"_s,
            u"sla resolution 1 running 15/480 due 01-06T09:00"_s}));
    QVERIFY(!ticket(m_child).isClockPaused);
}

void TstChildClocks::pc2TheyStandStillUntilTheParentIsOver_data()
{
    QTest::addColumn<QString>("how");
    for (const auto* how : {"resolved", "cancelled", "deleted"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TstChildClocks::pc2TheyStandStillUntilTheParentIsOver()
{
    QFETCH(const QString, how);
    pause();
    joinAfterTenMinutes();
    QVERIFY(ticket(m_child).isClockPaused);
    QVERIFY(!ticket(m_child).nextDueAt);
    pass(1h);
    run(u"acknowledge"_s, m_parent);
    look();
    QCOMPARE(clocks(m_child), paused);
    QCOMPARE(clocks(m_parent).first().left(22), u"sla response 1 running"_s);

    if (how == "resolved"_L1) {
        run(u"start_work"_s, m_parent);
        resolveParent();
    } else if (how == "cancelled"_L1) {
        m_story->alter<record::Ticket>(
            m_parent, [](record::Ticket& row) { row.status = TicketStatus::Cancelled; });
    } else {
        Story::must(replica().write(mira().author(), {.code = u"test.delete"_s},
            [this](UnitOfWork& unit) { return unit.remove<record::Ticket>(m_parent); }));
    }

    QCOMPARE(clocks(m_child),
        (QStringList{u"sla response 1 running 10/30 due 01-05T10:30"_s,
            u"sla resolution 1 running 10/480 due 01-06T10:00"_s}));
    look();
    QVERIFY(!ticket(m_child).isClockPaused);
    QCOMPARE(due(m_child), u"2026-01-05T10:30:00.000Z"_s);
    pass(20min + 1ms);
    look();
    QVERIFY(ticket(m_child).breachedAt);
}

void TstChildClocks::pc2TheyRunAgainOnceUnlinked()
{
    pause();
    joinAfterTenMinutes();
    pass(1h);

    join({});

    QCOMPARE(due(m_child), u"2026-01-05T10:30:00.000Z"_s); // at once
    QVERIFY(!ticket(m_child).isClockPaused);
}

void TstChildClocks::pc2AnOpenParentStopsThemAgain()
{
    pause();
    joinAfterTenMinutes();
    run(u"start_work"_s, m_parent);
    resolveParent();
    look();
    QCOMPARE(due(m_child), u"2026-01-05T09:30:00.000Z"_s);
    pass(5min);

    run(u"reopen"_s, m_parent);

    look();
    pass(1h);
    QVERIFY(ticket(m_child).isClockPaused);
    QCOMPARE(clocks(m_child),
        (QStringList{u"sla response 1 paused 15/30"_s, u"sla resolution 1 paused 15/480"_s}));
}

void TstChildClocks::pc2AParentThatIsOverStopsNothing()
{
    pause();
    run(u"start_work"_s, m_parent);
    run(u"resolve"_s, m_parent);

    joinAfterTenMinutes();

    QCOMPARE(due(m_child), u"2026-01-05T09:30:00.000Z"_s);
}

void TstChildClocks::pc2OneResolvedWithTheParentStopsThere()
{
    pause();
    joinAfterTenMinutes();
    pass(1h);
    run(u"start_work"_s, m_parent);

    resolveParent(OpenChildren::Resolve);

    const QStringList stopped{
        u"sla response 1 stopped met 10/30"_s, u"sla resolution 1 stopped met 10/480"_s};
    QCOMPARE(clocks(m_child), stopped);
    QVERIFY(!ticket(m_child).nextDueAt);
    QVERIFY(!ticket(m_child).isClockPaused);
    pass(1h);
    look();
    QCOMPARE(clocks(m_child), stopped);
}

void TstChildClocks::pc2OneReopenedUnderAnOpenParentStandsStill()
{
    pause();
    joinAfterTenMinutes();
    run(u"start_work"_s, m_child);
    run(u"resolve"_s, m_child);
    pass(5min);

    run(u"reopen"_s, m_child);

    pass(1h);
    QCOMPARE(clocks(m_child).last(), u"sla resolution 1 paused 10/480"_s);
    QVERIFY(ticket(m_child).isClockPaused);
}

void TstChildClocks::pc2TheLedgerNamesTheParent()
{
    pause();
    joinAfterTenMinutes();
    pass(1h);

    const auto read = levels(m_child);
    const auto& clock = read.clocks.first();
    QCOMPARE(clock.ledger.size(), 2);
    QCOMPARE(clock.ledger.last().time.reason, ExplainedTime::Reason::ParentOpen);
    QVERIFY(clock.ledger.last().time.until - clock.ledger.last().time.from == 1h);
    QVERIFY(clock.pauseCause == PauseCause::openParent());
    // And what it was when it was asked about.
    QCOMPARE(levels(m_child, {}, now() - 65min).clocks.first().state, SlaClockState::Running);
    run(u"start_work"_s, m_parent);
    const auto before = now();
    pass(5min);
    resolveParent();
    QCOMPARE(levels(m_child, {}, before).clocks.first().state, SlaClockState::Paused);
    QCOMPARE(levels(m_child).clocks.first().state, SlaClockState::Running);
}

void TstChildClocks::pc2TheSettingCountsFromItsEditOn()
{
    joinAfterTenMinutes();
    QVERIFY(!ticket(m_child).isClockPaused);
    QVERIFY(!*pausesChildClocks(replica().database(), mira().organization));

    pause();

    QVERIFY(*pausesChildClocks(replica().database(), mira().organization));
    Story::must(finishRecalculation(replica())); // announced by the edit
    QVERIFY(ticket(m_child).isClockPaused);
    pass(1h);
    QCOMPARE(clocks(m_child), paused);
    pause(false);
    Story::must(finishRecalculation(replica()));
    QCOMPARE(due(m_child), u"2026-01-05T10:30:00.000Z"_s);
    QVERIFY(!*pausesChildClocks(replica().database(), mira().organization));
}

void TstChildClocks::pc2ItTakesTheRightOfAdministrators()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);

    QCOMPARE(test::codeOf(pauseChildClocks(replica(), agent, true)), u"FORBIDDEN"_s);

    QVERIFY(!*pausesChildClocks(replica().database(), mira().organization));
    pause();
    Story::must(undo(replica(), mira(), replica().lastWritten()));
    QVERIFY(!*pausesChildClocks(replica().database(), mira().organization));
}

/// The setting is about incidents.
void TstChildClocks::pc2PartsOfOtherKindsRunOn()
{
    auto mine = policy();
    mine.ticketKind = SlaPolicyTicketKind::Any;
    promise(mine, SlaTargetMetric::Resolution, 480);
    pause();
    const auto parent = m_story->ticketOf(TicketKind::Problem);
    const auto part = m_story->ticketOf(TicketKind::Problem);
    Story::must(m_story->desk->session->links.setParent(mira(), part, parent));

    pass(1h);

    QCOMPARE(clocks(part), QStringList{u"sla resolution 1 running 60/480 due 01-05T17:00"_s});
}

/// What a supplier owes the desk does not wait for the desk.
void TstChildClocks::pc2ClocksOfSuppliersRunOn()
{
    record::Supplier maker;
    maker.id = SupplierId(QUuid::createUuid());
    maker.name = u"Maker"_s;
    Story::must(m_story->add(maker));
    auto contract = policy(SlaPolicyAgreementType::Uc);
    contract.supplierId = maker.id;
    promise(contract, SlaTargetMetric::Resolution, 120);
    pause();
    joinAfterTenMinutes();
    run(u"start_work"_s, m_child);
    Story::must(incidents().hold(mira(), m_child,
        {.reason = TicketHoldReason::AwaitingSupplier,
            .until = {},
            .supplier = maker.id,
            .comment = {}}));

    pass(1h);

    QVERIFY(ticket(m_child).isClockPaused); // what the requester was promised
    QCOMPARE(clocks(m_child).last(), u"uc resolution 1 running 60/120 due 01-05T11:10"_s);
}

void TstChildClocks::whatIsTakenBackOnTheParentCountsNoMore()
{
    pause();
    joinAfterTenMinutes();
    run(u"start_work"_s, m_parent);
    resolveParent();
    const auto resolution = replica().lastWritten();
    pass(5min);
    look();
    QVERIFY(!ticket(m_child).isClockPaused);

    Story::must(undo(replica(), mira(), resolution));

    pass(1min);
    look();
    QVERIFY(ticket(m_child).isClockPaused);
    QCOMPARE(clocks(m_child), paused);
}

void TstChildClocks::onePutBackIsLookedAtToo()
{
    pause();
    joinAfterTenMinutes();
    const auto write = [this](const Replica::Work& work) {
        Story::must(replica().write(mira().author(), {.code = u"test.delete"_s}, work));
    };
    write([this](UnitOfWork& unit) { return unit.remove<record::Ticket>(m_child); });
    run(u"start_work"_s, m_parent);
    pass(1h);
    resolveParent();
    look();

    write([this](UnitOfWork& unit) { return unit.restore<record::Ticket>(m_child); });

    look();
    QVERIFY(!ticket(m_child).isClockPaused);
    QCOMPARE(due(m_child), u"2026-01-05T10:30:00.000Z"_s);
}

/// Nothing that the clocks of the part ask for is edited on it.
void TstChildClocks::anEntryOfBothMovesThePart()
{
    pause();
    joinAfterTenMinutes();
    pass(1h);

    Story::must(replica().write(
        mira().author(), {.code = u"incident.edit"_s}, [this](UnitOfWork& unit) -> Result<> {
            auto parent = unit.get<record::Ticket>(m_parent);
            auto child = unit.get<record::Ticket>(m_child);
            if (!parent || !child)
                return parent ? child.error() : parent.error();
            parent->status = TicketStatus::Cancelled;
            child->title = u"A part of what is over"_s;
            if (auto stored = unit.put(*parent); !stored)
                return stored;
            return unit.put(*child);
        }));

    QVERIFY(!ticket(m_child).isClockPaused);
    QCOMPARE(due(m_child), u"2026-01-05T10:30:00.000Z"_s);
}

QTEST_GUILESS_MAIN(TstChildClocks)
#include "tst_child_clocks.moc"

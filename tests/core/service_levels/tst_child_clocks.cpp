// Clocks of incidents that are parts of another one (processes.md PC-2).
#include "core/incidents/due_pass.h"
#include "core/service_levels/child_clocks.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/history.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/second_replica.h"

#include "record/supplier.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

/// Parent and child are reported at 09:00; ten minutes later the one becomes a part of the other.
class TstChildClocks : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init()
    {
        begin();
        m_parent = reported();
        m_child = reported();
    }
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
    void itIsTheSameWhereTheParentComesLater();
    void itIsTheSameForAPartThatIsOver();
    void onePutBackIsLookedAtToo();
    void anEntryOfBothMovesThePart();
    void pc2AFormerPartIsToldOfWhatComesLate();
    void pc2AFormerPartIsToldOfWhatIsTakenBack();
    void pc2WhatOneOfTwoTookBackIsNoPart();
    void pc2AParentThatOneOfTwoBroughtBackIsOpen();

private:
    void pause(bool isPaused = true)
    {
        Story::must(pauseChildClocks(replica(), m_story->mira(), isPaused));
    }
    void join(const std::optional<TicketId>& parent)
    {
        Story::must(m_story->desk->session->links.setParent(m_story->mira(), m_child, parent));
    }
    void joinAfterTenMinutes()
    {
        pass(10min);
        join(m_parent);
    }
    void resolveParent(OpenChildren children = OpenChildren::LeaveOpen)
    {
        Story::must(incidents().resolve(
            mira(), m_parent, {IncidentResolutionCode::Fixed, u"Put out."_s, children}));
    }
    void look() { Story::must(runDuePass(replica(), m_story->desk->session->serviceLevels)); }
    void look(test::SecondReplica& at)
    {
        ServiceLevelBook book(isLegalCommand);
        Story::must(runDuePass(at.replica(), book));
    }
    void removeParent(Replica& at)
    {
        Story::must(at.write(mira().author(), {.code = u"incident.delete"_s},
            [this](UnitOfWork& unit) { return unit.remove<record::Ticket>(m_parent); }));
    }

    TicketId m_parent;
    TicketId m_child;
};

const QStringList paused{u"sla response 1 paused 10/30"_s, u"sla resolution 1 paused 10/480"_s};

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

/// What the parent did arrives after the child has gone on elsewhere.
void TstChildClocks::itIsTheSameWhereTheParentComesLater()
{
    pause();
    joinAfterTenMinutes();
    test::SecondReplica other(*m_story);
    QVERIFY(other.ticket(m_child).isClockPaused);
    pass(1h);
    run(u"start_work"_s, m_parent);
    resolveParent();
    pass(5min);
    Story::must(other.incidents().startWork(mira(), m_child));
    QVERIFY(other.ticket(m_child).isClockPaused);

    other.exchange();

    look();
    ServiceLevelBook book(isLegalCommand);
    Story::must(runDuePass(other.replica(), book));
    QCOMPARE(due(m_child), u"2026-01-05T10:30:00.000Z"_s);
    QCOMPARE(other.ticket(m_child).nextDueAt, ticket(m_child).nextDueAt);
    QCOMPARE(other.ticket(m_child).nextThresholdAt, ticket(m_child).nextThresholdAt);
    QVERIFY(!other.ticket(m_child).isClockPaused);
}

/// The part is resolved where nobody knows that the parent was so before, and it ran since.
void TstChildClocks::itIsTheSameForAPartThatIsOver()
{
    pause();
    joinAfterTenMinutes();
    test::SecondReplica other(*m_story);
    pass(10min);
    run(u"start_work"_s, m_parent);
    resolveParent();
    pass(1h);
    auto away = other.incidents();
    Story::must(away.startWork(mira(), m_child));
    Story::must(away.resolve(mira(), m_child, {IncidentResolutionCode::Fixed, u"Put out."_s}));
    QVERIFY(!other.ticket(m_child).breachedAt);

    other.exchange();

    look();
    ServiceLevelBook book(isLegalCommand);
    Story::must(runDuePass(other.replica(), book));
    QCOMPARE(ticket(m_child).breachedAt, test::instant("2026-01-05T09:40:00Z"));
    QCOMPARE(other.ticket(m_child).breachedAt, ticket(m_child).breachedAt);
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

/// It had left the parent before what ended that one arrived from elsewhere.
void TstChildClocks::pc2AFormerPartIsToldOfWhatComesLate()
{
    pause();
    joinAfterTenMinutes();
    test::SecondReplica other(*m_story);
    pass(10min);
    auto away = other.incidents();
    Story::must(away.startWork(mira(), m_parent));
    Story::must(away.resolve(
        mira(), m_parent, {IncidentResolutionCode::Fixed, u"Put out."_s, OpenChildren::LeaveOpen}));
    pass(40min);
    join({});
    QCOMPARE(due(m_child), u"2026-01-05T10:20:00.000Z"_s);

    other.exchange();

    look();
    look(other);
    QCOMPARE(due(m_child), u"2026-01-05T09:40:00.000Z"_s);
    QCOMPARE(ticket(m_child).breachedAt, test::instant("2026-01-05T09:40:00Z"));
    QCOMPARE(other.ticket(m_child).breachedAt, ticket(m_child).breachedAt);
    QCOMPARE(other.ticket(m_child).nextDueAt, ticket(m_child).nextDueAt);
}

/// The parent was open all the time, as becomes known after the part has left it.
void TstChildClocks::pc2AFormerPartIsToldOfWhatIsTakenBack()
{
    pause();
    joinAfterTenMinutes();
    run(u"start_work"_s, m_parent);
    resolveParent();
    const auto resolution = replica().lastWritten();
    look();
    pass(5min);
    join({});
    QCOMPARE(due(m_child), u"2026-01-05T09:30:00.000Z"_s);
    pass(1min);

    Story::must(undo(replica(), mira(), resolution));

    look();
    QCOMPARE(due(m_child), u"2026-01-05T09:35:00.000Z"_s);
}

/// Two make it a part of the same one, and one of them takes that back: the latest word holds, for
/// the row as for the clocks.
void TstChildClocks::pc2WhatOneOfTwoTookBackIsNoPart()
{
    pause();
    test::SecondReplica other(*m_story);
    pass(10min);
    join(m_parent);
    const auto joining = replica().lastWritten();
    pass(1min);
    Story::must(LinkService(other.replica()).setParent(mira(), m_child, m_parent));
    pass(4min);
    Story::must(undo(replica(), mira(), joining));
    QCOMPARE(due(m_child), u"2026-01-05T09:30:00.000Z"_s); // as if it had never been

    other.exchange();

    QVERIFY(!ticket(m_child).parentId);
    QVERIFY(!other.ticket(m_child).parentId);
    QVERIFY(!ticket(m_child).isClockPaused);
    QVERIFY(!other.ticket(m_child).isClockPaused);
    QCOMPARE(due(m_child), u"2026-01-05T09:34:00.000Z"_s); // by the other's word it was one
    QCOMPARE(other.ticket(m_child).nextDueAt, ticket(m_child).nextDueAt);
    look();
    QCOMPARE(due(m_child), u"2026-01-05T09:34:00.000Z"_s);
}

/// The same for being deleted, which is a cell of its own.
void TstChildClocks::pc2AParentThatOneOfTwoBroughtBackIsOpen()
{
    pause();
    joinAfterTenMinutes();
    test::SecondReplica other(*m_story);
    pass(1min);
    removeParent(replica());
    const auto deletion = replica().lastWritten();
    pass(1min);
    removeParent(other.replica());
    pass(1min);
    Story::must(undo(replica(), mira(), deletion));

    other.exchange();

    look();
    look(other);
    QVERIFY(!ticket(m_parent).head.deletedAt);
    QVERIFY(ticket(m_child).isClockPaused);
    QVERIFY(other.ticket(m_child).isClockPaused);
    // 09:12 to 09:13 it was deleted by the word of one who did not take it back.
    QCOMPARE(clocks(m_child).first(), u"sla response 1 paused 11/30"_s);
}

QTEST_GUILESS_MAIN(TstChildClocks)
#include "tst_child_clocks.moc"

// Clocks of parts (processes.md PC-2) where what happened to their parents becomes known late: on
// another replica, or by an undo.
#include "core/tickets/history.h"
#include "tests/core/service_levels/parts_of_tickets.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstLateParents : public QObject, test::OnChildClocks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void itIsTheSameWhereTheParentComesLater();
    void itIsTheSameForAPartThatIsOver();
    void pc2AFormerPartIsToldOfWhatComesLate();
    void pc2AFormerPartIsToldOfWhatIsTakenBack();
    void pc2WhatOneOfTwoTookBackIsNoPart();
    void pc2AParentThatOneOfTwoBroughtBackIsOpen();
};

/// What the parent did arrives after the child has gone on elsewhere.
void TstLateParents::itIsTheSameWhereTheParentComesLater()
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
void TstLateParents::itIsTheSameForAPartThatIsOver()
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

/// It had left the parent before what ended that one arrived from elsewhere.
void TstLateParents::pc2AFormerPartIsToldOfWhatComesLate()
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
void TstLateParents::pc2AFormerPartIsToldOfWhatIsTakenBack()
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
void TstLateParents::pc2WhatOneOfTwoTookBackIsNoPart()
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
void TstLateParents::pc2AParentThatOneOfTwoBroughtBackIsOpen()
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

QTEST_GUILESS_MAIN(TstLateParents)
#include "tst_late_parents.moc"

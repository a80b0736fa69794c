// G-08: an incident does not wait on for a change or a problem that is deleted.
#include "core/incidents/incident_rules.h"
#include "core/tickets/history.h"
#include "tests/core/incidents/waiting_incidents.h"
#include "tests/support/second_replica.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;

class TstDeletedWaits : public QObject, test::OnWaits
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void whatIsUnlinkedOrDeletedEndsNothing();
    void g08WhatIsDeletedIsNotWaitedFor_data();
    void g08WhatIsDeletedIsNotWaitedFor();
    void oneThatIsThereIsWaitedFor();
    void whatIsDeletedElsewhereIsNotWaitedForEither();
};

void TstDeletedWaits::whatIsUnlinkedOrDeletedEndsNothing()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = waitingFor(change, TicketKind::Change);
    const auto deleted = waitingFor(change, TicketKind::Change);
    pass(1h);
    const auto related = session().links.related(m_story->mira(), id);
    QVERIFY(related);
    Story::must(session().links.unlink(m_story->mira(), related->links.first().link));
    Story::must(replica().write(m_story->mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Ticket>(deleted); }));

    enter(change, TicketStatus::Implemented);

    QCOMPARE(look().resumed, 0);
    QCOMPARE(statusOf(id), TicketStatus::OnHold);
}

void TstDeletedWaits::g08WhatIsDeletedIsNotWaitedFor_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::newRow("change") << TicketKind::Change;
    QTest::newRow("problem") << TicketKind::Problem;
}

/// To hold for it needs a link to one that is there (G-07).
void TstDeletedWaits::g08WhatIsDeletedIsNotWaitedFor()
{
    QFETCH(const TicketKind, kind);
    const auto other = m_story->ticketOf(kind);
    const auto id = waitingFor(other, kind);
    pass(1h);
    Story::must(session().deletions.remove(m_story->mira(), other));
    const auto deletion = replica().lastWritten();
    const auto deleted = now();
    pass(1h);

    QCOMPARE(look().resumed, 1);

    QCOMPARE(statusOf(id), TicketStatus::InProgress);
    QCOMPARE(m_story->ticket(id).statusChangedAt, deleted);
    QCOMPARE(codeOf(undo(replica(), m_story->mira(), replica().lastWritten())), QString());
    QCOMPARE(look().resumed, 0); // whoever took it back knows better
    QCOMPARE(statusOf(id), TicketStatus::OnHold);
    QCOMPARE(codeOf(undo(replica(), m_story->mira(), deletion)), QString());
    enter(other, kind == TicketKind::Change ? TicketStatus::Implemented : TicketStatus::Resolved);
    QCOMPARE(look().resumed, 1);
}

/// Whatever becomes of it: what is cancelled may yet be followed by another.
void TstDeletedWaits::oneThatIsThereIsWaitedFor()
{
    const auto first = m_story->ticketOf(TicketKind::Change);
    const auto second = m_story->ticketOf(TicketKind::Change);
    const auto id = waitingFor(first, TicketKind::Change);
    link(id, second);
    pass(1h);
    Story::must(session().deletions.remove(m_story->mira(), first));
    QCOMPARE(look().resumed, 0);
    enter(second, TicketStatus::Cancelled);
    QCOMPARE(look().resumed, 0);
    pass(1h);

    Story::must(session().deletions.remove(m_story->mira(), second));

    QCOMPARE(look().resumed, 1);
    QCOMPARE(m_story->ticket(id).statusChangedAt, now());
}

/// Where it was put on hold nobody knew of that yet; two runners agree.
void TstDeletedWaits::whatIsDeletedElsewhereIsNotWaitedForEither()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = in(TicketStatus::InProgress);
    link(id, change);
    test::SecondReplica other(*m_story);
    pass(1h);
    Story::must(DeletionService(other.replica()).remove(m_story->mira(), change));
    pass(1h);
    hold(id, TicketHoldReason::AwaitingChange);
    const auto held = now();
    pass(1h);
    other.exchange();

    ServiceLevelBook book(isLegalIncidentCommand);
    const auto there = runDuePass(other.replica(), book);
    Story::must(there);
    QCOMPARE(there->resumed, 1);
    QCOMPARE(look().resumed, 1);

    other.exchange();
    QCOMPARE(statusOf(id), TicketStatus::InProgress);
    QCOMPARE(m_story->ticket(id).statusChangedAt, held); // not before it waited
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

QTEST_GUILESS_MAIN(TstDeletedWaits)
#include "tst_deleted_waits.moc"

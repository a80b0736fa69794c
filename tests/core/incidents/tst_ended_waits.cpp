// G-08: an incident that waits for a change or a problem goes on once that has come, whoever wrote
// so and however.
#include "core/incidents/ended_waits.h"
#include "core/incidents/incident_rules.h"
#include "core/tickets/history.h"
#include "tests/core/incidents/waiting_incidents.h"
#include "tests/support/second_replica.h"

#include "record/ticket_link.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;

class TstEndedWaits : public QObject, test::OnWaits
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void whatEndsWhichWait_data();
    void whatEndsWhichWait();
    void itGoesOnAsOfWhenItCame();
    void theInstantIsTheOneOfTheAct_data();
    void theInstantIsTheOneOfTheAct();
    void eachActResumesOnce();
    void anotherCompletionResumesAgain();
    void severalMayBeWaitedFor();
    void oneStillToComeKeepsANewWait();
    void aRelationCountsFromBothEnds_data();
    void aRelationCountsFromBothEnds();
    void ex4TwoRunnersDoItOnce();
    void whatWasDoneElsewhereBeforeTheHoldEndsItToo();
    void whatIsTakenBackIsNotDoneAgain();
    void manyWaitsAreEndedPageByPage();
    void whoWaitsCostsNothingToWrite();
};

void TstEndedWaits::whatEndsWhichWait_data()
{
    using enum TicketStatus;
    using Kind = TicketKind;
    using Reason = TicketHoldReason;
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<TicketHoldReason>("reason");
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<bool>("ends");
    const auto add = [](TicketKind kind, TicketHoldReason reason, TicketStatus status, bool ends) {
        QTest::addRow("%s: %s %s", qPrintable(keyOf(reason)), qPrintable(keyOf(kind)),
            qPrintable(keyOf(status)))
            << kind << reason << status << ends;
    };
    for (const auto status :
        {Submitted, PendingApproval, Approved, Rejected, Scheduled, InProgress, Cancelled})
        add(Kind::Change, Reason::AwaitingChange, status, false);
    for (const auto status : {Implemented, InReview, Closed})
        add(Kind::Change, Reason::AwaitingChange, status, true);
    for (const auto status : {Investigating, Diagnosed, SolutionIdentified, Monitoring, Cancelled})
        add(Kind::Problem, Reason::AwaitingProblem, status, false);
    for (const auto status : {Resolved, Closed})
        add(Kind::Problem, Reason::AwaitingProblem, status, true);
    for (const auto reason : {Reason::AwaitingRequester, Reason::AwaitingFulfilment,
             Reason::AwaitingApproval, Reason::Other}) {
        add(Kind::Change, reason, Implemented, false);
        add(Kind::Problem, reason, Resolved, false);
    }
}

void TstEndedWaits::whatEndsWhichWait()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const TicketHoldReason, reason);
    QFETCH(const TicketStatus, status);
    QFETCH(const bool, ends);
    const auto other = m_story->ticketOf(kind);
    const auto id = in(TicketStatus::InProgress);
    link(id, other);
    hold(id, reason);
    pass(1h);
    QCOMPARE(look().resumed, 0);

    enter(other, status);

    QCOMPARE(look().resumed, ends ? 1 : 0);
    QCOMPARE(statusOf(id), ends ? TicketStatus::InProgress : TicketStatus::OnHold);
    QCOMPARE(look().resumed, 0);
}

void TstEndedWaits::itGoesOnAsOfWhenItCame()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = in(TicketStatus::InProgress);
    link(id, change);
    pass(10min);
    hold(id, TicketHoldReason::AwaitingChange);
    pass(2h);
    enter(change, TicketStatus::Implemented);
    const auto done = now();
    pass(3h); // no program ran

    QCOMPARE(look().resumed, 1);

    const auto ticket = m_story->ticket(id);
    QCOMPARE(ticket.status, TicketStatus::InProgress);
    QCOMPARE(ticket.statusChangedAt, done);
    QVERIFY(!ticket.holdReason && !ticket.holdUntil && !ticket.holdReturnStatus);
    QVERIFY(!ticket.isClockPaused);
    const auto story = historyOf(replica(), m_story->mira(), id.value());
    QVERIFY(story);
    const auto& last = story->last();
    QCOMPARE(last.command, u"incident.resume"_s);
    QVERIFY(last.actor.isEmpty());
    QCOMPARE(last.at, done);
}

void TstEndedWaits::theInstantIsTheOneOfTheAct_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<TicketStatus>("done");
    QTest::addColumn<QString>("command");
    QTest::newRow("X-13") << TicketKind::Change << TicketStatus::Implemented << u"change.finish"_s;
    QTest::newRow("P-07") << TicketKind::Problem << TicketStatus::Resolved << u"problem.resolve"_s;
}

/// Also where the ticket is further by the time someone looks.
void TstEndedWaits::theInstantIsTheOneOfTheAct()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const TicketStatus, done);
    QFETCH(const QString, command);
    const auto other = m_story->ticketOf(kind);
    const auto id = waitingFor(other, kind);
    enter(other, kind == TicketKind::Change ? TicketStatus::InProgress : TicketStatus::Monitoring);
    pass(1h);
    finish(replica(), command, other, done);
    const auto at = now();
    pass(1h);
    enter(other, TicketStatus::Closed);
    pass(1h);

    QCOMPARE(look().resumed, 1);

    QCOMPARE(m_story->ticket(id).statusChangedAt, at);
}

void TstEndedWaits::eachActResumesOnce()
{
    const auto problem = m_story->ticketOf(TicketKind::Problem);
    const auto id = waitingFor(problem, TicketKind::Problem);
    pass(1h);
    enter(problem, TicketStatus::Resolved);
    QCOMPARE(look().resumed, 1);
    pass(1h);

    hold(id, TicketHoldReason::AwaitingProblem); // someone knows better

    QCOMPARE(look().resumed, 0);
    enter(problem, TicketStatus::Closed);
    QCOMPARE(look().resumed, 0);
    QCOMPARE(statusOf(id), TicketStatus::OnHold);
}

void TstEndedWaits::anotherCompletionResumesAgain()
{
    const auto problem = m_story->ticketOf(TicketKind::Problem);
    const auto id = waitingFor(problem, TicketKind::Problem);
    for (int turn = 0; turn < 2; ++turn) {
        pass(1h);
        enter(problem, TicketStatus::Resolved);
        QCOMPARE(look().resumed, 1);
        QCOMPARE(statusOf(id), TicketStatus::InProgress);
        pass(1h);
        enter(problem, TicketStatus::Investigating); // P-10
        hold(id, TicketHoldReason::AwaitingProblem);
        QCOMPARE(look().resumed, 0);
    }
}

void TstEndedWaits::severalMayBeWaitedFor()
{
    const auto first = m_story->ticketOf(TicketKind::Change);
    const auto second = m_story->ticketOf(TicketKind::Change);
    const auto one = waitingFor(first, TicketKind::Change);
    link(one, second);
    const auto two = waitingFor(second, TicketKind::Change);
    pass(1h);

    enter(second, TicketStatus::Implemented);

    QCOMPARE(look().resumed, 2); // a linked one, whichever
    QCOMPARE(statusOf(one), TicketStatus::InProgress);
    QCOMPARE(statusOf(two), TicketStatus::InProgress);
}

void TstEndedWaits::oneStillToComeKeepsANewWait()
{
    const auto done = m_story->ticketOf(TicketKind::Change);
    const auto coming = m_story->ticketOf(TicketKind::Change);
    enter(done, TicketStatus::Implemented);
    pass(1h);
    const auto id = waitingFor(done, TicketKind::Change);
    QCOMPARE(look().resumed, 1); // nothing is left that could come
    link(id, coming);
    pass(1h);

    hold(id, TicketHoldReason::AwaitingChange);
    enter(done, TicketStatus::InReview);

    QCOMPARE(look().resumed, 0);
    pass(1h);
    enter(coming, TicketStatus::Implemented);
    QCOMPARE(look().resumed, 1);
}

void TstEndedWaits::aRelationCountsFromBothEnds_data()
{
    QTest::addColumn<TicketLinkLinkType>("type");
    QTest::addColumn<bool>("isOutgoing");
    QTest::addColumn<bool>("counts");
    using enum TicketLinkLinkType;
    QTest::newRow("requires") << Requires << true << true;
    QTest::newRow("relates to") << RelatesTo << true << true;
    QTest::newRow("relates to, from the other") << RelatesTo << false << true;
    QTest::newRow("caused by a change") << CausedByChange << true << true;
    QTest::newRow("blocks") << BlockedBy << false << false;
}

/// As with what lets it wait (G-07).
void TstEndedWaits::aRelationCountsFromBothEnds()
{
    QFETCH(const TicketLinkLinkType, type);
    QFETCH(const bool, isOutgoing);
    QFETCH(const bool, counts);
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = in(TicketStatus::InProgress);
    record::TicketLink stored;
    stored.fromTicketId = isOutgoing ? id : change;
    stored.toTicketId = isOutgoing ? change : id;
    stored.linkType = type;
    Story::must(m_story->add(stored));
    m_story->alter<record::Ticket>(id, [](record::Ticket& ticket) {
        ticket.status = TicketStatus::OnHold;
        ticket.holdReason = TicketHoldReason::AwaitingChange;
    });

    enter(change, TicketStatus::Implemented);

    QCOMPARE(look().resumed, counts ? 1 : 0);
}

void TstEndedWaits::ex4TwoRunnersDoItOnce()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = waitingFor(change, TicketKind::Change);
    pass(1h);
    enter(change, TicketStatus::Implemented);
    test::SecondReplica other(*m_story);
    ServiceLevelBook book(isLegalIncidentCommand);
    const auto there = runDuePass(other.replica(), book);
    Story::must(there);
    QCOMPARE(there->resumed, 1);
    QCOMPARE(look().resumed, 1); // neither knows of the other

    other.exchange();

    QCOMPARE(statusOf(id), TicketStatus::InProgress);
    QCOMPARE(other.ticket(id).status, TicketStatus::InProgress);
    QCOMPARE(
        rows("SELECT count(DISTINCT command_id) FROM jr_tx WHERE command = 'incident.resume'"), 1);
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
    QCOMPARE(look().resumed, 0);
}

/// On the device that held it nobody knew yet.
void TstEndedWaits::whatWasDoneElsewhereBeforeTheHoldEndsItToo()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = in(TicketStatus::InProgress);
    link(id, change);
    test::SecondReplica other(*m_story);
    pass(1h);
    finish(other.replica(), u"incident.edit"_s, change, TicketStatus::Implemented);
    pass(1h);
    hold(id, TicketHoldReason::AwaitingChange);
    const auto held = now();
    QCOMPARE(look().resumed, 0);
    pass(1h);

    other.exchange();

    QCOMPARE(look().resumed, 1);
    QCOMPARE(m_story->ticket(id).statusChangedAt, held); // not before it waited
}

void TstEndedWaits::whatIsTakenBackIsNotDoneAgain()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    const auto id = waitingFor(change, TicketKind::Change);
    pass(1h);
    enter(change, TicketStatus::Implemented);
    QCOMPARE(look().resumed, 1);

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), replica().lastWritten())), QString());

    QCOMPARE(statusOf(id), TicketStatus::OnHold);
    QCOMPARE(look().resumed, 0);
}

void TstEndedWaits::manyWaitsAreEndedPageByPage()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    QList<TicketId> ids;
    for (int i = 0; i < 7; ++i)
        ids += waitingFor(change, TicketKind::Change);
    const auto pending = m_story->ticketOf(TicketKind::Change);
    ids += waitingFor(pending, TicketKind::Change);
    pass(1h);
    enter(change, TicketStatus::Implemented);
    EndedWaits waits(replica().organization());
    QSet<TicketId> found;
    int pages = 0;
    while (!waits.isAtEnd()) {
        const auto page =
            replica().read([&](Database& database) { return waits.next(database, 3); });
        Story::must(page);
        for (const auto& wait : *page) {
            QCOMPARE(wait.by, change);
            QVERIFY(!found.contains(wait.ticket));
            found.insert(wait.ticket);
        }
        ++pages;
    }

    QCOMPARE(pages, 3);
    QCOMPARE(found.size(), 7);
    QCOMPARE(look().resumed, 7);
    QCOMPARE(statusOf(ids.last()), TicketStatus::OnHold);
}

void TstEndedWaits::whoWaitsCostsNothingToWrite()
{
    const auto change = m_story->ticketOf(TicketKind::Change);
    waitingFor(change, TicketKind::Change);
    const auto id = waitingFor(change, TicketKind::Change);
    pass(1min);
    enter(change, TicketStatus::Implemented);
    QCOMPARE(look().resumed, 2);
    hold(id, TicketHoldReason::AwaitingChange);
    const auto before = rows("SELECT count(*) FROM jr_tx");

    QVERIFY(look().isEmpty());

    QCOMPARE(rows("SELECT count(*) FROM jr_tx"), before);
}

QTEST_GUILESS_MAIN(TstEndedWaits)
#include "tst_ended_waits.moc"

// Clocks where acts arrive in another order than they happened in (synchronisation.md 6.3, 6.10).
#include "core/incidents/due_pass.h"
#include "core/service_levels/breach_service.h"
#include "core/tickets/history.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/support/second_replica.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

/// It is Monday, 09:00 in UTC; an incident of the story is to be answered within 30 minutes.
class TstLateActs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup();
    void whatStandsAgainCountsAgain();
    void whatAnActFollowsIsLookedAtAllTheSame();
    void whatComesAMomentEarlierCallsNoLookOff();
    void whatCameBeforeAnUndoCallsNoLookOff();
    void sl3ARulingOnWhatWasNotMissedRulesNothing();
    void ex3WhatAClockAheadNoticedIsTakenBack();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    void look(Replica& at)
    {
        ServiceLevelBook book(isLegalCommand);
        Story::must(runDuePass(at, book));
    }
    qint64 breachesKept(Replica& at)
    {
        const auto found =
            number(at.database(), {"test.breaches", "SELECT count(*) FROM sla_breach"});
        Story::must(found);
        return *found;
    }
    qint64 breachesKept(test::SecondReplica& at) { return breachesKept(at.replica()); }
    void reply(test::SecondReplica& at, const Actor& as, TicketId id)
    {
        Story::must(
            at.incidents().comment(as, id, u"We are at it."_s, TicketCommentVisibility::Public));
    }
    void actAfter(std::chrono::milliseconds time, const QString& command, TicketId id)
    {
        m_story->desk->clock.advance(time);
        Story::must(m_story->run(command, id));
    }

    std::unique_ptr<Story> m_story;
};

void TstLateActs::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

/// While one went on with the work, another took the hold back that came before it: an undo that
/// was overtaken. Where the going on arrives last, the hold has to count there again.
void TstLateActs::whatStandsAgainCountsAgain()
{
    const auto id = *m_story->incidentIn(TicketStatus::InProgress);
    actAfter(5min, u"hold"_s, id);
    const auto hold = replica().lastWritten();
    test::SecondReplica other(*m_story);
    actAfter(10min, u"resume"_s, id);
    m_story->desk->clock.advance(5min);
    Story::must(homeport::undo(other.replica(), m_story->mira(), hold));
    QCOMPARE(other.ticket(id).nextDueAt, instant("2026-01-05T09:30:00Z"));

    other.exchange();

    QCOMPARE(m_story->ticket(id).nextDueAt, instant("2026-01-05T09:40:00Z"));
    QCOMPARE(other.ticket(id).nextDueAt, instant("2026-01-05T09:40:00Z"));
    QCOMPARE(other.ticket(id).nextThresholdAt, m_story->ticket(id).nextThresholdAt);
}

/// A missed target was noticed where nobody knew that the incident was on hold. The hold arrives,
/// and somebody goes on with the work before a runner comes by.
void TstLateActs::whatAnActFollowsIsLookedAtAllTheSame()
{
    const auto id = *m_story->incidentIn(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    actAfter(5min, u"hold"_s, id);
    m_story->desk->clock.advance(1h);
    look(other.replica());
    QCOMPARE(other.ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
    QCOMPARE(breachesKept(other), 1);
    other.exchange();
    QVERIFY(!other.ticket(id).breachedAt);
    m_story->desk->clock.advance(5min);

    Story::must(other.incidents().resume(m_story->mira(), id));

    look(other.replica());
    QCOMPARE(breachesKept(other), 0);
    QCOMPARE(other.ticket(id).nextDueAt, instant("2026-01-05T10:35:00Z"));
}

/// A missed target was noticed where nobody knew of the hold, nor of the answer right before it.
/// The hold arrives first.
void TstLateActs::whatComesAMomentEarlierCallsNoLookOff()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = *m_story->incidentIn(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    test::SecondReplica third(*m_story);
    m_story->desk->clock.advance(5min);
    reply(third, agent, id);
    actAfter(1ms, u"hold"_s, id);
    m_story->desk->clock.advance(1h);
    look(other.replica());
    QCOMPARE(breachesKept(other), 1);
    other.exchange();
    third.exchange();

    other.exchange();

    QVERIFY(!other.ticket(id).breachedAt);
    look(other.replica());
    QCOMPARE(breachesKept(other), 0);
}

/// A missed target was noticed that is none any more, as somebody took back what set the clock
/// going. What another said before that, and after what was noticed, arrives later.
void TstLateActs::whatCameBeforeAnUndoCallsNoLookOff()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = *m_story->incidentIn(TicketStatus::InProgress);
    actAfter(5min, u"hold"_s, id);
    actAfter(10min, u"resume"_s, id);
    const auto resumption = replica().lastWritten();
    test::SecondReplica other(*m_story);
    test::SecondReplica third(*m_story);
    m_story->desk->clock.advance(1h);
    look(other.replica());
    QCOMPARE(breachesKept(other), 1);
    m_story->desk->clock.advance(5min);
    reply(third, agent, id);
    m_story->desk->clock.advance(5min);
    Story::must(homeport::undo(replica(), m_story->mira(), resumption));
    other.exchange();
    third.exchange();

    other.exchange();

    QVERIFY(!other.ticket(id).breachedAt);
    look(other.replica());
    QCOMPARE(breachesKept(other), 0);
}

/// A breach is voided that was none, as becomes known; the target is missed later after all.
void TstLateActs::sl3ARulingOnWhatWasNotMissedRulesNothing()
{
    constexpr ClockKey response{SlaPolicyAgreementType::Sla, SlaTargetMetric::Response, 1};
    const auto id = *m_story->incidentIn(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    actAfter(5min, u"hold"_s, id);
    m_story->desk->clock.advance(1h);
    ServiceLevelBook book(isLegalCommand);
    BreachService breaches(other.replica(), book);
    Story::must(
        breaches.voidBreach(m_story->mira(), id, response, u"The line was cut by a digger"_s));
    other.exchange();
    actAfter(5min, u"resume"_s, id);

    m_story->desk->clock.advance(1h);
    other.exchange();
    look(replica());
    look(other.replica());

    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T10:35:00Z"));
    QVERIFY(m_story->ticket(id).isClockBreached);
    QCOMPARE(other.ticket(id).breachedAt, m_story->ticket(id).breachedAt);
    // What was missed by now is for somebody to rule on.
    Story::must(
        breaches.voidBreach(m_story->mira(), id, response, u"The line was cut by a digger"_s));
    QVERIFY(!other.ticket(id).breachedAt);
}

/// The clock of the computer ran a day ahead and was set right; nobody did anything meanwhile.
void TstLateActs::ex3WhatAClockAheadNoticedIsTakenBack()
{
    const auto id = *m_story->incidentIn(TicketStatus::InProgress);
    m_story->desk->clock.advance(24h);
    look(replica());
    QVERIFY(m_story->ticket(id).isClockBreached);
    QVERIFY(breachesKept(replica()) > 0);
    m_story->desk->clock.advance(5min - 24h);

    look(replica());

    QVERIFY(!m_story->ticket(id).isClockBreached);
    QVERIFY(!m_story->ticket(id).breachedAt);
    QCOMPARE(breachesKept(replica()), 0);
    QCOMPARE(m_story->ticket(id).nextDueAt, instant("2026-01-05T09:30:00Z"));
    // It is noticed once it is so.
    m_story->desk->clock.advance(26min);
    look(replica());
    QVERIFY(m_story->ticket(id).isClockBreached);
    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
    QCOMPARE(breachesKept(replica()), 1);
}

QTEST_GUILESS_MAIN(TstLateActs)
#include "tst_late_acts.moc"

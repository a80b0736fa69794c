// Clocks where acts arrive in another order than they happened in (synchronisation.md 6.3, 6.10).
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

private:
    Replica& replica() { return *m_story->desk->session->replica; }
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

QTEST_GUILESS_MAIN(TstLateActs)
#include "tst_late_acts.moc"

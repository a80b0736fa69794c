// What is most urgent comes first (engines.md 2.3).
#include "core/incidents/due_pass.h"
#include "core/tickets/queue_rank.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"
#include "tests/support/second_replica.h"

#include <QTest>

#include "record/incident.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

/// It is Monday, 09:00 in UTC. An answer is due after 15, 30, 60 or 120 minutes by priority.
class TstQueueRank : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void en23TheMostUrgentComesFirst();
    void en23OfEqualsTheScoreThenTheEarlierOneComesFirst();
    void en23OfEqualsTheOneReportedFirstComesFirst();
    void aMajorIsRankedAsItIsDeclared();
    void aMissedTargetCountsWhileItsClockLives();
    void whatIsNotOpenIsBehindAllElse();
    void aReopenedMajorIsFirstAgain();
    void everyReplicaRanksAlike();
    void itTellsNothingToWhoMayNotSeeClocks();
    void itIsWalkedInBothDirections();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    void pass(std::chrono::milliseconds time) { m_story->desk->clock.advance(time); }
    TicketId rated(int impact, int urgency)
    {
        auto form = m_story->form();
        form.impact = impact;
        form.urgency = urgency;
        const auto made = incidents().create(mira(), form);
        Story::must(made);
        return made->ticket.id;
    }
    void declare(TicketId id, bool isMajor = true)
    {
        m_story->alter<record::Incident>(id, [&](record::Incident& row) { row.isMajor = isMajor; });
    }
    /// By another than who reported it.
    void answer(TicketId id)
    {
        const auto ada = m_story->personWith(u"administrator"_s, u"A"_s + id.toString());
        Story::must(m_story->runAs(ada, u"comment_public"_s, id));
    }
    void look() { Story::must(runDuePass(replica(), m_story->desk->session->serviceLevels)); }
    static QList<TicketId> ranked(Database& database, const Actor& actor, bool descending = false)
    {
        const auto page = TicketQueries::page(database, actor,
            {.which = QueueView::Which::All,
                .order = QueueView::Order::Rank,
                .descending = descending,
                .text = {},
                .run = {}},
            0, 100);
        Story::must(page);
        QList<TicketId> ids;
        for (const auto& row : *page)
            ids += row.id;
        return ids;
    }
    QList<TicketId> ranked() { return ranked(replica().database(), mira()); }
};

void TstQueueRank::en23TheMostUrgentComesFirst()
{
    const auto low = rated(3, 3);
    const auto missed = rated(3, 3);
    const auto major = rated(3, 3);
    const auto medium = rated(2, 2);
    declare(major);
    pass(125min);
    look(); // those before now are all missed
    for (const auto id : {low, major, medium})
        answer(id);
    const auto late = rated(1, 2);
    pass(1min);
    const auto later = rated(1, 2); // the same priority, due after it
    const auto critical = rated(1, 1);

    QCOMPARE(ranked(), (QList<TicketId>{major, missed, critical, late, later, medium, low}));
    QVERIFY(m_story->ticket(missed).isClockBreached);
    QVERIFY(m_story->ticket(low).breachedAt && !m_story->ticket(low).isClockBreached);
}

void TstQueueRank::en23OfEqualsTheScoreThenTheEarlierOneComesFirst()
{
    const auto first = rated(2, 2);
    const auto second = rated(2, 2);
    const auto higher = rated(1, 3); // of priority 3 as well, with more of a score
    QCOMPARE(m_story->ticket(higher).priority, m_story->ticket(first).priority);
    QVERIFY(m_story->ticket(higher).priorityScore > m_story->ticket(first).priorityScore);
    QCOMPARE(m_story->ticket(higher).nextDueAt, m_story->ticket(first).nextDueAt);
    QCOMPARE(ranked().first(), higher);
    QCOMPARE(m_story->ticket(first).queueRank, m_story->ticket(second).queueRank);
    pass(1min);
    const auto held = rated(2, 2);
    Story::must(m_story->run(u"start_work"_s, held));
    Story::must(m_story->run(u"hold"_s, held)); // which is not due
    const auto earlier = rated(2, 2);

    QCOMPARE(ranked().mid(3), (QList<TicketId>{earlier, held}));
}

/// Also where it came to be known later, as by an import.
void TstQueueRank::en23OfEqualsTheOneReportedFirstComesFirst()
{
    pass(10min);
    const auto known = rated(2, 2);
    auto late = m_story->ticket(known);
    late.id = TicketId(QUuid::createUuid());
    late.number = u"INC-009999"_s;
    record::Incident own;
    own.id = late.id;
    const Command command{
        .code = u"incident.create"_s, .happenedAt = m_story->desk->clock.now() - 5min};
    Story::must(replica().write(mira().author(), command, [&](UnitOfWork& unit) {
        auto made = unit.create(late);
        return made ? unit.create(own) : made;
    }));
    for (const auto& id : {known, late.id}) {
        Story::must(m_story->run(u"start_work"_s, id));
        Story::must(m_story->run(u"hold"_s, id)); // which is not due
    }
    QCOMPARE(m_story->ticket(late.id).queueRank, m_story->ticket(known).queueRank);

    QCOMPARE(ranked(), (QList<TicketId>{late.id, known}));
}

void TstQueueRank::aMajorIsRankedAsItIsDeclared()
{
    const auto critical = rated(1, 1);
    const auto id = rated(3, 3);
    QCOMPARE(ranked().first(), critical);

    declare(id);

    QCOMPARE(ranked().first(), id);
    Story::must(m_story->run(u"acknowledge"_s, id)); // what comes after leaves it so
    pass(1h);
    look();
    QCOMPARE(ranked().first(), id);
    declare(id, false);
    QCOMPARE(ranked().first(), critical);
}

void TstQueueRank::aMissedTargetCountsWhileItsClockLives()
{
    const auto critical = rated(1, 1);
    answer(critical);
    const auto low = rated(3, 3);
    QCOMPARE(ranked().last(), low);
    pass(125min);
    QCOMPARE(ranked().last(), low); // time alone is no fact of the row

    look();

    QCOMPARE(ranked().first(), low);
    QVERIFY(m_story->ticket(low).isClockBreached);
    answer(low);
    QCOMPARE(ranked().last(), low); // answered, late; what is left to do is in time
    QVERIFY(!m_story->ticket(low).isClockBreached);
    QVERIFY(m_story->ticket(low).breachedAt);
}

void TstQueueRank::whatIsNotOpenIsBehindAllElse()
{
    const auto done = rated(1, 1);
    const auto open = rated(3, 3);
    Story::must(m_story->run(u"start_work"_s, done));
    Story::must(m_story->run(u"resolve"_s, done));

    QCOMPARE(ranked(), (QList<TicketId>{open, done}));
    QCOMPARE(m_story->ticket(done).queueRank, noRank);
    QCOMPARE(record::Ticket().queueRank, noRank); // what the schema has for it
    QVERIFY(m_story->ticket(open).queueRank < noRank);
}

void TstQueueRank::aReopenedMajorIsFirstAgain()
{
    const auto critical = rated(1, 1);
    const auto major = rated(3, 3);
    declare(major);
    m_story->alter<record::Ticket>(
        major, [](record::Ticket& row) { row.status = TicketStatus::Resolved; });
    QCOMPARE(ranked(), (QList<TicketId>{critical, major}));

    m_story->alter<record::Ticket>(
        major, [](record::Ticket& row) { row.status = TicketStatus::InProgress; });

    QCOMPARE(ranked(), (QList<TicketId>{major, critical}));
}

/// Whatever arrives first, and though each looks after its clocks by itself.
void TstQueueRank::everyReplicaRanksAlike()
{
    const auto critical = rated(1, 1);
    const auto low = rated(3, 3);
    pass(1min);
    const auto medium = rated(2, 2);
    test::SecondReplica other(*m_story);
    QCOMPARE(ranked(other.replica().database(), mira()), ranked());
    declare(low);
    Story::must(other.incidents().edit(mira(), medium, {.impact = 1, .urgency = 1}));
    const auto added = rated(1, 2);

    other.exchange();

    QCOMPARE(ranked(), (QList<TicketId>{low, critical, medium, added}));
    QCOMPARE(ranked(other.replica().database(), mira()), ranked());
    for (const auto id : {critical, low, medium, added})
        QCOMPARE(other.ticket(id).queueRank, m_story->ticket(id).queueRank);
}

/// access.md section 5: the last one that was touched comes first, as usual.
void TstQueueRank::itTellsNothingToWhoMayNotSeeClocks()
{
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    const auto reported = [&](int impact, int urgency) {
        pass(1min);
        auto form = m_story->form();
        form.requester = rita.person;
        form.impact = impact;
        form.urgency = urgency;
        const auto made = incidents().create(mira(), form);
        Story::must(made);
        return made->ticket.id;
    };
    const auto critical = reported(1, 1);
    const auto low = reported(3, 3);

    QCOMPARE(ranked(replica().database(), rita), (QList<TicketId>{low, critical}));
    QCOMPARE(ranked(), (QList<TicketId>{critical, low}));
}

void TstQueueRank::itIsWalkedInBothDirections()
{
    for (int i = 0; i < 9; ++i)
        rated(1 + i % 3, 1 + i / 3);
    auto& database = replica().database();
    for (const bool descending : {false, true}) {
        const QueueView view{.order = QueueView::Order::Rank,
            .descending = descending,
            .text = {},
            .run = {},
            .group = QueueView::Group::Status};
        const auto all = ranked(database, mira(), descending);
        QList<TicketId> walked;
        std::optional<QueuePlace> place = QueuePlace();
        while (place) {
            const auto page =
                TicketQueries::page(database, mira(), view, *place, place->position, 1);
            Story::must(page);
            walked += page->first().id;
            const auto next = TicketQueries::placeAfter(database, mira(), view, *place, 1);
            Story::must(next);
            place = *next;
        }
        QCOMPARE(walked, all);
    }
}

QTEST_GUILESS_MAIN(TstQueueRank)
#include "tst_queue_rank.moc"

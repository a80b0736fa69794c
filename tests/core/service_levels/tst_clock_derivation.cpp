// Clocks follow from the entries of the journal, in whatever way those came to be.
#include "core/exchange/desk_archive.h"
#include "core/incidents/incident_service.h"
#include "core/tickets/history.h"
#include "tests/core/service_levels/ticket_levels.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstClockDerivation : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whatIsTakenBackMovesNoClock();
    void anOvertakenCommandMovesNoClock();
    void aTicketOfThePastIsMeasuredByItsTimes();
    void whatWasFoldedAnewIsTheSame();
};

void TstClockDerivation::whatIsTakenBackMovesNoClock()
{
    const auto id = reported();
    run(u"start_work"_s, id);
    run(u"hold"_s, id);
    const auto held = replica().lastWritten();
    pass(4h);
    QCOMPARE(due(id), u"never"_s);

    Story::must(homeport::undo(replica(), m_story->mira(), held));

    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s);
    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 running 240/30 due 01-05T09:30 missed 01-05T09:30"_s,
            u"sla resolution 1 running 240/480 due 01-06T09:00"_s}));
}

void TstClockDerivation::anOvertakenCommandMovesNoClock()
{
    // Somebody far away holds the ticket, not knowing that it was resolved before.
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(10min);
    test::FakeClock clock;
    clock.advance(20min);
    SeededRandom random(5);
    auto made = emptyDesk(test::freshAddress(), {&clock, &random, ownPlaces()});
    Story::must(made);
    auto& away = **made;
    Story::must(refold(replica(), away));
    const auto send = [](Replica& from, Replica& to) {
        auto entries = from.entriesAfter({}, 100'000);
        Story::must(entries);
        Story::must(to.receive(*entries));
    };
    run(u"resolve"_s, id);
    Story::must(IncidentService(away).hold(m_story->mira(), id, {}));

    send(away, replica());

    QCOMPARE(m_story->ticket(id).status, TicketStatus::Resolved);
    QCOMPARE(clocks(id).last(), u"sla resolution 1 stopped met 10/480"_s);
    QVERIFY(!m_story->ticket(id).isClockPaused);
    // The other desk had paused them until it heard of the resolution.
    send(replica(), away);
    auto row = loadRow(away.database(), record::Ticket::table(), id.value());
    Story::must(row);
    QVERIFY(!record::Ticket::fromRow(**row).isClockPaused);
}

void TstClockDerivation::aTicketOfThePastIsMeasuredByItsTimes()
{
    record::Ticket ticket;
    ticket.id = TicketId(QUuid::createUuid());
    ticket.kind = TicketKind::Incident;
    ticket.number = u"OLD-1"_s;
    ticket.title = u"Long ago"_s;
    ticket.status = TicketStatus::New;
    ticket.requesterId = m_requester.person;
    ticket.impact = 2;
    ticket.urgency = 1;
    const auto created = instant("2024-03-04T08:00:00Z");
    Story::must(replica().write(m_story->mira().author(),
        {.code = u"incident.create"_s, .run = RunId(QUuid::createUuid()), .happenedAt = created},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto made = unit.create(ticket); !made)
                return made;
            record::Incident incident;
            incident.id = ticket.id;
            return unit.create(incident);
        }));
    Story::must(replica().write(m_story->mira().author(),
        {.code = u"import"_s,
            .run = RunId(QUuid::createUuid()),
            .happenedAt = instant("2024-03-06T12:00:00Z")},
        [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Ticket>(ticket.id);
            if (!row)
                return row.error();
            row->status = TicketStatus::Closed;
            row->resolvedAt = instant("2024-03-05T08:30:00Z");
            row->closedAt = unit.now();
            return unit.put(*row);
        }));

    QCOMPARE(clocks(ticket.id),
        (QStringList{u"sla response 1 stopped missed 510/30 missed 03-04T08:30"_s,
            u"sla resolution 1 stopped missed 510/480 missed 03-04T16:00"_s}));
    QCOMPARE(m_story->ticket(ticket.id).breachedAt, instant("2024-03-04T08:30:00Z"));
}

void TstClockDerivation::whatWasFoldedAnewIsTheSame()
{
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(10min);
    run(u"hold"_s, id);
    pass(1h);
    Story::must(m_story->runAs(m_requester, u"comment_public"_s, id));
    edit(id, {.impact = 3});
    pass(1h);
    run(u"comment_public"_s, id);
    const auto kept = m_story->ticket(id);
    QVERIFY(kept.nextDueAt);

    // From the journal alone, as a runner would.
    m_story->desk->session =
        *openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    Story::must(replica().refresh(record::Ticket::table(), {id.value()}, kept.head.updatedAt));

    const auto anew = m_story->ticket(id);
    QCOMPARE(anew.nextDueAt, kept.nextDueAt);
    QCOMPARE(anew.atRiskAt, kept.atRiskAt);
    QCOMPARE(anew.nextThresholdAt, kept.nextThresholdAt);
    QCOMPARE(anew.breachedAt, kept.breachedAt);
}

QTEST_GUILESS_MAIN(TstClockDerivation)
#include "tst_clock_derivation.moc"

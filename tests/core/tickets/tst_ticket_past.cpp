#include "core/tickets/history.h"
#include "core/tickets/ticket_past.h"
#include "tests/support/example_desk.h"
#include "tests/support/second_replica.h"

#include <QTest>

#include <tuple>

#include "record/priority_matrix.h"
#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstTicketPast : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanup() { test::dropFreshAddresses(); }
    void eachMomentShowsWhatStoodThen();
    void whatWasTakenBackLaterWasThere();
    void whatWasOvertakenMovedNothing_data();
    void whatWasOvertakenMovedNothing();
    void g05ItKeepsThePriorityItHad();
    void beforeItsReportThereIsNothing();
    void thePresentIsThePastOfNow();

private:
    /// All but what is known here alone, as clocks are: a past has none.
    static std::vector<Value> cellsOf(const record::Ticket& ticket)
    {
        auto row = ticket.toRow();
        for (size_t i = 0; i < row.cells.size(); ++i) {
            if (row.table->fields[i].merge == Merge::Local)
                row.cells[i] = Value();
        }
        return row.cells;
    }
    static Result<TicketPast> at(Story& story, TicketId id, Timestamp moment)
    {
        auto& replica = *story.desk->session->replica;
        return replica.read([&](Database& database) {
            return ticketAt(database, replica.rules(), story.mira(), id, moment);
        });
    }
};

void TstTicketPast::eachMomentShowsWhatStoodThen()
{
    Story story;
    auto& clock = story.desk->clock;
    const auto id = story.incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto reported = clock.now();
    clock.advance(std::chrono::minutes(5));
    QVERIFY(story.run(u"start_work"_s, *id));
    const auto started = clock.now();
    clock.advance(std::chrono::minutes(5));
    QVERIFY(
        story.incidents().edit(story.mira(), *id, {.title = u"Printer smokes"_s, .urgency = 3}));
    QVERIFY(story.incidents().comment(
        story.mira(), *id, u"It is out."_s, TicketCommentVisibility::Public));
    const auto said = clock.now();
    clock.advance(std::chrono::minutes(5));
    QVERIFY(story.run(u"resolve"_s, *id));

    const auto first = at(story, *id, reported);
    QVERIFY(first);
    QCOMPARE(first->ticket.status, TicketStatus::New);
    QCOMPARE(first->ticket.title, u"Printer on fire"_s);
    QCOMPARE(first->ticket.priority, 2); // derived then as now
    QVERIFY(!first->ticket.assignedUserId && first->conversation.isEmpty());
    const auto second = at(story, *id, started + std::chrono::seconds(1));
    QVERIFY(second);
    QCOMPARE(second->ticket.status, TicketStatus::InProgress);
    QCOMPARE(second->ticket.assignedUserId, story.mira().person);
    QCOMPARE(second->ticket.title, u"Printer on fire"_s);
    const auto third = at(story, *id, said);
    QVERIFY(third);
    QCOMPARE(third->ticket.title, u"Printer smokes"_s);
    QCOMPARE(third->ticket.priority, 4);
    QCOMPARE(third->ticket.status, TicketStatus::InProgress);
    QCOMPARE(third->conversation.size(), 1);
    QCOMPARE(third->conversation.first().body, u"It is out."_s);
    QCOMPARE(third->conversation.first().author, u"Mira Kovač"_s);
    QVERIFY(!std::get<record::Incident>(third->extension).resolutionCode);
}

void TstTicketPast::whatWasTakenBackLaterWasThere()
{
    Story story;
    auto& clock = story.desk->clock;
    auto& replica = *story.desk->session->replica;
    const auto id = story.incidentIn(TicketStatus::New);
    QVERIFY(id);
    clock.advance(std::chrono::minutes(1));
    QVERIFY(story.incidents().comment(
        story.mira(), *id, u"Too fast."_s, TicketCommentVisibility::Internal));
    const auto said = clock.now();
    clock.advance(std::chrono::minutes(1));
    QVERIFY(undo(replica, story.mira(), replica.lastWritten()));

    QCOMPARE(at(story, *id, said)->conversation.size(), 1);
    QVERIFY(at(story, *id, clock.now())->conversation.isEmpty());
}

void TstTicketPast::whatWasOvertakenMovedNothing_data()
{
    QTest::addColumn<QString>("earlier");
    QTest::addColumn<QString>("later");
    QTest::newRow("an act") << u"resolve"_s << u"hold"_s;
    QTest::newRow("an undo") << u"hold"_s << u"undo"_s;
    QTest::newRow("an act that clears") << u"resolve"_s << u"cancel"_s;
}

/// Synchronisation.md 6.3: two act apart, and what comes second is not possible any more.
void TstTicketPast::whatWasOvertakenMovedNothing()
{
    QFETCH(QString, earlier);
    QFETCH(QString, later);
    Story story;
    auto& clock = story.desk->clock;
    auto& replica = *story.desk->session->replica;
    const auto id = story.incidentIn(TicketStatus::InProgress);
    QVERIFY(id);
    const auto start = replica.lastWritten();
    test::SecondReplica other(story);
    clock.advance(std::chrono::minutes(1));
    QVERIFY(story.run(earlier, *id));
    clock.advance(std::chrono::minutes(1));
    if (later == "undo"_L1)
        QVERIFY(undo(other.replica(), story.mira(), start));
    else if (later == "hold"_L1)
        QVERIFY(other.incidents().hold(story.mira(), *id, {}));
    else
        QVERIFY(other.incidents().cancel(
            story.mira(), *id, TicketCancelReason::Withdrawn, u"Never mind"_s));

    other.exchange();

    for (auto* reader : {&replica, &other.replica()}) {
        const auto now = IncidentService(*reader).find(story.mira(), *id);
        const auto past =
            ticketAt(reader->database(), reader->rules(), story.mira(), *id, clock.now());
        QVERIFY(now && past);
        QVERIFY(cellsOf(past->ticket) == cellsOf(now->ticket));
        auto outcome = std::get<record::Incident>(past->extension);
        outcome.head = now->incident.head;
        QVERIFY(outcome == now->incident);
    }
    QCOMPARE(story.ticket(*id).status,
        earlier == "hold"_L1 ? TicketStatus::OnHold : TicketStatus::Resolved);
}

/// Edits of matrix and method count for what is rated after them.
void TstTicketPast::g05ItKeepsThePriorityItHad()
{
    Story story;
    auto& clock = story.desk->clock;
    auto& replica = *story.desk->session->replica;
    const auto id = story.incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto rate = [&](int urgency) {
        clock.advance(std::chrono::minutes(1));
        Story::must(story.incidents().edit(story.mira(), *id, {.urgency = urgency}));
        return clock.now();
    };
    const auto reported = clock.now();
    const auto cell = replica.read([](Database& database) -> Result<PriorityMatrixId> {
        const auto row = one(database,
            {"test.cell", "SELECT id FROM priority_matrix WHERE impact = 2 AND urgency = 1"});
        if (!row)
            return row.error();
        return (*row)->read<PriorityMatrixId>(0);
    });
    QVERIFY(cell);
    clock.advance(std::chrono::minutes(1));
    story.alter<record::PriorityMatrix>(
        *cell, [](record::PriorityMatrix& row) { row.priority = 4; });
    const auto edited = clock.now();
    rate(2);
    const auto rated = rate(1);
    clock.advance(std::chrono::minutes(1));
    record::Setting method;
    method.key = u"priority.method"_s;
    method.value = u"\"weighted\""_s;
    Story::must(story.add(method));
    const auto chosen = clock.now();
    rate(2);
    const auto weighed = rate(1);
    test::SecondReplica other(story);

    const std::tuple<Timestamp, int, TicketPrioritySource> moments[] = {
        {reported, 2, TicketPrioritySource::Matrix}, {edited, 2, TicketPrioritySource::Matrix},
        {rated, 4, TicketPrioritySource::Matrix}, {chosen, 4, TicketPrioritySource::Matrix},
        {weighed, 2, TicketPrioritySource::Weighted}};
    for (auto* reader : {&replica, &other.replica()}) {
        for (const auto& [moment, priority, source] : moments) {
            const auto past =
                ticketAt(reader->database(), reader->rules(), story.mira(), *id, moment);
            QVERIFY(past);
            QCOMPARE(past->ticket.priority, priority);
            QCOMPARE(past->ticket.prioritySource, source);
        }
    }
    QVERIFY(cellsOf(at(story, *id, clock.now())->ticket) == cellsOf(story.ticket(*id)));
}

void TstTicketPast::beforeItsReportThereIsNothing()
{
    Story story;
    const auto id = story.incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto nothing = at(story, *id, story.desk->clock.now() - std::chrono::hours(1));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, u"NOT_FOUND"_s);
}

void TstTicketPast::thePresentIsThePastOfNow()
{
    auto session = test::exampleDesk(120);
    const auto mira = test::administratorOf(*session);
    auto& replica = *session->replica;
    const auto rows =
        TicketQueries::page(replica.database(), mira, {.which = QueueView::Which::All}, 0, 200);
    QVERIFY(rows && rows->size() == 120);
    for (const auto& row : *rows) {
        const auto now = session->incidents.find(mira, row.id);
        const auto past =
            ticketAt(replica.database(), replica.rules(), mira, row.id, replica.now());
        QVERIFY(now && past);
        QVERIFY2(cellsOf(past->ticket) == cellsOf(now->ticket), qPrintable(row.number));
        auto outcome = std::get<record::Incident>(past->extension);
        outcome.head = now->incident.head;
        QVERIFY2(outcome == now->incident, qPrintable(row.number));
        const auto talk = TicketQueries::conversation(replica.database(), mira, row.id);
        QVERIFY(talk);
        QCOMPARE(past->conversation.size(), talk->size());
    }
}

QTEST_GUILESS_MAIN(TstTicketPast)

#include "tst_ticket_past.moc"

// What an incident becomes and what is raised from it (processes.md I-16, I-17) are acts like
// others: told again, done with many, undone, told of, and known beforehand.
#include "core/incidents/incident_bulk.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/bulk_run.h"
#include "core/tickets/history.h"
#include "tests/core/incidents/conversions.h"

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::ConversionAct;
using test::conversionActs;
using test::Story;
using test::told;

using enum TicketStatus;

class TstConversionCommands : public QObject, test::OnConversions
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void toldAgainItIsMadeOnce();
    void ofManyEachIsAnActOfItsOwn_data();
    void ofManyEachIsAnActOfItsOwn();
    void itIsOneActAndUndoneAsOne_data();
    void itIsOneActAndUndoneAsOne();
    void whatWasWorkedOnIsNotTakenBack_data();
    void whatWasWorkedOnIsNotTakenBack();
    void bothTellOfIt_data();
    void bothTellOfIt();
    void whoMayIsKnownBeforehand_data();
    void whoMayIsKnownBeforehand();

private:
    /// Does it; answers the ticket that it made.
    TicketId made(const ConversionAct& act, TicketId incident);
    /// The same through another service; answers the ticket as that one does.
    Result<record::Ticket> madeBy(
        IncidentService& service, const Actor& actor, TicketId incident, const Origin& origin);
};

TicketId TstConversionCommands::made(const ConversionAct& act, TicketId incident)
{
    Story::must(m_story->run(QString::fromLatin1(act.command), incident));
    const auto links = related(incident).links;
    return links.isEmpty() ? TicketId() : links.last().other.id;
}

Result<record::Ticket> TstConversionCommands::madeBy(
    IncidentService& service, const Actor& actor, TicketId incident, const Origin& origin)
{
    const auto shared = [](const auto& made) {
        return made ? Result<record::Ticket>(made->ticket) : made.error();
    };
    switch (act().kind) {
    case TicketKind::ServiceRequest:
        return shared(service.convertToRequest(actor, incident, request(), origin));
    case TicketKind::Problem:
        return shared(service.raiseProblem(actor, incident, problem(), origin));
    default: return shared(service.raiseChange(actor, incident, change(), origin));
    }
}

void TstConversionCommands::toldAgainItIsMadeOnce()
{
    const auto id = in(InProgress);
    const CommandId ofProblem(QUuid::createUuid());
    const CommandId ofChange(QUuid::createUuid());
    const CommandId ofRequest(QUuid::createUuid());
    for (int turn = 0; turn < 2; ++turn) {
        QCOMPARE(told(incidents().raiseProblem(mira(), id, problem(), ofProblem)), QString());
        QCOMPARE(told(incidents().raiseChange(mira(), id, change(), ofChange)), QString());
        QCOMPARE(told(incidents().convertToRequest(mira(), id, request(), ofRequest)), QString());
    }

    QCOMPARE(related(id).links.size(), 3);
    auto other = problem();
    other.title = u"Printers get cold"_s;
    QCOMPARE(
        codeOf(incidents().raiseProblem(mira(), id, other, ofProblem)), u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(codeOf(incidents().raiseChange(mira(), id, change(), ofProblem)),
        u"IDEMPOTENCY_MISMATCH"_s);
    auto elsewhere = request();
    elsewhere.requestedFor = mira().person;
    QCOMPARE(codeOf(incidents().convertToRequest(mira(), id, elsewhere, ofRequest)),
        u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(codeOf(incidents().raiseProblem(mira(), in(New), problem(), ofProblem)),
        u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(related(id).links.size(), 3);
}

void TstConversionCommands::ofManyEachIsAnActOfItsOwn_data()
{
    addActs();
}

/// G-12. What they make is answered before it can be read back.
void TstConversionCommands::ofManyEachIsAnActOfItsOwn()
{
    m_story->requestable();
    const auto closed = in(Closed);
    const QList<TicketId> open{in(InProgress), in(New)};
    QList<record::Ticket> answered;
    BulkRun run(BulkRun::Mode::Write, theseTickets(open + QList<TicketId>{closed}),
        bulkOf([&](IncidentService& service, const Actor& actor, TicketId id,
                   const Origin& origin) -> Result<> {
            const auto made = madeBy(service, actor, id, origin);
            if (made)
                answered.append(*made);
            return Story::withoutAnswer(made);
        }));

    for (bool isMore = true; isMore;) {
        const auto step = run.step(replica(), mira());
        QVERIFY2(step, qPrintable(told(step)));
        isMore = *step;
    }

    QCOMPARE(run.outcome().changed, 2);
    QCOMPARE(run.outcome().refused.size(), 1);
    QCOMPARE(run.outcome().refused.first().ticket, closed);
    QCOMPARE(run.outcome().refused.first().error.code, u"INVALID_TRANSITION"_s);
    for (const auto& id : open) {
        const auto links = related(id).links;
        QCOMPARE(links.size(), 1);
        const auto& other = links.first().other;
        QCOMPARE(foundAs(other.id), QString());
        QVERIFY(std::any_of(answered.begin(), answered.end(), [&](const record::Ticket& each) {
            return each.id == other.id && each.number == other.number && each.status == act().made;
        }));
    }
}

void TstConversionCommands::itIsOneActAndUndoneAsOne_data()
{
    addActs();
}

void TstConversionCommands::itIsOneActAndUndoneAsOne()
{
    m_story->requestable();
    const auto id = in(InProgress);
    const auto before = ticket(id);
    const auto entries = rows("SELECT count(*) FROM jr_tx");
    m_story->desk->clock.advance(1min);
    const auto other = made(act(), id);
    QCOMPARE(rows("SELECT count(*) FROM jr_tx"), entries + 1);
    const auto after = ticket(id).status;
    auto last = replica().lastWritten();
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(told(undo(replica(), mira(), last)), QString());
        QVERIFY(related(id).links.isEmpty());
        QCOMPARE(foundAs(other), u"NOT_FOUND"_s);
        QCOMPARE(ticket(id).status, InProgress);
        QCOMPARE(ticket(id).nextDueAt, before.nextDueAt);
        QVERIFY(!ticket(id).cancelReason);
        last = replica().lastWritten();

        QCOMPARE(told(undo(replica(), mira(), last)), QString()); // and done again
        QCOMPARE(related(id).links.size(), 1);
        QCOMPARE(related(id).links.first().other.id, other);
        QCOMPARE(foundAs(other), QString());
        QCOMPARE(ticket(id).status, after);
        last = replica().lastWritten();
    }
}

void TstConversionCommands::whatWasWorkedOnIsNotTakenBack_data()
{
    addActs();
}

void TstConversionCommands::whatWasWorkedOnIsNotTakenBack()
{
    m_story->requestable();
    const auto noor = m_story->personWith(u"agent"_s, u"Noor"_s);
    const auto id = in(InProgress);
    const auto other = made(act(), id);
    const auto entry = replica().lastWritten();
    const auto after = ticket(id);
    QCOMPARE(told(session().comments.add(noor, other, {u"I look at it."_s})), QString());

    QCOMPARE(codeOf(undo(replica(), mira(), entry)), u"VERSION_CONFLICT"_s);

    QCOMPARE(foundAs(other), QString());
    QCOMPARE(ticket(id), after);
}

void TstConversionCommands::bothTellOfIt_data()
{
    addActs();
}

void TstConversionCommands::bothTellOfIt()
{
    m_story->requestable();
    const auto id = in(InProgress);
    const auto other = made(act(), id);

    const auto here = historyOf(replica(), mira(), id.value());
    const auto there = historyOf(replica(), mira(), other.value());

    QVERIFY(here && there);
    const auto command = u"incident."_s + QLatin1StringView(act().command);
    QCOMPARE(here->last().command, command);
    QVERIFY(here->last().isUndoable);
    QCOMPARE(here->last().subjects.size(), 1);
    QVERIFY(std::none_of(here->last().edits.begin(), here->last().edits.end(),
        [&](const HistoryEdit& edit) { return edit.row == other.value(); }));
    QCOMPARE(there->size(), 1);
    QCOMPARE(there->first().command, command);
    QVERIFY(std::any_of(
        there->first().edits.begin(), there->first().edits.end(), [](const HistoryEdit& edit) {
            return edit.table == "ticket"_L1 && edit.field == "number"_L1 && edit.isInitial;
        }));
    QVERIFY(std::none_of(there->first().edits.begin(), there->first().edits.end(),
        [&](const HistoryEdit& edit) { return edit.row == id.value(); }));
}

void TstConversionCommands::whoMayIsKnownBeforehand_data()
{
    QTest::addColumn<TicketStatus>("status");
    for (const auto status : {New, OnHold, Resolved, Closed, Cancelled})
        QTest::newRow(qPrintable(keyOf(status))) << status;
}

/// What a window asks before it offers the act says the same as the act.
void TstConversionCommands::whoMayIsKnownBeforehand()
{
    QFETCH(const TicketStatus, status);
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    QList<Actor> people{rita};
    for (const auto* role : {"agent", "problem_manager", "change_manager", "executive"})
        people.append(m_story->personWith(QString::fromLatin1(role), QString::fromLatin1(role)));
    for (const auto& who : std::as_const(people)) {
        for (const auto& act : conversionActs) {
            const auto id = in(status, rita.person);
            const bool mayDoIt = act.kind == TicketKind::ServiceRequest
                ? isOffered(who, id)
                : mayRaise(who, ticket(id), act.kind);

            const auto done = m_story->runAs(who, QString::fromLatin1(act.command), id);

            QVERIFY2(bool(done) == mayDoIt, qPrintable(told(done)));
        }
    }
}

QTEST_GUILESS_MAIN(TstConversionCommands)
#include "tst_conversion_commands.moc"

#include "core/incidents/incident_rules.h"
#include "core/tickets/history.h"
#include "tests/core/tickets/bulk_acts.h"

#include <QTest>
#include <QThread>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::each;
using test::edit;
using test::hold;
using test::Story;

namespace {

using enum TicketStatus;
using Mode = BulkRun::Mode;

constexpr TicketStatus everyStatus[] = {
    New, Acknowledged, Assigned, InProgress, OnHold, Resolved, Closed, Cancelled};

} // namespace

/// Bulk acts: ticket by ticket by the same rules, previewed, in parts. Taken back: tst_bulk_undo.
class TstBulkRun : public QObject, test::OnBulk
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void eachIsJudgedByItself_data();
    void eachIsJudgedByItself(); // G-12
    void whatIsNoIncidentOfOursIsToldSo(); // G-12
    void aPreviewSaysWhatHappensAndWritesNothing_data();
    void aPreviewSaysWhatHappensAndWritesNothing();
    void nothingToDoIsNoEntry();
    void endedHalfWayWholeTicketsAreKept();
    void aBatchEndsWhenItsTimeIsOver_data();
    void aBatchEndsWhenItsTimeIsOver();
    void allOfAViewIsWhatItShowedAtFirst();
    void withoutTheRightToBulkNothingHappens();
    void hiddenTicketsAreNotNamed();
    void oneThatFailsAsItIsWrittenStopsNoOther();
    void aRunIsNoImport(); // G-10

private:
    QList<TicketId> oneOfEach()
    {
        QList<TicketId> ids;
        for (const auto status : everyStatus)
            ids.append(in(status));
        return ids;
    }
    qint64 entries()
    {
        return *number(replica().database(), {"test.entries", "SELECT count(*) FROM jr_tx"});
    }
};

namespace {

struct NamedAct
{
    const char* command;
    BulkAct act;
};

BulkAct resolve()
{
    return each(
        [](auto& s, auto& a, auto id) { return s.resolve(a, id, {.notes = u"Put out."_s}); });
}

QList<NamedAct> acts()
{
    return {{"incident.acknowledge",
                each([](auto& s, auto& a, auto id) { return s.acknowledge(a, id); })},
        {"incident.assign", each([](auto& s, auto& a, auto id) {
             return s.assign(a, id, {{}, a.person, {}});
         })},
        {"incident.take", each([](auto& s, auto& a, auto id) { return s.take(a, id); })},
        {"incident.start_work", each([](auto& s, auto& a, auto id) { return s.startWork(a, id); })},
        {"incident.hold", hold(u"Waiting."_s)},
        {"incident.resume", each([](auto& s, auto& a, auto id) { return s.resume(a, id); })},
        {"incident.resolve", resolve()},
        {"incident.close", each([](auto& s, auto& a, auto id) {
             return s.close(a, id, TicketCloseReason::Administrative);
         })},
        {"incident.cancel", each([](auto& s, auto& a, auto id) {
             return s.cancel(a, id, TicketCancelReason::Withdrawn, u"Never mind"_s);
         })},
        {"incident.edit", edit({.impact = 1})}};
}

void addActs()
{
    QTest::addColumn<int>("at");
    const auto all = acts();
    for (int at = 0; at < all.size(); ++at)
        QTest::newRow(all[at].command) << at;
}

} // namespace

void TstBulkRun::eachIsJudgedByItself_data()
{
    addActs();
}

void TstBulkRun::eachIsJudgedByItself()
{
    QFETCH(int, at);
    const auto ids = oneOfEach();
    const auto [command, act] = acts()[at];
    const auto name = QString::fromLatin1(command);

    const auto outcome = done(ids, act);

    QStringList expected;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto from = everyStatus[i];
        // Who is at work on it has it already.
        const bool isAtWork = name == "incident.take"_L1 && from == InProgress;
        if (name == "incident.edit"_L1 && isReadOnlyIncident(from))
            expected += m_story->ticket(ids[i]).number + u" TICKET_CLOSED"_s;
        else if (name != "incident.edit"_L1 && !isAtWork && !incidentTransition(name, from))
            expected += m_story->ticket(ids[i]).number + u" INVALID_TRANSITION"_s;
    }
    QStringList told;
    for (const auto& refusal : outcome.refused)
        told += refusal.number + u' ' + refusal.error.code;
    QCOMPARE(told, expected);
    QCOMPARE(outcome.total, int(ids.size()));
    QCOMPARE(outcome.seen(), int(ids.size()));
    QVERIFY(outcome.changed > 0);
}

void TstBulkRun::whatIsNoIncidentOfOursIsToldSo()
{
    const auto good = in(InProgress);
    record::Ticket problem;
    problem.kind = TicketKind::Problem;
    problem.number = u"PRB-1"_s;
    problem.title = u"Fans"_s;
    problem.description = u"They stop."_s;
    problem.status = TicketStatus::Logged;
    problem.requesterId = m_story->mira().person;
    Story::must(replica().write(m_story->mira().author(), {.code = u"test.add"_s},
        [&](UnitOfWork& unit) { return unit.create(problem); }));
    const TicketId unknown(QUuid::createUuid());

    const auto outcome = done({unknown, problem.id, good, good}, hold());

    QCOMPARE(outcome.total, 3);
    QCOMPARE(outcome.changed, 1);
    QCOMPARE(outcome.refused.size(), 2);
    QCOMPARE(outcome.refused[0].error.code, u"NOT_FOUND"_s);
    QCOMPARE(outcome.refused[1].error.code, u"INVALID_TRANSITION"_s);
    QCOMPARE(outcome.refused[1].error.subject, u"kind"_s);
    QCOMPARE(m_story->ticket(good).status, OnHold);
}

void TstBulkRun::aPreviewSaysWhatHappensAndWritesNothing_data()
{
    addActs();
}

void TstBulkRun::aPreviewSaysWhatHappensAndWritesNothing()
{
    QFETCH(int, at);
    const auto ids = oneOfEach();
    const auto act = acts()[at].act;
    const auto before = replica().stateHash();
    const auto stood = entries();

    BulkRun preview(Mode::Preview, theseTickets(ids), act, 3);
    const auto foretold = gone(preview);

    QVERIFY(preview.run().isNull());
    QCOMPARE(*replica().stateHash(), *before);
    QCOMPARE(entries(), stood);
    const auto was = statuses(ids);
    RunId run;
    const auto outcome = done(ids, act, &run);
    QVERIFY(outcome == foretold);
    const auto now = statuses(ids);
    int moved = 0;
    for (qsizetype i = 0; i < ids.size(); ++i)
        moved += was[i] != now[i] ? 1 : 0;
    QCOMPARE(outcome.moved, moved);
    QCOMPARE(entries(), stood + outcome.changed);
    QCOMPARE(*number(replica().database(),
                 {"test.run", "SELECT count(*) FROM jr_tx WHERE run_id = :run"}, {{"run", run}}),
        outcome.changed);
}

void TstBulkRun::nothingToDoIsNoEntry()
{
    const auto id = in(New);
    const auto title = m_story->ticket(id).title;
    const auto stood = entries();

    const auto outcome = done({id}, edit({.title = title}));

    QCOMPARE(outcome.unchanged, 1);
    QCOMPARE(outcome.changed, 0);
    QCOMPARE(entries(), stood);
}

void TstBulkRun::endedHalfWayWholeTicketsAreKept()
{
    QList<TicketId> ids;
    for (int i = 0; i < 25; ++i)
        ids.append(in(InProgress));
    BulkRun run(Mode::Write, theseTickets(ids), hold(u"Waiting."_s), 10);

    QVERIFY(*run.step(replica(), m_story->mira()));
    QVERIFY(*run.step(replica(), m_story->mira()));

    QCOMPARE(run.outcome().total, 25);
    QCOMPARE(run.outcome().changed, 10);
    QCOMPARE(run.outcome().seen(), 10);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto ticket = m_story->ticket(ids[i]);
        QCOMPARE(ticket.status, i < 10 ? OnHold : InProgress);
        QCOMPARE(ticket.holdReason.has_value(), i < 10);
        QCOMPARE(ticket.holdReturnStatus.has_value(), i < 10);
    }
    // What was done is taken back as a whole run is.
    QCOMPARE(undone(run.run()).changed, 10);
    QCOMPARE(statuses(ids), QStringList(25, u"in_progress"_s));
}

void TstBulkRun::aBatchEndsWhenItsTimeIsOver_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("looked at") << Mode::Preview;
    QTest::newRow("written") << Mode::Write;
}

/// Nobody who writes waits for the others of a batch, however long each of them takes.
void TstBulkRun::aBatchEndsWhenItsTimeIsOver()
{
    QFETCH(Mode, mode);
    const QList<TicketId> ids{in(InProgress), in(InProgress), in(InProgress)};
    const auto real = hold();
    const BulkAct slow = [&](Replica& own, UnitOfWork& unit, const Actor& actor,
                             const BulkTask& task) {
        QThread::usleep(1000 * ulong(BulkRun::batchTime.count()) + 1000);
        return real(own, unit, actor, task);
    };
    BulkRun run(mode, theseTickets(ids), slow);
    QList<int> seen;

    while (*run.step(replica(), m_story->mira()))
        seen.append(run.outcome().seen());

    QCOMPARE(seen, (QList<int>{0, 1, 2}));
    QCOMPARE(run.outcome().changed, 3);
    QCOMPARE(m_story->ticket(ids.last()).status, mode == Mode::Write ? OnHold : InProgress);
}

void TstBulkRun::allOfAViewIsWhatItShowedAtFirst()
{
    QList<TicketId> ids;
    for (int i = 0; i < 8; ++i)
        ids.append(in(InProgress));
    const auto spared = ids[3];
    BulkRun run(Mode::Write, allOf({QueueView::Which::Open}, {spared}), resolve(), 3);
    Story::must(run.step(replica(), m_story->mira()));
    const auto late = in(InProgress);

    const auto outcome = gone(run);

    QCOMPARE(outcome.changed, 7);
    QCOMPARE(m_story->ticket(spared).status, InProgress);
    QCOMPARE(m_story->ticket(late).status, InProgress);
    QCOMPARE(m_story->ticket(ids.last()).status, Resolved);
}

void TstBulkRun::withoutTheRightToBulkNothingHappens()
{
    const auto tess = m_story->personWith(u"field_technician"_s, u"Tess"_s);
    const auto id = in(InProgress);
    m_story->alter<record::Ticket>(
        id, [&](record::Ticket& ticket) { ticket.assignedUserId = tess.person; });
    BulkRun run(Mode::Write, theseTickets({id}), hold());

    const auto outcome = gone(run, tess);

    QCOMPARE(outcome.changed, 0);
    QCOMPARE(outcome.refused.size(), 1);
    QCOMPARE(outcome.refused[0].error.code, u"FORBIDDEN"_s);
    QCOMPARE(outcome.refused[0].error.subject, u"ticket.bulk"_s);
    QCOMPARE(m_story->ticket(id).status, InProgress);
    Story::must(m_story->incidents().hold(tess, id, {})); // the single act is hers
}

void TstBulkRun::hiddenTicketsAreNotNamed()
{
    const auto alva = m_story->personWith(u"agent"_s, u"Alva"_s);
    const auto secret = in(InProgress), plain = in(InProgress);
    m_story->alter<record::Ticket>(secret,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    BulkRun run(Mode::Write, theseTickets({secret, plain}), hold());

    const auto outcome = gone(run, alva);

    QCOMPARE(outcome.changed, 1);
    QCOMPARE(outcome.refused.size(), 1);
    QCOMPARE(outcome.refused[0].error.code, u"NOT_FOUND"_s);
    QVERIFY(outcome.refused[0].number.isEmpty());
    QCOMPARE(m_story->ticket(secret).status, InProgress);
}

void TstBulkRun::oneThatFailsAsItIsWrittenStopsNoOther()
{
    const QList<TicketId> ids{in(InProgress), in(InProgress), in(InProgress)};
    int calls = 0;
    const auto real = hold();
    const BulkAct act = [&](Replica& own, UnitOfWork& unit, const Actor& actor,
                            const BulkTask& task) -> Result<> {
        // Tried it is fine, written it is not.
        if (task.ticket == ids[1] && ++calls % 2 == 0)
            return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"DUPLICATE"_s};
        return real(own, unit, actor, task);
    };

    const auto outcome = done(ids, act);

    QCOMPARE(outcome.changed, 2);
    QCOMPARE(outcome.refused.size(), 1);
    QCOMPARE(outcome.refused[0].ticket, ids[1]);
    QCOMPARE(outcome.refused[0].error.code, u"DUPLICATE"_s);
    QCOMPARE(statuses(ids), (QStringList{u"on_hold"_s, u"in_progress"_s, u"on_hold"_s}));
}

void TstBulkRun::aRunIsNoImport()
{
    const auto id = in(Assigned);
    QVERIFY(!m_story->ticket(id).acknowledgedAt);
    done({id}, hold());

    QCOMPARE(m_story->ticket(id).acknowledgedAt.has_value(), true);
    const auto history = historyOf(replica(), m_story->mira(), id.value());
    Story::must(history);
    QCOMPARE(history->last().command, u"incident.hold"_s);
    QVERIFY(!history->last().isImported);
    QVERIFY(history->last().isUndoable);

    // Assigning acknowledges nothing, in bulk no more than alone.
    const auto fresh = in(New);
    done({fresh}, acts()[1].act);
    QVERIFY(!m_story->ticket(fresh).acknowledgedAt);
}

QTEST_GUILESS_MAIN(TstBulkRun)
#include "tst_bulk_run.moc"

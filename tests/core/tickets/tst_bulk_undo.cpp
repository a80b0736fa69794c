#include "tests/core/tickets/bulk_acts.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::edit;
using test::hold;
using test::Story;

using enum TicketStatus;

/// A bulk act is taken back as one, ticket by ticket by the same rules.
class TstBulkUndo : public QObject, test::OnBulk
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void takenBackEachIsAsItWas();
    void takenBackTwiceItIsDoneAgain();
    void whatOthersWroteSinceStays();
    void closedSinceItStays(); // G-11
    void anUnknownRunIsNotFound();
};

void TstBulkUndo::takenBackEachIsAsItWas()
{
    const QList<TicketId> ids{in(Acknowledged), in(Assigned), in(InProgress), in(New)};
    QList<record::Ticket> before;
    for (const auto& id : ids)
        before.append(m_story->ticket(id));
    RunId run;
    QCOMPARE(done(ids, hold(u"Waiting."_s), &run).changed, 3);

    auto preview = undoOf(run, BulkRun::Mode::Preview);
    const auto foretold = gone(preview);
    const auto outcome = undone(run);

    QVERIFY(outcome == foretold);
    QCOMPARE(outcome.total, 3);
    QCOMPARE(outcome.changed, 3);
    QCOMPARE(outcome.moved, 3);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto now = m_story->ticket(ids[i]);
        QCOMPARE(now.status, before[i].status);
        QCOMPARE(now.holdReason, before[i].holdReason);
        QCOMPARE(now.holdReturnStatus, before[i].holdReturnStatus);
        QCOMPARE(now.acknowledgedAt, before[i].acknowledgedAt);
        const auto said =
            TicketQueries::conversation(replica().database(), m_story->mira(), ids[i]);
        QVERIFY(said->isEmpty());
    }
}

void TstBulkUndo::takenBackTwiceItIsDoneAgain()
{
    const QList<TicketId> ids{in(Acknowledged), in(InProgress)};
    RunId run, back;
    done(ids, hold(), &run);
    undone(run, &back);
    QCOMPARE(statuses(ids), (QStringList{u"acknowledged"_s, u"in_progress"_s}));
    const auto nothingLeft = undone(run);
    QCOMPARE(nothingLeft.unchanged, 2);
    QCOMPARE(nothingLeft.seen(), 2);

    const auto again = undone(back);

    QCOMPARE(again.changed, 2);
    QCOMPARE(statuses(ids), (QStringList{u"on_hold"_s, u"on_hold"_s}));
}

void TstBulkUndo::whatOthersWroteSinceStays()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto resumed = in(InProgress), titled = in(InProgress), plain = in(InProgress);
    RunId run;
    done({resumed, titled, plain}, hold(), &run);
    Story::must(m_story->incidents().resume(bo, resumed));
    Story::must(m_story->incidents().take(bo, resumed));
    Story::must(m_story->incidents().edit(bo, titled, {.title = u"Fan on fire"_s}));

    const auto outcome = undone(run);

    QCOMPARE(outcome.changed, 2);
    QCOMPARE(outcome.refused.size(), 1);
    QCOMPARE(outcome.refused[0].ticket, resumed);
    QCOMPARE(outcome.refused[0].number, m_story->ticket(resumed).number);
    QCOMPARE(outcome.refused[0].error.code, u"VERSION_CONFLICT"_s);
    QCOMPARE(m_story->ticket(resumed).assignedUserId, bo.person);
    QCOMPARE(m_story->ticket(titled).status, InProgress);
    QCOMPARE(m_story->ticket(titled).title, u"Fan on fire"_s);
    QCOMPARE(m_story->ticket(plain).status, InProgress);
}

void TstBulkUndo::closedSinceItStays()
{
    const auto id = in(InProgress), open = in(InProgress);
    RunId run;
    done({id, open}, edit({.title = u"Fan on fire"_s}), &run);
    Story::must(m_story->run(u"resolve"_s, id));
    Story::must(m_story->run(u"close"_s, id));

    const auto outcome = undone(run);

    QCOMPARE(outcome.changed, 1);
    QCOMPARE(outcome.refused.size(), 1);
    QCOMPARE(outcome.refused[0].error.code, u"TICKET_CLOSED"_s);
    QCOMPARE(m_story->ticket(id).title, u"Fan on fire"_s);
    QCOMPARE(m_story->ticket(open).title, u"Printer on fire"_s);
}

void TstBulkUndo::anUnknownRunIsNotFound()
{
    auto undo = undoOf(RunId(QUuid::createUuid()));
    QCOMPARE(codeOf(undo.step(replica(), m_story->mira())), u"NOT_FOUND"_s);
}

QTEST_GUILESS_MAIN(TstBulkUndo)
#include "tst_bulk_undo.moc"

// G-13: many tickets are deleted at once, and come back.
#include "tests/core/tickets/deletions.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::kinds;
using test::Story;
using test::why;

class TstBulkDeletion : public QObject, test::OnDeletions
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void manyAreDeletedAndTakenBackAtOnce();
    void partsGoBeforeWhatTheyArePartOf();
    void nothingIsDoneToManyThatAreGone();

private:
    /// All of it at once.
    BulkOutcome gone(BulkRun run, RunId* id = nullptr)
    {
        for (bool isMore = true; isMore;) {
            const auto step = run.step(replica(), mira());
            Story::must(step);
            isMore = *step;
        }
        if (id)
            *id = run.run();
        return run.outcome();
    }
};

/// G-12
void TstBulkDeletion::manyAreDeletedAndTakenBackAtOnce()
{
    QList<TicketId> ids;
    for (const auto kind : kinds)
        ids << ticketOf(kind);
    const auto parent = incident();
    const auto part = incident();
    Story::must(links().setParent(mira(), part, parent));
    ids << parent;
    const auto selection = theseTickets(ids);

    const auto foreseen = gone(BulkRun(BulkRun::Mode::Preview, selection, bulkDeletion(why)));
    QCOMPARE(foreseen.removed, 4);
    QVERIFY(isListed(ids.first()));
    RunId run;
    const auto done = gone(BulkRun(BulkRun::Mode::Write, selection, bulkDeletion(why)), &run);

    QCOMPARE(done, foreseen);
    QCOMPARE(done.changed, 4);
    QCOMPARE(done.moved, 0);
    QCOMPARE(done.refused.size(), 1);
    QCOMPARE(done.refused.first().ticket, parent);
    QCOMPARE(done.refused.first().error.code, u"IN_USE"_s);
    for (const auto& id : std::as_const(ids))
        QCOMPARE(isListed(id), id == parent);
    QCOMPARE(deletions().find(mira(), ids.first())->reason, why);

    RunId back;
    QCOMPARE(gone(undoOf(run), &back).changed, 4);
    for (const auto& id : std::as_const(ids))
        QVERIFY(isListed(id));
    QCOMPARE(gone(undoOf(back)).removed, 4);
    QVERIFY(!isListed(ids.first()));
    auto without = mira();
    without.grants.remove(u"incident.delete"_s);
    BulkRun refused(BulkRun::Mode::Write, theseTickets({part}), bulkDeletion(why));
    QVERIFY(refused.step(replica(), without));
    QVERIFY(refused.step(replica(), without));
    QCOMPARE(refused.outcome().refused.first().error.code, u"FORBIDDEN"_s);
}

/// marked together all of them go, however they stand in the list.
void TstBulkDeletion::partsGoBeforeWhatTheyArePartOf()
{
    const auto top = incident();
    const auto middle = incident();
    const auto leaf = incident();
    const auto other = ticketOf(TicketKind::Problem);
    const auto crowded = incident();
    const auto marked = incident();
    const auto unmarked = incident();
    Story::must(links().setParent(mira(), middle, top));
    m_story->alter<record::Ticket>(leaf, // which only two who act apart can bring about (PC-1)
        [&](record::Ticket& ticket) { ticket.parentId = middle; });
    Story::must(links().setParent(mira(), marked, crowded));
    Story::must(links().setParent(mira(), unmarked, crowded));
    Story::must(links().link(mira(), leaf, TicketLinkLinkType::CausedBy, other));
    const auto before = related(middle);
    const auto linked = related(leaf);
    const QList<TicketId> going{top, middle, other, leaf, marked};
    const auto selection = partsFirst(theseTickets({crowded, top, middle, other, leaf, marked}));

    const auto foreseen = gone(BulkRun(BulkRun::Mode::Preview, selection, bulkDeletion()));
    QVERIFY(isListed(top) && isListed(leaf)); // nothing is written yet
    RunId run;
    const auto done = gone(BulkRun(BulkRun::Mode::Write, selection, bulkDeletion()), &run);

    QCOMPARE(done, foreseen);
    QCOMPARE(done.removed, int(going.size()));
    QCOMPARE(done.refused.size(), 1);
    QCOMPARE(done.refused.first().ticket, crowded);
    QCOMPARE(done.refused.first().error.code, u"IN_USE"_s);
    for (const auto& id : going)
        QVERIFY(!isListed(id));

    RunId back;
    const auto restored = gone(undoOf(run), &back);

    QCOMPARE(restored.changed, int(going.size()));
    QVERIFY(restored.refused.isEmpty());
    for (const auto& id : going)
        QVERIFY(isListed(id));
    QCOMPARE(related(middle), before);
    QCOMPARE(related(leaf), linked);
    QCOMPARE(related(crowded).children.size(), 2);
    QCOMPARE(gone(undoOf(back)).removed, int(going.size())); // done again
}

void TstBulkDeletion::nothingIsDoneToManyThatAreGone()
{
    const auto id = incident();
    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();

    const auto outcome = gone(BulkRun(BulkRun::Mode::Write, theseTickets({id}), bulkDeletion(why)));

    QCOMPARE(outcome.refused.first().error.code, u"NOT_FOUND"_s);
    QCOMPARE(replica().lastWritten(), deleted);
}

QTEST_GUILESS_MAIN(TstBulkDeletion)
#include "tst_bulk_deletion.moc"

#include "core/tickets/history.h"
#include "core/tickets/saved_views.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/saved_view.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;
using test::told;

/// Views that people keep: theirs alone, shared with a team at most, journalled and undoable.
class TstSavedViews : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void aViewComesBackAsItWasSaved();
    void everyOrderIsKept();
    void anOrderOfANewerProgramIsTheUsualOne();
    void viewsArePersonalOrShared();
    void onlyTheOwnerChangesAView();
    void namesAreNeededAndTheirOwn();
    void theOrderIsTheOwners();
    void editsAreUndoneByWhoMadeThem();
    void allAreCountedInOnePass();
    void builtInListsAreTheirTrees_data();
    void builtInListsAreTheirTrees();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    SavedViews views() { return SavedViews(replica()); }
    QList<StoredView> seenBy(const Actor& actor)
    {
        const auto found = SavedViews::visible(replica().database(), actor);
        Story::must(found);
        return *found;
    }
    QStringList namesSeenBy(const Actor& actor)
    {
        QStringList names;
        for (const auto& view : seenBy(actor))
            names += view.setup.name;
        return names;
    }
    static ViewSetup setup(const QString& name) { return {name, treeOf(QueueView::Which::Mine)}; }
    Result<> undoLast(const Actor& actor)
    {
        return undo(replica(), actor, replica().lastWritten());
    }

    std::unique_ptr<Story> m_story;
    Actor m_mira, m_bo, m_cy;
    TeamId m_blue;
};

void TstSavedViews::init()
{
    m_story = std::make_unique<Story>();
    m_bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    m_cy = m_story->personWith(u"agent"_s, u"Cy"_s);
    m_blue = m_story->teamOf(u"Blue"_s, {m_story->mira().person, m_bo.person});
    m_mira = m_story->actorOf(m_story->mira().person);
    m_bo = m_story->actorOf(m_bo.person);
}

void TstSavedViews::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstSavedViews::aViewComesBackAsItWasSaved()
{
    ViewSetup wanted{u"Hot"_s,
        FilterNode::all(
            {treeOf(QueueView::Which::Open), FilterNode::leaf(u"priority"_s, FilterOp::Lte, 2)}),
        QueueView::Order::Priority, false, {{u"title"_s, 220}, {u"team"_s, 0}}, m_blue,
        QueueView::Group::Team};

    const auto id = views().create(m_mira, wanted);

    Story::must(id);
    QCOMPARE(seenBy(m_mira).size(), 1);
    QVERIFY(seenBy(m_mira).first() == (StoredView{*id, wanted, true}));
    wanted.name = u"Very hot"_s;
    wanted.columns.clear();
    Story::must(views().edit(m_mira, *id, wanted));
    QVERIFY(seenBy(m_mira).first().setup == wanted);
    const auto view = wanted.view();
    QCOMPARE(view.which, QueueView::Which::All);
    QVERIFY(view.filter == wanted.filter);
    QVERIFY(!view.descending);
}

void TstSavedViews::everyOrderIsKept()
{
    for (int order = 0; order <= int(QueueView::Order::Category); ++order) {
        auto wanted = setup(QString::number(order));
        wanted.order = QueueView::Order(order);
        wanted.descending = order % 2 == 0;
        Story::must(views().create(m_mira, wanted));
        QVERIFY(seenBy(m_mira).last().setup == wanted);
    }
}

void TstSavedViews::anOrderOfANewerProgramIsTheUsualOne()
{
    auto wanted = setup(u"From elsewhere"_s);
    wanted.order = QueueView::Order::Title;
    wanted.descending = false;
    const auto id = views().create(m_mira, wanted);
    Story::must(id);
    m_story->alter<record::SavedView>(*id, [](record::SavedView& view) {
        view.sort = u"[{\"key\":\"colour\",\"direction\":\"asc\"}]"_s;
    });

    const auto seen = seenBy(m_mira).first();

    QVERIFY(!seen.fault);
    QCOMPARE(seen.setup.order, QueueView::Order::Updated);
    QVERIFY(seen.setup.descending);
}

void TstSavedViews::viewsArePersonalOrShared()
{
    Story::must(views().create(m_mira, setup(u"Mine alone"_s)));
    auto shared = setup(u"Ours"_s);
    shared.team = m_blue;
    Story::must(views().create(m_mira, shared));

    QCOMPARE(namesSeenBy(m_mira), (QStringList{u"Mine alone"_s, u"Ours"_s}));
    QCOMPARE(namesSeenBy(m_bo), QStringList{u"Ours"_s});
    QVERIFY(!seenBy(m_bo).first().isOwn);
    QCOMPARE(namesSeenBy(m_cy), QStringList());
    QCOMPARE(told(views().create(m_cy, shared)), u"FORBIDDEN team_id"_s); // not of the team
}

void TstSavedViews::onlyTheOwnerChangesAView()
{
    auto shared = setup(u"Ours"_s);
    shared.team = m_blue;
    const auto id = views().create(m_mira, shared);
    Story::must(id);

    QCOMPARE(codeOf(views().edit(m_bo, *id, shared)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(views().remove(m_bo, *id)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(views().arrange(m_bo, {*id})), u"FORBIDDEN"_s);
    QCOMPARE(namesSeenBy(m_bo), QStringList{u"Ours"_s});
    Story::must(views().remove(m_mira, *id));
    QCOMPARE(namesSeenBy(m_bo), QStringList());
    QCOMPARE(codeOf(views().edit(m_mira, *id, shared)), u"NOT_FOUND"_s);
}

void TstSavedViews::namesAreNeededAndTheirOwn()
{
    QCOMPARE(told(views().create(m_mira, setup(u"  "_s))), u"FIELD_REQUIRED name"_s);
    QCOMPARE(told(views().create(m_mira, setup(QString(121, u'x')))), u"VALIDATION_ERROR name"_s);
    const auto id = views().create(m_mira, setup(u"Hot"_s));
    Story::must(id);
    QCOMPARE(told(views().create(m_mira, setup(u" Hot "_s))), u"DUPLICATE name"_s);
    Story::must(views().create(m_bo, setup(u"Hot"_s))); // another person's name is free
    Story::must(views().edit(m_mira, *id, setup(u"Hot"_s)));
    ViewSetup broken{u"Broken"_s, FilterNode::leaf(u"secret"_s, FilterOp::Eq, 1)};
    QCOMPARE(codeOf(views().create(m_mira, broken)), u"FILTER_INVALID"_s);
}

void TstSavedViews::theOrderIsTheOwners()
{
    QList<SavedViewId> ids;
    for (const auto& name : {u"A"_s, u"B"_s, u"C"_s}) {
        const auto id = views().create(m_mira, setup(name));
        Story::must(id);
        ids.append(*id);
    }
    QCOMPARE(namesSeenBy(m_mira), (QStringList{u"A"_s, u"B"_s, u"C"_s}));

    Story::must(views().arrange(m_mira, {ids[2], ids[0]}));

    QCOMPARE(namesSeenBy(m_mira), (QStringList{u"C"_s, u"A"_s, u"B"_s}));
    Story::must(undoLast(m_mira));
    QCOMPARE(namesSeenBy(m_mira), (QStringList{u"A"_s, u"B"_s, u"C"_s}));
}

void TstSavedViews::editsAreUndoneByWhoMadeThem()
{
    const auto id = views().create(m_mira, setup(u"Hot"_s));
    Story::must(id);
    const auto made = replica().lastWritten();
    Story::must(views().edit(m_mira, *id, setup(u"Hotter"_s)));
    const auto renamed = replica().lastWritten();

    QCOMPARE(codeOf(undo(replica(), m_bo, renamed)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(undo(replica(), m_mira, made)), u"VERSION_CONFLICT"_s); // built on
    Story::must(undo(replica(), m_mira, renamed));
    QCOMPARE(namesSeenBy(m_mira), QStringList{u"Hot"_s});
    Story::must(undoLast(m_mira)); // done again
    QCOMPARE(namesSeenBy(m_mira), QStringList{u"Hotter"_s});

    Story::must(views().remove(m_mira, *id));
    QCOMPARE(namesSeenBy(m_mira), QStringList());
    Story::must(undoLast(m_mira));
    QCOMPARE(namesSeenBy(m_mira), QStringList{u"Hotter"_s});
}

void TstSavedViews::allAreCountedInOnePass()
{
    for (const auto status : {TicketStatus::New, TicketStatus::Assigned, TicketStatus::InProgress,
             TicketStatus::OnHold, TicketStatus::Resolved, TicketStatus::Closed})
        Story::must(m_story->incidentIn(status));
    const QList<FilterNode> trees{treeOf(QueueView::Which::Open), treeOf(QueueView::Which::Mine),
        FilterNode::leaf(u"status"_s, FilterOp::Eq, u"closed"_s),
        FilterNode::any({treeOf(QueueView::Which::OnHold), treeOf(QueueView::Which::Unassigned)}),
        FilterNode()};

    const auto counts = TicketQueries::countEach(replica().database(), m_mira, trees, {});

    Story::must(counts);
    QCOMPARE(*counts, (QList<qint64>{4, 3, 1, 2, 6}));
    QCOMPARE(*TicketQueries::countEach(replica().database(), m_mira, {}, {}), QList<qint64>());
}

void TstSavedViews::builtInListsAreTheirTrees_data()
{
    QTest::addColumn<int>("which");
    for (int which = 0; which <= int(QueueView::Which::All); ++which)
        QTest::addRow("%d", which) << which;
}

void TstSavedViews::builtInListsAreTheirTrees()
{
    QFETCH(int, which);
    const auto built = QueueView::Which(which);
    for (const auto status : {TicketStatus::New, TicketStatus::InProgress, TicketStatus::OnHold,
             TicketStatus::Resolved, TicketStatus::Closed})
        Story::must(m_story->incidentIn(status));
    const auto id = m_story->incidentIn(TicketStatus::New);
    Story::must(id);
    m_story->alter<record::Ticket>(
        *id, [&](record::Ticket& ticket) { ticket.assignedTeamId = m_blue; });
    const auto rows = [&](const QueueView& view) {
        const auto page = TicketQueries::page(replica().database(), m_mira, view, 0, 100);
        Story::must(page);
        return *page;
    };

    const ViewSetup setup{u"x"_s, treeOf(built)};

    QVERIFY(!rows({built}).isEmpty());
    QVERIFY(rows(setup.view()) == rows({built}));
}

QTEST_GUILESS_MAIN(TstSavedViews)
#include "tst_saved_views.moc"

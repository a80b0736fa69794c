#include "core/tickets/saved_views.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

#include <QJsonArray>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using Which = QueueView::Which;

constexpr TicketKind kinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

} // namespace

/// Lists of one kind of ticket, and the counts beside them (screens.md section 3).
class TstQueueKinds : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aListOfAKindHoldsNoOther_data();
    void aListOfAKindHoldsNoOther();
    void theCountsAreThoseOfTheLists_data();
    void theCountsAreThoseOfTheLists();
    void aSavedViewOfAKindCountsTheSame();
    void aListKnowsItsOnlyKind_data();
    void aListKnowsItsOnlyKind();
    void whatMayNotBeReadIsNotCounted();

private:
    Session& session() { return *m_story->desk->session; }
    Database& database() { return session().replica->database(); }
    void addProblem(const QString& title);
    TicketId addChange(const QString& title);
    qint64 count(Which which, const std::optional<TicketKind>& kind = {});

    std::optional<test::Story> m_story;
};

void TstQueueKinds::init()
{
    m_story.emplace();
    const auto taken = m_story->incidentIn(TicketStatus::New);
    QVERIFY(taken && m_story->incidents().take(m_story->mira(), *taken));
    QVERIFY(m_story->incidentIn(TicketStatus::OnHold));
    QVERIFY(m_story->incidentIn(TicketStatus::Closed));
    NewServiceRequest request;
    request.title = u"A printer of one's own"_s;
    request.service = m_story->requestable();
    QVERIFY(session().requests.create(m_story->mira(), request));
    for (const auto* title : {"Printers burn", "Cables rot", "Mail is slow"})
        addProblem(QString::fromLatin1(title));
    addChange(u"Printers of stone"_s);
    m_story->alter<record::Ticket>(addChange(u"Cables of gold"_s),
        [this](record::Ticket& ticket) { ticket.assignedUserId = m_story->mira().person; });
}

void TstQueueKinds::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstQueueKinds::addProblem(const QString& title)
{
    NewProblem form;
    form.title = title;
    form.description = u"Again and again."_s;
    form.detection = ProblemDetection::Trend;
    QVERIFY(session().problems.create(m_story->mira(), form));
}

TicketId TstQueueKinds::addChange(const QString& title)
{
    NewChange form;
    form.title = title;
    form.description = u"For good."_s;
    form.type = ChangeChangeType::Normal;
    const auto made = session().changes.create(m_story->mira(), form);
    return made ? made->ticket.id : TicketId();
}

qint64 TstQueueKinds::count(Which which, const std::optional<TicketKind>& kind)
{
    QueueView view{.which = which};
    view.kind = kind;
    const auto counted = TicketQueries::count(database(), m_story->mira(), view);
    return counted ? *counted : -1;
}

void TstQueueKinds::aListOfAKindHoldsNoOther_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QStringList>("titles");
    QTest::newRow("requests") << TicketKind::ServiceRequest
                              << QStringList{u"A printer of one's own"_s};
    QTest::newRow("problems") << TicketKind::Problem
                              << QStringList{
                                     u"Cables rot"_s, u"Mail is slow"_s, u"Printers burn"_s};
    QTest::newRow("changes") << TicketKind::Change
                             << QStringList{u"Cables of gold"_s, u"Printers of stone"_s};
}

void TstQueueKinds::aListOfAKindHoldsNoOther()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QStringList, titles);
    QueueView view{.which = Which::Open};
    view.kind = kind;

    const auto rows = TicketQueries::page(database(), m_story->mira(), view, 0, 100);

    QVERIFY(rows);
    QStringList found;
    for (const auto& row : *rows) {
        QCOMPARE(row.kind, kind);
        found += row.title;
    }
    found.sort();
    QCOMPARE(found, titles);
    QueueAnchors anchors(1);
    while (!anchors.isComplete())
        QVERIFY(anchors.extend(database(), m_story->mira(), view, 10));
    QCOMPARE(anchors.counted(), titles.size());
}

void TstQueueKinds::theCountsAreThoseOfTheLists_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("of all") << -1;
    for (const auto kind : kinds)
        QTest::newRow(qPrintable(keyOf(kind))) << int(kind);
}

void TstQueueKinds::theCountsAreThoseOfTheLists()
{
    QFETCH(const int, kind);
    const auto of = kind < 0 ? std::nullopt : std::optional(TicketKind(kind));

    const auto counts = TicketQueries::counts(database(), m_story->mira(), of);

    QVERIFY(counts);
    QCOMPARE(counts->mine, count(Which::Mine, of));
    QCOMPARE(counts->myTeams, count(Which::MyTeams, of));
    QCOMPARE(counts->unassigned, count(Which::Unassigned, of));
    QCOMPARE(counts->open, count(Which::Open, of));
    QCOMPARE(counts->onHold, count(Which::OnHold, of));
    QCOMPARE(counts->allMine, count(Which::Mine));
    QCOMPARE(counts->allOpen, count(Which::Open));
    QCOMPARE(counts->allOpen, 8);
    for (const auto each : kinds)
        QCOMPARE(counts->of(each), count(Which::Open, each));
}

void TstQueueKinds::aSavedViewOfAKindCountsTheSame()
{
    const auto moment = FilterMoment();
    QList<FilterNode> trees;
    for (const auto kind : kinds)
        trees.append(treeOf(Which::Open, kind));
    const auto counted = TicketQueries::countEach(database(), m_story->mira(), trees, moment);

    QVERIFY(counted);
    for (const auto kind : kinds) {
        QVERIFY(isOfOpenOnly(trees[qsizetype(kind)]));
        QCOMPARE(counted->at(qsizetype(kind)), count(Which::Open, kind));
    }
}

/// By which a list is exported, and what is done to many of its tickets.
void TstQueueKinds::aListKnowsItsOnlyKind_data()
{
    const auto problems = FilterNode::leaf("kind", FilterOp::Eq, u"problem"_s);
    const auto either =
        FilterNode::leaf("kind", FilterOp::In, QJsonArray{u"problem"_s, u"change"_s});
    const auto mine = treeOf(Which::Mine);
    QTest::addColumn<FilterNode>("filter");
    QTest::addColumn<QString>("only");
    QTest::newRow("no filter") << FilterNode() << QString();
    QTest::newRow("a kind") << problems << u"problem"_s;
    QTest::newRow("a list of one kind")
        << FilterNode::leaf("kind", FilterOp::In, QJsonArray{u"problem"_s}) << u"problem"_s;
    QTest::newRow("a view that was saved from a list of a kind")
        << simplified(FilterNode::all({treeOf(Which::Mine, TicketKind::Change), mine}))
        << u"change"_s;
    QTest::newRow("one kind of two") << FilterNode::all({either, problems}) << u"problem"_s;
    QTest::newRow("two kinds") << FilterNode::all({mine, either}) << QString();
    QTest::newRow("a kind or mine") << FilterNode::any({mine, problems}) << QString();
    QTest::newRow("all but a kind") << FilterNode::negated(problems) << QString();
    QTest::newRow("another field") << mine << QString();
}

void TstQueueKinds::aListKnowsItsOnlyKind()
{
    QFETCH(const FilterNode, filter);
    QFETCH(const QString, only);
    QueueView view{.which = Which::All};
    view.filter = filter;

    const auto found = onlyKindOf(view);

    QCOMPARE(found ? keyOf(*found) : QString(), only);
    view.kind = TicketKind::ServiceRequest;
    QCOMPARE(onlyKindOf(view), std::optional(TicketKind::ServiceRequest));
}

void TstQueueKinds::whatMayNotBeReadIsNotCounted()
{
    const auto ada = m_story->personHolding({u"incident.read"_s, u"change.read"_s}, u"Ada"_s);

    const auto counts = TicketQueries::counts(database(), ada, TicketKind::Problem);

    QVERIFY(counts);
    QCOMPARE(counts->open, 0);
    QCOMPARE(counts->allOpen, 0); // none is hers
    for (const auto kind : kinds)
        QCOMPARE(counts->of(kind), 0);
}

QTEST_GUILESS_MAIN(TstQueueKinds)

#include "tst_queue_kinds.moc"

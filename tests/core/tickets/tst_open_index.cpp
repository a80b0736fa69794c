#include "core/tickets/assigned_tasks.h"
#include "core/tickets/saved_views.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <sqlite3.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using Which = QueueView::Which;
using Order = QueueView::Order;
using Ask = std::function<bool(Database&, const Actor&)>;

constexpr auto byUpdate = "ticket_open_updated"_L1;

Ask countOf(const QueueView& view)
{
    return [=](Database& database, const Actor& actor) {
        return bool(TicketQueries::count(database, actor, view));
    };
}

Ask pageOf(const QueueView& view)
{
    return [=](Database& database, const Actor& actor) {
        return bool(TicketQueries::page(database, actor, view, 0, 100));
    };
}

/// Of somebody in so many teams.
Ask pageOfTeams(int count)
{
    return [=](Database& database, Actor actor) {
        actor.teams.clear();
        for (int i = 0; i < count; ++i)
            actor.teams += TeamId(QUuid::createUuidV5({}, QByteArray::number(i)));
        return bool(TicketQueries::page(database, actor, {.which = Which::MyTeams}, 0, 100));
    };
}

Ask countsOf(const QList<FilterNode>& trees)
{
    return [=](Database& database, const Actor& actor) {
        return bool(TicketQueries::countEach(database, actor, trees, {}));
    };
}

QueueView inOrder(Order order, Which which = Which::Open)
{
    return {.which = which, .order = order, .descending = order == Order::Updated};
}

QueueView saved(const FilterNode& filter, Order order = Order::Updated)
{
    auto view = inOrder(order, Which::All);
    view.filter = filter;
    return view;
}

FilterNode openAnd(const FilterNode& other)
{
    return FilterNode::all({FilterNode::leaf("is_open", FilterOp::Eq, true), other});
}

} // namespace

/// How SQLite answers what is asked about open work: by an index over open tickets, whatever else
/// there is, and without a look at the rows of those that are only counted or passed over.
class TstOpenIndex : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void openWorkIsReadFromItsIndex_data();
    void openWorkIsReadFromItsIndex();
    void rowsAreReadForWhatNoIndexHolds();
    void whatIsNotRestrictedIsSeenInTheIndex();
    void whatIsLeftToDoLeadsToItsTickets_data();
    void whatIsLeftToDoLeadsToItsTickets();
    void whatIsFoundOtherwiseNamesNoIndex_data();
    void whatIsFoundOtherwiseNamesNoIndex();
    void statisticsChangeNothing();

private:
    sqlite3* handle() { return static_cast<sqlite3*>(database().handle()); }
    Database& database() { return m_story->desk->session->replica->database(); }
    QSet<QByteArray> texts();
    /// The question about tickets that `ask` puts; it was not put before.
    QByteArray asked(const Ask& ask) { return askedBy(m_story->mira(), ask); }
    QByteArray askedBy(const Actor& actor, const Ask& ask);
    QList<QStringList> explained(const QByteArray& text);
    /// The indexes over tickets that are walked through, in order.
    QStringList indexesOf(const QByteArray& text);
    /// The cells that are read from rows an index led to.
    QStringList cellsOfRows(const QByteArray& text);

    std::unique_ptr<test::Story> m_story;
};

void TstOpenIndex::init()
{
    if (!test::isSqlite())
        QSKIP("a server keeps statistics");
    m_story = std::make_unique<test::Story>();
}

void TstOpenIndex::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

QSet<QByteArray> TstOpenIndex::texts()
{
    QSet<QByteArray> found;
    for (auto* each = sqlite3_next_stmt(handle(), nullptr); each;
         each = sqlite3_next_stmt(handle(), each))
        found += QByteArray(sqlite3_sql(each));
    return found;
}

QByteArray TstOpenIndex::askedBy(const Actor& actor, const Ask& ask)
{
    const auto before = texts();
    if (!ask(database(), actor))
        return {};
    static const QRegularExpression ofTickets(u"\\bFROM ticket\\b"_s);
    QList<QByteArray> found;
    for (const auto& text : texts() - before) {
        if (QString::fromUtf8(text).contains(ofTickets))
            found += text;
    }
    return found.size() == 1 ? found.first() : QByteArray(); // of two it would be chance
}

QList<QStringList> TstOpenIndex::explained(const QByteArray& text)
{
    QList<QStringList> rows;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle(), text.constData(), -1, &statement, nullptr);
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        QStringList row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            row +=
                QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
        rows += row;
    }
    sqlite3_finalize(statement);
    return rows;
}

QStringList TstOpenIndex::indexesOf(const QByteArray& text)
{
    static const QRegularExpression walked(
        u"^(?:SEARCH|SCAN) (?:t|ticket) USING (?:COVERING )?INDEX (\\w+)"_s);
    QStringList found;
    for (const auto& row : explained("EXPLAIN QUERY PLAN " + text)) {
        if (const auto match = walked.match(row.last()); match.hasMatch())
            found += match.captured(1);
    }
    return found;
}

QStringList TstOpenIndex::cellsOfRows(const QByteArray& text)
{
    enum { Address, Opcode, P1, P2, P3 };
    const auto columns = explained("PRAGMA table_info(ticket)"); // number and name
    const auto root =
        explained("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'ticket'");
    const auto steps = explained("EXPLAIN " + text);
    QSet<QString> tickets; // cursors over the rows
    QSet<QString> led; // those that an index leads; what it holds is read from its own
    for (const auto& step : steps) {
        if (step[Opcode] == "OpenRead"_L1 && step[P2] == root[0][0])
            tickets += step[P1];
        if (step[Opcode] == "DeferredSeek"_L1)
            led += step[P3];
    }
    led &= tickets;
    QStringList cells;
    for (const auto& step : steps) {
        if (step[Opcode] == "Column"_L1 && led.contains(step[P1]))
            cells += columns.value(step[P2].toInt()).value(1);
    }
    return cells;
}

void TstOpenIndex::openWorkIsReadFromItsIndex_data()
{
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<QString>("index");
    const auto row = [](const char* name, const Ask& ask, QLatin1StringView index = byUpdate) {
        QTest::newRow(name) << ask << QString(index);
    };
    row("badges", [](Database& database, const Actor& actor) {
        return bool(TicketQueries::counts(database, actor));
    });
    row("badges of a kind", [](Database& database, const Actor& actor) {
        return bool(TicketQueries::counts(database, actor, TicketKind::Problem));
    });
    row("count of the open ones", countOf({}));
    row("count of a kind", countOf({.kind = TicketKind::Change}));
    row("count of those on hold", countOf({.which = Which::OnHold}));
    row("count of my own", countOf({.which = Which::Mine}), "ticket_open_user"_L1);
    row("first page", pageOf({}));
    row("first page of a kind", pageOf({.kind = TicketKind::Problem}));
    row("those on hold", pageOf({.which = Which::OnHold}));
    row("my team", pageOfTeams(1), "ticket_open_team"_L1);
    row("my teams", pageOfTeams(3));
    row("my teams, none", pageOfTeams(0));
    row("unassigned", pageOf({.which = Which::Unassigned}), "ticket_open_user"_L1);
    row("by age", pageOf(inOrder(Order::Created)), "ticket_open_created"_L1);
    row("of a kind by age",
        pageOf({.order = Order::Created, .descending = false, .kind = TicketKind::Change}),
        "ticket_open_created"_L1);
    row("by priority", pageOf(inOrder(Order::Priority)), "ticket_open_priority"_L1);
    row("by what is due", pageOf(inOrder(Order::Due)), "ticket_open_due"_L1);
    row("by rank", pageOf(inOrder(Order::Rank)), "ticket_open_rank"_L1);
    row("by state", pageOf(inOrder(Order::Status)));
    row("by assignee", pageOf(inOrder(Order::Assignee)));
    row("by team", pageOf(inOrder(Order::Team)));
    row("my own, as last touched", pageOf({.which = Which::Mine}), "ticket_open_user"_L1);
    row("unassigned by rank", pageOf(inOrder(Order::Rank, Which::Unassigned)),
        "ticket_open_rank"_L1);
    for (const auto group : {QueueView::Group::Status, QueueView::Group::Priority,
             QueueView::Group::Team, QueueView::Group::Assignee}) {
        QTest::addRow("in groups %d", int(group)) << pageOf({.group = group}) << QString(byUpdate);
    }
    row("some of them counted", [](Database& database, const Actor& actor) {
        return bool(TicketQueries::countFrom(database, actor, {}, {}, 10));
    });
    row("a saved view", pageOf(saved(treeOf(Which::OnHold))));
    row("a saved view by age", pageOf(saved(treeOf(Which::OnHold), Order::Created)),
        "ticket_open_created"_L1);
    row("a saved view of my own", pageOf(saved(treeOf(Which::Mine))), "ticket_open_user"_L1);
    row("either of two saved views",
        pageOf(saved(FilterNode::any({treeOf(Which::OnHold), treeOf(Which::Unassigned)}))));
    row("three saved views counted",
        countsOf({treeOf(Which::Mine), treeOf(Which::OnHold), treeOf(Which::Unassigned)}));
    row("saved views of a kind counted",
        countsOf({treeOf(Which::Open, TicketKind::Change), treeOf(Which::MyTeams)}));
}

void TstOpenIndex::openWorkIsReadFromItsIndex()
{
    QFETCH(const Ask, ask);
    QFETCH(const QString, index);

    const auto text = asked(ask);

    QVERIFY(!text.isEmpty());
    QCOMPARE(indexesOf(text), QStringList{index});
    QCOMPARE(cellsOfRows(text), QStringList());
}

/// Only of tickets for which what the index holds has not decided, which is therefore asked first.
void TstOpenIndex::rowsAreReadForWhatNoIndexHolds()
{
    const auto onHold = FilterNode::leaf("status", FilterOp::Eq, u"on_hold"_s);
    const auto titled = FilterNode::leaf("title", FilterOp::Contains, u"printer"_s);

    const auto text = asked(countsOf({openAnd(FilterNode::all({titled, onHold}))}));

    QCOMPARE(indexesOf(text), QStringList{byUpdate});
    QCOMPARE(cellsOfRows(text), QStringList{u"title"_s});
    QVERIFY(text.indexOf("status") < text.indexOf("title"));
}

/// Most tickets are not restricted, and of those that are the row tells who may see them.
void TstOpenIndex::whatIsNotRestrictedIsSeenInTheIndex()
{
    const auto ada = m_story->personWith(u"agent"_s, u"Ada"_s);

    const auto text = askedBy(ada, [](Database& database, const Actor& actor) {
        return bool(TicketQueries::counts(database, actor));
    });

    QCOMPARE(indexesOf(text), QStringList{byUpdate});
    QVERIFY(text.contains("confidentiality"));
    QVERIFY(!cellsOfRows(text).contains(u"confidentiality"_s));
    QVERIFY(cellsOfRows(text).contains(u"requester_id"_s)); // or nothing would tell the difference
}

void TstOpenIndex::whatIsLeftToDoLeadsToItsTickets_data()
{
    using Whose = AssignedTasks::Whose;
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<QString>("step");
    const auto row = [](const char* name, bool ofSome, Whose whose, const char* step) {
        const Ask ask = [=](Database& database, const Actor& actor) {
            const TicketId some(QUuid::createUuidV5({}, "ticket"_ba));
            return ofSome ? bool(AssignedTasks::of(database, actor, whose, {some}, 100))
                          : bool(AssignedTasks::page(database, actor, whose, 0, 100));
        };
        QTest::newRow(name) << ask << QString::fromLatin1(step);
    };
    row("mine", false, Whose::Mine, "ticket_task_left_user (assigned_user_id=?)");
    row("of my teams", false, Whose::MyTeams, "ticket_task_left_team (assigned_team_id=?)");
    row("mine, of some tickets", true, Whose::Mine,
        "ticket_task_left_user (assigned_user_id=? AND ticket_id=?)");
    row("of my teams and some tickets", true, Whose::MyTeams,
        "ticket_task_left_team (assigned_team_id=? AND ticket_id=?)");
}

/// Whatever else there is of open tickets and of tasks that are done.
void TstOpenIndex::whatIsLeftToDoLeadsToItsTickets()
{
    QFETCH(const Ask, ask);
    QFETCH(const QString, step);
    auto member = m_story->mira();
    for (const auto& name : {"cables"_ba, "roofs"_ba})
        member.teams += TeamId(QUuid::createUuidV5({}, name));

    const auto text = askedBy(member, ask);

    QCOMPARE(indexesOf(text), QStringList{u"sqlite_autoindex_ticket_1"_s}); // by its key
    QStringList steps;
    for (const auto& each : explained("EXPLAIN QUERY PLAN " + text))
        steps += each.last();
    QVERIFY2(
        steps.contains(u"SEARCH ticket_task USING INDEX "_s + step), qPrintable(steps.join(u'\n')));
}

void TstOpenIndex::whatIsFoundOtherwiseNamesNoIndex_data()
{
    QTest::addColumn<Ask>("ask");
    const auto leaf = [](const char* field, FilterOp op, const QJsonValue& value) {
        return pageOf(saved(openAnd(FilterNode::leaf(field, op, value))));
    };
    QTest::newRow("of a number") << leaf("number", FilterOp::Eq, u"INC-1"_s);
    QTest::newRow("of a requester") << leaf("requester", FilterOp::Eq, u"@me"_s);
    QTest::newRow("all") << pageOf({.which = Which::All});
    QTest::newRow("resolved") << countOf({.which = Which::Resolved});
    QTest::newRow("closed ones, too")
        << pageOf(saved(FilterNode::any({treeOf(Which::Open), treeOf(Which::Resolved)})));
    QTest::newRow("of an import") << pageOf({.run = RunId(QUuid::createUuidV5({}, "run"_ba))});
}

void TstOpenIndex::whatIsFoundOtherwiseNamesNoIndex()
{
    QFETCH(const Ask, ask);

    const auto text = asked(ask);

    QVERIFY(!text.isEmpty());
    QVERIFY(!text.contains("INDEXED BY"));
}

/// Somebody may have had a tool collect them.
void TstOpenIndex::statisticsChangeNothing()
{
    QVERIFY(m_story->incidentIn(TicketStatus::Assigned));
    const auto text = asked(countsOf({treeOf(Which::Mine), treeOf(Which::OnHold)}));
    QVERIFY(!text.isEmpty());
    QCOMPARE(sqlite3_exec(handle(), "ANALYZE", nullptr, nullptr, nullptr), SQLITE_OK);

    QCOMPARE(indexesOf(text), QStringList{byUpdate});
    QCOMPARE(cellsOfRows(text), QStringList());
}

QTEST_GUILESS_MAIN(TstOpenIndex)
#include "tst_open_index.moc"

#include "core/demo/demo_desk.h"
#include "core/exchange/verify.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/plain_setup.h"

#include <QTest>

#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace homeport;
using test::plainSetup;

namespace {

constexpr Sql allTickets{"test.tickets", R"sql(
    SELECT id, number, title, status, created_at, updated_at, assigned_user_id, is_open
      FROM ticket ORDER BY number)sql"};
constexpr Sql perTicket{"test.comments",
    "SELECT count(*) FROM ticket_comment GROUP BY ticket_id ORDER BY count(*) DESC, ticket_id"};

DemoPlan plan(qint64 tickets, quint64 seed)
{
    DemoPlan plan;
    plan.tickets = tickets;
    plan.seed = seed;
    plan.until = test::FakeClock().now();
    return plan;
}

QStringList ticketsOf(const Address& address)
{
    auto session = openDesk(address, Access::ReadWrite, systemWorld(ownPlaces()));
    auto rows = (*session)->replica->database().query(allTickets);
    QStringList out;
    while ((*rows)->next()) {
        const auto& row = **rows;
        out << u"%1 %2 %3 %4 %5 %6 %7"_s.arg(row.uuid(0).toString(), row.text(1), row.text(2),
            row.text(3), QString::number(row.integer(4)), QString::number(row.integer(5)),
            row.uuid(6).toString());
    }
    return out;
}

} // namespace

class TstDemoDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanup() { test::dropFreshAddresses(); }
    void theSameSeedMakesTheSameDesk();
    void theDeskIsBelievableAndSound();
    void itsQueuesShowClocks_data();
    void itsQueuesShowClocks();
    void allStayOpenWhereNobodySolvesAnything();
    void aDeskWithTicketsIsRefused();
    void aCancelledRunKeepsWhatItWrote();
};

void TstDemoDesk::theSameSeedMakesTheSameDesk()
{
    const auto first = test::freshAddress();
    const auto second = test::freshAddress();
    const auto other = test::freshAddress();

    QVERIFY(makeDemoDesk(first, plainSetup(), plan(150, 5), ownPlaces()));
    QVERIFY(makeDemoDesk(second, plainSetup(), plan(150, 5), ownPlaces()));
    QVERIFY(makeDemoDesk(other, plainSetup(), plan(150, 6), ownPlaces()));

    QCOMPARE(ticketsOf(first).size(), 150);
    QCOMPARE(ticketsOf(first), ticketsOf(second));
    QVERIFY(ticketsOf(first) != ticketsOf(other));
}

void TstDemoDesk::theDeskIsBelievableAndSound()
{
    const auto address = test::freshAddress();
    auto made = makeDemoDesk(address, plainSetup(), plan(1200, 1), ownPlaces());
    QVERIFY(made && made->isNew);

    auto session = openDesk(address, Access::ReadWrite, systemWorld(ownPlaces()));
    auto& database = (*session)->replica->database();
    const auto open = *number(database, {"test.open", "SELECT count(*) FROM ticket WHERE is_open"});
    QVERIFY2(open > 24 && open < 120, qPrintable(QString::number(open)));
    QList<qint64> comments;
    auto rows = database.query(perTicket);
    while ((*rows)->next())
        comments << (*rows)->integer(0);
    rows->reset();
    QVERIFY(comments.first() > 5); // one in a thousand is long
    QCOMPARE(comments.at(comments.size() / 2), 5);
    const auto late =
        number(database, {"test.late", "SELECT count(*) FROM ticket WHERE updated_at > :until"},
            {{"until", plan(1, 1).until}});
    QCOMPARE(*late, 0);
    auto verified = verifyDesk(*(*session)->replica);
    QVERIFY(verified);
    QCOMPARE(verified->findings, QStringList());
}

void TstDemoDesk::itsQueuesShowClocks_data()
{
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3})
        QTest::addRow("%d", seed) << seed;
}

/// Most of what is open can still be done in time, the rest waits or is late; most of what is over
/// was in time.
void TstDemoDesk::itsQueuesShowClocks()
{
    QFETCH(int, seed);
    const auto address = test::freshAddress();
    QVERIFY(makeDemoDesk(address, plainSetup(), plan(1000, quint64(seed)), ownPlaces()));
    auto session = openDesk(address, Access::ReadWrite, systemWorld(ownPlaces()));
    QVERIFY(session);
    auto& replica = *(*session)->replica;

    const auto open =
        TicketQueries::page(replica.database(), test::administratorOf(**session), {}, 0, 1000);

    QVERIFY(open);
    std::map<QueueClockLabel, int> labels;
    for (const auto& row : *open)
        ++labels[labelAt(row.clock, plan(1, 1).until)];
    using enum QueueClockLabel;
    const auto found =
        QStringLiteral("of %1: %2 on track, %3 at risk, %4 critical, %5 paused, %6 breached")
            .arg(open->size())
            .arg(labels[OnTrack])
            .arg(labels[AtRisk])
            .arg(labels[Critical])
            .arg(labels[Paused])
            .arg(labels[Breached]);
    const auto all = int(open->size());
    const bool isBelievable = labels[None] == 0 && labels[Breached] * 100 >= all * 4
        && labels[Breached] * 100 <= all * 20 && labels[Paused] * 2 < all
        && labels[OnTrack] * 3 > all;
    QVERIFY2(isBelievable, qPrintable(found));
    const auto closed = number(
        replica.database(), {"test.closed", "SELECT count(*) FROM ticket WHERE NOT is_open"});
    const auto late = number(replica.database(),
        {"test.missed",
            "SELECT count(*) FROM ticket WHERE NOT is_open AND breached_at IS NOT NULL"});
    QVERIFY2(*late * 100 > *closed && *late * 5 < *closed, qPrintable(QString::number(*late)));
}

void TstDemoDesk::allStayOpenWhereNobodySolvesAnything()
{
    const auto address = test::freshAddress();
    auto behind = plan(300, 1);
    behind.days = 60; // long enough for whatever is solved at all
    behind.staysOpen = true;

    QVERIFY(makeDemoDesk(address, plainSetup(), behind, ownPlaces()));

    auto session = openDesk(address, Access::ReadWrite, systemWorld(ownPlaces()));
    QVERIFY(session);
    auto& database = (*session)->replica->database();
    const auto open = [&](const char* which) {
        const QByteArray text = QByteArray("SELECT count(*) FROM ticket WHERE is_open") + which;
        return *number(database, {"test.stillOpen", text.constData()});
    };
    QCOMPARE(open(""), 300);
    QVERIFY(open(" AND status = 'on_hold'") > 30);
    QVERIFY(open(" AND status = 'in_progress'") > 30);
    auto verified = verifyDesk(*(*session)->replica);
    QVERIFY(verified);
    QCOMPARE(verified->findings, QStringList());
}

void TstDemoDesk::aDeskWithTicketsIsRefused()
{
    const auto address = test::freshAddress();
    QVERIFY(makeDemoDesk(address, plainSetup(), plan(3, 1), ownPlaces()));
    const auto before = ticketsOf(address);

    const auto refused = makeDemoDesk(address, plainSetup(), plan(3, 2), ownPlaces());

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"NOT_EMPTY"_s);
    QCOMPARE(ticketsOf(address), before);
}

void TstDemoDesk::aCancelledRunKeepsWhatItWrote()
{
    const auto address = test::freshAddress();
    std::atomic_bool isCancelled = false;
    auto cancelled = plan(2000, 1); // more than a server takes in one transaction
    cancelled.cancelled = &isCancelled;
    cancelled.progress = [&](qint64) { isCancelled = true; };

    const auto stopped = makeDemoDesk(address, plainSetup(), cancelled, ownPlaces());

    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    const auto kept = ticketsOf(address).size();
    QVERIFY(kept > 0 && kept < 2000);
}

QTEST_GUILESS_MAIN(TstDemoDesk)
#include "tst_demo_desk.moc"

// What an upgrade leaves of what stood in a desk, and of what others were given of it.
#include "core/journal/fold.h"
#include "core/tickets/queue_rank.h"
#include "tests/core/db/old_library.h"

#include <QTest>

#include "record/ticket.h"

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql newPerson{"test.person", R"sql(
    INSERT INTO user_account (id, organization_id, root_id, created_at, updated_at, field_clock)
    VALUES (:desk, :desk, :desk, 1, 1, :clock))sql"};
constexpr Sql newMethod{"test.method", R"sql(
    INSERT INTO setting (id, organization_id, root_id, created_at, updated_at, field_clock, key,
                         value)
    VALUES (:desk, :desk, :desk, 1, 1, :clock, 'priority.method', '"higher_of_both"'))sql"};
constexpr Sql newCell{"test.cell", R"sql(
    INSERT INTO priority_matrix (id, organization_id, root_id, created_at, updated_at, field_clock,
                                 impact, urgency, priority)
    VALUES (:desk, :desk, :desk, 1, 1, :clock, 3, 1, 2))sql"};
constexpr Sql newTicket{"test.ticket", R"sql(
    INSERT INTO ticket (id, organization_id, root_id, created_at, updated_at, field_clock, status,
                        requester_id, impact, urgency, priority)
    VALUES (:desk, :desk, :desk, 1, 1, :clock, 'new', :desk, 3, 1, 2))sql"};
constexpr Sql newCalendar{"test.calendar", R"sql(
    INSERT INTO business_calendar (id, organization_id, root_id, created_at, updated_at,
                                   field_clock)
    VALUES (:desk, :desk, :desk, 1, 1, :clock))sql"};
constexpr Sql newPolicy{"test.policy", R"sql(
    INSERT INTO sla_policy (id, organization_id, root_id, created_at, updated_at, field_clock,
                            calendar_id)
    VALUES (:desk, :desk, :desk, 1, 1, :clock, :desk))sql"};
constexpr Sql newTarget{"test.target", R"sql(
    INSERT INTO sla_target (id, organization_id, root_id, created_at, updated_at, field_clock,
                            policy_id, priority, target_minutes)
    VALUES (:desk, :desk, :desk, 1, 1, :clock, :desk, 3, 60))sql"};
constexpr Sql rankedTicket{"test.rankedTicket", R"sql(
    INSERT INTO ticket (id, organization_id, root_id, created_at, updated_at, field_clock, kind,
                        status, requester_id, title, priority, priority_score, next_due_at,
                        breached_at, is_open)
    VALUES (:id, :desk, :id, 1, 1, :clock, 'incident', 'new', :desk, :title, :priority, 4500, :due,
            :due, :is_open))sql"};
constexpr Sql rankedIncident{"test.rankedIncident", R"sql(
    INSERT INTO incident (ticket_id, organization_id, root_id, created_at, updated_at, field_clock,
                          is_major)
    VALUES (:id, :desk, :id, 1, 1, :clock, :is_major))sql"};
constexpr Sql missedClock{"test.missedClock", R"sql(
    INSERT INTO sla_clock (id, organization_id, root_id, created_at, updated_at, field_clock,
                           ticket_id, policy_id, target_id, calendar_id, agreement_type, metric,
                           target_minutes, state, started_at, breached_at)
    VALUES (:id, :desk, :id, 1, 1, :clock, :id, :desk, :desk, :desk, 'sla', 'response', 60,
            'paused', 1, 5))sql"};

} // namespace

class TstUpgradedDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void aFieldOfAnotherNameKeepsWhatItHeld();
    void en23TheDesksOwnMatrixCounts();
    void en23OpenWorkIsRanked();
    void section35WhichTicketsLackAPolicyIsLeftToBeWorkedOut();
    void whoWasGivenAllTablesIsGivenTheNewOnes();

private:
    static void must(const Result<qint64>& done)
    {
        if (!done)
            qFatal("%s: %s", qPrintable(done.error().subject), qPrintable(done.error().detail));
    }
};

void TstUpgradedDesk::aFieldOfAnotherNameKeepsWhatItHeld()
{
    const auto address = oldLibrary();
    {
        auto library = opened(address);
        QVERIFY(library->begin() && library->openGuard());
        must(library->exec({"test.shelf", R"sql(
            INSERT INTO shelf (id, organization_id, root_id, created_at, updated_at, field_clock,
                               name)
            VALUES (:id, :id, :id, 1, 1, :clock, 'Sagas'))sql"},
            {{"id", QUuid::createUuid()}, {"clock", QByteArray("c")}}));
        QVERIFY(library->commit());
    }

    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));

    auto library = opened(address);
    const auto shelf = one(*library, {"test.shelf", "SELECT sign, name FROM shelf"});
    QVERIFY(shelf);
    QCOMPARE((*shelf)->text(0), u"Sagas"_s);
    QVERIFY((*shelf)->isNull(1)); // the new field that has the former name
}

/// Version 4 derives the source of a priority: by the built-in matrix the score was the higher one.
void TstUpgradedDesk::en23TheDesksOwnMatrixCounts()
{
    const auto address = storedDesk(3);
    const Bindings row{{"desk", QUuid::createUuid()}, {"clock", QByteArray("c")}};
    {
        auto desk = opened(address);
        QVERIFY(desk->begin() && desk->openGuard());
        for (const auto& made : {newPerson, newMethod, newCell, newTicket})
            must(desk->exec(made, row));
        QVERIFY(desk->commit());
    }

    const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;
    QVERIFY(upgradeDatabase(disk, address, shippedUpgrade(dialect), noon));

    auto desk = opened(address);
    const auto source = one(*desk, {"test.source", "SELECT priority_source FROM ticket"});
    QVERIFY(source);
    QCOMPARE((*source)->text(0), u"matrix"_s);
}

/// Version 5: as the program ranks what it writes.
void TstUpgradedDesk::en23OpenWorkIsRanked()
{
    const auto address = storedDesk(4);
    const auto desk = QUuid::createUuid();
    {
        auto older = opened(address);
        QVERIFY(older->begin() && older->openGuard());
        const Bindings row{{"desk", desk}, {"clock", QByteArray("c")}};
        must(older->exec(newPerson, row));
        for (const auto& made : {newCalendar, newPolicy, newTarget})
            must(older->exec(made, row));
        const auto add = [&](const QString& title, int priority, const std::optional<qint64>& due,
                             bool isMajor, bool isMissed) {
            const auto id = QUuid::createUuid();
            const Bindings own{{"desk", desk}, {"clock", QByteArray("c")}, {"id", id}};
            auto ofTicket = own;
            ofTicket.push_back({"title", title});
            ofTicket.push_back({"priority", priority});
            ofTicket.push_back({"due", due});
            ofTicket.push_back({"is_open", title != "done"_L1});
            must(older->exec(rankedTicket, ofTicket));
            auto ofIncident = own;
            ofIncident.push_back({"is_major", isMajor});
            must(older->exec(rankedIncident, ofIncident));
            if (isMissed)
                must(older->exec(missedClock, own));
        };
        add(u"low"_s, 4, {}, false, false);
        add(u"later"_s, 2, 1'800'000'000'001, false, false);
        add(u"sooner"_s, 2, 1'800'000'000'000, false, false);
        add(u"done"_s, 1, {}, true, false);
        add(u"missed"_s, 3, 1'700'000'000'000, false, true);
        add(u"major"_s, 3, {}, true, false);
        QVERIFY(older->commit());
    }

    const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;
    const auto outcome = upgradeDatabase(disk, address, shippedUpgrade(dialect), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    auto database = opened(address);
    auto rows =
        database->query({"test.ranked", "SELECT title, id FROM ticket ORDER BY queue_rank, id"});
    QVERIFY(rows);
    QStringList titles;
    QList<QUuid> ids;
    while ((*rows)->next()) {
        titles += (*rows)->text(0);
        ids += (*rows)->uuid(1);
    }
    rows->reset();
    QCOMPARE(titles.join(u' '), u"major missed sooner later low done"_s);
    auto ranked = loadRows(*database, record::Ticket::table(), ids);
    QVERIFY(ranked);
    const auto stored = *ranked;
    QVERIFY(refreshQueueRanks(*database, *ranked));
    QVERIFY(*ranked == stored);
}

/// No upgrade knows which policy matches; the recalculation that it leaves does.
void TstUpgradedDesk::section35WhichTicketsLackAPolicyIsLeftToBeWorkedOut()
{
    const auto address = storedDesk(4);
    const Bindings row{{"desk", QUuid::createUuid()}};
    must(opened(address)->exec({"test.own", "UPDATE desk SET organization_id = :desk"}, row));

    const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;
    QVERIFY(upgradeDatabase(disk, address, shippedUpgrade(dialect), noon));

    auto desk = opened(address);
    QCOMPARE(*number(*desk,
                 {"test.left",
                     "SELECT count(*) FROM job_lease WHERE job_key = 'recalculation' AND"
                     " expires_at = 0"}),
        1);
}

void TstUpgradedDesk::whoWasGivenAllTablesIsGivenTheNewOnes()
{
    if (isSqlite())
        QSKIP("nobody is given anything of a file's tables");
    const auto address = storedDesk(3);
    onDatabase(address,
        "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA homeport TO pg_monitor;"
        "GRANT SELECT ON homeport.ticket TO pg_signal_backend");

    QVERIFY(upgradeDatabase(disk, address, shippedUpgrade(Dialect::Postgresql), noon));

    auto desk = opened(address);
    const auto may = [&](const char* role, const char* right) {
        const auto found = number(*desk, {"test.may", R"sql(
                SELECT count(*) FROM pg_tables
                 WHERE schemaname = 'homeport'
                   AND tablename IN ('service_request', 'problem', 'change')
                   AND has_table_privilege(CAST(:role AS name),
                           schemaname || '.' || quote_ident(tablename), :right))sql"},
            {{"role", QString::fromLatin1(role)}, {"right", QString::fromLatin1(right)}});
        must(found);
        return *found;
    };
    QCOMPARE(may("pg_monitor", "SELECT"), 3);
    QCOMPARE(may("pg_monitor", "INSERT"), 3);
    QCOMPARE(may("pg_monitor", "DELETE"), 0);
    QCOMPARE(may("pg_signal_backend", "SELECT"), 0);
}

QTEST_GUILESS_MAIN(TstUpgradedDesk)
#include "tst_upgraded_desk.moc"

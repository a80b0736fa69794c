// What an upgrade leaves of what stood in a desk, and of what others were given of it.
#include "tests/core/db/old_library.h"

#include <QTest>

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

} // namespace

class TstUpgradedDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void aFieldOfAnotherNameKeepsWhatItHeld();
    void en23TheDesksOwnMatrixCounts();
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

// What an upgrade leaves of what stood in a desk, and of what others were given of it.
#include "tests/core/db/old_library.h"

#include <QTest>

#include <optional>
#include <span>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A ticket as version 3 held it, and how its priority came about.
struct Rated
{
    const char* source; ///< as an act had said
    std::optional<int> given;
    const char* reason;
    int impact;
    int urgency;
    int priority;
    const char* expected;
};
constexpr Rated byMatrix[] = {
    {"matrix", {}, nullptr, 2, 2, 3, "matrix"},
    {"override", 1, "The board asks", 3, 3, 1, "override"},
    {"matrix", 1, "The board asks", 3, 3, 1, "override"}, // rated elsewhere
    {"category_default", 2, nullptr, 3, 2, 2, "category_default"},
    {"matrix", 2, nullptr, 3, 3, 4, "matrix"}, // rated since
};
constexpr Rated byScore[] = {
    {"matrix", {}, nullptr, 2, 2, 3, "weighted"},
    {"weighted", {}, nullptr, 2, 2, 3, "weighted"},
    {"override", 1, "The board asks", 3, 3, 1, "override"},
    {"category_default", 2, nullptr, 3, 2, 2, "category_default"},
};
constexpr Rated byTheHigher[] = {
    {"weighted", {}, nullptr, 1, 3, 3, "matrix"},
    {"matrix", {}, nullptr, 1, 3, 2, "weighted"},
    {"matrix", {}, nullptr, 3, 1, 2, "matrix"}, // the desk's own matrix says so
    {"matrix", 2, nullptr, 3, 3, 4, "matrix"},
};
/// The setting priority.method, and tickets under it.
struct Method
{
    const char* name;
    const char* setting;
    std::span<const Rated> tickets;
};
constexpr Method methods[] = {
    {"none chosen", nullptr, byMatrix},
    {"the matrix", "\"matrix\"", byMatrix},
    {"the score", "\"weighted\"", byScore},
    {"the higher of both", "\"higher_of_both\"", byTheHigher},
};

constexpr Sql newPerson{"test.person", R"sql(
    INSERT INTO user_account (id, organization_id, root_id, created_at, updated_at, field_clock)
    VALUES (:id, :desk, :id, 1, 1, :clock))sql"};
constexpr Sql newTicket{"test.ticket", R"sql(
    INSERT INTO ticket (id, organization_id, root_id, created_at, updated_at, field_clock, kind,
                        status, requester_id, impact, urgency, priority, priority_source,
                        priority_override, priority_override_reason)
    VALUES (:id, :desk, :id, 1, 1, :clock, 'incident', 'new', :desk, :impact, :urgency, :priority,
            :source, :given, :reason))sql"};
constexpr Sql newMethod{"test.method", R"sql(
    INSERT INTO setting (id, organization_id, root_id, created_at, updated_at, field_clock, key,
                         value)
    VALUES (:id, :desk, :id, 1, 1, :clock, 'priority.method', :method))sql"};
constexpr Sql newCell{"test.cell", R"sql(
    INSERT INTO priority_matrix (id, organization_id, root_id, created_at, updated_at, field_clock,
                                 impact, urgency, priority)
    VALUES (:id, :desk, :id, 1, 1, :clock, 3, 1, 2))sql"};
constexpr Sql sourceOf{"test.source", "SELECT priority_source FROM ticket WHERE id = :id"};

} // namespace

class TstUpgradedDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void aFieldOfAnotherNameKeepsWhatItHeld();
    void en23HowPrioritiesCameAbout_data();
    void en23HowPrioritiesCameAbout();
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

void TstUpgradedDesk::en23HowPrioritiesCameAbout_data()
{
    QTest::addColumn<int>("at");
    for (size_t i = 0; i < std::size(methods); ++i)
        QTest::newRow(methods[i].name) << int(i);
}

/// Version 4 derives it, and so an older desk has to hold what would have been derived.
void TstUpgradedDesk::en23HowPrioritiesCameAbout()
{
    QFETCH(const int, at);
    const auto& [name, setting, tickets] = methods[at];
    const auto address = storedDesk(3);
    const auto deskId = QUuid::createUuid(); // the only person, too
    const QByteArray clock("c");
    QList<QUuid> ids;
    {
        auto desk = opened(address);
        QVERIFY(desk->begin() && desk->openGuard());
        must(desk->exec(newPerson, {{"id", deskId}, {"desk", deskId}, {"clock", clock}}));
        const Bindings other{{"id", QUuid::createUuid()}, {"desk", deskId}, {"clock", clock}};
        must(desk->exec(newCell, other));
        if (setting) {
            auto chosen = other;
            chosen.push_back({"method", QString::fromLatin1(setting)});
            must(desk->exec(newMethod, chosen));
        }
        for (const auto& ticket : tickets) {
            ids.append(QUuid::createUuid());
            const auto reason = ticket.reason ? Value(QString::fromLatin1(ticket.reason)) : Value();
            must(desk->exec(newTicket,
                {{"id", ids.last()}, {"desk", deskId}, {"clock", clock}, {"impact", ticket.impact},
                    {"urgency", ticket.urgency}, {"priority", ticket.priority},
                    {"source", QString::fromLatin1(ticket.source)}, {"given", ticket.given},
                    {"reason", reason}}));
        }
        QVERIFY(desk->commit());
    }

    const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;
    const auto outcome = upgradeDatabase(disk, address, shippedUpgrade(dialect), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    auto desk = opened(address);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto found = one(*desk, sourceOf, {{"id", ids[i]}});
        QVERIFY(found);
        QCOMPARE(u"%1: %2"_s.arg(i).arg((*found)->text(0)),
            u"%1: %2"_s.arg(i).arg(QLatin1StringView(tickets[size_t(i)].expected)));
    }
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

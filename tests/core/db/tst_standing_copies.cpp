// Which copies of a server's desk the next upgrade keeps, replaces or leaves alone, and how one
// goes back to one (REL-19).
#include "tests/core/db/server_copies.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql versionKept{"test.versionKept", "SELECT schema_version FROM desk_before_v3.desk"};
constexpr Sql entriesKept{"test.entriesKept", "SELECT count(*) FROM desk_before_v3.jr_tx"};

} // namespace

class TstStandingCopies : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup() { test::dropFreshAddresses(); }
    void theOlderCopyGoesWithTheNextUpgrade();
    void anOlderCopyThatSomethingIsBuiltUponStays();
    void anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites_data();
    void anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites();
    void aNewerProgramKeepsTheCopyOfAnInterruptedUpgrade();
    void aSchemaOfSomebodyElseIsLeftAlone();
    void whatOnlyLooksLikeACopyIsNone_data();
    void whatOnlyLooksLikeACopyIsNone();
    void whoeverGoesBackFindsTheDeskAsItWas();
};

void TstStandingCopies::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    if (isSqlite())
        QSKIP("a file's copy is a file, see tst_upgrade");
}

void TstStandingCopies::theOlderCopyGoesWithTheNextUpgrade()
{
    const auto address = oldLibrary();
    QCOMPARE(upgradeDatabase(disk, address, upgradeTo(2), noon)->copy, u"desk_before_v2"_s);
    const auto second = rowsIn(address, "homeport");

    QVERIFY(!upgradeDatabase(disk, address, upgradeTo(3, true), noon));

    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v2"_s});

    QVERIFY(upgradeDatabase(disk, address, upgradeTo(3), noon));

    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v3"_s});
    QCOMPARE(valueOf(address, versionKept), 2);
    QCOMPARE(rowsIn(address, "desk_before_v3")[u"book"_s], second[u"book"_s]);
}

void TstStandingCopies::anOlderCopyThatSomethingIsBuiltUponStays()
{
    const auto address = oldLibrary();
    QVERIFY(upgradeDatabase(disk, address, upgradeTo(2), noon));
    onDatabase(address, "CREATE VIEW public.once AS SELECT title FROM desk_before_v2.book");

    const auto refused = upgradeDatabase(disk, address, upgradeTo(3), noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    QCOMPARE(refused.error().code, u"COPY_IN_USE"_s);
    QCOMPARE(refused.error().subject, u"desk_before_v2"_s);
    QCOMPARE(versionOf(address), 2);
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v2"_s});
    QCOMPARE(valueOf(address, {"test.once", "SELECT count(*) FROM public.once"}), 50);
    onDatabase(address, "DROP VIEW public.once");
    QVERIFY(upgradeDatabase(disk, address, upgradeTo(3), noon));
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v3"_s});
}

void TstStandingCopies::anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites_data()
{
    QTest::addColumn<QByteArray>("meanwhile");
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("entries");
    QTest::newRow("nobody has written") << QByteArray() << 1 << 50;
    QTest::newRow("somebody has written")
        << QByteArray("INSERT INTO homeport.jr_tx (no, body) VALUES (51, 'x')") << 2 << 51;
    QTest::newRow("a table of it is gone")
        << QByteArray("DROP TABLE desk_before_v3.book") << 2 << 50;
    QTest::newRow("a row of it is gone")
        << QByteArray("DELETE FROM desk_before_v3.book WHERE pages = 7") << 2 << 50;
}

void TstStandingCopies::anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites()
{
    QFETCH(QByteArray, meanwhile);
    QFETCH(int, version);
    QFETCH(int, entries);
    const auto address = oldLibrary();
    QVERIFY(!upgradeDatabase(disk, address, upgradeTo(3, true), noon));
    QCOMPARE(versionOf(address), 2);
    QCOMPARE(valueOf(address, versionKept), 1);
    if (!meanwhile.isEmpty())
        onDatabase(address, meanwhile);

    const auto outcome = upgradeDatabase(disk, address, upgradeTo(3), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->copy, u"desk_before_v3"_s);
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v3"_s});
    QCOMPARE(valueOf(address, versionKept), version);
    QCOMPARE(valueOf(address, entriesKept), entries);
}

/// Else a copy of the desk as it was left half way would take its place.
void TstStandingCopies::aNewerProgramKeepsTheCopyOfAnInterruptedUpgrade()
{
    const auto address = oldLibrary();
    const auto before = rowsIn(address, "homeport");
    QVERIFY(!upgradeDatabase(disk, address, upgradeTo(3, true), noon));
    QCOMPARE(versionOf(address), 2);

    QVERIFY(!upgradeDatabase(disk, address, upgradeTo(4, true), noon)); // and is interrupted itself

    QCOMPARE(versionOf(address), 3);
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v4"_s});
    QCOMPARE(rowsIn(address, "desk_before_v4"), before);

    const auto outcome = upgradeDatabase(disk, address, upgradeTo(5), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->to, 5);
    QCOMPARE(outcome->copy, u"desk_before_v5"_s);
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v5"_s});
    QCOMPARE(rowsIn(address, "desk_before_v5"), before);
}

void TstStandingCopies::aSchemaOfSomebodyElseIsLeftAlone()
{
    const auto address = oldLibrary();
    onDatabase(address, "CREATE SCHEMA desk_before_v2; CREATE SCHEMA desk_before_v3");

    const auto refused = upgradeDatabase(disk, address, libraryUpgrade(), noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"DUPLICATE"_s);
    QCOMPARE(refused.error().subject, u"desk_before_v3"_s);
    QCOMPARE(versionOf(address), 1);
    onDatabase(address, "DROP SCHEMA desk_before_v3");
    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));
    QCOMPARE(copiesIn(address), (QStringList{u"desk_before_v2"_s, u"desk_before_v3"_s}));
}

void TstStandingCopies::whatOnlyLooksLikeACopyIsNone_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("somebody else's")
        << QByteArray("ALTER SCHEMA desk_before_v3 OWNER TO pg_monitor");
    QTest::newRow("a table of somebody else's")
        << QByteArray("ALTER TABLE desk_before_v3.desk OWNER TO pg_monitor");
    // It would do what it likes, with the rights of whoever upgrades.
    QTest::newRow("a view") << QByteArray(
        "DROP TABLE desk_before_v3.desk;"
        "CREATE VIEW desk_before_v3.desk AS SELECT 0 AS schema_version");
}

/// Not even where it says of itself what a copy says.
void TstStandingCopies::whatOnlyLooksLikeACopyIsNone()
{
    QFETCH(QByteArray, last);
    const auto address = oldLibrary();
    onDatabase(address,
        "CREATE SCHEMA desk_before_v3;"
        "COMMENT ON SCHEMA desk_before_v3 IS 'Homeport: the desk, 2 tables with 51 rows';"
        "CREATE TABLE desk_before_v3.desk AS SELECT 0 AS schema_version;"
        "CREATE TABLE desk_before_v3.jr_tx AS TABLE homeport.jr_tx;"
            + last);

    const auto refused = upgradeDatabase(disk, address, libraryUpgrade(), noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"DUPLICATE"_s);
    QCOMPARE(refused.error().subject, u"desk_before_v3"_s);
    QCOMPARE(versionOf(address), 1);
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v3"_s});
}

/// As schema/README.md says; what the older program makes there has rows of its own.
void TstStandingCopies::whoeverGoesBackFindsTheDeskAsItWas()
{
    const auto path = QStringLiteral(HOMEPORT_TESTS_DIR "/../schema/going_back.postgresql.sql");
    const auto goingBack = contentOf(path);
    const auto emptied =
        contentOf(QStringLiteral(HOMEPORT_TESTS_DIR "/schema/version_1.postgresql.sql"));
    const auto address = oldLibrary();
    const auto before = rowsIn(address, "homeport");
    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));
    const auto since = rowsIn(address, "homeport");

    const auto refused = opened(address)->script(goingBack); // the desk is still the newer one

    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"programs of two versions"_s),
        qPrintable(refused.error().detail));
    QCOMPARE(rowsIn(address, "homeport"), since);

    onDatabase(address,
        "DROP SCHEMA homeport, sec CASCADE;" + emptied
            + "INSERT INTO homeport.desk (one, schema_version) VALUES (1, 1);"
              "INSERT INTO homeport.jr_tx (no, body) VALUES (1, 'seed'), (70, 'seed');"
              "CREATE SCHEMA desk_before_v7;"
              "CREATE SCHEMA desk_before_v8 AUTHORIZATION pg_monitor;"
              "COMMENT ON SCHEMA desk_before_v8 IS 'Homeport: a word of somebody else';"
              "CREATE SCHEMA desk_before_v9;"
              "COMMENT ON SCHEMA desk_before_v9 IS 'Homeport: another one'");
    const auto which = opened(address)->script(goingBack);

    QVERIFY(!which);
    QVERIFY2(
        which.error().detail.contains(u"2 copies of the desk"_s), qPrintable(which.error().detail));

    onDatabase(address, "DROP SCHEMA desk_before_v9");
    onDatabase(address, goingBack);

    QCOMPARE(rowsIn(address, "homeport"), before);
    QCOMPARE(valueOf(address, {"test.next", "SELECT nextval('homeport.jr_no')"}), 51);
    QVERIFY(!opened(address)->exec({"test.guard", "UPDATE book SET pages = 1"}));
    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));
    QCOMPARE(rowsIn(address, "desk_before_v3"), before);
}

QTEST_GUILESS_MAIN(TstStandingCopies)
#include "tst_standing_copies.moc"

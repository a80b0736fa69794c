// Before a server's desk is brought forward a checked copy of it stands in a schema beside it, or
// nothing is touched (REL-19).
#include "core/exchange/schema_check.h"
#include "tests/core/db/old_library.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Rows = QMap<QString, QStringList>; ///< by table, as text

constexpr Sql tablesIn{"test.tables", "SELECT tablename FROM pg_tables WHERE schemaname = :schema"};
constexpr Sql schemas{"test.schemas", R"sql(
    SELECT nspname FROM pg_namespace WHERE nspname LIKE 'desk\_%' ORDER BY nspname)sql"};
constexpr Sql readable{"test.readable", R"sql(
    SELECT count(*) FROM (VALUES ('pg_monitor'), ('pg_read_all_stats')) AS who (name)
     WHERE has_schema_privilege(name, 'desk_before_v3', 'USAGE')
        OR has_table_privilege(name, 'desk_before_v3.book', 'SELECT'))sql"};
constexpr Sql versionKept{"test.versionKept", "SELECT schema_version FROM desk_before_v3.desk"};
constexpr Sql entriesKept{"test.entriesKept", "SELECT count(*) FROM desk_before_v3.jr_tx"};

Rows rowsIn(const Address& address, const QByteArray& schema)
{
    auto database = opened(address);
    auto tables = database->query(tablesIn, {{"schema", QString::fromLatin1(schema)}});
    if (!tables)
        qFatal("%s", qPrintable(tables.error().detail));
    Rows all;
    while ((*tables)->next()) {
        const auto table = (*tables)->text(0);
        const QByteArray text = "SELECT CAST(each_row AS text) FROM " + schema + '.'
            + table.toUtf8() + " AS each_row ORDER BY 1";
        auto rows = database->query({"test.rows", text.constData()});
        if (!rows)
            qFatal("%s", qPrintable(rows.error().detail));
        auto& held = all[table];
        while ((*rows)->next())
            held << (*rows)->text(0);
    }
    return all;
}

/// The schemas that are copies, or look like one.
QStringList copiesIn(const Address& address)
{
    auto database = opened(address);
    auto names = database->query(schemas);
    if (!names)
        qFatal("%s", qPrintable(names.error().detail));
    QStringList all;
    while ((*names)->next())
        all << (*names)->text(0);
    return all;
}

qint64 valueOf(const Address& address, const Sql& sql)
{
    const auto value = number(*opened(address), sql);
    if (!value)
        qFatal("%s", qPrintable(value.error().detail));
    return *value;
}

qint64 versionOf(const Address& address)
{
    return valueOf(address, {"test.version", "SELECT schema_version FROM desk"});
}

/// From the next statement on the server does `act` to each copy of a table of books.
void spoil(const Address& address, const QByteArray& act)
{
    onDatabase(address,
        "CREATE FUNCTION public.spoil() RETURNS event_trigger LANGUAGE plpgsql AS $$"
        " DECLARE made record; BEGIN"
        "  FOR made IN SELECT * FROM pg_event_trigger_ddl_commands()"
        "               WHERE object_identity LIKE '%.book' LOOP "
            + act
            + "; END LOOP; END $$;"
              "CREATE EVENT TRIGGER spoil ON ddl_command_end WHEN TAG IN ('CREATE TABLE AS')"
              " EXECUTE FUNCTION public.spoil()");
}

/// The library's upgrade up to `newest`, whose last step fails where it `isBroken`.
SchemaUpgrade upgradeTo(int newest, bool isBroken = false)
{
    auto upgrade = libraryUpgrade();
    upgrade.newest = newest;
    if (isBroken)
        upgrade.steps.push_back({newest, "SELECT no_such_column FROM book"});
    return upgrade;
}

/// A role of the server that may work in the desk, and no more than that; no one is made for it.
Address asSomeoneElse(const Address& address)
{
    onDatabase(address,
        "GRANT USAGE ON SCHEMA homeport, sec TO pg_monitor;"
        "GRANT ALL ON ALL TABLES IN SCHEMA homeport, sec TO pg_monitor");
    return {address.text + u"&options=-c%20role%3Dpg_monitor"_s};
}

} // namespace

class TstServerCopy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup() { test::dropFreshAddresses(); }
    void theCopyIsTheDeskAsItWas();
    void everyTableOfADeskIsCopiedAndNothingIsInTheWay();
    void nobodyElseMayReadTheCopy();
    void aCopyThatDiffersIsRefused_data();
    void aCopyThatDiffersIsRefused();
    void whoMayNotCopyIsToldAndTouchesNothing_data();
    void whoMayNotCopyIsToldAndTouchesNothing();
    void aFullDiskIsToldAndNothingIsTouched();
    void theOlderCopyGoesWithTheNextUpgrade();
    void anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites_data();
    void anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites();
    void aSchemaOfSomebodyElseIsLeftAlone();
    void whoeverGoesBackFindsTheDeskAsItWas();

private:
    /// An upgrade of the library is refused so, and the library is as it was.
    static void judge(
        const Address& library, const Address& as, Error::Kind kind, const QString& code);
};

void TstServerCopy::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    if (isSqlite())
        QSKIP("a file's copy is a file, see tst_upgrade");
}

void TstServerCopy::judge(
    const Address& library, const Address& as, Error::Kind kind, const QString& code)
{
    const auto before = rowsIn(library, "homeport");

    const auto refused = upgradeDatabase(as, libraryUpgrade(), noon);

    QVERIFY(!refused);
    QVERIFY2(refused.error().kind == kind && refused.error().code == code,
        qPrintable(refused.error().code + u": "_s + refused.error().detail));
    QCOMPARE(versionOf(library), 1);
    QCOMPARE(copiesIn(library), QStringList());
    QCOMPARE(rowsIn(library, "homeport"), before);
}

void TstServerCopy::theCopyIsTheDeskAsItWas()
{
    const auto address = oldLibrary();
    const auto before = rowsIn(address, "homeport");
    QCOMPARE(before[u"book"_s].size(), 50);

    const auto outcome = upgradeDatabase(address, libraryUpgrade(), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->to, 3);
    QCOMPARE(outcome->copy, u"desk_before_v3"_s);
    QCOMPARE(copiesIn(address), QStringList{outcome->copy});
    QCOMPARE(rowsIn(address, "desk_before_v3"), before);
    QVERIFY(rowsIn(address, "homeport") != before);
    const auto said = one(*opened(address),
        {"test.comment", "SELECT obj_description('desk_before_v3'::regnamespace, 'pg_namespace')"});
    QVERIFY(said);
    QVERIFY2((*said)->text(0).contains(u"2026-01-07 12:00:00 UTC in schema 1,"_s),
        qPrintable((*said)->text(0)));
    QCOMPARE(upgradeDatabase(address, libraryUpgrade(), noon)->copy, QString());
}

void TstServerCopy::everyTableOfADeskIsCopiedAndNothingIsInTheWay()
{
    const auto address = storedDesk(2);
    auto before = rowsIn(address, "homeport");
    before.insert(rowsIn(address, "sec"));
    QVERIFY(before.contains(u"credential"_s));

    const auto outcome = upgradeDatabase(address, shippedUpgrade(Dialect::Postgresql), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(rowsIn(address, outcome->copy.toLatin1()), before);
    const auto findings = schemaFindings(*opened(address));
    QVERIFY(findings);
    QCOMPARE(*findings, QStringList());
}

void TstServerCopy::nobodyElseMayReadTheCopy()
{
    const auto address = oldLibrary();
    onDatabase(address,
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO pg_monitor;"
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC;"
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC");

    QVERIFY(upgradeDatabase(address, libraryUpgrade(), noon));

    QCOMPARE(valueOf(address, readable), 0);
}

void TstServerCopy::aCopyThatDiffersIsRefused_data()
{
    QTest::addColumn<QByteArray>("act");
    QTest::addColumn<QString>("told");
    QTest::newRow("a row is lost")
        << QByteArray("EXECUTE format('DELETE FROM %s WHERE pages = 7', made.object_identity)")
        << u"49 of 50 rows"_s;
    QTest::newRow("a row is another") << QByteArray(
        "EXECUTE format('UPDATE %s SET title = ''Book 8'' WHERE pages = 7', made.object_identity)")
                                      << u"other rows"_s;
    QTest::newRow("nothing is there")
        << QByteArray("EXECUTE format('TRUNCATE %s', made.object_identity)") << u"0 of 50 rows"_s;
}

void TstServerCopy::aCopyThatDiffersIsRefused()
{
    QFETCH(QByteArray, act);
    QFETCH(QString, told);
    const auto address = oldLibrary();
    spoil(address, act);

    judge(address, address, Error::Kind::Corrupt, u"COPY_DIFFERS"_s);

    const auto refused = upgradeDatabase(address, libraryUpgrade(), noon);
    QVERIFY(!refused);
    QCOMPARE(refused.error().subject, u"homeport.book"_s);
    QCOMPARE(refused.error().detail, told);
    onDatabase(address, "DROP EVENT TRIGGER spoil");
    QVERIFY(upgradeDatabase(address, libraryUpgrade(), noon));
}

void TstServerCopy::whoMayNotCopyIsToldAndTouchesNothing_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("no schema may be made") << QByteArray();
    // A copy without the rows that nobody shows would be taken for whole.
    QTest::newRow("rows are kept from sight")
        << QByteArray("DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO pg_monitor',"
                      " current_database()); END $$;"
                      "ALTER TABLE homeport.book ENABLE ROW LEVEL SECURITY");
}

void TstServerCopy::whoMayNotCopyIsToldAndTouchesNothing()
{
    QFETCH(QByteArray, before);
    const auto address = oldLibrary();
    if (!before.isEmpty())
        onDatabase(address, before);

    judge(address, asSomeoneElse(address), Error::Kind::Denied, u"COPY_DENIED"_s);
}

void TstServerCopy::aFullDiskIsToldAndNothingIsTouched()
{
    const auto address = oldLibrary();
    spoil(address, "RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'");

    judge(address, address, Error::Kind::Unavailable, u"COPY_NO_ROOM"_s);
}

void TstServerCopy::theOlderCopyGoesWithTheNextUpgrade()
{
    const auto address = oldLibrary();
    QCOMPARE(upgradeDatabase(address, upgradeTo(2), noon)->copy, u"desk_before_v2"_s);
    const auto second = rowsIn(address, "homeport");

    QVERIFY(!upgradeDatabase(address, upgradeTo(3, true), noon));

    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v2"_s});

    QVERIFY(upgradeDatabase(address, upgradeTo(3), noon));

    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v3"_s});
    QCOMPARE(valueOf(address, versionKept), 2);
    QCOMPARE(rowsIn(address, "desk_before_v3")[u"book"_s], second[u"book"_s]);
}

void TstServerCopy::anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites_data()
{
    QTest::addColumn<bool>("isWritten");
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("entries");
    QTest::newRow("nobody has written") << false << 1 << 50;
    QTest::newRow("somebody has written") << true << 2 << 51;
}

void TstServerCopy::anInterruptedUpgradeKeepsItsCopyUntilSomebodyWrites()
{
    QFETCH(bool, isWritten);
    QFETCH(int, version);
    QFETCH(int, entries);
    const auto address = oldLibrary();
    QVERIFY(!upgradeDatabase(address, upgradeTo(3, true), noon));
    QCOMPARE(versionOf(address), 2);
    QCOMPARE(valueOf(address, versionKept), 1);
    if (isWritten)
        onDatabase(address, "INSERT INTO homeport.jr_tx (no, body) VALUES (51, 'x')");

    const auto outcome = upgradeDatabase(address, upgradeTo(3), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->copy, u"desk_before_v3"_s);
    QCOMPARE(copiesIn(address), QStringList{u"desk_before_v3"_s});
    QCOMPARE(valueOf(address, versionKept), version);
    QCOMPARE(valueOf(address, entriesKept), entries);
}

void TstServerCopy::aSchemaOfSomebodyElseIsLeftAlone()
{
    const auto address = oldLibrary();
    onDatabase(address, "CREATE SCHEMA desk_before_v2; CREATE SCHEMA desk_before_v3");

    const auto refused = upgradeDatabase(address, libraryUpgrade(), noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"DUPLICATE"_s);
    QCOMPARE(refused.error().subject, u"desk_before_v3"_s);
    QCOMPARE(versionOf(address), 1);
    onDatabase(address, "DROP SCHEMA desk_before_v3");
    QVERIFY(upgradeDatabase(address, libraryUpgrade(), noon));
    QCOMPARE(copiesIn(address), (QStringList{u"desk_before_v2"_s, u"desk_before_v3"_s}));
}

/// As schema/README.md says; what the older program makes there has rows of its own.
void TstServerCopy::whoeverGoesBackFindsTheDeskAsItWas()
{
    const auto path = QStringLiteral(HOMEPORT_TESTS_DIR "/../schema/going_back.postgresql.sql");
    const auto goingBack = textOf(path);
    const auto emptied =
        textOf(QStringLiteral(HOMEPORT_TESTS_DIR "/schema/version_1.postgresql.sql"));
    const auto address = oldLibrary();
    const auto before = rowsIn(address, "homeport");
    QVERIFY(upgradeDatabase(address, libraryUpgrade(), noon));
    const auto since = rowsIn(address, "homeport");

    const auto refused = opened(address)->script(goingBack); // the desk is still the newer one

    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"programs of two versions"_s),
        qPrintable(refused.error().detail));
    QCOMPARE(rowsIn(address, "homeport"), since);

    onDatabase(address,
        "DROP SCHEMA homeport, sec CASCADE;" + emptied
            + "INSERT INTO homeport.desk (one, schema_version) VALUES (1, 1);"
              "INSERT INTO homeport.jr_tx (no, body) VALUES (1, 'seed'), (70, 'seed')");
    onDatabase(address, goingBack);

    QCOMPARE(rowsIn(address, "homeport"), before);
    QCOMPARE(valueOf(address, {"test.next", "SELECT nextval('homeport.jr_no')"}), 51);
    QVERIFY(!opened(address)->exec({"test.guard", "UPDATE book SET pages = 1"}));
    QVERIFY(upgradeDatabase(address, libraryUpgrade(), noon));
    QCOMPARE(rowsIn(address, "desk_before_v3"), before);
}

QTEST_GUILESS_MAIN(TstServerCopy)
#include "tst_server_copy.moc"

// Before a server's desk is brought forward a checked copy of it stands in a schema beside it, or
// nothing is touched (REL-19).
#include "core/exchange/schema_check.h"
#include "tests/core/db/server_copies.h"

#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <memory>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql readable{"test.readable", R"sql(
    SELECT count(*) FROM (VALUES ('pg_monitor'), ('pg_read_all_stats')) AS who (name)
     WHERE has_schema_privilege(name, 'desk_before_v3', 'USAGE')
        OR has_table_privilege(name, 'desk_before_v3.book', 'SELECT'))sql"};
/// Has the upgrade looked who else is there?
constexpr Sql lookedRound{"test.lookedRound", R"sql(
    SELECT count(*) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND state = 'idle in transaction' AND query LIKE '%FROM pg_stat_activity%')sql"};
constexpr auto lastWords = R"sql(
    INSERT INTO jr_tx (no, body) VALUES (51, 'x');
    INSERT INTO book (id, organization_id, root_id, created_at, updated_at, field_clock, pages)
    SELECT gen_random_uuid(), organization_id, root_id, created_at, updated_at, field_clock, 51
      FROM book WHERE pages = 50)sql";

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
    void whoeverIsJustLeavingIsCopiedToTheLastWord();

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

    const auto refused = upgradeDatabase(disk, as, libraryUpgrade(), noon);

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

    const auto outcome = upgradeDatabase(disk, address, libraryUpgrade(), noon);

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
    QVERIFY2(
        (*said)->text(0).endsWith(u", 4 tables with 101 rows"_s), qPrintable((*said)->text(0)));
    QCOMPARE(upgradeDatabase(disk, address, libraryUpgrade(), noon)->copy, QString());
}

void TstServerCopy::everyTableOfADeskIsCopiedAndNothingIsInTheWay()
{
    const auto address = storedDesk(2);
    auto before = rowsIn(address, "homeport");
    before.insert(rowsIn(address, "sec"));
    QVERIFY(before.contains(u"credential"_s));

    const auto outcome = upgradeDatabase(disk, address, shippedUpgrade(Dialect::Postgresql), noon);

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

    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));

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

    const auto refused = upgradeDatabase(disk, address, libraryUpgrade(), noon);
    QVERIFY(!refused);
    QCOMPARE(refused.error().subject, u"homeport.book"_s);
    QCOMPARE(refused.error().detail, told);
    onDatabase(address, "DROP EVENT TRIGGER spoil");
    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));
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

/// A program commits and leaves while the upgrade waits for it to be gone.
void TstServerCopy::whoeverIsJustLeavingIsCopiedToTheLastWord()
{
    const auto address = oldLibrary();
    auto upgrade = libraryUpgrade();
    upgrade.steps.push_back({2, "UPDATE book SET pages = pages + 1000"});
    QSemaphore atWork;
    bool isCommitted = false;
    const std::unique_ptr<QThread> leaving(QThread::create([&] {
        auto writer = opened(address);
        auto watcher = opened(address);
        bool isGood = writer->begin() && writer->openGuard() && writer->script(lastWords);
        atWork.release();
        const QDeadlineTimer patience(10'000);
        while (isGood) {
            const auto looked = number(*watcher, lookedRound);
            if (looked && *looked > 0)
                break;
            isGood = looked && !patience.hasExpired();
        }
        isCommitted = isGood && writer->commit();
    }));
    leaving->start();
    atWork.acquire();

    const auto outcome = upgradeDatabase(disk, address, upgrade, noon);

    QVERIFY(leaving->wait(20'000));
    QVERIFY(isCommitted);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    auto copy = rowsIn(address, "desk_before_v3");
    QCOMPARE(copy[u"jr_tx"_s].size(), 51);
    QCOMPARE(copy[u"book"_s].size(), 51);
    QCOMPARE(valueOf(address, {"test.least", "SELECT min(pages) FROM book"}), 1001);
}

QTEST_GUILESS_MAIN(TstServerCopy)
#include "tst_server_copy.moc"

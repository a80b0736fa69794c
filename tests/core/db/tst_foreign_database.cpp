// Databases and files that are not ours are told apart from damaged desks, and stay as they are.
#include "tests/support/file_content.h"
#include "tests/support/test_database.h"
#include "tests/support/told_error.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <libpq-fe.h>
#include <sqlite3.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::told;

namespace {

void makeSqliteFile(const QString& path, const QByteArray& script)
{
    sqlite3* db = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK
        || sqlite3_exec(db, script.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/// The first value that the server answers, past everything of ours.
QByteArray answerOf(const Address& address, const char* question)
{
    PGconn* connection = PQconnectdb(address.text.toUtf8().constData());
    PGresult* result = PQexec(connection, question);
    if (PQntuples(result) < 1)
        qFatal("%s", PQerrorMessage(connection));
    const QByteArray answer(PQgetvalue(result, 0, 0));
    PQclear(result);
    PQfinish(connection);
    return answer;
}

constexpr const char* everythingOfOthers = R"sql(
    SELECT (SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace
             WHERE nspname NOT LIKE 'pg\_%')
        || (SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class)
        || (SELECT string_agg(name, ' ' ORDER BY name) FROM customer))sql";

} // namespace

class TstForeignDatabase : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { test::dropFreshAddresses(); }
    void aFileThatIsNotOursIsToldAndStaysAsItIs_data();
    void aFileThatIsNotOursIsToldAndStaysAsItIs();
    void aSqliteFileOfAnotherProgramStaysAsItIs_data();
    void aSqliteFileOfAnotherProgramStaysAsItIs();
    void aServersDatabaseOfOthersStaysAsItIs_data();
    void aServersDatabaseOfOthersStaysAsItIs();

private:
    /// Opens it in each way and begins a desk there: what is said, and that nothing has changed.
    static void judge(const QString& path, Error::Kind kind, const QString& code);
};

void TstForeignDatabase::judge(const QString& path, Error::Kind kind, const QString& code)
{
    const auto before = test::contentOf(path);
    QVERIFY(!before.isEmpty());

    for (const auto access : {Access::ReadWrite, Access::ReadOnly}) {
        const auto opened = Database::open({path}, access);

        QVERIFY(!opened);
        QVERIFY2(opened.error().kind == kind && opened.error().code == code,
            qPrintable(told(opened.error())));
    }
    const auto made = Database::create({path});

    QVERIFY(!made);
    QVERIFY2(made.error().kind == Error::Kind::Conflict && made.error().code == "DUPLICATE"_L1,
        qPrintable(told(made.error())));
    QVERIFY(test::contentOf(path) == before);
    const QFileInfo file(path);
    QCOMPARE(QDir(file.path()).entryList(QDir::Files | QDir::Hidden), QStringList{file.fileName()});
}

void TstForeignDatabase::aFileThatIsNotOursIsToldAndStaysAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("wasDesk");
    const auto letter = QByteArray("Dear all, the printer is on fire again.\n").repeated(300);
    const QByteArray nothing(20'000, '\0');
    QTest::newRow("a text") << u"letter.txt"_s << letter << false;
    QTest::newRow("a short text") << u"letter.txt"_s << letter.first(40) << false;
    QTest::newRow("NUL bytes") << u"hole.db"_s << nothing << false;
    QTest::newRow("a text with NUL bytes")
        << u"letter.db"_s << QByteArray(letter.first(60) + nothing + letter) << false;
    // What is named as a desk was one.
    QTest::newRow("a text named as a desk") << u"letter.homeport"_s << letter << true;
    QTest::newRow("NUL bytes named as a desk") << u"hole.homeport"_s << nothing << true;
}

void TstForeignDatabase::aFileThatIsNotOursIsToldAndStaysAsItIs()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, wasDesk);
    QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();

    judge(file.fileName(), wasDesk ? Error::Kind::Corrupt : Error::Kind::Invalid,
        wasDesk ? u"DAMAGED"_s : u"NOT_A_DESK"_s);
}

void TstForeignDatabase::aSqliteFileOfAnotherProgramStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray table =
        "CREATE TABLE customer (name TEXT); INSERT INTO customer VALUES ('Ada')";
    QTest::newRow("without a mark") << table;
    QTest::newRow("with a mark of its own")
        << QByteArray("PRAGMA application_id = 252006674; " + table);
    QTest::newRow("with a version as of ours") << QByteArray("PRAGMA user_version = 2; " + table);
    QTest::newRow("with tables named as ours") << QByteArray(
        "CREATE TABLE desk (one INTEGER, schema_version INTEGER); INSERT INTO desk VALUES (1, 2)");
}

void TstForeignDatabase::aSqliteFileOfAnotherProgramStaysAsItIs()
{
    QFETCH(QByteArray, script);
    QTemporaryDir folder;
    for (const auto& name : {u"customers.db"_s, u"customers.homeport"_s}) {
        const auto path = folder.filePath(name);
        makeSqliteFile(path, script);

        judge(path, Error::Kind::Invalid, u"NOT_A_DESK"_s);

        QVERIFY(QFile::remove(path));
    }
}

void TstForeignDatabase::aServersDatabaseOfOthersStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("isTaken");
    const QByteArray table =
        "CREATE TABLE customer (name text); INSERT INTO customer VALUES ('Ada')";
    QTest::newRow("without a schema of our name") << table << false;
    QTest::newRow("with a schema of our name") << QByteArray(
        "CREATE SCHEMA homeport; CREATE TABLE homeport.ticket (number text); " + table)
                                               << true;
}

void TstForeignDatabase::aServersDatabaseOfOthersStaysAsItIs()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, isTaken);
    const auto address = test::freshServerAddress();
    if (!address)
        QSKIP("HOMEPORT_TEST_PG names no server");
    test::onDatabase(*address, script);
    const auto before = answerOf(*address, everythingOfOthers);

    for (const auto access : {Access::ReadWrite, Access::ReadOnly}) {
        const auto opened = Database::open(*address, access);

        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Invalid);
        QCOMPARE(opened.error().code, u"NOT_A_DESK"_s);
    }
    if (isTaken) {
        const auto made = Database::create(*address);

        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Conflict);
        QCOMPARE(made.error().code, u"DUPLICATE"_s);
    }
    QCOMPARE(answerOf(*address, everythingOfOthers), before);
}

QTEST_GUILESS_MAIN(TstForeignDatabase)
#include "tst_foreign_database.moc"

// What a file says about itself, or another program set, loosens nothing that a connection
// promises: every setting is set and read back (REL-03).
#include "tests/support/file_content.h"
#include "tests/support/test_database.h"
#include "tests/support/told_error.h"

#include <QTest>

#include <sqlite3.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::told;

namespace {

struct Promise
{
    const char* question;
    const char* answer;
};
constexpr Promise promises[] = {
    {"PRAGMA synchronous", "2"},
    {"PRAGMA foreign_keys", "1"},
    {"PRAGMA temp_store", "2"},
    {"PRAGMA cell_size_check", "1"},
    {"PRAGMA mmap_size", "0"},
    {"PRAGMA secure_delete", "1"},
    {"PRAGMA wal_autocheckpoint", "0"},
    {"PRAGMA recursive_triggers", "1"},
    {"PRAGMA trusted_schema", "0"},
};

/// Another program at the file, which knows nothing of ours.
class Stranger
{
public:
    explicit Stranger(const QString& path)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_db) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
    }
    ~Stranger() { sqlite3_close(m_db); }
    Stranger(const Stranger&) = delete;
    Stranger& operator=(const Stranger&) = delete;

    /// The first value of the last row.
    QString ask(const char* statement)
    {
        QString first;
        const auto keep = [](void* to, int count, char** values, char**) {
            if (count > 0 && values[0])
                *static_cast<QString*>(to) = QString::fromUtf8(values[0]);
            return 0;
        };
        if (sqlite3_exec(m_db, statement, keep, &first, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
        return first;
    }

private:
    sqlite3* m_db = nullptr;
};

QString answerTo(Database& database, const char* question)
{
    auto answer = one(database, {question, question});
    return answer ? (*answer)->text(0) : told(answer.error());
}

/// Every promise that is not kept.
QStringList broken(Database& database)
{
    QStringList out;
    for (const auto& [question, answer] : promises) {
        const auto is = answerTo(database, question);
        if (is != QLatin1StringView(answer))
            out << u"%1 answers %2"_s.arg(QLatin1StringView(question), is);
    }
    return out;
}

} // namespace

class TstSqliteSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_desk.reset(); }
    void aNewDeskHasThePagesAndSettingsPromised();
    void aFileSetTheWrongWayIsSetRight();
    void aReaderIsSetRightAndLeavesTheFileAlone();
    void aFileThatStaysTheWrongWayIsNotOpened();
    void noStatementMayTouchTheSchemaOrOtherFiles();

private:
    QString path() const { return m_desk->address.text; }
    /// What a file can keep of a setting is set to what is not wanted, and nobody has it open.
    void setTheWrongWay();

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstSqliteSettings::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

void TstSqliteSettings::init()
{
    m_desk = test::freshDesk();
    m_desk->session.reset();
}

void TstSqliteSettings::setTheWrongWay()
{
    Stranger stranger(path());
    QCOMPARE(stranger.ask("PRAGMA journal_mode = DELETE"), u"delete"_s);
    stranger.ask("PRAGMA default_cache_size = 10");
    stranger.ask("PRAGMA auto_vacuum = FULL");
    QCOMPARE(stranger.ask("PRAGMA auto_vacuum"), u"1"_s);
}

void TstSqliteSettings::aNewDeskHasThePagesAndSettingsPromised()
{
    const auto address = test::freshAddress();
    QVERIFY(Database::create(address));

    auto made = Database::open(address, Access::ReadWrite);

    QVERIFY2(made, made ? "" : qPrintable(told(made.error())));
    QCOMPARE(answerTo(**made, "PRAGMA page_size"), u"4096"_s);
    QCOMPARE(answerTo(**made, "PRAGMA auto_vacuum"), u"2"_s);
    QCOMPARE(answerTo(**made, "PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(answerTo(**made, "PRAGMA cache_size"), u"-32768"_s);
    QCOMPARE(broken(**made), QStringList());
}

void TstSqliteSettings::aFileSetTheWrongWayIsSetRight()
{
    setTheWrongWay();

    auto opened = Database::open({path()}, Access::ReadWrite);

    QVERIFY2(opened, opened ? "" : qPrintable(told(opened.error())));
    QCOMPARE(answerTo(**opened, "PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(answerTo(**opened, "PRAGMA cache_size"), u"-32768"_s);
    QCOMPARE(broken(**opened), QStringList());
}

void TstSqliteSettings::aReaderIsSetRightAndLeavesTheFileAlone()
{
    setTheWrongWay();
    const auto before = test::contentOf(path());
    {
        auto opened = Database::open({path()}, Access::ReadOnly);

        QVERIFY2(opened, opened ? "" : qPrintable(told(opened.error())));
        QCOMPARE(answerTo(**opened, "PRAGMA cache_size"), u"-16384"_s);
        QCOMPARE(broken(**opened), QStringList());
    }
    QVERIFY(!before.isEmpty());
    QVERIFY(test::contentOf(path()) == before);
}

/// Whoever reads a file with the old kind of journal keeps it from getting the log.
void TstSqliteSettings::aFileThatStaysTheWrongWayIsNotOpened()
{
    setTheWrongWay();
    {
        Stranger reading(path());
        reading.ask("BEGIN; SELECT count(*) FROM sqlite_master");

        const auto refused = Database::open({path()}, Access::ReadWrite);

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
        QCOMPARE(reading.ask("PRAGMA journal_mode"), u"delete"_s);
    }
    const auto opened = Database::open({path()}, Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : qPrintable(told(opened.error())));
}

void TstSqliteSettings::noStatementMayTouchTheSchemaOrOtherFiles()
{
    auto database = Database::open({path()}, Access::ReadWrite);
    QVERIFY(database);

    for (const auto* statement : {
             "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = NULL",
             "ATTACH ':memory:' AS first; ATTACH ':memory:' AS second",
             "SELECT \"neither a column nor a text\"",
         }) {
        const auto done = (*database)->script(statement);
        QVERIFY2(!done, statement);
    }
}

QTEST_GUILESS_MAIN(TstSqliteSettings)
#include "tst_sqlite_settings.moc"

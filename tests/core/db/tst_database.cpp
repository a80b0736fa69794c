#include "core/db/database.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <sqlite3.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What every connection promises, whichever database it leads to.
class TstDatabase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void statementsThatAreKeptHaveABound();
    void oneTextMayBeAskedWithinItself();
    void aLongAnswerIsReadInParts();
    void aStreamThatFailsSaysSo();
    void aStreamThatIsLeftEarlyIsInNobodysWay();

private:
    Database& database() { return m_desk->session->replica->database(); }
    qint64 kept()
    {
        if (database().dialect() == Dialect::Postgresql)
            return *number(
                database(), {"test.kept", "SELECT count(*) FROM pg_prepared_statements"});
        qint64 count = 0;
        auto* db = static_cast<sqlite3*>(database().handle());
        for (auto* s = sqlite3_next_stmt(db, nullptr); s; s = sqlite3_next_stmt(db, s))
            ++count;
        return count;
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

namespace {

constexpr Sql countUp{"test.countUp", R"sql(
    WITH RECURSIVE up(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM up WHERE i < :last)
    SELECT i FROM up)sql"};
constexpr Sql twice{"test.twice", "SELECT 2 * CAST(:value AS integer)"};

} // namespace

void TstDatabase::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstDatabase::statementsThatAreKeptHaveABound()
{
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 700; ++i) {
            const auto text = "SELECT " + QByteArray::number(i) + " + CAST(:value AS integer)";
            const auto sum = number(database(), {"test.sum", text.constData()}, {{"value", 5}});
            QVERIFY2(sum, sum ? "" : qPrintable(sum.error().detail));
            QCOMPARE(*sum, i + 5);
        }
    }

    QVERIFY2(kept() <= 301, qPrintable(QString::number(kept())));
}

void TstDatabase::oneTextMayBeAskedWithinItself()
{
    auto outer = database().query(countUp, {{"last", 3}});
    QVERIFY(outer);
    auto inner = database().query(countUp, {{"last", 2}}); // before the first step of the outer one
    QVERIFY(inner);
    QList<qint64> read;

    while ((*outer)->next()) {
        read << (*outer)->integer(0);
        if ((*inner)->next())
            read << (*inner)->integer(0);
    }

    QCOMPARE(read, (QList<qint64>{1, 1, 2, 2, 3}));
}

void TstDatabase::aLongAnswerIsReadInParts()
{
    constexpr int rows = 1700; // three parts and a rest, on a server
    QVERIFY(database().beginRead());

    auto stream = database().stream(countUp, {{"last", rows}});

    QVERIFY2(stream, stream ? "" : qPrintable(stream.error().detail));
    qint64 expected = 0;
    while ((*stream)->next()) {
        QCOMPARE((*stream)->integer(0), ++expected);
        // Others are asked in between.
        if (expected % 100 == 0)
            QCOMPARE(*number(database(), twice, {{"value", expected}}), 2 * expected);
    }
    QVERIFY((*stream)->status());
    QCOMPARE(expected, rows);
    stream->reset();
    database().rollback();
}

void TstDatabase::aStreamThatFailsSaysSo()
{
    QVERIFY(database().beginRead());
    // The six hundredth row divides by zero, or is no JSON.
    const Sql failing = database().dialect() == Dialect::Postgresql
        ? Sql{"test.failing", "SELECT 1 / (600 - i) FROM generate_series(1, 1000) i"}
        : Sql{"test.failing", R"sql(
            WITH RECURSIVE up(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM up WHERE i < 1000)
            SELECT json(CASE WHEN i = 600 THEN '{' ELSE '1' END) FROM up)sql"};

    auto stream = database().stream(failing);

    QVERIFY(stream);
    int read = 0;
    while ((*stream)->next())
        ++read;
    QVERIFY(read < 600);
    QVERIFY(!(*stream)->status());
    stream->reset();
    database().rollback();
    QVERIFY(number(database(), twice, {{"value", 1}}));
}

void TstDatabase::aStreamThatIsLeftEarlyIsInNobodysWay()
{
    QVERIFY(database().beginRead());
    for (int i = 0; i < 3; ++i) {
        auto stream = database().stream(countUp, {{"last", 2000}});
        QVERIFY(stream && (*stream)->next());
    }
    database().rollback();

    QVERIFY(database().begin());
    database().rollback();
}

QTEST_GUILESS_MAIN(TstDatabase)
#include "tst_database.moc"

#include "core/exchange/import_rejects.h"
#include "tests/core/exchange/table_import.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// Rows of a table that are not taken: which, why, and where one reads it.
class TstRefusedRows : public QObject, test::OnTableImport
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void badValuesAreRejectedWithLineAndColumn_data();
    void badValuesAreRejectedWithLineAndColumn();
    void aCategoryIsNoDeeperThanCategoriesAre_data();
    void aCategoryIsNoDeeperThanCategoriesAre();
    void oneNumberTwiceIsRejectedTheSecondTime();
    void missingNamesAreRejectedWhereTheyAreNotToBeMade();
    void whatStandsIsUpdatedWithTheRightOnly();
    void refusedRowsAreSavedWithLineAndReason();
    void aListOfRefusedRowsThatIsCutSaysSo();
};

void TstRefusedRows::badValuesAreRejectedWithLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("code");
    QTest::newRow("future") << QByteArray("A1,Good title,,2199-01-01 00:00") << u"Opened"_s
                            << u"VALUE_INVALID"_s;
    QTest::newRow("year 1900") << QByteArray("A1,Good title,,1900-01-01 00:00") << u"Opened"_s
                               << u"VALUE_INVALID"_s;
    QTest::newRow("no such day") << QByteArray("A1,Good title,,2026-02-30 00:00") << u"Opened"_s
                                 << u"VALUE_INVALID"_s;
    QTest::newRow("unknown state")
        << QByteArray("A1,Good title,Sleeping,") << u"State"_s << u"VALUE_INVALID"_s;
    QTest::newRow("state of another kind")
        << QByteArray("A1,Good title,fulfilled,") << u"State"_s << u"VALUE_INVALID"_s;
    QTest::newRow("short title") << QByteArray("A1,ab,,") << u"Title"_s << u"VALUE_INVALID"_s;
    QTest::newRow("long title") << QByteArray("A1," + QByteArray(501, 'x') + ",,") << u"Title"_s
                                << u"VALUE_INVALID"_s;
    QTest::newRow("no title") << QByteArray("A1,,,") << u"title"_s << u"VALUE_INVALID"_s;
    QTest::newRow("field of 10 MB")
        << QByteArray("A1," + QByteArray(10'000'000, 'x') + ",,") << u"Title"_s << u"LIMIT"_s;
    QTest::newRow("no UTF-8") << QByteArray("A1,\xc3\x28 \xff\xfe bad,,") << u"Title"_s
                              << u"ENCODING"_s;
    QTest::newRow("field count") << QByteArray("A1,Good title") << QString() << u"VALUE_INVALID"_s;
}

void TstRefusedRows::badValuesAreRejectedWithLineAndColumn()
{
    QFETCH(QByteArray, cells);
    QFETCH(QString, column);
    QFETCH(QString, code);

    QByteArray good;
    for (int i = 0; i < 50; ++i)
        good += "G" + QByteArray::number(i) + ",Zimmer frei \xc3\xbc,New,2026-01-04 10:00\n";
    const auto outcome = run("Number,Title,State,Opened\n" + good + cells + "\n");

    QVERIFY(outcome);
    QCOMPARE(outcome->incidents, 50);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rejects.first().line, 52);
    QCOMPARE(outcome->rejects.first().column, column);
    QCOMPARE(outcome->rejects.first().code, code);
}

void TstRefusedRows::aCategoryIsNoDeeperThanCategoriesAre_data()
{
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<int>("made");
    QTest::addColumn<QString>("refused"); // the column; none where the row is taken
    QTest::newRow("five levels") << QByteArray("v > w > x > y > z,") << 5 << QString();
    QTest::newRow("one of them in its own column")
        << QByteArray("v > w > x > y,z") << 5 << QString();
    QTest::newRow("one name on every level") << QByteArray("v>v>v>v>v,") << 5 << QString();
    QTest::newRow("six levels") << QByteArray("u > v > w > x > y > z,") << 0 << u"Category"_s;
    QTest::newRow("one too many in its own column")
        << QByteArray("v > w > x > y > z,u") << 0 << u"Subcategory"_s;
    QTest::newRow("a cell of levels")
        << QByteArray("v>").repeated(2'000) + ',' << 0 << u"Category"_s;
}

void TstRefusedRows::aCategoryIsNoDeeperThanCategoriesAre()
{
    QFETCH(QByteArray, cells);
    QFETCH(int, made);
    QFETCH(QString, refused);

    const auto outcome = run("Number,Title,Category,Subcategory\nA1,Good title," + cells + "\n");

    QVERIFY(outcome);
    QCOMPARE(outcome->categories, made);
    QCOMPARE(outcome->incidents, refused.isEmpty() ? 1 : 0);
    if (refused.isEmpty())
        return;
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rejects.first().column, refused);
    QCOMPARE(outcome->rejects.first().code, u"VALUE_INVALID"_s);
}

void TstRefusedRows::oneNumberTwiceIsRejectedTheSecondTime()
{
    const auto outcome = run("Number,Title\nA1,First one\nA1,Second one\n");

    QVERIFY(outcome);
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rejects.first().line, 3);
    QCOMPARE(outcome->rejects.first().code, u"DUPLICATE"_s);
    QCOMPARE(incident(u"A1"_s)->ticket.title, u"First one"_s);
}

void TstRefusedRows::missingNamesAreRejectedWhereTheyAreNotToBeMade()
{
    ImportRequest request;
    request.path = file("Number,Title,Team,Category\nA1,Good title,Nobody at all,\n"
                        "A2,Good title,,\nA3,Good title,,Nothing > At all\n");
    request.mapping = guessedMapping(*sampleOf(disk(), request.path));
    request.mapping->createsMissing = false;
    auto opened = openImport(replica(), m_desk->admin, request);
    QVERIFY(opened);

    const auto outcome = finished(**opened, {});

    QVERIFY(outcome);
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->teams, 0);
    QCOMPARE(outcome->categories, 0);
    QCOMPARE(outcome->rejected, 2);
    QCOMPARE(outcome->rejects[0].code, u"LOOKUP_FAILED"_s);
    QCOMPARE(outcome->rejects[0].reason, u"Nobody at all"_s);
    QCOMPARE(outcome->rejects[1].code, u"LOOKUP_FAILED"_s);
    QCOMPARE(outcome->rejects[1].reason, u"Nothing"_s);
}

void TstRefusedRows::whatStandsIsUpdatedWithTheRightOnly()
{
    QVERIFY(run(m_two));
    m_desk->admin.grants.remove(u"incident.update"_s);

    const auto outcome = run("Number,Title\nINC9001,Printer burns\nINC9003,Slow laptop\n");

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->incidents, 1);
    QCOMPARE(outcome->updated, 0);
    QCOMPARE(outcome->rejected, 1);
    QCOMPARE(outcome->rejects.first().number, u"INC9001"_s);
    QCOMPARE(outcome->rejects.first().code, u"FORBIDDEN"_s);
    QCOMPARE(incident(u"INC9001"_s)->ticket.title, u"Printer jams"_s);
}

void TstRefusedRows::refusedRowsAreSavedWithLineAndReason()
{
    const auto outcome = run("Number,Title\nA1,Good title\nA1,Same again\n=A2,ab\n");
    QVERIFY(outcome);
    QCOMPARE(outcome->rejected, 2);
    const auto path = m_folder.filePath(u"refused.csv"_s);
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::WriteOnly) && saved.write(QByteArray(5000, 'x')) > 0);
    saved.close();

    QVERIFY(saveRejects(disk(), path, *outcome));

    QVERIFY(saved.open(QIODevice::ReadOnly));
    const auto lines = saved.readAll().split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("\xEF\xBB\xBFline,number,column,code,reason\r"));
    QCOMPARE(lines[1], QByteArray("3,A1,number,DUPLICATE,stands in an earlier row\r"));
    QCOMPARE(lines[2], QByteArray("4,,Title,VALUE_INVALID,shorter than 3 characters\r"));
    QCOMPARE(lines[3], QByteArray());
    const auto nowhere = saveRejects(disk(), m_folder.filePath(u"none/refused.csv"_s), *outcome);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, u"FILE_UNREADABLE"_s);
}

void TstRefusedRows::aListOfRefusedRowsThatIsCutSaysSo()
{
    ImportOutcome outcome;
    for (qint64 line = 1; line <= ImportOutcome::mostRejectsKept + 7; ++line)
        outcome.reject({line, {}, u"Title"_s, u"VALUE_INVALID"_s, {}});
    const auto path = m_folder.filePath(u"cut.csv"_s);

    QVERIFY(saveRejects(disk(), path, outcome));

    QCOMPARE(outcome.unlisted(), 7);
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const auto lines = saved.readAll().split('\n');
    QCOMPARE(lines.size(), ImportOutcome::mostRejectsKept + 3); // heading, last row, end
    QCOMPARE(lines[lines.size() - 2],
        QByteArray(",,,NOT_LISTED,7 more rows were refused and are not listed\r"));
}

QTEST_GUILESS_MAIN(TstRefusedRows)
#include "tst_refused_rows.moc"

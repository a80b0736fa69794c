#include "core/exchange/csv_reader.h"
#include "core/exchange/csv_writer.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What is written is read back, by us and by spreadsheets, and no cell of it is a formula.
class TstCsvWriter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cellsAreNeutralised_data();
    void cellsAreNeutralised();
    void whatWeWriteWeReadBack_data();
    void whatWeWriteWeReadBack();
    void quotesAreWrittenWhereNeeded();
    void aClosedDeviceTakesNothing();
};

void TstCsvWriter::cellsAreNeutralised_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("written");

    for (const auto& start : {u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\t"_s, u"\r"_s, u"\n"_s, u"＝"_s,
             u"＋"_s, u"－"_s, u"＠"_s, QString(QChar(0))}) {
        const auto cell = start + u"cmd|' /C calc'!A0"_s;
        QTest::addRow("starts with U+%04X", uint(start[0].unicode())) << cell << u'\'' + cell;
    }
    QTest::newRow("the character alone") << u"-"_s << u"'-"_s;
    QTest::newRow("behind a blank") << u" =1+1"_s << u"' =1+1"_s;
    QTest::newRow("apostrophe before it") << u"'=1"_s << u"''=1"_s;
    QTest::newRow("two apostrophes") << u"''@x"_s << u"'''@x"_s;
    QTest::newRow("negative number") << u"-5"_s << u"'-5"_s;
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("text") << u"a=b"_s << u"a=b"_s;
    QTest::newRow("apostrophe and text") << u"'tis"_s << u"'tis"_s;
    QTest::newRow("apostrophe alone") << u"'"_s << u"'"_s;
    QTest::newRow("number") << u"5"_s << u"5"_s;
}

void TstCsvWriter::cellsAreNeutralised()
{
    QFETCH(QString, cell);
    QFETCH(QString, written);

    QCOMPARE(CsvWriter::neutralised(cell), written);
    QCOMPARE(CsvWriter::denaturalised(written), cell);
}

void TstCsvWriter::whatWeWriteWeReadBack_data()
{
    QTest::addColumn<char>("delimiter");
    QTest::newRow("comma") << ',';
    QTest::newRow("semicolon") << ';';
    QTest::newRow("tab") << '\t';
}

void TstCsvWriter::whatWeWriteWeReadBack()
{
    QFETCH(char, delimiter);
    // All pairs of what could be mistaken for something, as beginnings and ends of cells.
    const QStringList pieces{u""_s, u"a"_s, u"\""_s, u"'"_s, u","_s, u";"_s, u"\t"_s, u" "_s,
        u"\r"_s, u"\n"_s, u"\r\n"_s, u"="_s, u"+"_s, u"-"_s, u"@"_s, u"＝"_s, u"\uFEFF"_s, u"ä"_s,
        u"😀"_s};
    QList<QStringList> rows{{u"one"_s, u"two"_s}};
    for (const auto& first : pieces) {
        for (const auto& second : pieces)
            rows.append({first + second, second + u"x"_s + first});
    }
    QBuffer file;
    file.open(QIODevice::ReadWrite);
    CsvWriter writer(file, delimiter);

    for (const auto& row : rows)
        QVERIFY(writer.write(row));

    file.seek(0);
    CsvReader reader(file, {.delimiter = delimiter});
    QCOMPARE(*reader.header(), rows.takeFirst());
    for (const auto& row : rows) {
        const auto record = reader.next();
        QVERIFY(record);
        QVERIFY(!record->fault);
        QStringList cells;
        for (const auto& field : record->fields)
            cells.append(CsvWriter::denaturalised(field));
        QCOMPARE(cells, row);
    }
    QVERIFY(!reader.next());
}

void TstCsvWriter::quotesAreWrittenWhereNeeded()
{
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    CsvWriter writer(file, ',', CsvWriter::ByteOrderMark::Without);

    QVERIFY(writer.write({u"a"_s, u"b c"_s, u"d,e"_s, u"f\"g"_s, u"h\ni"_s, u" j"_s, u""_s}));
    QVERIFY(writer.write({u""_s}));
    QVERIFY(writer.write({u"=1"_s, u"\tx"_s}));

    QCOMPARE(file.data(), "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\" j\",\r\n\"\"\r\n'=1,'\tx\r\n"_ba);
}

void TstCsvWriter::aClosedDeviceTakesNothing()
{
    QBuffer file;
    file.open(QIODevice::ReadOnly);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"ReadOnly device"_s));

    const auto written = CsvWriter(file).write({u"a"_s});

    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Unavailable);
}

QTEST_GUILESS_MAIN(TstCsvWriter)
#include "tst_csv_writer.moc"

#include "core/exchange/csv_format.h"
#include "tests/core/exchange/csv_bytes.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Bytes;
using test::told;
using test::utf16;

namespace {

/// Bytes that come from nowhere, so that a huge field needs no memory of the test.
class EndlessField final : public QIODevice
{
public:
    EndlessField(QByteArray before, qint64 length, QByteArray after)
        : m_before(std::move(before)), m_length(length), m_after(std::move(after))
    {
        open(ReadOnly | Unbuffered);
    }

    qint64 size() const override { return m_before.size() + m_length + m_after.size(); }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        const qint64 count = std::min(most, size() - pos());
        for (qint64 at = 0; at < count; ++at) {
            const qint64 place = pos() + at;
            const qint64 behind = place - m_before.size() - m_length;
            to[at] = place < m_before.size() ? m_before[place] : behind < 0 ? 'a' : m_after[behind];
        }
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_before;
    qint64 m_length;
    QByteArray m_after;
};

/// Gives a few bytes and then fails, as a stick does that is pulled.
class FailingDevice final : public QIODevice
{
public:
    FailingDevice() { open(ReadOnly | Unbuffered); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* to, qint64) override
    {
        if (m_hasGiven)
            return -1;
        m_hasGiven = true;
        std::copy_n("a,b\n1,2\n3", 9, to);
        return 9;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    bool m_hasGiven = false;
};

} // namespace

class TstCsvReader : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void recordsAreReadAsWritten_data();
    void recordsAreReadAsWritten();
    void aPieceBoundaryChangesNothing_data();
    void aPieceBoundaryChangesNothing();
    void aFaultStaysInItsRecord_data();
    void aFaultStaysInItsRecord();
    void aFaultNamesItsColumn();
    void aHugeFieldIsRefusedAndTheNextRecordRead_data();
    void aHugeFieldIsRefusedAndTheNextRecordRead();
    void aRecordOfManyFieldsIsRefused();
    void theHeaderIsRefused_data();
    void theHeaderIsRefused();
    void aFileWithoutHeaderHasNumberedColumns();
    void tooManyRowsEndTheReading();
    void tooManyBytesAreRefusedBeforeTheFirstRow();
    void aFailingDeviceEndsTheReading();
    void unclosedQuotesAreReadAgainOnlySoOften();
    void aRecordIsFoundAgainByItsPlace_data();
    void aRecordIsFoundAgainByItsPlace();
};

void TstCsvReader::recordsAreReadAsWritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("LF") << "a,b\n1,2\n3,4\n"_ba << u"2:1|2; 3:3|4"_s;
    QTest::newRow("CRLF") << "a,b\r\n1,2\r\n3,4\r\n"_ba << u"2:1|2; 3:3|4"_s;
    QTest::newRow("CR") << "a,b\r1,2\r3,4\r"_ba << u"2:1|2; 3:3|4"_s;
    QTest::newRow("mixed") << "a,b\n1,2\r3,4\r\n5,6"_ba << u"2:1|2; 3:3|4; 4:5|6"_s;
    QTest::newRow("no break at the end") << "a,b\n1,2"_ba << u"2:1|2"_s;
    QTest::newRow("header only") << "a,b\n"_ba << u""_s;
    QTest::newRow("empty fields") << "a,b,c\n,,\n"_ba << u"2:||"_s;
    QTest::newRow("empty field at the end") << "a,b\n1,"_ba << u"2:1|"_s;
    QTest::newRow("blank lines") << "a,b\n\n1,2\n\r\n\n3,4\n\n"_ba << u"3:1|2; 6:3|4"_s;
    QTest::newRow("blanks are kept") << "a,b\n 1 , 2\n"_ba << u"2: 1 | 2"_s;
    QTest::newRow("quoted") << "a,b\n\"1\",\"2\"\n"_ba << u"2:1|2"_s;
    QTest::newRow("quoted delimiter") << "a,b\n\"1,5\",2\n"_ba << u"2:1,5|2"_s;
    QTest::newRow("doubled quote") << "a,b\n\"say \"\"hi\"\"\",2\n"_ba << u"2:say \"hi\"|2"_s;
    QTest::newRow("only quotes") << "a,b\n\"\"\"\",\"\"\n"_ba << u"2:\"|"_s;
    QTest::newRow("break in quotes") << "a,b\n\"1\n2\",3\n4,5\n"_ba << u"2:1\n2|3; 4:4|5"_s;
    QTest::newRow("all breaks in quotes")
        << "a,b\n\"\r\n1\r2\n\n\",3\n4,5\n"_ba << u"2:\r\n1\r2\n\n|3; 7:4|5"_s;
    QTest::newRow("quoted to the end") << "a,b\n1,\"2\""_ba << u"2:1|2"_s;
    QTest::newRow("quote inside") << "a,b\n3.5\" disk,2\"\n"_ba << u"2:3.5\" disk|2\""_s;
    QTest::newRow("one column") << "a\n1\n\"\"\n2\n"_ba << u"2:1; 3:; 4:2"_s;
    QTest::newRow("header over lines") << "\"a\nx\",b\n1,2\n"_ba << u"3:1|2"_s;
    QTest::newRow("byte-order mark") << "\xEF\xBB\xBF\"a\",b\n1,2\n"_ba << u"2:1|2"_s;
    QTest::newRow("umlauts") << "a,b\n\xC3\xA4,\xE2\x82\xAC\n"_ba << u"2:ä|€"_s;
    QTest::newRow("beyond the first plane") << "a,b\n\xF0\x9F\x98\x80,2\n"_ba << u"2:😀|2"_s;
}

void TstCsvReader::recordsAreReadAsWritten()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);

    QCOMPARE(told(bytes), expected);
}

void TstCsvReader::aPieceBoundaryChangesNothing_data()
{
    QTest::addColumn<int>("shift");
    for (int shift = 0; shift < 24; ++shift)
        QTest::addRow("shifted by %d", shift) << shift;
}

void TstCsvReader::aPieceBoundaryChangesNothing()
{
    QFETCH(int, shift);
    // The file is read in pieces of 64 KiB; each of these characters gets to stand at the seam.
    const QByteArray start = "a,b\r\n";
    const QByteArray long1 = QByteArray(65'536 - start.size() - shift, 'x');

    const auto outcome = told(start + long1 + ",\"\r\n\"\"\xE2\x82\xAC\"\r\n\"3\",4\r\n");

    QCOMPARE(outcome, u"2:"_s + QString::fromLatin1(long1) + u"|\r\n\"€; 4:3|4"_s);
}

void TstCsvReader::aFaultStaysInItsRecord_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("too few fields") << "a,b\n1\n2,3\n"_ba << u"2:VALUE_INVALID!; 3:2|3"_s;
    QTest::newRow("too many fields") << "a,b\n1,2,3\n2,3\n"_ba << u"2:VALUE_INVALID!; 3:2|3"_s;
    QTest::newRow("text behind quote") << "a,b\n\"1\"x,2\n2,3\n"_ba << u"2:VALUE_INVALID!; 3:2|3"_s;
    QTest::newRow("blank behind quote")
        << "a,b\n\"1\" ,2\n2,3\n"_ba << u"2:VALUE_INVALID!; 3:2|3"_s;
    QTest::newRow("quotes behind text behind quote")
        << "a,b\n\"1\"x,\"2\n2,3\"\n4,5\n"_ba << u"2:VALUE_INVALID!; 3:2|3\"; 4:4|5"_s;
    QTest::newRow("unclosed at the end") << "a,b\n1,2\n3,\"4"_ba << u"2:1|2; 3:VALUE_INVALID!"_s;
    QTest::newRow("unclosed swallows nothing")
        << "a,b\n1,\"2\n3,4\n5,6\n"_ba << u"2:VALUE_INVALID!; 3:3|4; 4:5|6"_s;
    QTest::newRow("unclosed, CRLF") << "a,b\r\n1,\"2\r\n3,4\r\n"_ba << u"2:VALUE_INVALID!; 3:3|4"_s;
    QTest::newRow("unclosed until the next quote")
        << "a,b\n1,\"2\n3,\"4\"\n5,6\n"_ba << u"2:VALUE_INVALID!; 4:5|6"_s;
    QTest::newRow("NUL") << QByteArray("a,b\n1,\0\n2,3\n", 12) << u"2:ENCODING!; 3:2|3"_s;
    QTest::newRow("NUL in quotes")
        << QByteArray("a,b\n1,\"\0\n\"\n2,3\n", 15) << u"2:ENCODING!; 4:2|3"_s;
    QTest::newRow("stray continuation") << "a,b\n1,\x80\n2,3\n"_ba << u"2:ENCODING!; 3:2|3"_s;
    QTest::newRow("overlong") << "a,b\n1,\xC0\xAF\n2,3\n"_ba << u"2:ENCODING!; 3:2|3"_s;
    QTest::newRow("surrogate") << "a,b\n1,\xED\xA0\x80\n2,3\n"_ba << u"2:ENCODING!; 3:2|3"_s;
    QTest::newRow("cut off character") << "a,b\n1,\xE2\x82\n2,3\n"_ba << u"2:ENCODING!; 3:2|3"_s;
    QTest::newRow("beyond Unicode")
        << "a,b\n1,\xF4\x90\x80\x80\n2,3\n"_ba << u"2:ENCODING!; 3:2|3"_s;
}

void TstCsvReader::aFaultStaysInItsRecord()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);

    QCOMPARE(told(bytes), expected);
}

void TstCsvReader::aFaultNamesItsColumn()
{
    Bytes device("a,b,c\n1,\x80,3\n1,2\n");
    CsvReader reader(device, {});

    const auto encoding = reader.next();
    const auto count = reader.next();

    QVERIFY(encoding && encoding->fault);
    QCOMPARE(encoding->fault->kind, CsvFault::Kind::InvalidText);
    QCOMPARE(encoding->fault->column, std::optional<qsizetype>(1));
    QVERIFY(encoding->fields.isEmpty());
    QVERIFY(count && count->fault);
    QCOMPARE(count->fault->kind, CsvFault::Kind::FieldCount);
    QCOMPARE(count->fault->column, std::nullopt);
    QCOMPARE(count->fields, (QStringList{u"1"_s, u"2"_s}));
}

void TstCsvReader::aHugeFieldIsRefusedAndTheNextRecordRead_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("quote");
    QTest::addColumn<bool>("isRefused");

    constexpr qint64 mebibyte = 1'048'576;
    QTest::newRow("1 MiB") << mebibyte << ""_ba << false;
    QTest::newRow("1 MiB, quoted") << mebibyte << "\""_ba << false;
    QTest::newRow("1 MiB and one") << mebibyte + 1 << ""_ba << true;
    QTest::newRow("10 MiB") << 10 * mebibyte << ""_ba << true;
    QTest::newRow("10 MiB, quoted") << 10 * mebibyte << "\""_ba << true;
    QTest::newRow("100 MiB") << 100 * mebibyte << ""_ba << true;
}

void TstCsvReader::aHugeFieldIsRefusedAndTheNextRecordRead()
{
    QFETCH(qint64, length);
    QFETCH(QByteArray, quote);
    QFETCH(bool, isRefused);
    EndlessField device("a,b\n1," + quote, length, quote + "\n3,4\n");
    CsvReader reader(device, {});

    const auto huge = reader.next();
    const auto small = reader.next();

    QVERIFY(huge && small);
    QCOMPARE(huge->fault.has_value(), isRefused);
    if (isRefused) {
        QCOMPARE(huge->fault->code, u"LIMIT"_s);
        QCOMPARE(huge->fault->column, std::optional<qsizetype>(1));
        QVERIFY(huge->fields.isEmpty());
    } else {
        QCOMPARE(huge->fields.last().size(), length);
    }
    QCOMPARE(small->fields, (QStringList{u"3"_s, u"4"_s}));
    QCOMPARE(small->line, 3);
}

void TstCsvReader::aRecordOfManyFieldsIsRefused()
{
    const CsvLimits fewFields{.fields = 3};
    const CsvLimits shortRecords{.recordBytes = 10};

    QCOMPARE(
        told("a,b\n1,2,3\n1,2,3,4\n5,6\n", {}, fewFields), u"2:VALUE_INVALID!; 3:LIMIT!; 4:5|6"_s);
    QCOMPARE(
        told("a,b\n12345,12345\n12345,123456\n", {}, shortRecords), u"2:12345|12345; 3:LIMIT!"_s);
}

void TstCsvReader::theHeaderIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");

    QTest::newRow("empty") << ""_ba << u"HEADER_MISSING"_s;
    QTest::newRow("only a mark") << "\xEF\xBB\xBF"_ba << u"HEADER_MISSING"_s;
    QTest::newRow("only blank lines") << "\n\r\n\n"_ba << u"HEADER_MISSING"_s;
    QTest::newRow("unclosed quote") << "a,\"b\n1,2\n"_ba << u"HEADER_MISSING"_s;
    QTest::newRow("not text") << "\x80\x81\n"_ba << u"ENCODING"_s;
    QTest::newRow("UTF-16 without mark") << QByteArray("a\0,\0b\0", 6) << u"ENCODING"_s;
    QTest::newRow("endless") << QByteArray(2'097'152, 'a') << u"LIMIT"_s;
}

void TstCsvReader::theHeaderIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    Bytes device(bytes);
    CsvReader reader(device, {});

    const auto header = reader.header();

    QVERIFY(!header);
    QCOMPARE(header.error().kind, Error::Kind::Invalid);
    QCOMPARE(header.error().code, code);
    QVERIFY(!reader.next());
    QVERIFY(!reader.status());
}

void TstCsvReader::aFileWithoutHeaderHasNumberedColumns()
{
    Bytes device("x,y,z\n1,2,3\n");
    CsvReader reader(device, {.hasHeader = false});

    QCOMPARE(*reader.header(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(told(reader), u"1:x|y|z; 2:1|2|3"_s);
    QVERIFY(reader.status());
}

void TstCsvReader::tooManyRowsEndTheReading()
{
    Bytes exact("a\n1\n2\n");
    CsvReader enough(exact, {}, {.rows = 2});
    Bytes oneMore("a\n1\n2\n3\n");
    CsvReader tooMany(oneMore, {}, {.rows = 2});

    QCOMPARE(told(enough), u"2:1; 3:2"_s);
    QVERIFY(enough.status());
    QCOMPARE(told(tooMany), u"2:1; 3:2"_s);
    QVERIFY(!tooMany.status());
    QCOMPARE(tooMany.status().error().code, u"LIMIT"_s);
}

void TstCsvReader::tooManyBytesAreRefusedBeforeTheFirstRow()
{
    EndlessField device("a\n", 2'097'152, "\n");
    CsvReader reader(device, {}, {.bytes = 1'048'576});

    const auto header = reader.header();

    QVERIFY(!header);
    QCOMPARE(header.error().code, u"LIMIT"_s);
    QCOMPARE(device.pos(), 0);
}

void TstCsvReader::aFailingDeviceEndsTheReading()
{
    FailingDevice device;
    CsvReader reader(device, {});

    QCOMPARE(told(reader), u"2:1|2"_s);
    QVERIFY(!reader.status());
    QCOMPARE(reader.status().error().kind, Error::Kind::Unavailable);
    QCOMPARE(reader.status().error().code, u"FILE_UNREADABLE"_s);
}

void TstCsvReader::unclosedQuotesAreReadAgainOnlySoOften()
{
    // Every line opens a quote at its end, seen from outside as well as from inside of one.
    const QByteArray bytes = "a,b\n" + QByteArray("x\",\"\n").repeated(20'000);
    Bytes device(bytes);
    CsvReader reader(device, {}, {.bytes = 2 * bytes.size()});

    qint64 records = 0;
    while (const auto record = reader.next()) {
        QVERIFY(record->fault);
        ++records;
    }

    QVERIFY(records >= 2);
    QVERIFY(records < 10);
    QVERIFY(reader.status());
}

void TstCsvReader::aRecordIsFoundAgainByItsPlace_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QString text = u"a,b\r\n"_s;
    for (int row = 0; row < 20'000; ++row)
        text += u"\"ä\n%1\",😀%1\r\n\r\n"_s.arg(row);
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + text.toUtf8();
    QTest::newRow("UTF-16LE") << utf16(text, false);
    QTest::newRow("UTF-16BE") << utf16(text, true);
}

void TstCsvReader::aRecordIsFoundAgainByItsPlace()
{
    QFETCH(QByteArray, bytes);
    Bytes device(bytes);
    const auto format = detectCsvFormat(device);
    QVERIFY(format);
    CsvReader reader(device, *format);
    QList<CsvRecord> records;
    while (const auto record = reader.next())
        records.append(*record);
    QCOMPARE(records.size(), 20'000);

    // Backwards, near and far, and some that follow on each other.
    for (const int row : {19'999, 0, 1, 2, 500, 499, 10'000, 10'001, 3, 19'999}) {
        const auto& wanted = records[row];
        QVERIFY(reader.seek(wanted.offset, wanted.line));
        const auto found = reader.next();
        QVERIFY(found);
        QCOMPARE(found->fields, wanted.fields);
        QCOMPARE(found->line, wanted.line);
        QCOMPARE(found->offset, wanted.offset);
        QCOMPARE(found->length, wanted.length);
    }
    if (format->encoding == TextEncoding::Utf8) {
        const auto raw = bytes.mid(records[7].offset, records[7].length);
        QCOMPARE(QString::fromUtf8(raw), u"\"ä\n7\",😀7"_s);
    }
}

QTEST_GUILESS_MAIN(TstCsvReader)
#include "tst_csv_reader.moc"

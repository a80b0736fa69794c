#include "core/exchange/csv_format.h"
#include "core/exchange/csv_groups.h"
#include "core/exchange/csv_reader.h"
#include "core/exchange/csv_writer.h"
#include "core/exchange/text_encoding.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QStringEncoder>
#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

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

/// A device with these bytes.
class Bytes final : public QBuffer
{
public:
    explicit Bytes(const QByteArray& bytes)
    {
        setData(bytes);
        open(ReadOnly);
    }
};

QByteArray utf16(const QString& text, bool isBigEndian)
{
    QStringEncoder encoder(isBigEndian ? QStringEncoder::Utf16BE : QStringEncoder::Utf16LE,
        QStringConverter::Flag::WriteBom);
    return encoder(text);
}

/// The outcome as text: fields by "|", a fault as its code, the line in front, records by "; ".
QString told(CsvReader& reader)
{
    QStringList records;
    while (const auto record = reader.next()) {
        const QString rest = record->fault ? record->fault->code + u'!' : record->fields.join(u'|');
        records.append(QString::number(record->line) + u':' + rest);
    }
    return records.join(u"; "_s);
}

QString told(const QByteArray& bytes, const CsvFormat& format = {}, const CsvLimits& limits = {})
{
    Bytes device(bytes);
    CsvReader reader(device, format, limits);
    return told(reader);
}

} // namespace

class TstCsvReader : public QObject
{
    Q_OBJECT

private slots:
    void init();
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
    void everyEncodingIsRead_data();
    void everyEncodingIsRead();
    void unclosedQuotesAreReadAgainOnlySoOften();
    void aRecordIsFoundAgainByItsPlace_data();
    void aRecordIsFoundAgainByItsPlace();
    void theFormatIsDetected_data();
    void theFormatIsDetected();
    void detectionLeavesTheFileUnread();
    void detectionNeedsARecord();
    void cutOffTextIsStillUtf8();
    void groupsAreCollectedFromEverywhere();
    void aGroupIsCompleteWithItsLastRecord();
    void groupsGoOnWhereTheyWereLeft();
    void theFirstPassCanBeStopped();
    void cellsAreNeutralised_data();
    void cellsAreNeutralised();
    void whatWeWriteWeReadBack_data();
    void whatWeWriteWeReadBack();
    void quotesAreWrittenWhereNeeded();
    void aClosedDeviceTakesNothing();
};

void TstCsvReader::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

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

void TstCsvReader::everyEncodingIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    const QString text = u"Name;Gruß\r\nÄ;€ 😀\r\n\"a\nb\";ﬁ\r\n"_s;
    const QString read = u"2:Ä|€ 😀; 3:a\nb|ﬁ"_s;
    QTest::newRow("UTF-8") << text.toUtf8() << read;
    QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + text.toUtf8() << read;
    QTest::newRow("UTF-16LE") << utf16(text, false) << read;
    QTest::newRow("UTF-16BE") << utf16(text, true) << read;
    QTest::newRow("UTF-16LE, lone surrogate") << utf16(u"a;b\n1;\xD800\n2;\xDC00\n3;4\n"_s, false)
                                                     .replace("\xFD\xFF", QByteArray("\x00\xD8", 2))
                                              << u"2:ENCODING!; 3:ENCODING!; 4:3|4"_s;
    QTest::newRow("UTF-16BE, half a unit")
        << utf16(u"a;b\n1;2\n3;4"_s, true) + '\0' << u"2:1|2; 3:ENCODING!"_s;
    QTest::newRow("Windows-1252") << "Name;Gru\xDF\n\xC4;\x80 \x84x\x93\n"_ba << u"2:Ä|€ „x“"_s;
}

void TstCsvReader::everyEncodingIsRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    Bytes device(bytes);

    const auto format = detectCsvFormat(device);
    QVERIFY(format);
    CsvReader reader(device, *format);

    QCOMPARE(told(reader), expected);
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

void TstCsvReader::theFormatIsDetected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<CsvFormat>("expected");

    using enum TextEncoding;
    QTest::newRow("comma") << "a,b\n1,2\n"_ba << CsvFormat{Utf8, ',', true};
    QTest::newRow("semicolon") << "a;b\n1,5;2,5\n"_ba << CsvFormat{Utf8, ';', true};
    QTest::newRow("tab") << "a\tb c\n1,5\t2;5\n"_ba << CsvFormat{Utf8, '\t', true};
    QTest::newRow("bar") << "a|b\n1|2\n"_ba << CsvFormat{Utf8, '|', true};
    QTest::newRow("semicolons within quotes")
        << "\"a;b\",\"c;d\"\n\"1;2\",\"3;4\"\n"_ba << CsvFormat{Utf8, ',', true};
    QTest::newRow("more commas, but uneven")
        << "title;n\na, b, c;1\nd;2\ne, f;3\n"_ba << CsvFormat{Utf8, ';', true};
    QTest::newRow("comma in the header only")
        << "a, x;b\n1;2\n3;4\n"_ba << CsvFormat{Utf8, ';', true};
    QTest::newRow("one column") << "name\nx\n"_ba << CsvFormat{Utf8, ',', true};
    QTest::newRow("numbers only") << "1,2\n3,4\n"_ba << CsvFormat{Utf8, ',', false};
    QTest::newRow("a column without name") << "a,,c\n3,4,5\n"_ba << CsvFormat{Utf8, ',', false};
    QTest::newRow("mark") << "\xEF\xBB\xBF"
                             "a;b\n"_ba
                          << CsvFormat{Utf8, ';', true};
    QTest::newRow("UTF-16LE") << utf16(u"a;b\n1;2"_s, false)
                              << CsvFormat{Utf16LittleEndian, ';', true};
    QTest::newRow("UTF-16BE") << utf16(u"a;b\n1;2"_s, true) << CsvFormat{Utf16BigEndian, ';', true};
    QTest::newRow("Windows-1252") << "a;b\n\xFC;\x80\n"_ba << CsvFormat{Windows1252, ';', true};
    QTest::newRow("damaged UTF-8")
        << "a;b\n\xC3\xBC;\xC3\xA4\n\xC3\xB6;\xFF\n"_ba << CsvFormat{Utf8, ';', true};
    QTest::newRow("longer than what is looked at")
        << "a;b\n" + QByteArray("1,5;2\n").repeated(20'000) << CsvFormat{Utf8, ';', true};
    QTest::newRow("quote that reaches beyond") << "a;b\n1;2\n3;\"" + QByteArray(100'000, ',')
            + "\"\n" << CsvFormat{Utf8, ';', true};
}

void TstCsvReader::theFormatIsDetected()
{
    QFETCH(QByteArray, bytes);
    QFETCH(CsvFormat, expected);
    Bytes device(bytes);

    const auto format = detectCsvFormat(device);

    QVERIFY(format);
    QCOMPARE(format->encoding, expected.encoding);
    QCOMPARE(format->delimiter, expected.delimiter);
    QCOMPARE(format->hasHeader, expected.hasHeader);
}

void TstCsvReader::detectionLeavesTheFileUnread()
{
    Bytes device("a;b\n1;2\n");

    QVERIFY(detectCsvFormat(device));

    QCOMPARE(device.pos(), 0);
    QCOMPARE(device.readAll(), "a;b\n1;2\n"_ba);
}

void TstCsvReader::detectionNeedsARecord()
{
    Bytes empty("");
    QBuffer closed;

    const auto nothing = detectCsvFormat(empty);
    const auto unreadable = detectCsvFormat(closed);

    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, u"HEADER_MISSING"_s);
    QVERIFY(!unreadable);
    QCOMPARE(unreadable.error().code, u"FILE_UNREADABLE"_s);
}

void TstCsvReader::cutOffTextIsStillUtf8()
{
    QCOMPARE(detectedEncoding("a\xE2\x82", false), TextEncoding::Utf8);
    QCOMPARE(detectedEncoding("a\xE2\x82", true), TextEncoding::Windows1252);
    QCOMPARE(*decodedUtf8("\xEF\xBB\xBF\xEF\xBB\xBF"
                          "a"),
        u"\uFEFF\uFEFFa"_s);
    QCOMPARE(decodedUtf8("\xE2\x82"), std::nullopt);
}

void TstCsvReader::groupsAreCollectedFromEverywhere()
{
    Bytes device("key,n\nb,1\nb,2\na,3\nb,\"4\n a\"\n,5\na,6,7\na,8\n,9\nc,\"10\nb,11\n");
    CsvGroups groups(device, {}, {});
    const auto key = [](const CsvRecord& record) -> std::optional<QString> {
        return record.fields[0].isEmpty() ? std::nullopt : std::optional(record.fields[0]);
    };

    QVERIFY(groups.index(key));
    QStringList seen;
    while (const auto record = groups.next()) {
        seen.append(
            QString::number(record->line) + (record->fault ? u"!"_s : record->fields.value(0)));
    }

    QCOMPARE(groups.recordCount(), 10);
    QCOMPARE(seen.join(u' '), u"2b 3b 5b 12b 4a 9a 7 8! 10 11!"_s);
    QVERIFY(groups.status());
}

void TstCsvReader::aGroupIsCompleteWithItsLastRecord()
{
    Bytes device("key,n\nb,1\nb,2\na,3\nb,4\na,5\n");
    CsvGroups groups(device, {}, {});
    QVERIFY(groups.index([](const CsvRecord& record) { return std::optional(record.fields[0]); }));

    QList<bool> complete;
    while (groups.next())
        complete.append(groups.isGroupComplete());

    QCOMPARE(complete, (QList<bool>{false, false, true, false, true}));
}

void TstCsvReader::groupsGoOnWhereTheyWereLeft()
{
    Bytes device("key,n\nb,1\nb,2\na,3\nb,4\na,5\nc,6\n");
    const auto key = [](const CsvRecord& record) { return std::optional(record.fields[0]); };
    CsvGroups first(device, {}, {});
    QVERIFY(first.index(key));
    for (int record = 0; record < 4; ++record)
        QVERIFY(first.next());
    QVERIFY(!first.isGroupComplete());

    QVERIFY(device.seek(0));
    CsvGroups second(device, {}, {});
    QVERIFY(second.index(key));
    second.skipTo(first.position());
    QStringList rest;
    while (const auto record = second.next())
        rest.append(record->fields[1]);

    QCOMPARE(rest, (QStringList{u"3"_s, u"5"_s, u"6"_s}));
}

void TstCsvReader::theFirstPassCanBeStopped()
{
    Bytes device("key\n" + QByteArray("a\n").repeated(5000));
    CsvGroups groups(device, {}, {});

    const auto stopped =
        groups.index([](const CsvRecord& record) { return std::optional(record.fields[0]); },
            [](qint64 bytes) { return bytes < 4000; });

    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
}

void TstCsvReader::cellsAreNeutralised_data()
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

void TstCsvReader::cellsAreNeutralised()
{
    QFETCH(QString, cell);
    QFETCH(QString, written);

    QCOMPARE(CsvWriter::neutralised(cell), written);
    QCOMPARE(CsvWriter::denaturalised(written), cell);
}

void TstCsvReader::whatWeWriteWeReadBack_data()
{
    QTest::addColumn<char>("delimiter");
    QTest::newRow("comma") << ',';
    QTest::newRow("semicolon") << ';';
    QTest::newRow("tab") << '\t';
}

void TstCsvReader::whatWeWriteWeReadBack()
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

void TstCsvReader::quotesAreWrittenWhereNeeded()
{
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    CsvWriter writer(file, ',', CsvWriter::ByteOrderMark::Without);

    QVERIFY(writer.write({u"a"_s, u"b c"_s, u"d,e"_s, u"f\"g"_s, u"h\ni"_s, u" j"_s, u""_s}));
    QVERIFY(writer.write({u""_s}));
    QVERIFY(writer.write({u"=1"_s, u"\tx"_s}));

    QCOMPARE(file.data(), "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\" j\",\r\n\"\"\r\n'=1,'\tx\r\n"_ba);
}

void TstCsvReader::aClosedDeviceTakesNothing()
{
    QBuffer file;
    file.open(QIODevice::ReadOnly);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"ReadOnly device"_s));

    const auto written = CsvWriter(file).write({u"a"_s});

    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Unavailable);
}

QTEST_GUILESS_MAIN(TstCsvReader)
#include "tst_csv_reader.moc"

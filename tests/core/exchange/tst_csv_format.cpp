#include "core/exchange/csv_format.h"
#include "core/exchange/text_encoding.h"
#include "tests/core/exchange/csv_bytes.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Bytes;
using test::told;
using test::utf16;

/// How a file is written, from what stands in it: encoding, delimiter, heading.
class TstCsvFormat : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyEncodingIsRead_data();
    void everyEncodingIsRead();
    void theFormatIsDetected_data();
    void theFormatIsDetected();
    void detectionLeavesTheFileUnread();
    void detectionNeedsARecord();
    void cutOffTextIsStillUtf8();
};

void TstCsvFormat::everyEncodingIsRead_data()
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

void TstCsvFormat::everyEncodingIsRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    Bytes device(bytes);

    const auto format = detectCsvFormat(device);
    QVERIFY(format);
    CsvReader reader(device, *format);

    QCOMPARE(told(reader), expected);
}

void TstCsvFormat::theFormatIsDetected_data()
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

void TstCsvFormat::theFormatIsDetected()
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

void TstCsvFormat::detectionLeavesTheFileUnread()
{
    Bytes device("a;b\n1;2\n");

    QVERIFY(detectCsvFormat(device));

    QCOMPARE(device.pos(), 0);
    QCOMPARE(device.readAll(), "a;b\n1;2\n"_ba);
}

void TstCsvFormat::detectionNeedsARecord()
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

void TstCsvFormat::cutOffTextIsStillUtf8()
{
    QCOMPARE(detectedEncoding("a\xE2\x82", false), TextEncoding::Utf8);
    QCOMPARE(detectedEncoding("a\xE2\x82", true), TextEncoding::Windows1252);
    QCOMPARE(*decodedUtf8("\xEF\xBB\xBF\xEF\xBB\xBF"
                          "a"),
        u"\uFEFF\uFEFFa"_s);
    QCOMPARE(decodedUtf8("\xE2\x82"), std::nullopt);
}

QTEST_GUILESS_MAIN(TstCsvFormat)
#include "tst_csv_format.moc"

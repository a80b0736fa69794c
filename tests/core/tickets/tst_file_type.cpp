#include "core/base/file_name.h"
#include "core/tickets/file_type.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What may be attached (access.md section 8, SEC-60), and under which name (SEC-61).
class TstFileType : public QObject
{
    Q_OBJECT

private slots:
    void typesAreChecked_data();
    void typesAreChecked();
    void namesAreOnlyNames_data();
    void namesAreOnlyNames();
};

void TstFileType::typesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("mime"); // empty: refused
    const QByteArray program("MZ\x90\0\3\0\0\0", 8);

    QTest::newRow("text") << u"a.txt"_s << QByteArray("hello") << u"text/plain"_s;
    QTest::newRow("no content") << u"a.log"_s << QByteArray() << u"text/plain"_s;
    QTest::newRow("text that begins with MZ")
        << u"a.txt"_s << QByteArray("MZ is a country code") << u"text/plain"_s;
    QTest::newRow("UTF-16") << u"a.csv"_s << QByteArray("\xff\xfe\x41\0", 4) << u"text/csv"_s;
    QTest::newRow("pdf") << u"A.PDF"_s << QByteArray("%PDF-1.7") << u"application/pdf"_s;
    QTest::newRow("zip") << u"a.zip"_s << QByteArray("PK\x03\x04") << u"application/zip"_s;
    QTest::newRow("old document") << u"a.doc"_s << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
                                  << u"application/msword"_s;
    QTest::newRow("program") << u"a.exe"_s << program << QString();
    QTest::newRow("program as text") << u"a.txt"_s << program << QString();
    QTest::newRow("program as picture") << u"a.png"_s << program << QString();
    QTest::newRow("ELF as log") << u"a.log"_s
                                << QByteArray("\x7f"
                                              "ELF\2\1\1")
                                << QString();
    QTest::newRow("script as text")
        << u"a.txt"_s << QByteArray("#!/bin/sh\nrm -rf ~\n") << QString();
    QTest::newRow("script behind a mark")
        << u"a.txt"_s << QByteArray("\xef\xbb\xbf#!/bin/sh") << QString();
    QTest::newRow("double ending") << u"invoice.pdf.exe"_s << QByteArray("%PDF-1.7") << QString();
    QTest::newRow("page") << u"a.html"_s << QByteArray("<script>") << QString();
    QTest::newRow("drawing") << u"a.svg"_s << QByteArray("<svg>") << QString();
    QTest::newRow("starter") << u"a.desktop"_s << QByteArray("[Desktop Entry]") << QString();
    QTest::newRow("no ending") << u"README"_s << QByteArray("hello") << QString();
    QTest::newRow("only an ending") << u".txt"_s << QByteArray("hello") << QString();
    QTest::newRow("picture that is text") << u"a.png"_s << QByteArray("hello") << QString();
    QTest::newRow("text with NUL") << u"a.txt"_s << QByteArray("a\0b", 3) << QString();
}

void TstFileType::typesAreChecked()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, head);
    QFETCH(QString, mime);

    const auto type = acceptedType(name, head);

    QCOMPARE(type ? *type : QString(), mime);
    if (mime.isEmpty()) {
        QCOMPARE(type.error().code, u"FILE_TYPE_REFUSED"_s);
        QCOMPARE(type.error().subject, fileEnding(name));
    }
}

void TstFileType::namesAreOnlyNames_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("kept");

    QTest::newRow("plain") << u"Übersicht März.pdf"_s << u"Übersicht März.pdf"_s;
    QTest::newRow("up and away") << u"../../x.txt"_s << u"x.txt"_s;
    QTest::newRow("up and away, Windows") << u"..\\..\\x.txt"_s << u"x.txt"_s;
    QTest::newRow("absolute") << u"/etc/passwd.txt"_s << u"passwd.txt"_s;
    QTest::newRow("drive") << u"C:\\a\\b.txt"_s << u"b.txt"_s;
    QTest::newRow("stream") << u"a.txt:evil.exe"_s << u"a.txt_evil.exe"_s;
    QTest::newRow("device") << u"CON"_s << u"_CON"_s;
    QTest::newRow("device with ending") << u"nul.txt"_s << u"_nul.txt"_s;
    QTest::newRow("device with raised digit") << u"COM¹.log"_s << u"_COM¹.log"_s;
    QTest::newRow("not a device") << u"console.txt"_s << u"console.txt"_s;
    QTest::newRow("right to left") << u"invoice\u202Efdp.exe"_s << u"invoicefdp.exe"_s;
    QTest::newRow("nothing to see") << u"\u200b\u2066 \t"_s << u"file"_s;
    QTest::newRow("controls") << u"a\u0000b\u001b[2J\nc.txt"_s << u"ab[2J c.txt"_s;
    QTest::newRow("dots") << u".."_s << u"file"_s;
    QTest::newRow("dots and spaces at the end") << u"a.txt. . ."_s << u"a.txt"_s;
    QTest::newRow("wild cards") << u"a?b*|<c>\".txt"_s << u"a_b__ _c__.txt"_s.remove(u' ');
    QTest::newRow("half a character") << u"a"_s + QChar(0xd800) + u"b.txt"_s << u"ab.txt"_s;
    QTest::newRow("300 characters")
        << QString(300, u'n') + u".pdf"_s << QString(196, u'n') + u".pdf"_s;
    QTest::newRow("300 wide characters")
        << QString(300, u'字') + u".pdf"_s << QString(65, u'字') + u".pdf"_s;
    QTest::newRow("nothing") << QString() << u"file"_s;
}

void TstFileType::namesAreOnlyNames()
{
    QFETCH(QString, given);
    QFETCH(QString, kept);

    const auto name = safeFileName(given);

    QCOMPARE(name, kept);
    QCOMPARE(safeFileName(name), name);
    QVERIFY(name.toUtf8().size() <= 200);
}

QTEST_GUILESS_MAIN(TstFileType)
#include "tst_file_type.moc"

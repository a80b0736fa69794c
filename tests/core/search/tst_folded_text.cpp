#include "core/search/search_query.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// How texts and questions are read, before any database is asked.
class TstFoldedText : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreFolded_data();
    void wordsAreFolded();
    void rangesPointIntoTheTextAsWritten();
    void questionsAreTakenApart();
    void noTextIsAnError_data();
    void noTextIsAnError();
};

void TstFoldedText::wordsAreFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("case") << u"Printer ON Fire"_s << QStringList{u"printer"_s, u"on"_s, u"fire"_s};
    QTest::newRow("accents") << u"Café Ünïted"_s << QStringList{u"cafe"_s, u"united"_s};
    QTest::newRow("combining") << u"Cafe\u0301"_s << QStringList{u"cafe"_s};
    QTest::newRow("letters of their own")
        << u"Straße Łódź Ærø"_s << QStringList{u"strasse"_s, u"lodz"_s, u"aero"_s};
    QTest::newRow("full width") << u"ＡＢＣ①"_s << QStringList{u"abc1"_s};
    QTest::newRow("signs") << u"srv-01.example_org"_s
                           << QStringList{u"srv"_s, u"01"_s, u"example"_s, u"org"_s};
    QTest::newRow("greek") << u"Άλφα"_s << QStringList{u"αλφα"_s};
    QTest::newRow("pairs") << u"東京都"_s << QStringList{u"東京"_s, u"京都"_s, u"都"_s};
    QTest::newRow("one") << u"水"_s << QStringList{u"水"_s};
    QTest::newRow("mixed") << u"PC電源x"_s << QStringList{u"pc"_s, u"電源"_s, u"源"_s, u"x"_s};
    QTest::newRow("hangul") << u"한국"_s << QStringList{u"한국"_s, u"국"_s};
    QTest::newRow("nothing") << u" \u200b…!?"_s << QStringList{};
    QTest::newRow("NUL and halves")
        << QString(u"a"_s + QChar(0) + u"b"_s + QChar(0xd800) + u"c"_s + QChar(0xdc00))
        << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("long") << QString(500, u'x') << QStringList{QString(64, u'x')};
}

void TstFoldedText::wordsAreFolded()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);

    QCOMPARE(FoldedText(text).indexed(), words);
}

void TstFoldedText::rangesPointIntoTheTextAsWritten()
{
    const auto text = u"Die Straße in Cafe\u0301s"_s;
    const FoldedText folded(text);
    const auto at = [&](const QString& asked) {
        const auto ranges =
            occurrences(SearchQuery::parsed(asked).terms.first(), folded, true, true);
        return ranges.isEmpty()
            ? QString()
            : text.mid(ranges.first().begin, ranges.first().end - ranges.first().begin);
    };

    QCOMPARE(at(u"strasse"_s), u"Straße"_s);
    QCOMPARE(at(u"CAFE"_s), u"Cafe\u0301"_s);
    QCOMPARE(at(u"tras"_s), u"tra"_s.append(u'ß'));
    QCOMPARE(at(u"\"straße in\""_s), u"Straße in"_s);
    QCOMPARE(at(u"absent"_s), QString());
}

void TstFoldedText::questionsAreTakenApart()
{
    const auto query = SearchQuery::parsed(u"printer \"on fire\" INC-12"_s);

    QCOMPARE(query.terms.size(), 3);
    QCOMPARE(query.terms[0], (SearchTerm{{u"printer"_s}, false, false}));
    QCOMPARE(query.terms[1], (SearchTerm{{u"on"_s, u"fire"_s}, true, false}));
    QCOMPARE(query.terms[2], (SearchTerm{{u"inc"_s, u"12"_s}, false, true}));
    QVERIFY(!SearchQuery::parsed(u"printer "_s).terms.first().isPrefix);
}

void TstFoldedText::noTextIsAnError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("terms");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("signs") << u"\"\" * ( ) : ^ - ' ` \\ % _ ; --"_s << 0;
    QTest::newRow("open quote") << u"\"on fire"_s << 1;
    QTest::newRow("operators") << u"a AND b OR NOT NEAR(c)"_s << 6;
    QTest::newRow("long") << QString(10'000, u'x') << 1;
    QTest::newRow("many") << u"a b c d e f g h i j k l m n o p"_s << 12;
}

void TstFoldedText::noTextIsAnError()
{
    QFETCH(QString, text);
    QFETCH(int, terms);

    QCOMPARE(SearchQuery::parsed(text).terms.size(), terms);
}

QTEST_APPLESS_MAIN(TstFoldedText)

#include "tst_folded_text.moc"

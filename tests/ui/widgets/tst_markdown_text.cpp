#include "ui/widgets/markdown_text.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts what it is asked to fetch.
class Watched final : public QTextDocument
{
public:
    int fetched = 0;

protected:
    QVariant loadResource(int, const QUrl&) override
    {
        ++fetched;
        return {};
    }
};

/// What a reader of the document sees, as words() has it.
QString shownBy(const QTextDocument& document)
{
    auto text = document.toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text.replace(QChar::LineSeparator, u'\n');
}

/// Each tag of the markup once.
QStringList tagsOf(const QString& markup)
{
    static const QRegularExpression form(u"<([^>]*)>"_s);
    QStringList tags;
    for (auto found = form.globalMatch(markup); found.hasNext();)
        tags << found.next().captured(1);
    tags.removeDuplicates();
    return tags;
}

} // namespace

class TstMarkdownText : public QObject
{
    Q_OBJECT

private slots:
    void whatIsShown_data();
    void whatIsShown();
    void blocksAreSetApart();
    void linksTellWhereTheyLead_data();
    void linksTellWhereTheyLead();
    void hostileWordsStayWords_data();
    void hostileWordsStayWords();
    void anyMixtureShowsItsWordsAlone();
    void longOnesStayQuick_data();
    void longOnesStayQuick();
    void whatMisleadsIsSeen();

private:
    static void check(const QString& text);
};

void TstMarkdownText::whatIsShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("marked"); // what of the markup there is; empty: it is plain
    const auto row = [](const char* name, const QString& text, const QString& words,
                         const QString& marked) { QTest::newRow(name) << text << words << marked; };
    const auto plain = [&](const char* name, const QString& text) { row(name, text, text, {}); };
    row("emphasis", u"*so* and _so_"_s, u"so and so"_s, u"<i>so</i> and <i>so</i>"_s);
    row("strong", u"**so**, __so__."_s, u"so, so."_s, u"<b>so</b>, <b>so</b>."_s);
    row("both", u"***so***"_s, u"so"_s, u"<i><b>so</b></i>"_s);
    row("one in the other", u"**a *b***"_s, u"a b"_s, u"<b>a </b><i><b>b</b></i>"_s);
    row("code", u"run `a *b* <c>`"_s, u"run a *b* <c>"_s, u"<code>a *b* &lt;c&gt;</code>"_s);
    row("code with a sign in it", u"`` a`b ``"_s, u"a`b"_s, u"<code>a`b</code>"_s);
    row("a block of code", u"Look:\n```sh\n  a **b**\n\n> c\n```\nSo"_s,
        u"Look:\n  a **b**\n\n> c\nSo"_s, u"<code>  a **b**</code><br><br><code>&gt; c</code>"_s);
    row("code without an end", u"```\na\n- b"_s, u"a\n- b"_s, u"<code>- b</code>"_s);
    row("a list", u"- a\n* b\n  - c"_s, u"• a\n• b\n◦ c"_s, u"margin-left: 32px"_s);
    row("numbers", u"3. a\n4) b"_s, u"3. a\n4) b"_s, u"text-indent: -14px"_s);
    row("a list goes on", u"- a\n  b\nc"_s, u"• a\nb\nc"_s, u"a<br>b</p>"_s);
    row("a quote", u"> a\n>> *b*"_s, u"a\nb"_s, u"margin-left: 36px"_s);
    plain("line by line", u"one\ntwo\n\nthree"_s);
    plain("sums", u"3*4*5 = 60, 2 * 3 * 4, 5 > 4"_s);
    plain("names", u"some_long_name *.txt *.log a_ _b __"_s);
    plain("paths", u"C:\\_temp\\_a \\\\server\\share\\*a* "_s + u"https://a.example/a_*b*_c"_s);
    plain("SQL", u"SELECT *, a.* FROM b"_s);
    plain("drawn lines", u"*****\n-----\n- - -\n* * *\n~~~~~\n____"_s);
    plain("unpaired", u"**a *b `c [d"_s);
    plain("over lines", u"*a\nb*"_s);
    plain("headings are none", u"# a\n| b | c |"_s);
}

void TstMarkdownText::whatIsShown()
{
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QFETCH(const QString, marked);

    const MarkdownText shown(text);

    QCOMPARE(shown.words(), words);
    QCOMPARE(shown.isPlain(), marked.isEmpty());
    QVERIFY2(shown.markup().contains(marked), qPrintable(shown.markup()));
    check(text);
}

/// An empty line between them is a distance.
void TstMarkdownText::blocksAreSetApart()
{
    QTextDocument document;
    document.setHtml(MarkdownText(u"a\n\n- b\n- c\n\n```\nd\n```"_s).markup());

    QCOMPARE(document.blockCount(), 4);
    QCOMPARE(document.findBlockByNumber(0).blockFormat().topMargin(), 0.0);
    QCOMPARE(document.findBlockByNumber(1).blockFormat().topMargin(), 6.0);
    QCOMPARE(document.findBlockByNumber(1).blockFormat().textIndent(), -14.0);
    QCOMPARE(document.findBlockByNumber(2).blockFormat().topMargin(), 0.0);
    QCOMPARE(document.findBlockByNumber(3).blockFormat().topMargin(), 6.0);
}

void TstMarkdownText::linksTellWhereTheyLead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("links"); // the words, and where they lead
    const auto row = [](const char* name, const QString& text, const QString& words,
                         const QStringList& links) {
        QTest::newRow(name) << text << words << links;
    };
    row("words", u"See [the *page*](https://a.example/x_(y))."_s, u"See the page (a.example)."_s,
        {u"the page > https://a.example/x_(y)"_s});
    row("another address", u"[https://bank.example](https://evil.example)"_s,
        u"https://bank.example (evil.example)"_s,
        {u"https://bank.example > https://evil.example"_s});
    row("itself", u"[https://a.example](https://a.example)"_s, u"https://a.example"_s,
        {u"https://a.example > https://a.example"_s});
    row("someone before an @", u"[x](https://bank.example@evil.example/)"_s, u"x (evil.example)"_s,
        {u"x > https://bank.example@evil.example/"_s});
    row("letters that look alike", u"[x](https://b\u0430nk.example/)"_s,
        u"x (xn--bnk-6cd.example)"_s, {u"x > https://xn--bnk-6cd.example/"_s});
    row("a mailbox", u"[Ada](mailto:ada@a.example)"_s, u"Ada (ada@a.example)"_s,
        {u"Ada > mailto:ada@a.example"_s});
    row("a ticket and an address", u"**INC-000042** https://a.example/*"_s,
        u"INC-000042 https://a.example/*"_s,
        {u"INC-000042 > "_s, u"https://a.example/ > https://a.example/"_s});
    row("in code", u"`curl https://a.example/x`"_s, u"curl https://a.example/x"_s,
        {u"https://a.example/x > https://a.example/x"_s});
    row("one place only", u"[INC-000042](https://a.example)"_s, u"INC-000042 (a.example)"_s,
        {u"INC-000042 > https://a.example"_s});
}

void TstMarkdownText::linksTellWhereTheyLead()
{
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QFETCH(const QStringList, links);

    const MarkdownText shown(text);

    QCOMPARE(shown.words(), words);
    QStringList found;
    for (const auto& link : shown.links()) {
        found << shown.words().mid(link.at, link.length) + u" > "_s
                + QString::fromUtf8(link.address.toEncoded());
    }
    QCOMPARE(found, links);
    check(text);
}

void TstMarkdownText::hostileWordsStayWords_data()
{
    QTest::addColumn<QString>("text");
    const QStringList all{u"<script>alert(1)</script>"_s, u"<img src=x onerror=alert(1)>"_s,
        u"<img src=\"file:///etc/passwd\">"_s, u"<img src=\"\\\\evil.example\\share\\a.png\">"_s,
        u"![a](https://evil.example/a.png)"_s, u"![a](file:///etc/passwd)"_s,
        u"[![a](https://evil.example/a.png)](javascript:alert(1))"_s, u"[x](javascript:alert(1))"_s,
        u"[x](JaVaScRiPt:alert(1))"_s, u"[x](java\tscript:alert(1))"_s,
        u"[x](&#106;avascript:alert(1))"_s, u"[x](data:text/html;base64,PHNjcmlwdD4=)"_s,
        u"[x](vbscript:msgbox(1))"_s, u"[x](file:///etc/passwd)"_s, u"[x](//evil.example/a)"_s,
        u"[x](\\\\evil.example\\a)"_s, u"[x](smb://evil.example/a)"_s, u"[x](https:///a)"_s,
        u"[x](http:evil.example)"_s, u"[x](mailto:a@b.example?attach=/etc/passwd)"_s,
        u"[x](mailto:a@b.example,c@d.example)"_s, u"[x](qrc:/homeport.qrc)"_s,
        u"[x](homeport://ticket/1)"_s, u"[x][y]\n[y]: file:///a"_s,
        u"<a href=\"javascript:alert(1)\">x</a>"_s, u"<https://evil.example\">"_s,
        u"`<b>`</code><img src=x>"_s, u"```\n</code></p><img src=x>\n```"_s,
        u"- <style>@import url(https://evil.example/a.css)</style>"_s,
        u"> <link rel=stylesheet href=https://evil.example/a.css>"_s,
        u"*<table background=\"https://evil.example/a.png\">*"_s,
        u"<!-- **a** --> <![CDATA[<b>]]>"_s, u"&lt;img src=x&gt; &#60;b&#62; &amp;amp;"_s,
        u"**<b style=\"background:url(file:///a)\">**"_s,
        u"<p style=\"-qt-paragraph-type:empty\">a</p>"_s, u"a\u2029b\u2028c\rd\r\ne\vf\fg"_s,
        u"a\ufffcb\ufdd0c\ufdd1d"_s, u"a\0b\x01"_s, u"\u00a0 *\u00a0a* \u00a0"_s};
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::addRow("%lld", qlonglong(i)) << all[i];
}

void TstMarkdownText::hostileWordsStayWords()
{
    QFETCH(const QString, text);

    check(text);

    const MarkdownText shown(text);
    for (const auto& link : shown.links()) {
        const auto scheme = link.address.scheme();
        QVERIFY2(scheme == u"https"_s && !link.address.host().isEmpty(), qPrintable(text));
    }
}

/// Of the markup every tag is one of ours, a document shows the words and nothing else, no tag that
/// was not in the text, and fetches nothing.
void TstMarkdownText::check(const QString& text)
{
    const MarkdownText shown(text);
    static const QRegularExpression ours(
        u"\\A(/?(i|b|code)|br|/p|/a|a href=\"[0-9]+\""
        "|p style=\"white-space: pre-wrap; margin-top: [0-9]+px; margin-bottom: 0px; "
        "margin-left: [0-9]+px; margin-right: 0px; text-indent: -?[0-9]+px\")\\z"_s);
    for (const auto& tag : tagsOf(shown.markup()))
        QVERIFY2(ours.match(tag).hasMatch(), qPrintable(tag));

    Watched document;
    document.setHtml(shown.markup());
    document.documentLayout()->documentSize();
    QCOMPARE(document.fetched, 0);
    QCOMPARE(shownBy(document), shown.words());

    static const QRegularExpression tagged(u"</?[A-Za-z!]+"_s);
    for (auto found = tagged.globalMatch(shown.words()); found.hasNext();) {
        const auto tag = found.next().captured();
        QVERIFY2(text.contains(tag), qPrintable(tag));
    }
    qsizetype end = 0;
    for (const auto& link : shown.links()) {
        QVERIFY(link.at >= end && link.length > 0);
        end = link.at + link.length;
        QVERIFY(end <= shown.words().size());
    }
}

void TstMarkdownText::anyMixtureShowsItsWordsAlone()
{
    static const QStringList pieces{u"*"_s, u"**"_s, u"***"_s, u"_"_s, u"`"_s, u"```"_s, u"["_s,
        u"]"_s, u"]("_s, u")"_s, u"("_s, u"!"_s, u"> "_s, u"- "_s, u"1. "_s, u"\n"_s, u"\n\n"_s,
        u" "_s, u"  "_s, u"a"_s, u"word"_s, u"<b>"_s, u"<img src=x>"_s, u"&amp;"_s, u"\""_s,
        u"https://a.example/x"_s, u"javascript:x"_s, u"INC-000001"_s, u"\\"_s, u"\u202e"_s, u"\t"_s,
        u"\U0001F600"_s, u"\u05d0"_s};
    QRandomGenerator random(20'240'601);
    for (int round = 0; round < 2'000; ++round) {
        QString text;
        for (auto left = random.bounded(1, 40); left > 0; --left)
            text += pieces[random.bounded(int(pieces.size()))];
        check(text);
        if (QTest::currentTestFailed()) {
            qWarning("of: %s", qPrintable(text));
            return;
        }
    }
}

void TstMarkdownText::longOnesStayQuick_data()
{
    QTest::addColumn<QString>("text");
    const QStringList pieces{u"*"_s, u">"_s, u"["_s, u"]"_s, u"("_s, u"`"_s, u"_"_s, u"!["_s,
        u"[]("_s, u"[a]("_s, u"[a](https://a.example/"_s, u"*a "_s, u"*a* "_s, u"**a*"_s, u"a** "_s,
        u"*a_ "_s, u"`a"_s, u"` `` "_s, u"> "_s, u"> *a*\n"_s, u"- a\n"_s, u"- "_s, u"1. a\n   "_s,
        u"```\n"_s, u"\n"_s, u"<b>"_s, u"&"_s, u"x"_s, u"https://a.example/)"_s, u")"_s,
        u"\u202e"_s};
    for (qsizetype i = 0; i < pieces.size(); ++i)
        QTest::addRow("100,000 of %lld", qlonglong(i)) << pieces[i].repeated(100'000);
    for (qsizetype i = 0; i < pieces.size(); ++i)
        QTest::addRow("%lld, as long as it may be", qlonglong(i))
            << pieces[i].repeated(100'000 / pieces[i].size());
    QTest::newRow("brackets behind an address") << u"https://a.example/"_s + QString(99'000, u')');
    QTest::newRow("ever longer code") << [] {
        QString text;
        for (int i = 1; i < 440; ++i)
            text += QString(i, u'`') + u' ';
        return text;
    }();
    QString nested;
    for (int depth = 0; depth < 400; ++depth)
        nested += QString(depth, u' ') + u"- a\n"_s;
    QTest::newRow("a deep list") << nested;
    QTest::newRow("10 MB") << u"**a** [b](https://a.example) `c`\n"_s.repeated(320'000);
}

/// A bound that ten times the time of the slowest keeps, and what grows with the square does not.
void TstMarkdownText::longOnesStayQuick()
{
    QFETCH(const QString, text);
    QElapsedTimer clock;
    clock.start();

    const MarkdownText shown(text);

    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(shown.words().size() <= text.size() * 4 + 16);
}

void TstMarkdownText::whatMisleadsIsSeen()
{
    QCOMPARE(MarkdownText(u"*a\u202eb*"_s).words(), u"a\u25ccb"_s);
    QCOMPARE(MarkdownText(u"[a\u202eb](https://a.example)"_s).words(), u"a\u25ccb (a.example)"_s);
    const auto family = u"\U0001F468\u200d\U0001F469"_s; // what joins them is no harm
    QCOMPARE(MarkdownText(family).words(), family);
}

QTEST_MAIN(TstMarkdownText)

#include "tst_markdown_text.moc"

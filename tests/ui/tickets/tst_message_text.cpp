#include "ui/tickets/message_text.h"
#include "ui/widgets/text_links.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstMessageText : public QObject
{
    Q_OBJECT

private slots:
    void whatIsALink_data();
    void whatIsALink();
    void quotesAreTakenApart();
    void aQuoteIsMadeOfEachLine();
};

void TstMessageText::whatIsALink_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links"); // as they are written
    QTest::addColumn<QString>("host"); // of the first; empty: a ticket
    const auto row = [](const char* name, const QString& text, const QStringList& links,
                         const QString& host) { QTest::newRow(name) << text << links << host; };
    row("an address", u"See https://wiki.example/vpn?a=1&b=2#top now"_s,
        {u"https://wiki.example/vpn?a=1&b=2#top"_s}, u"wiki.example"_s);
    row("the full stop", u"It is http://wiki.example/vpn."_s, {u"http://wiki.example/vpn"_s},
        u"wiki.example"_s);
    row("in brackets", u"(https://wiki.example/a_(b))"_s, {u"https://wiki.example/a_(b)"_s},
        u"wiki.example"_s);
    row("someone before an @", u"https://bank.example@evil.example/"_s,
        {u"https://bank.example@evil.example/"_s}, u"evil.example"_s);
    row("in markup", u"<a href='https://evil.example'>bank</a>"_s, {u"https://evil.example"_s},
        u"evil.example"_s);
    row("turned round", u"https://evil.example/\u202egpj.exe"_s, {u"https://evil.example/"_s},
        u"evil.example"_s);
    row("no host", u"https:///etc/passwd https://"_s, {}, {});
    row("other schemes",
        u"file:///etc/passwd javascript:alert(1) ftp://a.example smb://a mailto:a@b.example"_s, {},
        {});
    row("a ticket", u"Like INC-000042, or req-7?"_s, {u"INC-000042"_s, u"req-7"_s}, {});
    row("no ticket", u"XINC-1 INC-1-2 INC- CVE-2024-1234 KE-000001 INC-1234567890123"_s, {}, {});
    row("a number in an address", u"https://wiki.example/INC-000042"_s,
        {u"https://wiki.example/INC-000042"_s}, u"wiki.example"_s);
}

void TstMessageText::whatIsALink()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, links);
    QFETCH(const QString, host);

    const auto found = linksIn(text);

    QStringList written;
    for (const auto& link : found)
        written << text.mid(link.at, link.length);
    QCOMPARE(written, links);
    QCOMPARE(found.value(0).address.host(), host);
}

void TstMessageText::quotesAreTakenApart()
{
    const auto parts = partsOf(u"Hello,\n\nso it is.\n\n> Is it?\n>> It is.\n\nRegards\n> Ada"_s);

    const QList<TextPart> expected{{u"Hello,\n\nso it is.\n"_s, false},
        {u"> Is it?\n>> It is."_s, true}, {u"\nRegards"_s, false}, {u"> Ada"_s, true}};
    QCOMPARE(parts.size(), expected.size());
    QVERIFY(parts == expected);
    QVERIFY(partsOf(u"> one\n\n"_s) == (QList<TextPart>{{u"> one"_s, true}}));
    QVERIFY(partsOf(QString()) == (QList<TextPart>{{QString(), false}}));
}

void TstMessageText::aQuoteIsMadeOfEachLine()
{
    QCOMPARE(quoteOf(u"\nIs it?\n\n> It was.\n"_s), u"> Is it?\n> \n>> It was.\n"_s);
}

QTEST_APPLESS_MAIN(TstMessageText)

#include "tst_message_text.moc"

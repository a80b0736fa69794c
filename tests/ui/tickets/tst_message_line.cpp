#include "ui/tickets/conversation_view.h"
#include "ui/tickets/message_line.h"
#include "ui/widgets/link_question.h"
#include "ui/widgets/link_text.h"
#include "ui/widgets/open_link.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstMessageLine : public QObject
{
    Q_OBJECT

public slots:
    void browse(const QUrl& address) { m_opened << address; }

private slots:
    void hostileWordsStayWords();
    void whatIsOpenedIsWhatWasWritten();
    void quotesAreFolded();
    void formattedWordsAreFoundAndOpened();
    void codeIsNoQuote();
    void anAddressIsOpenedOnlyAfterAQuestion();
    void otherSchemesAreNeverOpened();
    void theMenuCopiesAndOpens();
    void theLastPublicMessageIsAnswered();
    void onlyTheAuthorIsOfferedToCorrect();
    void sec56WhatMisleadsIsSeenInTheAuthorsName();

private:
    static ConversationItem saying(const QString& body, uint id = 1, bool isInternal = false);

    QList<QUrl> m_opened;
};

ConversationItem TstMessageLine::saying(const QString& body, uint id, bool isInternal)
{
    ConversationItem item;
    item.id = TicketCommentId(QUuid(id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    item.author = u"Ada Obi"_s;
    item.body = body;
    item.isInternal = isInternal;
    item.createdAt = fromMsecs(60'000LL * id);
    return item;
}

void TstMessageLine::sec56WhatMisleadsIsSeenInTheAuthorsName()
{
    auto item = saying(u"Hello"_s);
    item.author = u"ada\u200b \u202eibO"_s;
    const MessageLine line(item, nullptr);

    QStringList texts;
    for (const auto* label : line.findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.contains(u"ada\u25cc \u25ccibO"_s));
    QVERIFY(!texts.join(QString()).contains(u'\u202e'));
}

/// Also where something in them can be opened.
void TstMessageLine::hostileWordsStayWords()
{
    const auto words = u"<img src='file:///etc/passwd'><b>bold</b>  &amp; \"x\"\n"
                       "https://a.example/\"><img/src=x> INC-000001</span><h1>"_s;
    const MessageLine line(saying(words), nullptr);
    const auto* label = line.findChild<LinkText*>();
    QVERIFY(label);
    QCOMPARE(label->words(), words);

    QTextDocument document; // as the label reads it
    document.setHtml(label->text());
    auto read = document.toPlainText();
    QCOMPARE(read.replace(QChar::LineSeparator, u'\n'), words);
    QVERIFY(!label->text().contains(u"<img"_s));
    QVERIFY(!label->text().contains(u"href=\"h"_s)); // where it leads stands nowhere in it
}

void TstMessageLine::whatIsOpenedIsWhatWasWritten()
{
    const MessageLine line(saying(u"See https://a.example/x and INC-000001."_s), nullptr);
    auto* label = line.findChild<LinkText*>();
    QSignalSpy addresses(&line, &MessageLine::addressRequested);
    QSignalSpy tickets(&line, &MessageLine::ticketRequested);

    emit label->linkActivated(u"0"_s);
    emit label->linkActivated(u"1"_s);
    emit label->linkActivated(u"2"_s); // there is none

    QCOMPARE(addresses.size(), 1);
    QCOMPARE(addresses.first().first().toUrl(), QUrl(u"https://a.example/x"_s));
    QCOMPARE(tickets.size(), 1);
    QCOMPARE(tickets.first().first().toString(), u"INC-000001"_s);
}

void TstMessageLine::quotesAreFolded()
{
    MessageLine line(saying(u"So it is.\n> Is it?\n> Really?"_s), nullptr);
    auto* fold = line.findChild<QAbstractButton*>(u"quoteFold"_s);
    auto* quote = line.findChild<LinkText*>(u"quote"_s);
    QVERIFY(fold && quote);
    QVERIFY(quote->isHidden());

    fold->click();
    QVERIFY(!quote->isHidden());
    fold->click();
    line.reveal(u"so it"_s);
    QVERIFY(quote->isHidden());
    line.reveal(u"really"_s); // it is sought
    QVERIFY(!quote->isHidden());
}

void TstMessageLine::formattedWordsAreFoundAndOpened()
{
    auto item = saying(u"**See** [this](https://a.example/x), INC-000001:\n- now"_s);
    item.isMarkdown = true;
    MessageLine line(item, nullptr);
    auto* label = line.findChild<LinkText*>();
    QSignalSpy addresses(&line, &MessageLine::addressRequested);
    QSignalSpy tickets(&line, &MessageLine::ticketRequested);
    const auto words = u"See this (a.example), INC-000001:\n• now"_s;

    QCOMPARE(label->words(), words);
    emit label->linkActivated(u"0"_s);
    emit label->linkActivated(u"1"_s);
    QCOMPARE(addresses.value(0).value(0).toUrl(), QUrl(u"https://a.example/x"_s));
    QCOMPARE(tickets.value(0).value(0).toString(), u"INC-000001"_s);

    // As whoever seeks does: places of the words are those of the label.
    label->setSelection(int(words.indexOf(u"INC"_s)), 10);
    QCOMPARE(line.marked(), u"INC-000001"_s);
    label->setSelection(int(words.indexOf(u":"_s)), 7);
    QCOMPARE(line.marked(), u":\n• now"_s);
}

void TstMessageLine::codeIsNoQuote()
{
    auto item = saying(u"Try\n```\n> dir\n```\n> Is it?"_s);
    item.isMarkdown = true;
    const MessageLine line(item, nullptr);

    QCOMPARE(line.findChild<LinkText*>()->words(), u"Try\n> dir"_s);
    QCOMPARE(line.findChild<LinkText*>(u"quote"_s)->words(), u"Is it?"_s);
}

void TstMessageLine::anAddressIsOpenedOnlyAfterAQuestion()
{
    m_opened.clear();
    QDesktopServices::setUrlHandler(u"https"_s, this, "browse");
    QWidget window;
    const QUrl address(u"https://bank.example@evil.example/login"_s);

    auto* card = LinkQuestion::open(address, &window);
    QVERIFY(card->findChild<QLabel*>(u"linkHost"_s)->text().contains(u" evil.example"_s));
    QVERIFY(card->findChild<QLabel*>(u"linkAddress"_s)->text().contains(u"login"_s));
    card->findChild<QAbstractButton*>(u"leaveLink"_s)->click();
    QVERIFY(m_opened.isEmpty());

    window.show(); // the card is open only where its window is
    QVERIFY(QTest::qWaitForWindowExposed(&window, 15'000));
    card = LinkQuestion::open(address, &window);
    card->findChild<QAbstractButton*>(u"openLink"_s)->click();
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(m_opened, QList<QUrl>{address});
}

void TstMessageLine::otherSchemesAreNeverOpened()
{
    m_opened.clear();
    const QString schemes[] = {u"file"_s, u"ftp"_s, u"javascript"_s, u"mailto"_s, u"https"_s};
    for (const auto& scheme : schemes)
        QDesktopServices::setUrlHandler(scheme, this, "browse");
    const QString addresses[] = {u"file:///etc/passwd"_s, u"ftp://a.example/"_s,
        u"javascript:alert(1)"_s, u"mailto:a@b.example?attach=/etc/passwd"_s, u"https:///nowhere"_s,
        u"//a.example/"_s, QString()};
    for (const auto& address : addresses)
        QVERIFY2(!openAddress(QUrl(address)), qPrintable(address));
    for (const auto& scheme : schemes)
        QDesktopServices::unsetUrlHandler(scheme);
    QVERIFY(m_opened.isEmpty());
}

void TstMessageLine::theMenuCopiesAndOpens()
{
    ConversationView view;
    view.resize(400, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view, 15'000));
    view.setItems({saying(u"Older"_s), saying(u"Like INC-000001 & INC-000001"_s, 2)});
    QSignalSpy tickets(&view, &ConversationView::ticketRequested);
    const auto choices = [&] {
        QStringList texts;
        for (const auto* action : view.findChild<QMenu*>(u"messageMenu"_s)->actions()) {
            if (!action->isSeparator())
                texts << action->text();
        }
        return texts;
    };

    view.openMenu();
    QCOMPARE(choices(), QStringList({u"Copy message"_s, u"Open INC-000001"_s}));
    auto* menu = view.findChild<QMenu*>(u"messageMenu"_s);
    menu->actions().first()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Like INC-000001 & INC-000001"_s);
    menu->actions().last()->trigger();
    QCOMPARE(tickets.size(), 1);
    delete menu;

    view.setQuotable(true);
    view.choose(false); // the last one
    view.choose(false);
    view.copyMessage();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Older"_s);
    view.openMenu();
    QCOMPARE(choices(), QStringList({u"Copy message"_s, u"Reply with quote"_s}));
}

void TstMessageLine::theLastPublicMessageIsAnswered()
{
    ConversationView view;
    QVERIFY(!view.answered());
    view.setItems({saying(u"One"_s, 1), saying(u"Two"_s, 2), saying(u"A note"_s, 3, true)});
    QCOMPARE(view.answered()->body, u"Two"_s);
    view.choose(true);
    QCOMPARE(view.answered()->body, u"A note"_s);
    view.choose(false);
    view.choose(false);
    view.choose(false); // there is none before it
    QCOMPARE(view.answered()->body, u"One"_s);
    view.showEnd(); // it was answered
    QCOMPARE(view.answered()->body, u"Two"_s);
}

void TstMessageLine::onlyTheAuthorIsOfferedToCorrect()
{
    const PersonId me(QUuid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    auto item = saying(u"It smokes."_s);
    item.kind = u"comment"_s;
    item.authorId = me;
    QVERIFY(item.isCorrectableBy(me));
    QVERIFY(!item.isCorrectableBy(PersonId(QUuid(8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))));
    for (const auto& kind : {QString(), u"email_in"_s, u"resolution"_s}) {
        auto other = item;
        other.kind = kind;
        QVERIFY(!other.isCorrectableBy(me));
    }
    auto ofParent = item;
    ofParent.isFromParent = true;
    QVERIFY(!ofParent.isCorrectableBy(me));

    ConversationView view;
    view.setQuotable(true);
    view.setItems({item});
    view.setSeen({}, me);
    QSignalSpy asked(&view, &ConversationView::correctionRequested);
    view.openMenu();
    const auto* menu = view.findChild<QMenu*>(u"messageMenu"_s);
    QVERIFY(menu);
    for (auto* action : menu->actions()) {
        if (action->text() == u"Correct"_s)
            action->trigger();
    }
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TstMessageLine)

#include "tst_message_line.moc"

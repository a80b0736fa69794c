#include "tests/gui/desk_window.h"
#include "ui/tickets/conversation_view.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aTicketsNumberOpensIt();
    void aNumberBesideTheListOpensItsTicket();
    void aReplyQuotesTheLastMessage();
    void whatIsQuotedFromANoteStaysANote();
    void messagesAreCopiedByKey();
};

void TestMessages::aTicketsNumberOpensIt()
{
    DeskWindow window;
    const auto other = window.report(u"Cable is loose"_s);
    const auto id = window.report(u"Printer on fire"_s);
    const auto number = window.ticket(other).number;
    QVERIFY(window.desk().incidents.comment(window.mira(), id,
        u"As %1, not INC-999999"_s.arg(number), TicketCommentVisibility::Public));
    QVERIFY(window.elsewhere(u"resolve"_s, other, u"Plugged in."_s));
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"As "_s + number));

    window.press(Qt::Key_M, Qt::ShiftModifier);
    AWAIT(QApplication::activePopupWidget());
    window.press(Qt::Key_Up); // the last one: there is no such ticket
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"There is no ticket INC-999999"_s));

    window.press(Qt::Key_M, Qt::ShiftModifier);
    AWAIT(QApplication::activePopupWidget());
    window.press(Qt::Key_Up);
    window.press(Qt::Key_Up);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Cable is loose"_s) && !window.says(u"As "_s + number));
}

void TestMessages::aNumberBesideTheListOpensItsTicket()
{
    DeskWindow window;
    const auto other = window.report(u"Cable is loose"_s);
    const auto id = window.report(u"Printer on fire"_s);
    const auto number = window.ticket(other).number;
    QVERIFY(window.desk().incidents.comment(
        window.mira(), id, u"As %1"_s.arg(number), TicketCommentVisibility::Public));
    QVERIFY(window.elsewhere(u"resolve"_s, other, u"Plugged in."_s));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1 && window.says(u"As "_s + number));

    auto* talk = window.part(u"preview"_s)->findChild<ConversationView*>();
    QVERIFY(talk);
    emit talk->ticketRequested(number); // as the link in it does

    AWAIT(window.text(u"ticketTitle"_s) == u"Cable is loose"_s);
}

void TestMessages::aReplyQuotesTheLastMessage()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s, u"It smokes.\nBadly."_s);
    QVERIFY(openOnly(window));
    window.type(u"q"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    QCOMPARE(window.text(u"composerText"_s), u"> It smokes.\n> Badly.\n"_s);
    QVERIFY(window.says(u"Send to Ada Obi"_s));
    window.type(u"On my way."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id) == QStringList{u"public: > It smokes.\n> Badly.\nOn my way."_s});
    AWAIT(window.says(u"2 quoted line"_s));
}

void TestMessages::whatIsQuotedFromANoteStaysANote()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.comment(
        window.mira(), id, u"They did it."_s, TicketCommentVisibility::Internal));
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"They did it."_s));
    window.press(Qt::Key_Up, Qt::AltModifier); // chooses the last one
    window.type(u"q"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    QCOMPARE(window.text(u"composerText"_s), u"> They did it.\n"_s);
    QVERIFY(window.says(u"Add internal note"_s));
}

void TestMessages::messagesAreCopiedByKey()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QGuiApplication::clipboard()->clear();
    window.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(QGuiApplication::clipboard()->text() == u"It smokes."_s);
}

HOMEPORT_WINDOW_TEST(TestMessages)

#include "tst_messages.moc"

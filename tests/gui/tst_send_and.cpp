#include "tests/gui/desk_window.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// A reply, and what comes of it, in one go.
class TestSendAnd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aQuestionIsSentAndWaitedFor();
    void anAnswerIsSentAndTheTicketResolved();
};

void TestSendAnd::aQuestionIsSentAndWaitedFor()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.elsewhere(u"start"_s, id));
    QVERIFY(openOnly(window));
    window.type(u"r"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"Which printer is it?"_s);
    QVERIFY(window.chooseInPalette(u"Send and put on hold"_s));
    AWAIT(window.comments(id) == QStringList{u"public: Which printer is it?"_s});
    AWAIT(window.hasFocus(u"reason"_s)); // which is the requester at first
    window.press(Qt::Key_Return);
    AWAIT(window.ticket(id).status == TicketStatus::OnHold);
    QCOMPARE(window.ticket(id).holdReason, std::optional(TicketHoldReason::AwaitingRequester));
}

void TestSendAnd::anAnswerIsSentAndTheTicketResolved()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.elsewhere(u"start"_s, id));
    QVERIFY(openOnly(window));
    window.type(u"r"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"It is out."_s);
    QVERIFY(window.chooseInPalette(u"Send and resolve"_s));
    AWAIT(window.comments(id) == QStringList{u"public: It is out."_s});
    AWAIT(window.part(u"notes"_s));
}

HOMEPORT_WINDOW_TEST(TestSendAnd)

#include "tst_send_and.moc"

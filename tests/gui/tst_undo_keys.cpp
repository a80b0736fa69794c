#include "tests/gui/desk_window.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestUndoKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void actsAreTakenBackOneAfterTheOtherAndDoneAgain();
    void aButtonTakesBackWhatItNames();
    void aNewActEndsWhatCouldBeDoneAgain();
    void whatSomeoneBuiltOnStaysAndTheRuleIsSaid();
    void aReplyIsTakenBackFromItsEmptyField();
    void nothingIsLeftToUndoAfterSigningOut();
};

void TestUndoKeys::actsAreTakenBackOneAfterTheOtherAndDoneAgain()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"y"_s);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    for (const auto& title : {u"Smoke"_s, u"Fire"_s}) {
        window.press(Qt::Key_F2);
        window.type(title);
        window.press(Qt::Key_Return);
        AWAIT(window.text(u"ticketTitle"_s) == title);
    }
    AWAIT(window.text(u"undoHint"_s) == u"Undo: changed Title of INC-000001"_s);

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Smoke"_s);
    AWAIT(window.text(u"saidUndo"_s) == u"Taken back: changed Title of INC-000001"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    AWAIT(window.text(u"undoHint"_s) == u"Undo: acknowledged INC-000001"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.says(u"Status New, step 1 of 6"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::New);
    AWAIT(window.text(u"undoHint"_s).isEmpty());

    window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    AWAIT(window.text(u"saidUndo"_s) == u"Done again: acknowledged INC-000001"_s);
    window.press(Qt::Key_Y, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Smoke"_s);
    window.press(Qt::Key_Y, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Fire"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier); // what was done again can be taken back again
    window.press(Qt::Key_Z, Qt::ControlModifier); // and who presses twice means two
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    QCOMPARE(window.ticket(id).status, TicketStatus::Acknowledged);
}

/// And it stays as long as that is possible.
void TestUndoKeys::aButtonTakesBackWhatItNames()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(!window.part(u"undoHint"_s));
    window.type(u"y"_s);
    AWAIT(window.text(u"undoHint"_s) == u"Undo: acknowledged INC-000001"_s);

    QTest::mouseClick(window.part(u"undoHint"_s), Qt::LeftButton);

    AWAIT(window.ticket(id).status == TicketStatus::New);
    AWAIT(window.says(u"Status New, step 1 of 6"_s));
    AWAIT(!window.part(u"undoHint"_s));
}

void TestUndoKeys::aNewActEndsWhatCouldBeDoneAgain()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_A, Qt::ShiftModifier);
    AWAIT(window.says(u"Status Assigned, step 3 of 6"_s));
    QVERIFY(window.takeBack(u"INC-000001"_s));
    AWAIT(window.says(u"Status New, step 1 of 6"_s));
    window.type(u"y"_s);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    AWAIT(window.text(u"undoHint"_s) == u"Undo: acknowledged INC-000001"_s);
    window.press(Qt::Key_Y, Qt::ControlModifier);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.says(u"Status New, step 1 of 6"_s));
    QVERIFY(!window.ticket(id).assignedUserId);
}

void TestUndoKeys::whatSomeoneBuiltOnStaysAndTheRuleIsSaid()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"w"_s);
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    QVERIFY(window.elsewhere(u"resolve"_s, id, u"Sand."_s));
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
    QVERIFY(window.takeBack(u"started INC-000001"_s));
    AWAIT(window.says(u"Not taken back: started INC-000001. Someone has built on it since"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Resolved);
    AWAIT(window.text(u"undoHint"_s).isEmpty());
}

void TestUndoKeys::aReplyIsTakenBackFromItsEmptyField()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"r"_s);
    window.type(u"On my wai"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id).size() == 1 && window.text(u"composerText"_s).isEmpty());
    AWAIT(window.text(u"undoHint"_s) == u"Undo: wrote in INC-000001"_s);
    QVERIFY(window.hasFocus(u"composerText"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.comments(id).isEmpty());
    AWAIT(!window.says(u"On my wai"_s));
}

void TestUndoKeys::nothingIsLeftToUndoAfterSigningOut()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"y"_s);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    QVERIFY(window.chooseInPalette(u"sign out"_s));
    AWAIT(window.part(u"login"_s));
    QVERIFY(window.tabTo(u"login"_s));
    window.enter(u"mira"_s, test::password);
    AWAIT(window.part(u"openCount"_s) && !window.text(u"openCount"_s).isEmpty());
    QVERIFY(window.text(u"undoHint"_s).isEmpty());
    window.press(Qt::Key_Z, Qt::ControlModifier);
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QCOMPARE(window.ticket(id).status, TicketStatus::Acknowledged);
}

HOMEPORT_WINDOW_TEST(TestUndoKeys)

#include "tst_undo_keys.moc"

#include "tests/gui/desk_window.h"

#include <QDate>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestTicketPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void repliesAndNotesReachTheDesk();
    void aTicketIsLedFromNewToClosed();
    void aReplyFollowsTheResolution();
    void whatAnotherProcessDoesAppearsByItself();
    void theConversationTellsWhatHappenedBetween();
    void aConflictIsShownAndLosesNothing();
    void theHistoryTellsTheStoryAndTakesBack();
    void thePastIsReadOnlyAndLeftAgain();
    void wordsAreFoundInTheTicket();
};

void TestTicketPage::repliesAndNotesReachTheDesk()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"r"_s);
    QVERIFY(window.hasFocus(u"composerText"_s));
    QVERIFY(window.says(u"Send to Ada Obi"_s));
    window.type(u"On my way."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id) == QStringList{u"public: On my way."_s});
    AWAIT(window.says(u"On my way."_s) && window.text(u"composerText"_s).isEmpty());
    window.press(Qt::Key_Escape); // out of the field, so that letters are keys again
    QVERIFY(window.part(u"ticketPage"_s));
    window.type(u"n"_s);
    QVERIFY(window.says(u"Add internal note"_s));
    window.type(u"Bring water."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id).contains(u"internal: Bring water."_s));
    AWAIT(window.says(u"Bring water."_s));
}

void TestTicketPage::aTicketIsLedFromNewToClosed()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));

    window.type(u"a"_s);
    AWAIT(window.part(u"actForm"_s));
    QVERIFY(window.tabTo(u"person"_s));
    AWAIT(window.offers(u"person"_s, u"Bo"_s));
    window.type(u"Bo"_s);
    AWAIT(window.text(u"person"_s).startsWith(u"Bo"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    QCOMPARE(window.ticket(id).assignedUserId, window.bo());
    AWAIT(window.says(u"Status Assigned, step 3 of 6"_s));

    window.type(u"w"_s);
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    QCOMPARE(window.ticket(id).assignedUserId, window.mira().person);

    window.type(u"h"_s);
    AWAIT(window.part(u"actForm"_s));
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s) && window.says(u"On hold"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::OnHold);
    AWAIT(window.text(u"note.hold"_s) == u"Waiting for the requester"_s);

    window.type(u"w"_s);
    AWAIT(window.ticket(id).status == TicketStatus::InProgress);
    AWAIT(!window.part(u"note.hold"_s));

    window.type(u"s"_s);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"notes"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier); // says what is missing, where it is missing
    AWAIT(window.says(u"Please fill in"_s));
    window.type(u"Put out."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Resolved);

    QVERIFY(window.chooseInPalette(u"close it without"_s));
    AWAIT(window.part(u"actForm"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.ticket(id).status == TicketStatus::Closed);
    AWAIT(window.says(u"Status Closed, step 6 of 6"_s));
}

void TestTicketPage::aReplyFollowsTheResolution()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(window.elsewhere(u"resolve"_s, id, u"Put out."_s));
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
    window.type(u"r"_s);
    AWAIT(window.hasFocus(u"composerText"_s) && window.says(u"Send to Ada Obi"_s));
    window.type(u"It may smell for a while."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id).contains(u"public: It may smell for a while."_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Resolved);
}

void TestTicketPage::whatAnotherProcessDoesAppearsByItself()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(window.elsewhere(u"reply"_s, id, u"I have it out already."_s));
    AWAIT(window.says(u"I have it out already."_s));
    QVERIFY(window.says(u"Bo Lindqvist"_s));
    QVERIFY(window.elsewhere(u"start"_s, id));
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    // What they wrote stands in the conversation; what they did is told in a line.
    AWAIT(window.says(u"Bo Lindqvist started work at"_s));
    QVERIFY(window.tabTo(u"messageAction"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"history"_s) && window.says(u"started work"_s));
    QVERIFY(!window.part(u"othersStrip"_s));
}

void TestTicketPage::theConversationTellsWhatHappenedBetween()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(window.elsewhere(u"reply"_s, id, u"I have it out already."_s));
    AWAIT(window.says(u"I have it out already."_s));
    QVERIFY(window.elsewhere(u"start"_s, id));
    const auto event = u"Bo Lindqvist started work: Status New → In progress"_s;
    AWAIT(window.says(event));
    QVERIFY(window.says(u"I have it out already."_s));

    QVERIFY(window.chooseInPalette(u"conversation: notes"_s));
    AWAIT(!window.says(event) && !window.says(u"I have it out already."_s));
    QVERIFY(window.tabTo(u"chip_3"_s)); // Events
    window.press(Qt::Key_Space);
    AWAIT(window.says(event) && !window.says(u"I have it out already."_s));
}

void TestTicketPage::aConflictIsShownAndLosesNothing()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"s"_s);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"notes"_s));
    window.type(u"Put out with water."_s);
    QVERIFY(window.elsewhere(u"resolve"_s, id, u"Sand was quicker."_s));
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Bo Lindqvist resolved the ticket at"_s));
    AWAIT(window.says(u"Someone else changed this"_s)
        || window.says(u"not possible in the present status"_s));
    QCOMPARE(window.text(u"notes"_s), u"Put out with water."_s); // nothing typed is lost
    QCOMPARE(window.comments(id), QStringList{u"public: Sand was quicker."_s});
}

void TestTicketPage::theHistoryTellsTheStoryAndTakesBack()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    const auto today = QDate::currentDate();
    window.type(u"y"_s);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    window.press(Qt::Key_H, Qt::ShiftModifier);
    AWAIT(window.part(u"history"_s) && window.says(u"acknowledged the ticket"_s));
    QVERIFY(window.says(u"reported the incident for Ada Obi"_s));
    QVERIFY(window.says(u"Today"_s) || QDate::currentDate() != today); // midnight may have passed
    QVERIFY(window.tabTo(u"undo"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"took back an act: acknowledged the ticket"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::New);
}

void TestTicketPage::thePastIsReadOnlyAndLeftAgain()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"w"_s);
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    window.press(Qt::Key_H, Qt::ShiftModifier);
    AWAIT(window.part(u"timeSlider"_s) && window.says(u"started work"_s));
    QVERIFY(window.tabTo(u"timeSlider"_s));
    window.press(Qt::Key_Home);
    AWAIT(window.says(u"The ticket as it was at"_s));
    AWAIT(window.says(u"Status New, step 1 of 6"_s) && window.says(u"nobody yet"_s));
    QVERIFY(!window.says(u"Resolve"_s)); // no act is offered
    window.press(Qt::Key_Right);
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    QVERIFY(window.part(u"pastStrip"_s)); // the moment of the start, and not now
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"pastStrip"_s));
    QVERIFY(window.part(u"ticketPage"_s) && window.says(u"Resolve"_s));
}

void TestTicketPage::wordsAreFoundInTheTicket()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_F, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"findWords"_s));
    window.type(u"smokes"_s);
    AWAIT(window.text(u"findCount"_s) == u"1 of 1"_s);
    window.type(u"x"_s);
    AWAIT(window.text(u"findCount"_s) == u"Not found"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"findLine"_s));
    QVERIFY(window.part(u"ticketPage"_s)); // only the line was closed

    QVERIFY(window.chooseInPalette(u"find words"_s));
    AWAIT(window.hasFocus(u"findWords"_s));
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_H, Qt::ShiftModifier);
    AWAIT(window.part(u"history"_s) && window.says(u"reported the incident"_s));
    window.press(Qt::Key_F3);
    AWAIT(window.hasFocus(u"findWords"_s));
    window.type(u"reported the"_s);
    AWAIT(window.text(u"findCount"_s) == u"1 of 1"_s);
}

HOMEPORT_WINDOW_TEST(TestTicketPage)

#include "tst_ticket_page.moc"

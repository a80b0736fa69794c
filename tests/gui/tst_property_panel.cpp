#include "tests/gui/desk_window.h"

#include <QDateTime>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestPropertyPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aFieldIsChangedWithTheKeyboard();
    void aFieldIsChangedWithTheMouse();
    void escLeavesAFieldAsItWas();
    void aPersonIsFoundByTyping();
    void theRequestersPageIsAClickAway();
    void theRequesterIsChangedByThePen();
    void theRequestersOtherTicketsAreCounted();
    void aRefusalStandsAtTheField();
    void bothVersionsOfAConflictAreShownAndMineCanStand();
    void theirsCanBeTaken();
    void whoMayNotEditGetsNoFields();
    void theDescriptionIsCorrected();
    void aCorrectionSurvivesEsc();
    void whatIsUsualStaysBehindMoreFields();
    void aMomentIsTypedInTheField();
    void whoSetThePriorityIsTold();
    void anImpactIsSuggestedAndTakenOver();
};

void TestPropertyPanel::aFieldIsChangedWithTheKeyboard()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QCOMPARE(window.text(u"value.urgency"_s), u"Medium"_s);
    window.press(Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(window.hasFocus(u"field.urgency"_s));
    window.press(Qt::Key_Home);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"value.urgency"_s) == u"High"_s);
    QCOMPARE(window.ticket(id).urgency, 1);
    AWAIT(window.text(u"undoHint"_s) == u"Undo: changed Urgency of INC-000001"_s);

    window.press(Qt::Key_F2);
    QVERIFY(window.hasFocus(u"field.title"_s));
    window.type(u"Printer smokes"_s); // over what was there
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer smokes"_s);
    QCOMPARE(window.ticket(id).title, u"Printer smokes"_s);

    QVERIFY(window.takeBack(u"changed Title of INC-000001"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.text(u"value.urgency"_s) == u"Medium"_s);
    QCOMPARE(window.ticket(id).urgency, 2);
}

void TestPropertyPanel::aFieldIsChangedWithTheMouse()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QTest::mouseClick(window.part(u"ticketTitle"_s), Qt::LeftButton);
    QVERIFY(window.hasFocus(u"field.title"_s));
    window.press(Qt::Key_End);
    window.type(u"!"_s);
    // Whoever clicks elsewhere means what they typed.
    QTest::mouseClick(window.part(u"composerText"_s), Qt::LeftButton);
    AWAIT(window.ticket(id).title == u"Printer on fire!"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire!"_s);
}

void TestPropertyPanel::escLeavesAFieldAsItWas()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_F2);
    window.type(u"Nonsense"_s);
    window.press(Qt::Key_Escape);
    QVERIFY(!window.part(u"field.title"_s));
    QVERIFY(window.part(u"ticketPage"_s)); // only the field was left
    QCOMPARE(window.text(u"ticketTitle"_s), u"Printer on fire"_s);
    QCOMPARE(window.ticket(id).title, u"Printer on fire"_s);
}

void TestPropertyPanel::aPersonIsFoundByTyping()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(window.tabTo(u"value.assignee"_s));
    window.press(Qt::Key_Return);
    QVERIFY(window.hasFocus(u"field.assignee"_s));
    AWAIT(window.offers(u"field.assignee"_s, u"Bo"_s)); // the names have come
    window.type(u"Bo"_s);
    AWAIT(window.text(u"field.assignee"_s).startsWith(u"Bo"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"value.assignee"_s) == u"Bo Lindqvist"_s);
    QCOMPARE(window.ticket(id).assignedUserId, window.bo());
    QCOMPARE(window.ticket(id).status, TicketStatus::Assigned);
}

void TestPropertyPanel::theRequestersPageIsAClickAway()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QCOMPARE(window.text(u"value.requester"_s), u"Ada Obi"_s);
    QTest::mouseClick(window.part(u"value.requester"_s), Qt::LeftButton);
    QVERIFY(!window.part(u"field.requester"_s));
    AWAIT(window.text(u"personName"_s) == u"Ada Obi"_s);
}

void TestPropertyPanel::theRequesterIsChangedByThePen()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QTest::mouseClick(window.part(u"pen"_s), Qt::LeftButton);
    QVERIFY(window.hasFocus(u"field.requester"_s));
    window.press(Qt::Key_Escape);
    QVERIFY(window.hasFocus(u"value.requester"_s));
    window.press(Qt::Key_Return); // as at every other value
    QVERIFY(window.hasFocus(u"field.requester"_s));
}

void TestPropertyPanel::theRequestersOtherTicketsAreCounted()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(!window.part(u"note.otherTickets"_s));
    window.report(u"Printer still warm"_s);
    QVERIFY(window.elsewhere(u"start"_s, id)); // so that the page looks again
    AWAIT(window.text(u"note.otherTickets"_s) == u"1 open · 0 closed"_s);
}

void TestPropertyPanel::aRefusalStandsAtTheField()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_F2);
    window.press(Qt::Key_Delete);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Please fill in: Title."_s));
    QVERIFY(window.hasFocus(u"field.title"_s));
    window.press(Qt::Key_Escape);
    QCOMPARE(window.ticket(id).title, u"Printer on fire"_s);
}

void TestPropertyPanel::bothVersionsOfAConflictAreShownAndMineCanStand()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_F2);
    window.type(u"Printer smokes"_s);
    QVERIFY(window.elsewhere(u"title"_s, id, u"Printer burnt down"_s));
    AWAIT(window.says(u"Bo Lindqvist changed this to Printer burnt down"_s)
        && window.says(u"you chose Printer smokes"_s));
    QCOMPARE(window.text(u"field.title"_s), u"Printer smokes"_s);
    QCOMPARE(window.ticket(id).title, u"Printer burnt down"_s);
    QVERIFY(window.hasFocus(u"keepMine"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.ticket(id).title == u"Printer smokes"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer smokes"_s);
}

void TestPropertyPanel::theirsCanBeTaken()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_P, Qt::ShiftModifier);
    window.press(Qt::Key_End);
    QVERIFY(window.elsewhere(u"urgency"_s, id, u"1"_s));
    AWAIT(window.says(u"Bo Lindqvist changed this to High"_s) && window.says(u"you chose Low"_s));
    QVERIFY(window.tabTo(u"takeTheirs"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"value.urgency"_s) == u"High"_s);
    QCOMPARE(window.ticket(id).urgency, 1);
    // What others changed is told on top of the page as well.
    AWAIT(window.says(u"Bo Lindqvist changed: Urgency at"_s));
}

void TestPropertyPanel::whoMayNotEditGetsNoFields()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.cancel(
        window.mira(), id, TicketCancelReason::RaisedInError, u"Wrong desk."_s));
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"INC-000001"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    window.press(Qt::Key_F2); // a cancelled ticket can no longer be changed (G-11)
    QVERIFY(!window.part(u"field.title"_s));
    QVERIFY(!window.tabTo(u"value.urgency"_s));
}

void TestPropertyPanel::theDescriptionIsCorrected()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QCOMPARE(window.text(u"value.description"_s), u"It smokes."_s);
    QVERIFY(window.chooseInPalette(u"Change: Description"_s));
    AWAIT(window.hasFocus(u"text.description"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"It burns."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.text(u"value.description"_s) == u"It burns."_s);
    QCOMPARE(window.ticket(id).description, u"It burns."_s);
    QVERIFY(window.takeBack(u"changed Description of INC-000001"_s));
    AWAIT(window.text(u"value.description"_s) == u"It smokes."_s);
}

void TestPropertyPanel::aCorrectionSurvivesEsc()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QTest::mouseClick(window.part(u"value.description"_s), Qt::LeftButton);
    AWAIT(window.hasFocus(u"text.description"_s));
    window.press(Qt::Key_End, Qt::ControlModifier);
    window.type(u" Still"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    QTest::mouseClick(window.part(u"value.description"_s), Qt::LeftButton);

    AWAIT(window.text(u"text.description"_s) == u"It smokes. Still"_s);
    QVERIFY(window.part(u"startOver"_s));
}

void TestPropertyPanel::whatIsUsualStaysBehindMoreFields()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.text(u"moreFields"_s) == u"More fields"_s);
    QVERIFY(!window.part(u"value.affected"_s));
    QVERIFY(window.chooseInPalette(u"Change: Affected user count"_s)); // which shows it
    AWAIT(window.hasFocus(u"field.affected"_s));
    window.type(u"many"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Type a number."_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"60"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"value.affected"_s) == u"60"_s);
    QCOMPARE(window.ticket(id).affectedUserCount, 60);
    QTest::mouseClick(window.part(u"moreFields"_s), Qt::LeftButton);
    QVERIFY(!window.part(u"value.outageStart"_s));
    QVERIFY(window.part(u"value.affected"_s)); // it says something now
}

void TestPropertyPanel::aMomentIsTypedInTheField()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    QVERIFY(window.chooseInPalette(u"Change: Due"_s));
    AWAIT(window.hasFocus(u"momentText"_s));
    window.type(u"2099-03-01 09:30"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.ticket(id).dueAt.has_value());
    AWAIT(!window.part(u"momentText"_s));
    const QDateTime wanted(QDate(2099, 3, 1), QTime(9, 30));
    QCOMPARE(toMsecs(*window.ticket(id).dueAt), wanted.toMSecsSinceEpoch());
}

/// engines.md 2.6
void TestPropertyPanel::whoSetThePriorityIsTold()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.overridePriority(
        window.mira(), id, {1, u"The harbour waits for it"_s}));
    QVERIFY(openOnly(window));
    AWAIT(window.text(u"note.priority"_s).contains(u"set by hand"_s));
    const auto told = window.text(u"note.priority"_s);
    QVERIFY2(told.contains(u"Mira Kovač: The harbour waits for it"_s), qPrintable(told));
    QVERIFY2(told.contains(u"Calculated: "_s), qPrintable(told));
}

/// engines.md 2.4
void TestPropertyPanel::anImpactIsSuggestedAndTakenOver()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    IncidentEdit edit;
    edit.affectedUserCount = 150;
    QVERIFY(window.desk().incidents.edit(window.mira(), id, edit));
    QVERIFY(openOnly(window));
    AWAIT(window.text(u"suggested.impact"_s) == u"Suggested: High (150 people)"_s);
    QTest::mouseClick(window.part(u"suggested.impact"_s), Qt::LeftButton);
    AWAIT(window.text(u"value.impact"_s) == u"High"_s);
    QCOMPARE(window.ticket(id).impact, 1);
    AWAIT(!window.part(u"suggested.impact"_s));
}

HOMEPORT_WINDOW_TEST(TestPropertyPanel)

#include "tst_property_panel.moc"

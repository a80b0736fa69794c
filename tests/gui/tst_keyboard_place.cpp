// Where the keyboard is after an act: beside what was done, never nowhere (screens.md section 2).
#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/ticket_page.h"

#include <QApplication>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestKeyboardPlace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void anEmptyListIsBegunByKeyboard();
    void saveAndDiscardLeadBackToTheList();
    void escEmptiesASearchFirst();
    void whoIsTakenOutLeavesTheirPlace();
    void whatIsUndoneInTheHistoryToo();
    void theLedgerLeadsBackToItsTarget();
    void conditionsGoOneAfterTheOther();
    void sendLeadsBackToTheText();
    void aDeletedRowIsFollowedByTheNext();
    void ctrlTabGoesRoundTheTabs();
    void escLeadsFromAPersonBackToTheTicket();

private:
    static bool isIn(const DeskWindow& window, const QString& name)
    {
        const auto* part = window.part(name);
        const auto* focus = QApplication::focusWidget();
        return part && focus && (part == focus || part->isAncestorOf(focus));
    }
    /// A ticket is open and its page has the keys.
    static bool openTicket(DeskWindow& window)
    {
        const auto id = window.report(u"Printer on fire"_s);
        if (!window.signIn())
            return false;
        window.window().workspace()->openTicket(id);
        return QTest::qWaitFor(
            [&] { return window.text(u"ticketTitle"_s) == u"Printer on fire"_s; }, test::patience);
    }
};

void TestKeyboardPlace::anEmptyListIsBegunByKeyboard()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"locations"_s);
    AWAIT(window.says(u"There are no locations yet."_s));
    AWAIT(window.hasFocus(u"locationsNew"_s));
    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"name"_s));
    QVERIFY(window.tabTo(u"locationsDiscard"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"locationsNew"_s));
}

void TestKeyboardPlace::saveAndDiscardLeadBackToTheList()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"departments"_s);
    AWAIT(!window.text(u"departmentsHeading"_s).isEmpty());
    window.press(Qt::Key_Tab);
    QVERIFY(window.hasFocus(u"name"_s)); // the form stands beside the list, and comes after it
    window.press(Qt::Key_Backtab, Qt::ShiftModifier);
    for (const auto& act : {u"departmentsSave"_s, u"departmentsDiscard"_s}) {
        QVERIFY(window.hasFocus(u"departmentsTable"_s));
        window.press(Qt::Key_Return);
        AWAIT(window.hasFocus(u"name"_s));
        window.type(u"X"_s);
        QVERIFY(window.tabTo(act));
        window.press(Qt::Key_Space);
        AWAIT(window.hasFocus(u"departmentsTable"_s));
        AWAIT(window.text(u"departmentsDraftNote"_s).isEmpty());
    }
}

void TestKeyboardPlace::escEmptiesASearchFirst()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"teams"_s);
    AWAIT(!window.text(u"teamsHeading"_s).isEmpty());
    window.type(u"/no such team"_s);
    AWAIT(window.says(u"Nothing fits the search."_s));
    window.press(Qt::Key_Return);
    QVERIFY(window.hasFocus(u"teamsFilter"_s)); // there is no line to go to
    window.press(Qt::Key_Escape);
    QVERIFY(window.part(u"settingsPage"_s) && window.text(u"teamsFilter"_s).isEmpty());
    QVERIFY(window.hasFocus(u"teamsFilter"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.part(u"queuePage"_s));
}

void TestKeyboardPlace::whoIsTakenOutLeavesTheirPlace()
{
    DeskWindow window;
    record::Team team;
    team.name = u"Aardvarks"_s; // the first of the list
    const auto made = window.desk().teams.create(window.mira(), team);
    QVERIFY(made);
    for (const auto& person : {window.ada(), window.bo()}) {
        record::TeamMember member;
        member.teamId = *made;
        member.userId = person;
        QVERIFY(window.desk().teams.setMember(window.mira(), member));
    }
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"teams"_s);
    AWAIT(window.text(u"teamsHeading"_s) == u"Aardvarks"_s && window.part(u"memberOut"_s));
    QVERIFY(window.tabTo(u"memberOut"_s));
    const auto spoken = [] { return QApplication::focusWidget()->accessibleName(); };
    QCOMPARE(spoken(), u"Take out: Ada Obi"_s);
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"memberOut"_s) && spoken() == u"Take out: Bo Lindqvist"_s);
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"Nobody is in this team yet."_s));
    AWAIT(isIn(window, u"teamMembers"_s));
}

void TestKeyboardPlace::whatIsUndoneInTheHistoryToo()
{
    DeskWindow window;
    QVERIFY(openTicket(window));
    window.type(u"f"_s); // something to take back
    AWAIT(window.part(u"follower"_s));
    window.press(Qt::Key_H, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"history"_s));
    AWAIT(window.part(u"undo"_s));
    QVERIFY(window.tabTo(u"undo"_s));
    window.press(Qt::Key_Space);
    AWAIT(!window.part(u"follower"_s));
    AWAIT(isIn(window, u"history"_s));
}

void TestKeyboardPlace::theLedgerLeadsBackToItsTarget()
{
    DeskWindow window;
    QVERIFY(openTicket(window));
    AWAIT(window.part(u"clockTarget1"_s));
    QVERIFY(window.tabTo(u"clockTarget1"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"ledgerLines"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.hasFocus(u"clockTarget1"_s));
    window.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"ledgerLines"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.hasFocus(u"ticketPage"_s));
}

void TestKeyboardPlace::conditionsGoOneAfterTheOther()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi/state:new printer"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"queueTable"_s) && window.part(u"filterChip"_s));
    QVERIFY(window.tabTo(u"filterChip"_s));
    window.press(Qt::Key_Delete);
    AWAIT(window.text(u"filter"_s) == u"printer"_s && window.hasFocus(u"filterChip"_s));
    window.press(Qt::Key_Delete);
    AWAIT(window.text(u"filter"_s).isEmpty() && window.hasFocus(u"queueTable"_s));
}

void TestKeyboardPlace::sendLeadsBackToTheText()
{
    DeskWindow window;
    QVERIFY(openTicket(window));
    window.type(u"n"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"Called her"_s);
    QVERIFY(window.tabTo(u"send"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"composerText"_s) && window.text(u"composerText"_s).isEmpty());
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_Tab);
    QVERIFY(isIn(window, u"composer"_s));
}

void TestKeyboardPlace::aDeletedRowIsFollowedByTheNext()
{
    DeskWindow window;
    for (const auto* name : {"Athens", "Bergen", "Cork"}) {
        record::Location place;
        place.name = QString::fromLatin1(name);
        QVERIFY(window.desk().organization.create(window.mira(), place));
    }
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"locations"_s);
    AWAIT(window.text(u"locationsHeading"_s) == u"Athens"_s);
    window.type(u"j"_s);
    AWAIT(window.text(u"locationsHeading"_s) == u"Bergen"_s);
    QVERIFY(window.tabTo(u"locationsRemove"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"locationsHeading"_s) == u"Cork"_s);
    AWAIT(window.hasFocus(u"locationsTable"_s));
}

void TestKeyboardPlace::ctrlTabGoesRoundTheTabs()
{
    DeskWindow window;
    const auto first = window.report(u"Printer on fire"_s);
    const auto second = window.report(u"Out of paper"_s);
    QVERIFY(window.signIn());
    auto* desk = window.window().workspace();
    const auto isFront = [&](TicketId id) {
        return desk->ticketPage() && desk->ticketPage()->ticket() == id;
    };
    window.press(Qt::Key_Tab, Qt::ControlModifier); // no tab, no way
    QVERIFY(!desk->ticketPage());
    desk->openTicket(first);
    desk->openTicket(second);

    window.press(Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(isFront(first));
    window.press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isFront(second));
    window.press(Qt::Key_Escape);
    AWAIT(window.part(u"queuePage"_s));
    window.press(Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(isFront(first));
}

void TestKeyboardPlace::escLeadsFromAPersonBackToTheTicket()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    auto* desk = window.window().workspace();
    desk->openTicket(id);
    desk->openPerson(window.ada());
    desk->openPerson(window.bo()); // from one to another is no way of its own
    AWAIT(window.part(u"personPage"_s));

    window.press(Qt::Key_Escape);
    QVERIFY(desk->ticketPage() && desk->ticketPage()->ticket() == id);
    window.press(Qt::Key_Escape);
    AWAIT(window.part(u"queuePage"_s));
    desk->openPerson(window.ada());
    window.press(Qt::Key_Escape);
    AWAIT(window.part(u"queuePage"_s));
}

HOMEPORT_WINDOW_TEST(TestKeyboardPlace)
#include "tst_keyboard_place.moc"

#include "core/access/people_lists.h"
#include "core/tickets/setting_service.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/table_lines.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QListWidget>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// People, what they may do, and what they look after themselves.
class TestPeopleSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aUserIsMadeAndGetsAPassword();
    void whoeverGotAPasswordChoosesTheirOwn();
    void aRoleIsCopiedAndItsGrantsChanged();
    void aRoleIsGivenForATeamAndATime();
    void sec16ASessionOfAnotherIsEnded();
    void aRoleIsCopiedByWhomTypesThePasswordAgain();
    void theOwnPasswordAndSessions();
    void theSignInLogTellsRefusals();
    void aPersonsPageShowsWhatTheyHaveOpen();
    void aPersonsPageShowsWhatIsClosedBelow();
    void whoMayLessSeesLess();

private:
    /// From the first of the users, whom the page shows at once.
    static bool openUsers(DeskWindow& window)
    {
        window.window().workspace()->showSettings(u"users"_s);
        return QTest::qWaitFor(
            [&] { return window.text(u"usersHeading"_s) == u"Ada Obi"_s; }, test::patience);
    }
};

void TestPeopleSettings::aUserIsMadeAndGetsAPassword()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"users"_s);
    AWAIT(lines(window, u"usersTable"_s).size() == 3);

    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"display_name"_s));
    window.type(u"Ines Moreau"_s);
    window.press(Qt::Key_Tab);
    window.type(u"ines"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(lines(window, u"usersTable"_s).size() == 4);
    AWAIT(window.text(u"usersHeading"_s) == u"Ines Moreau"_s && window.part(u"userReset"_s));
    QVERIFY(window.tabTo(u"userReset"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"chancePassword"_s));
    const auto password = window.text(u"chancePassword"_s);
    QCOMPARE(password.size(), 23);

    QCOMPARE(window.desk().signIn.signIn(u"ines"_s, password, u"desktop"_s).error().code,
        u"PASSWORD_EXPIRED"_s);
}

void TestPeopleSettings::whoeverGotAPasswordChoosesTheirOwn()
{
    DeskWindow window;
    const auto password = window.desk().signIn.resetPassword(window.mira(), window.bo());
    QVERIFY(password);
    SettingService settings(*window.desk().replica);
    QVERIFY(settings.set(window.mira(), u"password.min_length"_s, 20));
    window.open();
    AWAIT(window.part(u"login"_s) && window.hasFocus(u"login"_s));
    window.enter(u"bo"_s, *password);
    AWAIT(window.hasFocus(u"freshPassword"_s));
    QVERIFY(window.says(u"At least 20 characters"_s)); // what holds is named before it is tried
    window.type(u"short"_s);
    window.press(Qt::Key_Tab);
    window.type(u"short"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"too easy to guess"_s) && window.hasFocus(u"freshPassword"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"seven otters juggling teapots"_s);
    window.press(Qt::Key_Tab);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"seven otters juggling teapots"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
    QVERIFY(window.says(u"Bo Lindqvist"_s));
}

void TestPeopleSettings::aRoleIsCopiedAndItsGrantsChanged()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"roles"_s);
    AWAIT(lines(window, u"rolesTable"_s).size() == 15);
    AWAIT(lines(window, u"grantTable"_s).size() == 202);
    window.press(Qt::Key_Return); // its form
    QVERIFY(window.tabTo(u"grantTable"_s));
    window.press(Qt::Key_4);
    AWAIT(window.says(u"Shipped roles stay as they are. Copy it and change the copy."_s));

    QVERIFY(window.tabTo(u"roleCopy"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"roleCopyName"_s));
    window.type(u"Night desk"_s);
    window.press(Qt::Key_Return);
    AWAIT(lines(window, u"rolesTable"_s).size() == 16);
    AWAIT(window.text(u"rolesHeading"_s) == u"Night desk"_s);
    QVERIFY(window.tabTo(u"grantFilter"_s));
    window.type(u"audit.read"_s);
    AWAIT(lines(window, u"grantTable"_s).size() == 1);
    QVERIFY(window.tabTo(u"grantTable"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_2);
    AWAIT(lines(window, u"grantTable"_s).first().endsWith(u"| Team"_s));
    window.press(Qt::Key_0);
    AWAIT(lines(window, u"grantTable"_s).first().endsWith(u"| No"_s));
}

/// access.md section 1: for one team, and for a period.
void TestPeopleSettings::aRoleIsGivenForATeamAndATime()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openUsers(window));
    QVERIFY(window.tabTo(u"userRole"_s));
    AWAIT(window.offers(u"userRole"_s, u"Agent"_s));
    window.type(u"Agen"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QVERIFY(window.tabTo(u"userGive"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"userTeam"_s) && window.says(u"Give the role Agent"_s));
    AWAIT(window.offers(u"userTeam"_s, u"Service Desk"_s));
    window.type(u"Service De"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QVERIFY(window.tabTo(u"userFrom"_s));
    window.type(u"2099-03-02 9:00"_s);
    QVERIFY(window.tabTo(u"userUntil"_s));
    window.type(u"2099-03-01 9:00"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"It has to end after it begins."_s) && window.hasFocus(u"userUntil"_s));
    const auto held = [&] {
        return *rolesHeld(window.desk().replica->database(), window.mira(), window.ada(),
            window.desk().replica->now());
    };
    QVERIFY(held().isEmpty());
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"2099-03-06 17:00"_s);
    QVERIFY(window.tabTo(u"userReason"_s));
    window.type(u"For the audit"_s);

    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.says(u"The role is given."_s));
    AWAIT(window.says(u"Agent, for Service Desk only"_s));
    QCOMPARE(held().size(), 1);
    const auto given = held().first();
    QCOMPARE(given.team, u"Service Desk"_s);
    const auto at = [](int day, int hour) {
        const QDateTime moment(QDate(2099, 3, day), QTime(hour, 0));
        return fromMsecs(moment.toMSecsSinceEpoch());
    };
    QCOMPARE(given.assignment.validFrom, at(2, 9));
    QCOMPARE(given.assignment.validUntil, at(6, 17));
    QCOMPARE(given.assignment.reason, u"For the audit"_s);
}

void TestPeopleSettings::sec16ASessionOfAnotherIsEnded()
{
    DeskWindow window;
    const auto session = window.desk().sessions.begin(window.bo(), UserSessionClient::Cli);
    QVERIFY(session);
    QVERIFY(window.signIn());
    QVERIFY(openUsers(window));
    AWAIT(window.says(u"Nowhere."_s)); // of Ada
    QVERIFY(window.tabTo(u"usersTable"_s));
    window.press(Qt::Key_Down);
    AWAIT(window.text(u"usersHeading"_s) == u"Bo Lindqvist"_s);
    AWAIT(window.part(u"sessionListEnd"_s));
    QVERIFY(window.tabTo(u"userGive"_s));
    QVERIFY(window.tabTo(u"sessionListEnd"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"End the session on"_s) && window.part(u"confirm"_s));
    QVERIFY(*window.desk().sessions.isLive(*session)); // it is only asked

    QVERIFY(window.tabTo(u"confirm"_s));
    window.press(Qt::Key_Space);

    AWAIT(window.says(u"That session is ended."_s));
    QVERIFY(!*window.desk().sessions.isLive(*session));
    AWAIT(window.says(u"Nowhere."_s) && !window.part(u"sessionListEnd"_s));
}

/// SEC-17.
void TestPeopleSettings::aRoleIsCopiedByWhomTypesThePasswordAgain()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"roles"_s);
    AWAIT(lines(window, u"rolesTable"_s).size() == 15);
    AWAIT(lines(window, u"grantTable"_s).size() == 202);
    window.press(Qt::Key_Return); // its form
    QVERIFY(window.tabTo(u"roleCopy"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"roleCopyName"_s));
    window.type(u"Night desk"_s);
    QVERIFY(test::letTheProofAge(window));

    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"proofPassword"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.says(u"That needs your password once more"_s));
    QVERIFY(!window.part(u"proofCard"_s));
    QCOMPARE(window.text(u"roleCopyName"_s), u"Night desk"_s);

    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"proofPassword"_s));
    window.type(u"not the password"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Sign-in name or password is wrong"_s));
    QCOMPARE(lines(window, u"rolesTable"_s).size(), 15);
    window.type(test::password);
    window.press(Qt::Key_Return);
    AWAIT(lines(window, u"rolesTable"_s).size() == 16);
    QVERIFY(!window.part(u"proofCard"_s));
}

void TestPeopleSettings::theOwnPasswordAndSessions()
{
    DeskWindow window;
    QVERIFY(window.desk().sessions.begin(window.mira().person, UserSessionClient::Cli));
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"account"_s);
    AWAIT(lines(window, u"sessionTable"_s).size() == 2);
    AWAIT(window.text(u"display_name"_s) == u"Mira Kovač"_s);

    QVERIFY(window.tabTo(u"passwordPresent"_s));
    window.type(test::password);
    window.press(Qt::Key_Tab);
    window.type(u"seven otters juggling teapots"_s);
    QVERIFY(window.text(u"passwordStrength"_s) == u"strong"_s);
    window.press(Qt::Key_Tab);
    window.type(u"seven otters juggling teapots"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"The password is changed."_s));
    AWAIT(lines(window, u"sessionTable"_s).last().endsWith(u"New password"_s));
    QVERIFY(
        window.desk().signIn.signIn(u"mira"_s, u"seven otters juggling teapots"_s, u"desktop"_s));
}

void TestPeopleSettings::theSignInLogTellsRefusals()
{
    DeskWindow window;
    QVERIFY(!window.desk().signIn.signIn(u"bo"_s, u"a guess"_s, u"cli"_s));
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"signIns"_s);
    AWAIT(lines(window, u"signInTable"_s).size() == 2);
    QVERIFY(window.tabTo(u"signInRefused"_s));
    window.press(Qt::Key_Space);
    AWAIT(lines(window, u"signInTable"_s).size() == 1);
    const auto line = lines(window, u"signInTable"_s).first();
    QVERIFY2(
        line.startsWith(u"Refused: wrong name or password | Bo Lindqvist"_s), qPrintable(line));
}

void TestPeopleSettings::aPersonsPageShowsWhatTheyHaveOpen()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.window().workspace()->openPerson(window.ada());
    AWAIT(window.text(u"personName"_s) == u"Ada Obi"_s);
    AWAIT(window.says(u"ada@example.org"_s));
    AWAIT(lines(window, u"personTable"_s).size() == 1);
    QVERIFY(lines(window, u"personTable"_s).first().startsWith(u"Printer on fire | INC-000001"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    window.type(u"gp"_s);
    AWAIT(window.text(u"personName"_s) == u"Ada Obi"_s && window.part(u"personPage"_s));
}

void TestPeopleSettings::aPersonsPageShowsWhatIsClosedBelow()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.cancel(window.mira(), window.report(u"Gate shut"_s),
        TicketCancelReason::RaisedInError, u"It was open."_s));
    QVERIFY(window.signIn());
    window.window().workspace()->openPerson(window.ada());
    AWAIT(lines(window, u"personTable"_s).size() == 2);
    QVERIFY(lines(window, u"personTable"_s).first().startsWith(u"Printer on fire"_s));
    QVERIFY(lines(window, u"personTable"_s).last().startsWith(u"Gate shut"_s));
    QCOMPARE(window.text(u"personTickets"_s), u"Tickets: 1 open · 1 closed"_s);
}

/// An agent: the own account and the own sign-ins.
void TestPeopleSettings::whoMayLessSeesLess()
{
    DeskWindow window;
    QVERIFY(window.signInAsBo());
    auto* page = window.window().workspace()->showSettings();
    AWAIT(window.part(u"settingsPage"_s));
    QCOMPARE(page->showPart(u"users"_s), nullptr);
    QCOMPARE(page->showPart(u"roles"_s), nullptr);
    const auto* list = qobject_cast<QListWidget*>(window.part(u"settingsList"_s));
    QStringList titles;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->flags().testFlag(Qt::ItemIsEnabled))
            titles << list->item(row)->text();
    }
    QCOMPARE(titles, (QStringList{u"My account"_s, u"Sign-in log"_s, u"Text modules"_s}));
}

HOMEPORT_WINDOW_TEST(TestPeopleSettings)
#include "tst_people_settings.moc"

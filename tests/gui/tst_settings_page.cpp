#include "tests/gui/desk_window.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTableView>

#include "record/skill.h"
#include "record/team.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr Sql teamNamed{
    "test.team", "SELECT id FROM team WHERE name = :name AND deleted_at IS NULL"};

} // namespace

/// With keys alone, as everything else.
class TestSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aTeamIsMadeChangedAndTakenBack();
    void whatIsWrongIsSaidAtItsField();
    void aNewTeamIsSavedWithItsButton();
    void whatIsNotSavedIsKeptAsADraft();
    void aSearchNarrowsAndKeepsWhatIsAbove();
    void aNameThatAnotherHadFirstIsMarked();
    void aUserIsMadeAndGetsAPassword();
    void whoeverGotAPasswordChoosesTheirOwn();
    void aRoleIsCopiedAndItsGrantsChanged();
    void theOwnPasswordAndSessions();
    void theSignInLogTellsRefusals();
    void aPersonsPageShowsWhatTheyHaveOpen();
    void whoMayLessSeesLess();

private:
    static QStringList lines(const DeskWindow& window, const QString& name)
    {
        QStringList out;
        const auto* table = qobject_cast<QTableView*>(window.part(name));
        for (int row = 0; table && row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table->model()->columnCount(); ++column)
                cells << table->model()->index(row, column).data().toString();
            out << cells.join(u" | "_s).simplified();
        }
        return out;
    }
};

void TestSettingsPage::aTeamIsMadeChangedAndTakenBack()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"g,"_s);
    AWAIT(window.part(u"settingsPage"_s));
    window.window().workspace()->showSettings(u"teams"_s);
    AWAIT(lines(window, u"teamsTable"_s).size() > 1);
    const auto before = lines(window, u"teamsTable"_s).size();

    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"name"_s));
    window.type(u"Harbour"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(lines(window, u"teamsTable"_s).size() == before + 1);
    AWAIT(window.text(u"teamsHeading"_s) == u"Harbour"_s);
    QVERIFY(window.tabTo(u"tier"_s) || window.tabTo(u"name"_s));
    QVERIFY(window.tabTo(u"tier"_s));
    window.press(Qt::Key_Up);
    window.press(Qt::Key_S, Qt::ControlModifier);
    const auto tier = [&] {
        auto row = one(window.desk().replica->database(), teamNamed, {{"name", u"Harbour"_s}});
        const auto id = row ? (*row)->uuid(0) : QUuid();
        if (row)
            row->reset();
        auto stored = loadRow(window.desk().replica->database(), record::Team::table(), id);
        return stored && *stored ? record::Team::fromRow(**stored).tier : 0;
    };
    AWAIT(tier() == 2);
    AWAIT(window.says(u"Undo: changed the team Harbour"_s)
        || window.says(u"changed the team Harbour"_s));

    QVERIFY(window.tabTo(u"teamsTable"_s)); // in a field the key takes back what was typed
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(tier() == 1);
}

void TestSettingsPage::whatIsWrongIsSaidAtItsField()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"teams"_s);
    AWAIT(lines(window, u"teamsTable"_s).size() > 1);
    const auto taken = lines(window, u"teamsTable"_s).first().section(u" | "_s, 0, 0);

    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"name"_s));
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.says(u"Please fill in: Name."_s));
    QVERIFY(window.hasFocus(u"name"_s));
    window.type(taken);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.says(u"That is taken already: Name. Please choose another."_s));
}

/// Whether it is refused or done, the button that was pressed leaves the form as it was.
void TestSettingsPage::aNewTeamIsSavedWithItsButton()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"teams"_s);
    AWAIT(lines(window, u"teamsTable"_s).size() > 1);
    const auto taken = lines(window, u"teamsTable"_s).last().section(u" | "_s, 0, 0);
    const auto save = [&] {
        QVERIFY(window.tabTo(u"teamsSave"_s));
        window.press(Qt::Key_Space);
    };

    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"name"_s));
    window.type(taken);
    save();
    AWAIT(window.says(u"That is taken already: Name. Please choose another."_s));
    QVERIFY(window.hasFocus(u"name"_s));
    QCOMPARE(window.text(u"name"_s), taken);
    QCOMPARE(window.text(u"teamsHeading"_s), u"New team"_s);

    window.type(u" two"_s);
    save();
    AWAIT(window.text(u"teamsHeading"_s) == taken + u" two"_s);
    window.press(Qt::Key_Insert);
    AWAIT(window.text(u"teamsHeading"_s) == u"New team"_s);
    QTest::qWait(200); // a draft would come now
    QVERIFY(window.text(u"name"_s).isEmpty());
}

void TestSettingsPage::whatIsNotSavedIsKeptAsADraft()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"departments"_s);
    AWAIT(lines(window, u"departmentsTable"_s).size() == 1);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"name"_s) && !window.text(u"name"_s).isEmpty());
    const auto stored = window.text(u"name"_s);
    window.type(u"X"_s);
    AWAIT(window.text(u"departmentsDraftNote"_s) == u"Not saved yet; kept as a draft"_s);
    const auto typed = window.text(u"name"_s);
    QVERIFY(typed != stored);

    window.window().workspace()->showSettings(u"locations"_s);
    AWAIT(window.part(u"locationsPart"_s));
    QTest::qWait(1000); // until the draft is on disk
    window.close();
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"departments"_s);
    AWAIT(lines(window, u"departmentsTable"_s).size() == 1);
    AWAIT(window.text(u"name"_s) == typed);
    QVERIFY(window.tabTo(u"departmentsDiscard"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"name"_s) == stored);
    QVERIFY(window.text(u"departmentsDraftNote"_s).isEmpty());
}

void TestSettingsPage::aSearchNarrowsAndKeepsWhatIsAbove()
{
    DeskWindow window;
    auto& service = window.desk().organization;
    record::Location oslo;
    oslo.name = u"Oslo"_s;
    const auto top = service.create(window.mira(), oslo);
    QVERIFY(top);
    record::Location hall;
    hall.name = u"Hall 2"_s;
    hall.parentId = *top;
    QVERIFY(service.create(window.mira(), hall));
    record::Location rome;
    rome.name = u"Rome"_s;
    QVERIFY(service.create(window.mira(), rome));
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"locations"_s);
    AWAIT(lines(window, u"locationsTable"_s).size() == 3);

    window.type(u"/"_s);
    QVERIFY(window.hasFocus(u"locationsFilter"_s));
    window.type(u"hall"_s);
    AWAIT(lines(window, u"locationsTable"_s).size() == 2);
    QVERIFY(lines(window, u"locationsTable"_s).first().startsWith(u"Oslo"_s));
    QCOMPARE(window.text(u"locationsCount"_s), u"2 of 3"_s);
    window.type(u"way"_s);
    AWAIT(window.says(u"Nothing fits the search."_s));
}

/// Two desks gave it; here it is written past the service, which would refuse the second.
void TestSettingsPage::aNameThatAnotherHadFirstIsMarked()
{
    DeskWindow window;
    const auto give = [](UnitOfWork& unit) {
        record::Skill skill;
        skill.name = u"Welding"_s;
        return unit.create(skill);
    };
    for (int i = 0; i < 2; ++i) {
        QVERIFY(
            window.desk().replica->write(window.mira().author(), {.code = u"test.add"_s}, give));
    }
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"skills"_s);
    AWAIT(lines(window, u"skillsTable"_s).size() == 2);
    AWAIT(window.hasFocus(u"skillsTable"_s) && !window.text(u"skillsHeading"_s).isEmpty());
    const auto marked = [&] {
        return lines(window, u"skillsTable"_s).filter(u"Welding (duplicate)"_s).size();
    };
    const auto tellsWhy = [&] {
        return window.part(u"skillsDuplicate"_s)
            && window.says(u"Another one had this name first."_s);
    };
    QCOMPARE(int(marked()), 1);

    const bool isFirst = lines(window, u"skillsTable"_s).first().contains(u"Welding (duplicate)"_s);
    AWAIT(tellsWhy() == isFirst);
    window.press(Qt::Key_J);
    AWAIT(tellsWhy() != isFirst);

    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"name"_s));
    window.press(Qt::Key_End);
    window.type(u" two"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.text(u"skillsHeading"_s) == u"Welding two"_s);
    AWAIT(marked() == 0 && !tellsWhy());
}

void TestSettingsPage::aUserIsMadeAndGetsAPassword()
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

void TestSettingsPage::whoeverGotAPasswordChoosesTheirOwn()
{
    DeskWindow window;
    const auto password = window.desk().signIn.resetPassword(window.mira(), window.bo());
    QVERIFY(password);
    window.open();
    AWAIT(window.part(u"login"_s) && window.hasFocus(u"login"_s));
    window.type(u"bo"_s);
    window.press(Qt::Key_Tab);
    window.type(*password);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"freshPassword"_s));
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

void TestSettingsPage::aRoleIsCopiedAndItsGrantsChanged()
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

void TestSettingsPage::theOwnPasswordAndSessions()
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

void TestSettingsPage::theSignInLogTellsRefusals()
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

void TestSettingsPage::aPersonsPageShowsWhatTheyHaveOpen()
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

/// An agent: the own account and the own sign-ins.
void TestSettingsPage::whoMayLessSeesLess()
{
    DeskWindow window;
    const auto password = window.desk().signIn.resetPassword(window.mira(), window.bo());
    const auto own = u"seven otters juggling teapots"_s;
    QVERIFY(window.desk().signIn.signInAnew(u"bo"_s, *password, own, u"cli"_s));
    window.open();
    AWAIT(window.part(u"login"_s) && window.hasFocus(u"login"_s));
    window.type(u"bo"_s);
    window.press(Qt::Key_Tab);
    window.type(own);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
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

HOMEPORT_WINDOW_TEST(TestSettingsPage)
#include "tst_settings_page.moc"

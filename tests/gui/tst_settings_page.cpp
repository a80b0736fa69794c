#include "core/access/setting.h"
#include "core/service_levels/child_clocks.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/table_lines.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QListWidget>
#include <QSpinBox>
#include <QWheelEvent>

#include "record/skill.h"
#include "record/team.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr Sql teamNamed{
    "test.team", "SELECT id FROM team WHERE name = :name AND deleted_at IS NULL"};

QString shown(DeskWindow& window, const QString& key)
{
    const auto* box = qobject_cast<QSpinBox*>(window.part(key));
    return box ? box->text() : QString();
}

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
    void theClocksOfPartsAreStopped();
    void whatHoldsForIncidentsIsEditedAndTakenBack();
    void whatPrioritiesFollowFromIsChosen();
    void noNameOfAPartIsCut();
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
    AWAIT(window.says(u"changed the team Harbour"_s));

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
    window.close(); // which writes the draft where it is not on disk yet
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

/// PC-2
void TestSettingsPage::theClocksOfPartsAreStopped()
{
    DeskWindow window;
    const auto isPaused = [&] {
        const auto found =
            pausesChildClocks(window.desk().replica->database(), window.mira().organization);
        return found && *found;
    };
    QVERIFY(!isPaused());
    const auto parent = window.report(u"The harbour burns"_s);
    const auto part = window.report(u"A crane burns"_s);
    QVERIFY(window.desk().links.setParent(window.mira(), part, parent));
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"incidents"_s);
    AWAIT(window.part(u"pausesChildClocks"_s));
    QVERIFY(window.tabTo(u"pausesChildClocks"_s));

    window.press(Qt::Key_Space);

    AWAIT(isPaused());
    AWAIT(window.says(u"let the clocks of parts stand still"_s));
    AWAIT(window.ticket(part).isClockPaused); // nobody has to come by for that
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(!isPaused());
}

/// AC-2, section 11
void TestSettingsPage::whatHoldsForIncidentsIsEditedAndTakenBack()
{
    DeskWindow window;
    const auto stored = [&](const QString& key) {
        const auto found =
            numberSetting(window.desk().replica->database(), window.mira().organization, key, -1);
        return found ? *found : -2;
    };
    const auto closesAfter = u"incident.auto_close_minutes"_s;
    const auto reopens = u"ticket.reopen_window_hours"_s;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"incidents"_s);
    AWAIT(window.part(closesAfter));
    AWAIT(shown(window, closesAfter) == u"1440"_s);
    AWAIT(shown(window, reopens) == u"None"_s); // no window

    QVERIFY(window.tabTo(closesAfter));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"0"_s);
    QVERIFY(window.tabTo(reopens)); // leaving the field is enough
    AWAIT(stored(closesAfter) == 0);
    AWAIT(window.says(u"changed when resolved incidents close"_s));
    AWAIT(shown(window, closesAfter) == u"Never"_s);
    window.type(u"24"_s);
    window.press(Qt::Key_Return);
    AWAIT(stored(reopens) == 24);
    AWAIT(window.says(u"changed how long closed incidents can be reopened"_s));

    QVERIFY(window.tabTo(u"pausesChildClocks"_s)); // in a field the key takes back what was typed
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(stored(reopens) == 0);
    AWAIT(shown(window, reopens) == u"None"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(stored(closesAfter) == 1440);
    AWAIT(shown(window, closesAfter) == u"1440"_s);
}

/// engines.md 2.3
void TestSettingsPage::whatPrioritiesFollowFromIsChosen()
{
    DeskWindow window;
    const auto method = u"priority.method"_s;
    const auto review = u"incident.major_close_requires_review"_s;
    const auto& organization = window.mira().organization;
    const auto chosen = [&] {
        const auto found = textSetting(window.desk().replica->database(), organization, method);
        return found ? *found : QString();
    };
    const auto isReviewed = [&] {
        const auto found = flagSetting(window.desk().replica->database(), organization, review);
        return found && *found;
    };
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"incidents"_s);
    AWAIT(window.part(method));
    AWAIT(window.text(method) == u"The matrix of impact and urgency"_s);

    QVERIFY(window.tabTo(method));
    QWheelEvent scrolled(
        {}, {}, {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(window.part(method), &scrolled);
    QCOMPARE(window.text(method), u"The matrix of impact and urgency"_s);
    window.press(Qt::Key_Down);
    AWAIT(chosen() == u"weighted"_s);
    AWAIT(window.says(u"changed what priorities follow from"_s));
    QVERIFY(isReviewed());
    QVERIFY(window.tabTo(review));
    window.press(Qt::Key_Space);
    AWAIT(!isReviewed());
    AWAIT(window.says(u"changed whether major incidents need a review"_s));

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(isReviewed());
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(chosen().isEmpty()); // as nobody had chosen one
    AWAIT(window.text(method) == u"The matrix of impact and urgency"_s);
}

void TestSettingsPage::noNameOfAPartIsCut()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"g,"_s);
    AWAIT(window.part(u"settingsList"_s));
    const auto* list = qobject_cast<QListWidget*>(window.part(u"settingsList"_s));
    constexpr int sides = 16; // of a line, as the style sheet has them
    for (int row = 0; row < list->count(); ++row) {
        const auto text = list->item(row)->text();
        const auto width = list->fontMetrics().horizontalAdvance(text) + sides;
        QVERIFY2(width <= list->viewport()->width(), qPrintable(text));
    }
}

HOMEPORT_WINDOW_TEST(TestSettingsPage)
#include "tst_settings_page.moc"

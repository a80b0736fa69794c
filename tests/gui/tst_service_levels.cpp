#include "tests/gui/earlier_reports.h"
#include "tests/gui/problem_form.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/widgets/message_strip.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QTableWidget>

#include <algorithm>

#include "record/business_calendar.h"
#include "record/incident.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;
using test::problemForm;
using test::reportedBefore;

namespace {

constexpr Sql agentRole{"test.agentRole", "SELECT id FROM role WHERE code = 'agent'"};

/// Those of the list, from the top down.
QString titles(const DeskWindow& window)
{
    QStringList found;
    const auto lines = window.queue();
    for (const auto& line : lines)
        found += line.section(u" | "_s, 1, 1);
    return found.join(u',');
}

} // namespace

/// Service levels as people see and administer them, by keyboard (screens.md section 3, SL-5).
class TestServiceLevels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aBreachedIncidentTellsWhy();
    void sl3ABreachIsVoidedAndTakenBack();
    void section35ThePoliciesTellOfTicketsWithout();
    void theQueueShowsAndSortsByTimeLeft();
    void theQueueIsSortedByRank();
    void aCalendarIsEditedWithAPreviewAndTakenBack();
    void aCalendarWhoseNameAnotherHadFirstIsMarked();
    void aPolicyGetsANewVersion();
    void section35APolicyAsksForDepartmentAndSection();
    void nothingIsSavedBeforeAnEdit();
    void whoMayNotEditOnlyLooks();

private:
    /// The seeded role of agents, and that permission besides, given to Bo under another name.
    static bool giveBo(DeskWindow& window, const QString& permission);
    static bool openSettings(DeskWindow& window, const QString& command, const QString& list);
};

// The default promises priority 1 a response in 15 min and a resolution in 4 h, at any hour.
void TestServiceLevels::aBreachedIncidentTellsWhy()
{
    DeskWindow window;
    reportedBefore(window, std::chrono::hours(6), u"Mail is down"_s);
    QVERIFY(window.signIn());
    AWAIT(window.queue().size() == 1); // my work
    AWAIT(window.queue()[0].contains(u"| +5 h 4"_s)); // the answer came due first
    QVERIFY(window.tabTo(u"queueTable"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Mail is down"_s);
    AWAIT(window.says(u"Breached by 2 h"_s));

    window.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);

    AWAIT(window.hasFocus(u"ledgerLines"_s));
    const auto* clock = qobject_cast<QComboBox*>(window.part(u"ledgerClock"_s));
    QVERIFY(clock);
    QVERIFY(window.tabTo(u"ledgerClock"_s));
    window.press(Qt::Key_End);
    AWAIT(clock->currentText() == u"Resolution"_s);
    QVERIFY(
        window.text(u"ledgerVerdict"_s).startsWith(u"The target of 4 h 00 m 00 s was exceeded"_s));
    QVERIFY(window.text(u"ledgerSum"_s).contains(u"6 h 0"_s));
    QVERIFY(window.text(u"ledgerSources"_s).contains(u"Policy Default Incident"_s));
    QVERIFY(window.text(u"ledgerSources"_s).contains(u"calendar Always"_s));
    window.press(Qt::Key_C, Qt::ControlModifier);
    AWAIT(QGuiApplication::clipboard()->text().contains(u"\trunning"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"the target is exceeded"_s));

    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"ledgerLines"_s));
    QVERIFY(window.part(u"ticketTitle"_s)); // and the ticket is still there
}

void TestServiceLevels::sl3ABreachIsVoidedAndTakenBack()
{
    DeskWindow window;
    const auto id = reportedBefore(window, std::chrono::hours(6), u"Mail is down"_s);
    QVERIFY(window.signIn());
    auto* desk = window.window().workspace();
    desk->openTicket(id);
    AWAIT(window.text(u"clockState0"_s).startsWith(u"Breached by 5 h"_s)); // the response
    AWAIT(desk->actions().find(u"clock.void"_s)->isEnabled());
    QVERIFY(window.part(u"clockMenu"_s));

    QVERIFY(window.chooseInPalette(u"Void a breach"_s));

    AWAIT(window.hasFocus(u"reason"_s));
    window.type(u"A flood"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"That does not fit"_s)); // too short
    QVERIFY(window.hasFocus(u"reason"_s) || window.tabTo(u"reason"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"A flood in the cellar"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"clockState0"_s).startsWith(u"Void, breached by 5 h"_s));
    AWAIT(window.text(u"clockSaid0"_s).endsWith(u": A flood in the cellar"_s));
    QCOMPARE(window.ticket(id).priority, 1);
    AWAIT(!window.part(u"actForm"_s)); // by now it is known what to take back
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.text(u"clockState0"_s).startsWith(u"Breached by 5 h"_s));
    AWAIT(!window.part(u"clockSaid0"_s));
}

/// The seeded policy is about incidents alone.
void TestServiceLevels::section35ThePoliciesTellOfTicketsWithout()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto made = window.desk().incidents.raiseProblem(window.mira(), id, problemForm());
    QVERIFY(made);
    QVERIFY(openSettings(window, u"Policies"_s, u"policyList"_s));
    AWAIT(window.says(u"No policy matches 1 open ticket(s), so no clock runs there."_s));

    auto* finding = window.part(u"policiesPageFinding"_s);
    QVERIFY(finding);
    emit qobject_cast<MessageStrip*>(finding)->actionRequested();

    AWAIT(window.queue().size() == 1);
    QVERIFY2(window.queue()[0].contains(u"Printers burn"_s), qPrintable(window.queue()[0]));
    window.window().workspace()->openTicket(made->ticket.id);
    AWAIT(window.text(u"clockFinding"_s).startsWith(u"No policy matches this ticket"_s));
}

void TestServiceLevels::theQueueShowsAndSortsByTimeLeft()
{
    DeskWindow window;
    reportedBefore(window, std::chrono::hours(6), u"Mail is down"_s);
    reportedBefore(window, std::chrono::hours(3), u"Badges do not open"_s);
    const auto held = reportedBefore(window, std::chrono::hours(1), u"Scanner reads nothing"_s);
    QVERIFY(window.desk().incidents.startWork(window.mira(), held));
    QVERIFY(window.desk().incidents.hold(window.mira(), held, {}));
    QVERIFY(window.signIn());

    AWAIT(window.queue().size() == 3);

    QVERIFY(window.chooseInPalette(u"Sort the list by time left"_s));

    QTRY_COMPARE_WITH_TIMEOUT(
        titles(window), u"Mail is down,Badges do not open,Scanner reads nothing"_s, test::patience);
    QCOMPARE(window.text(u"queueOrder"_s), u"· sorted by time left, shortest first"_s);
    const auto lines = window.queue();
    QVERIFY2(lines[0].contains(u"| +5 h 4"_s), qPrintable(lines[0]));
    QVERIFY2(lines[2].contains(u"| Breached |"_s), qPrintable(lines[2]));
}

/// engines.md 2.3
void TestServiceLevels::theQueueIsSortedByRank()
{
    DeskWindow window;
    const auto urgent = window.report(u"Mail is down"_s);
    QVERIFY(window.desk().incidents.edit(window.mira(), urgent, {.impact = 1, .urgency = 1}));
    const auto major = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().replica->write(
        window.mira().author(), {.code = u"incident.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Incident>(major);
            if (!row)
                return row.error();
            row->isMajor = true;
            return unit.put(*row);
        }));
    window.report(u"Badges do not open"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);

    QVERIFY(window.chooseInPalette(u"Sort the list by rank"_s));

    QTRY_COMPARE_WITH_TIMEOUT(
        titles(window), u"Printer on fire,Mail is down,Badges do not open"_s, test::patience);
    QCOMPARE(window.text(u"queueOrder"_s), u"· sorted by rank, most urgent first"_s);
    QVERIFY(window.chooseInPalette(u"Sort the list by rank"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        titles(window), u"Badges do not open,Mail is down,Printer on fire"_s, test::patience);
    QCOMPARE(window.text(u"queueOrder"_s), u"· sorted by rank, least urgent first"_s);

    const auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
    QVERIFY(table);
    auto* header = table->horizontalHeader();
    const QPoint number(
        header->sectionViewportPosition(QueueModel::Number) + 12, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, number);

    QCOMPARE(window.text(u"queueOrder"_s), QString());
    QCOMPARE(header->sortIndicatorSection(), int(QueueModel::Number));
    QTRY_COMPARE_WITH_TIMEOUT( // the newest first
        titles(window), u"Badges do not open,Printer on fire,Mail is down"_s, test::patience);
}

bool TestServiceLevels::openSettings(
    DeskWindow& window, const QString& command, const QString& list)
{
    if (!window.signIn() || !window.chooseInPalette(command))
        return false;
    return QTest::qWaitFor([&] { return window.hasFocus(list); }, test::patience);
}

void TestServiceLevels::aCalendarIsEditedWithAPreviewAndTakenBack()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openSettings(window, u"Calendars"_s, u"calendarList"_s));
    AWAIT(window.text(u"calendarName"_s) == u"Always"_s);
    window.press(Qt::Key_Down); // Always, Business
    AWAIT(window.text(u"calendarName"_s) == u"Business"_s);
    QVERIFY(window.tabTo(u"hours1"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"8-12, 11-17"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(
        window.says(u"Two stretches of hours overlap on one day. Make them one, or part them."_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"8-12, 13-17"_s);
    AWAIT(window.text(u"previewSummary"_s).startsWith(u"1 open ticket"_s));
    window.press(Qt::Key_Down, Qt::ControlModifier); // Tuesday as Monday
    AWAIT(window.text(u"hours2"_s) == u"8-12, 13-17"_s);

    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.text(u"undoHint"_s) == u"Undo: edited the calendar Business"_s);
    AWAIT(window.text(u"hours2"_s) == u"08:00–12:00, 13:00–17:00"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.text(u"hours2"_s) == u"09:00–17:00"_s);
}

/// Two desks gave it; here it is written past the service, which would refuse the second.
void TestServiceLevels::aCalendarWhoseNameAnotherHadFirstIsMarked()
{
    DeskWindow window;
    const auto give = [](UnitOfWork& unit) {
        record::BusinessCalendar calendar;
        calendar.name = u"Harbour"_s;
        calendar.timeZone = u"UTC"_s;
        calendar.is24x7 = true;
        return unit.create(calendar);
    };
    for (int i = 0; i < 2; ++i) {
        QVERIFY(
            window.desk().replica->write(window.mira().author(), {.code = u"test.add"_s}, give));
    }
    QVERIFY(openSettings(window, u"Calendars"_s, u"calendarList"_s));
    const auto* list = qobject_cast<QListWidget*>(window.part(u"calendarList"_s));
    QVERIFY(list);
    AWAIT(list->count() == 5);
    QStringList names{list->item(3)->text(), list->item(4)->text()};
    const bool isLast = names.last() != u"Harbour"_s;
    names.sort();
    QCOMPARE(names, (QStringList{u"Harbour"_s, u"Harbour (duplicate)"_s}));

    const auto tellsWhy = [&] { return window.says(u"Another one had this name first."_s); };
    QVERIFY(!tellsWhy()); // of the first line
    window.press(Qt::Key_End);
    AWAIT(list->currentRow() == 4 && tellsWhy() == isLast);
    window.press(Qt::Key_Up);
    AWAIT(list->currentRow() == 3 && tellsWhy() != isLast);
}

void TestServiceLevels::aPolicyGetsANewVersion()
{
    DeskWindow window;
    QVERIFY(openSettings(window, u"Policies"_s, u"policyList"_s));
    AWAIT(window.text(u"policyName"_s) == u"Default Incident"_s);
    QVERIFY(window.says(u"version 1, in force"_s));
    QVERIFY(window.tabTo(u"target10"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"0"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"A target is at least a minute and at most a year of working time."_s));
    QVERIFY(window.tabTo(u"target10"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"10"_s);

    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.says(u"version 2, in force"_s));
    AWAIT(window.text(u"target10"_s) == u"10 min"_s);
    QVERIFY(window.takeBack(u"edited the policy Default Incident"_s));
    AWAIT(window.says(u"version 1, in force"_s));
}

void TestServiceLevels::section35APolicyAsksForDepartmentAndSection()
{
    DeskWindow window;
    record::Department department;
    department.name = u"Harbour office"_s;
    const auto office = window.desk().organization.create(window.mira(), department);
    record::ServiceCategory category;
    category.name = u"Workplace"_s;
    const auto section = window.desk().catalogue.create(window.mira(), category);
    QVERIFY(office && section);
    QVERIFY(openSettings(window, u"Policies"_s, u"policyList"_s));
    AWAIT(window.says(u"version 1, in force"_s));
    AWAIT(window.offers(u"policySection"_s, u"Workplace"_s));
    QVERIFY(window.tabTo(u"policyUntil"_s));
    QVERIFY(window.tabTo(u"policySection"_s));
    window.type(u"Workpl"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QVERIFY(window.tabTo(u"policyDepartment"_s));
    window.type(u"Harbour off"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"policyDepartment"_s) == u"Harbour office"_s);

    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.says(u"version 2, in force"_s));
    AWAIT(window.text(u"policyDepartment"_s) == u"Harbour office"_s);
    QCOMPARE(window.text(u"policySection"_s), u"Workplace"_s);
    const auto policies = window.desk().policies.list(window.mira());
    QVERIFY(policies);
    const auto asks = [&](const PolicySheet& sheet) {
        const auto& policy = sheet.form.policy;
        return policy.departmentId == *office && policy.serviceCategoryId == *section;
    };
    QCOMPARE(std::count_if(policies->begin(), policies->end(), asks), 1);
}

void TestServiceLevels::nothingIsSavedBeforeAnEdit()
{
    DeskWindow window;
    QVERIFY(openSettings(window, u"Calendars"_s, u"calendarList"_s));
    AWAIT(window.text(u"calendarName"_s) == u"Always"_s);
    QVERIFY(!window.part(u"calendarSave"_s)->isEnabled());
    QVERIFY(window.part(u"calendarNew"_s)->isEnabled());
    QVERIFY(window.tabTo(u"calendarName"_s));
    window.type(u"x"_s);
    QVERIFY(window.part(u"calendarSave"_s)->isEnabled());
}

bool TestServiceLevels::giveBo(DeskWindow& window, const QString& permission)
{
    auto found = one(window.desk().replica->database(), agentRole);
    if (!found)
        return false;
    const RoleId agent((*found)->uuid(0));
    found->reset();
    auto& roles = window.desk().roles;
    const auto role = roles.copy(window.mira(), agent, u"Agent with more"_s);
    return role
        && roles.setGrant(window.mira(), *role, permission, RolePermissionScope::Organization)
        && roles.give(window.mira(), window.bo(), *role);
}

/// The page is open to whoever may make calendars; those there are ask for a permission more.
void TestServiceLevels::whoMayNotEditOnlyLooks()
{
    DeskWindow window;
    QVERIFY(giveBo(window, u"sla.create"_s));
    QVERIFY(window.signInAsBo());
    window.window().workspace()->showSettings(u"calendars"_s);
    AWAIT(window.text(u"calendarName"_s) == u"Always"_s);
    QVERIFY(!window.part(u"calendarName"_s)->isEnabled());
    QVERIFY(!window.part(u"calendarActive"_s)->isEnabled());
    QVERIFY(!window.part(u"calendarSave"_s)->isEnabled());
    QVERIFY(window.part(u"calendarNew"_s)->isEnabled());
}

HOMEPORT_WINDOW_TEST(TestServiceLevels)
#include "tst_service_levels.moc"

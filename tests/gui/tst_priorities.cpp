// Settings, Priorities: the matrix of impact and urgency (engines.md 2.2), with keys alone.
#include "core/tickets/priority_matrix_service.h"
#include "core/tickets/setting_service.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/table_lines.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QAccessible>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr Sql agentRole{"test.role", "SELECT id FROM role WHERE code = 'agent'"};
constexpr Sql lastCell{
    "test.cell", "SELECT id FROM priority_matrix WHERE impact = 3 AND urgency = 3"};
const auto matrix = u"priorityMatrix"_s;

/// 0: the cell says nothing; below: it could not be read.
int storedPriority(DeskWindow& window, const PriorityPlace& place)
{
    const auto sheet = PriorityMatrixService(*window.desk().replica).sheet(window.mira());
    return sheet ? sheet->at(place).value_or(0) : -1;
}

/// With the keys on the first cell.
bool openMatrix(DeskWindow& window)
{
    window.window().workspace()->showSettings(u"priorities"_s);
    return QTest::qWaitFor(
        [&] {
            return window.hasFocus(matrix)
                && lines(window, matrix).value(0).startsWith(u"P1 Critical"_s);
        },
        test::patience);
}

} // namespace

class TestPriorities : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void theMatrixIsEditedByKeysAndTakenBack();
    void aKindHasCellsOfItsOwn();
    void aMatrixWithAGapIsNotSaved();
    void whatIsNotSavedIsKept();
    void whatOthersSavedMeanwhileIsToldOf();
    void eachCellIsReadAloud();
    void whereTheMatrixIsNotAskedItIsSaid();
    void whoMayNotEditItIsNotOfferedIt();
    void whoAdministersLessReadsIt();
};

/// engines.md 2.2, G-05
void TestPriorities::theMatrixIsEditedByKeysAndTakenBack()
{
    using enum PrioritySheet::Kind;
    DeskWindow window;
    const auto open = window.report(u"Printer on fire"_s);
    const auto before = window.ticket(open);
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    QCOMPARE(lines(window, matrix),
        (QStringList{u"P1 Critical | P2 High | P3 Medium"_s, u"P2 High | P3 Medium | P4 Low"_s,
            u"P3 Medium | P4 Low | P4 Low"_s}));

    window.press(Qt::Key_Down);
    window.press(Qt::Key_Right);
    window.type(u"1"_s);
    window.press(Qt::Key_Right);
    window.type(u"9"_s); // there is no such priority
    window.type(u"3"_s);
    window.press(Qt::Key_Delete); // what holds for all follows nothing else
    AWAIT(lines(window, matrix).value(1)
        == u"P2 High | P1 Critical, was P3 Medium | P3 Medium, was P4 Low"_s);
    QCOMPARE(storedPriority(window, {Any, 2, 2}), 3);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(storedPriority(window, {Any, 2, 2}) == 1);
    QCOMPARE(storedPriority(window, {Any, 2, 3}), 3);
    AWAIT(window.says(u"changed the priority matrix"_s));
    AWAIT(lines(window, matrix).value(1) == u"P2 High | P1 Critical | P3 Medium"_s);
    QVERIFY(window.hasFocus(matrix));
    QVERIFY(window.ticket(open).priority == before.priority);

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(storedPriority(window, {Any, 2, 2}) == 3);
    QCOMPARE(storedPriority(window, {Any, 2, 3}), 4);
    AWAIT(lines(window, matrix).value(1) == u"P2 High | P3 Medium | P4 Low"_s);
}

void TestPriorities::aKindHasCellsOfItsOwn()
{
    using enum PrioritySheet::Kind;
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    QVERIFY(window.tabTo(u"priorityKind"_s));
    window.press(Qt::Key_Down);
    AWAIT(window.text(u"priorityKind"_s) == u"Incidents"_s);
    AWAIT(lines(window, matrix).value(0)
        == u"P1 Critical, as for all | P2 High, as for all | P3 Medium, as for all"_s);

    QVERIFY(window.tabTo(matrix));
    window.type(u"4"_s);
    AWAIT(lines(window, matrix).value(0).startsWith(u"P4 Low, was P1 Critical | "_s));
    QVERIFY(window.tabTo(u"prioritiesSave"_s));
    window.press(Qt::Key_Space);
    AWAIT(storedPriority(window, {Incident, 1, 1}) == 4);
    QCOMPARE(storedPriority(window, {Any, 1, 1}), 1);
    AWAIT(window.hasFocus(matrix)); // the button is out of reach
    AWAIT(lines(window, matrix).value(0).startsWith(u"P4 Low | "_s));

    window.press(Qt::Key_Delete);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(storedPriority(window, {Incident, 1, 1}) == 0);
    AWAIT(lines(window, matrix).value(0).startsWith(u"P1 Critical, as for all | "_s));
}

/// As a merge may leave it; here it is written past the service, which would refuse it.
void TestPriorities::aMatrixWithAGapIsNotSaved()
{
    using enum PrioritySheet::Kind;
    DeskWindow window;
    QVERIFY(window.desk().replica->write(
        window.mira().author(), {.code = u"test.lose"_s}, [](UnitOfWork& unit) -> Result<> {
            auto row = one(unit.database(), lastCell);
            if (!row)
                return row.error();
            const PriorityMatrixId id((*row)->uuid(0));
            row->reset();
            return unit.remove<record::PriorityMatrix>(id);
        }));
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    QCOMPARE(lines(window, matrix).value(2), u"P3 Medium | P4 Low | Missing"_s);
    AWAIT(window.says(u"There is no priority yet for impact Low and urgency Low."_s));

    window.type(u"2"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(200); // it would be stored now
    QCOMPARE(storedPriority(window, {Any, 1, 1}), 1);
    window.type(u"4"_s); // the keys are on the cell that is missing
    window.press(Qt::Key_S, Qt::ControlModifier);

    AWAIT(storedPriority(window, {Any, 3, 3}) == 4);
    QCOMPARE(storedPriority(window, {Any, 1, 1}), 2);
}

void TestPriorities::whatIsNotSavedIsKept()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    window.type(u"3"_s);
    AWAIT(window.text(u"prioritiesDraftNote"_s) == u"Not saved yet; kept as a draft"_s);

    window.close(); // which writes the draft where it is not on disk yet
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"priorities"_s);
    AWAIT(lines(window, matrix).value(0).startsWith(u"P3 Medium, was P1 Critical | "_s));
    QCOMPARE(storedPriority(window, {PrioritySheet::Kind::Any, 1, 1}), 1);
    QVERIFY(window.tabTo(u"prioritiesDiscard"_s));
    window.press(Qt::Key_Space);

    AWAIT(lines(window, matrix).value(0).startsWith(u"P1 Critical | "_s));
    QVERIFY(window.text(u"prioritiesDraftNote"_s).isEmpty());
    QVERIFY(window.hasFocus(matrix));
}

/// What is typed stays, beside what stands by now, until it is saved knowingly or discarded.
void TestPriorities::whatOthersSavedMeanwhileIsToldOf()
{
    using enum PrioritySheet::Kind;
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    window.type(u"3"_s);
    AWAIT(lines(window, matrix).value(0).startsWith(u"P3 Medium, was P1 Critical | "_s));
    PriorityMatrixService service(*window.desk().replica);
    const auto seen = service.sheet(window.mira());
    QVERIFY(seen);
    auto wanted = *seen;
    wanted.set({Any, 1, 1}, 2);
    QVERIFY(service.edit(window.mira(), *seen, wanted));

    window.press(Qt::Key_S, Qt::ControlModifier);

    AWAIT(window.says(u"Someone else changed this in the meantime."_s));
    AWAIT(lines(window, matrix).value(0).startsWith(u"P3 Medium, was P2 High | "_s));
    QCOMPARE(storedPriority(window, {Any, 1, 1}), 2);
    QVERIFY(window.hasFocus(matrix));
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(storedPriority(window, {Any, 1, 1}) == 3);
    AWAIT(!window.part(u"prioritiesMessage"_s));

    AWAIT(lines(window, matrix).value(0).startsWith(u"P3 Medium | "_s));
    window.type(u"4"_s);
    const auto later = service.sheet(window.mira());
    QVERIFY(later);
    QVERIFY(service.edit(window.mira(), *later, *seen));
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(lines(window, matrix).value(0).startsWith(u"P4 Low, was P1 Critical | "_s));
    QVERIFY(window.tabTo(u"prioritiesDiscard"_s));
    window.press(Qt::Key_Space);
    AWAIT(lines(window, matrix).value(0).startsWith(u"P1 Critical | "_s));
    QVERIFY(!window.part(u"prioritiesMessage"_s));
}

void TestPriorities::eachCellIsReadAloud()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    auto* shown = QAccessible::queryAccessibleInterface(window.part(matrix));
    QVERIFY(shown && shown->tableInterface());
    QCOMPARE(shown->text(QAccessible::Name), u"Priority by impact and urgency"_s);
    const auto told = [&](int row, int column) {
        auto* cell = shown->tableInterface()->cellAt(row, column);
        return cell ? cell->text(QAccessible::Name) : QString();
    };
    QCOMPARE(told(0, 1), u"Impact High, urgency Medium: P2 High"_s);
    QCOMPARE(told(2, 0), u"Impact Low, urgency High: P3 Medium"_s);

    window.type(u"4"_s);

    AWAIT(told(0, 0) == u"Impact High, urgency High: P4 Low, was P1 Critical"_s);
}

/// engines.md 2.3
void TestPriorities::whereTheMatrixIsNotAskedItIsSaid()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openMatrix(window));
    QVERIFY(!window.part(u"priorityMethodNote"_s));

    for (const auto& [method, words] : {std::pair{u"weighted"_s, u"the matrix is not asked"_s},
             std::pair{u"higher_of_both"_s, u"The more urgent of the matrix"_s}}) {
        QVERIFY(SettingService(*window.desk().replica)
                    .set(window.mira(), u"priority.method"_s, method));
        AWAIT(window.text(u"priorityMethodNote"_s).contains(words));
    }
}

/// access.md 3.2
void TestPriorities::whoMayNotEditItIsNotOfferedIt()
{
    DeskWindow window;
    QVERIFY(window.signInAsBo());
    auto* workspace = window.window().workspace();

    auto* page = workspace->showSettings(u"priorities"_s);

    AWAIT(window.part(u"settingsPage"_s));
    QCOMPARE(page->showPart(u"priorities"_s), nullptr);
    QVERIFY(!workspace->actions().find(u"settings.priorities"_s));
    QVERIFY(workspace->actions().find(u"settings.account"_s));
}

/// What belongs to everyone needs the widest scope to be changed (access.md section 1).
void TestPriorities::whoAdministersLessReadsIt()
{
    DeskWindow window;
    auto& roles = window.desk().roles;
    auto row = one(window.desk().replica->database(), agentRole);
    QVERIFY(row);
    const RoleId agent((*row)->uuid(0));
    row->reset();
    const auto role = roles.copy(window.mira(), agent, u"Agent with more"_s);
    QVERIFY(role
        && roles.setGrant(window.mira(), *role, u"incident.admin"_s, RolePermissionScope::Team)
        && roles.give(window.mira(), window.bo(), *role));
    QVERIFY(window.signInAsBo());
    QVERIFY(openMatrix(window));
    const auto shown = lines(window, matrix);

    window.type(u"4"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);

    AWAIT(
        window.says(u"Those who administer incidents for the whole organization can change it."_s));
    QVERIFY(!window.part(u"prioritiesSave"_s));
    QCOMPARE(lines(window, matrix), shown);
    QCOMPARE(storedPriority(window, {PrioritySheet::Kind::Any, 1, 1}), 1);
}

HOMEPORT_WINDOW_TEST(TestPriorities)
#include "tst_priorities.moc"

#include "core/tickets/saved_views.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/problem_form.h"
#include "tests/support/file_content.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_acts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>

#include <functional>

#include "record/role.h"
#include "record/service.h"
#include "record/service_category.h"
#include "record/user_role.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;
using test::problemForm;

namespace {

/// Writes past all rules.
void write(DeskWindow& window, const std::function<Result<>(UnitOfWork&)>& work)
{
    const auto written =
        window.desk().replica->write(window.mira().author(), {.code = u"test.write"_s}, work);
    if (!written)
        qFatal("%s %s", qPrintable(written.error().code), qPrintable(written.error().detail));
}

QUuid idOf(DeskWindow& window, const Sql& sql, const Bindings& bindings)
{
    const auto row = one(window.desk().replica->database(), sql, bindings);
    return row ? (*row)->uuid(0) : QUuid();
}

/// A service that everybody may request.
void addService(DeskWindow& window, const QString& name)
{
    write(window, [&](UnitOfWork& unit) -> Result<> {
        record::ServiceCategory section;
        section.id = ServiceCategoryId(unit.newId());
        section.name = u"Workplace"_s;
        if (auto made = unit.create(section); !made)
            return made;
        record::Service service;
        service.id = ServiceId(unit.newId());
        service.name = service.code = name;
        service.categoryId = section.id;
        service.lifecycle = ServiceLifecycle::Published;
        service.isRequestable = true;
        return unit.create(service);
    });
}

/// Bo holds that role and no other from now on.
void limitBo(DeskWindow& window, const QString& role)
{
    const UserRoleId held(
        idOf(window, {"test.held", "SELECT id FROM user_role WHERE user_id = :user_id"},
            {{"user_id", window.bo()}}));
    const RoleId wanted(
        idOf(window, {"test.role", "SELECT id FROM role WHERE code = :code"}, {{"code", role}}));
    write(window, [&](UnitOfWork& unit) -> Result<> {
        auto its = unit.get<record::Role>(wanted);
        auto row = unit.get<record::UserRole>(held);
        if (!its || !row)
            return its ? row.error() : its.error();
        its->isActive = true;
        row->roleId = wanted;
        if (auto put = unit.put(*its); !put)
            return put;
        return unit.put(*row);
    });
}

QStringList places(DeskWindow& window)
{
    QStringList found;
    const auto* list = qobject_cast<QListWidget*>(window.part(u"places"_s));
    for (int i = 0; list && i < list->count(); ++i) {
        const auto count = list->item(i)->data(Qt::UserRole + 1).toString();
        if (!count.isEmpty())
            found += list->item(i)->text() + u' ' + count;
    }
    return found;
}

/// it would follow a model. That is said before anything is filled in.
void offersNoStandardChange(DeskWindow& window)
{
    const auto* type = qobject_cast<QComboBox*>(window.part(u"changeType"_s));
    QVERIFY(type);
    QStringList keys;
    for (int i = 0; i < type->count(); ++i)
        keys << type->itemData(i).toString();
    QCOMPARE(keys, (QStringList{u"normal"_s, u"emergency"_s}));
    const auto hint = u"Standard changes follow a model, of which there are none yet."_s;
    QVERIFY(window.says(hint));
    QCOMPARE(type->accessibleDescription(), hint);
}

} // namespace

/// Problems, changes and requests that come of an incident (processes.md I-16, I-17), with real
/// keys.
class TestRaising : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aProblemIsRaisedAndTakenBack();
    void aChangeIsRaisedFromTheList();
    void aStandardChangeIsNotOffered();
    void anIncidentBecomesARequest();
    void withoutTheRightThereIsNothingToPress();
    void whatIsMissingIsSaidAtTheField();
    void aBegunProblemGoesOn();
    void whatWasBegunIsThereAfterTheEndOfItsIncident();
    void eachKindHasAListOfItsOwn();
    void whoMayExportOneKindIsToldOfTheOthers();
    void aSavedViewOfAKindIsExportedAsItsList();
};

void TestRaising::aProblemIsRaisedAndTakenBack()
{
    DeskWindow window;
    const auto incident = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.part(u"raise"_s));
    window.press(Qt::Key_R, Qt::ShiftModifier);
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));
    QCOMPARE(window.text(u"title"_s), u"Printer on fire"_s);
    QCOMPARE(window.text(u"details"_s), u"It smokes."_s);
    QCOMPARE(window.text(u"detection"_s), u"After incidents"_s);
    QVERIFY(window.text(u"sourceNote"_s).contains(u"INC-000001"_s));
    window.press(Qt::Key_End);
    window.type(u" again"_s);
    QVERIFY(window.tabTo(u"symptoms"_s));
    window.type(u"Smoke"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"newTicket"_s));
    AWAIT(window.text(u"ticketNumber"_s) == u"PRB-000001"_s);
    QCOMPARE(window.text(u"ticketTitle"_s), u"Printer on fire again"_s);
    QCOMPARE(window.text(u"ticketKind"_s), u"Problem"_s);
    AWAIT(window.says(u"Status Logged, step 1 of 7"_s));
    AWAIT(window.says(u"Smoke"_s));
    QVERIFY(!window.part(u"raise"_s));

    const auto problem = window.numbered(u"PRB-000001"_s);
    AWAIT(window.part(u"relatedShortcut"_s));
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s) && window.says(u"causes"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"ticketNumber"_s) == u"INC-000001"_s);
    AWAIT(window.part(u"relatedShortcut"_s));
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s) && window.says(u"is caused by"_s));
    QCOMPARE(window.ticket(incident).status, TicketStatus::New);

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.desk().links.related(window.mira(), incident)->links.isEmpty());
    const auto gone = window.desk().problems.find(window.mira(), problem);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, u"NOT_FOUND"_s);
}

void TestRaising::aChangeIsRaisedFromTheList()
{
    DeskWindow window;
    const auto incident = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1 && window.says(u"It smokes."_s)); // in the preview
    const auto* action =
        window.window().workspace()->actions().find(actionId(TicketAct::RaiseChange));
    AWAIT(action->isEnabled());
    window.press(Qt::Key_G, Qt::ShiftModifier);
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));
    QCOMPARE(window.text(u"changeType"_s), u"Normal"_s);
    offersNoStandardChange(window);
    QVERIFY(window.tabTo(u"justification"_s));
    window.type(u"It must not burn."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.text(u"ticketNumber"_s) == u"CHG-000001"_s);

    const auto related = window.desk().links.related(window.mira(), incident);
    QVERIFY(related);
    QCOMPARE(related->links.size(), 1);
    QCOMPARE(related->links.first().type, TicketLinkLinkType::Requires);
    AWAIT(window.says(u"It must not burn."_s));
    AWAIT(window.says(u"Planned start"_s));
}

void TestRaising::aStandardChangeIsNotOffered()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"New change"_s));
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));

    offersNoStandardChange(window);
}

void TestRaising::anIncidentBecomesARequest()
{
    DeskWindow window;
    addService(window, u"New laptop"_s);
    const auto incident = window.report(u"Laptop, please"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.part(u"raise"_s));
    window.press(Qt::Key_Q, Qt::ShiftModifier);
    AWAIT(window.part(u"newTicket"_s) && window.text(u"requester"_s) == u"Ada Obi"_s);
    const auto* service = qobject_cast<QComboBox*>(window.part(u"service"_s));
    AWAIT(service->count() == 1);
    QCOMPARE(service->lineEdit()->placeholderText(), u"Choose a service"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Choose a service from the list."_s));
    QVERIFY(window.hasFocus(u"service"_s));
    window.type(u"lap"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"service"_s) == u"New laptop"_s);
    QVERIFY(window.tabTo(u"create"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"ticketNumber"_s) == u"REQ-000001"_s);

    QCOMPARE(window.ticket(incident).status, TicketStatus::Cancelled);
    QCOMPARE(window.ticket(incident).cancelReason, TicketCancelReason::Converted);
    AWAIT(window.says(u"Requested for"_s));
    AWAIT(window.part(u"relatedShortcut"_s));
    window.press(Qt::Key_L, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"relatedTicket"_s) && window.says(u"was converted from"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.ticket(incident).status == TicketStatus::New);
}

void TestRaising::withoutTheRightThereIsNothingToPress()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    limitBo(window, u"executive"_s);
    QVERIFY(window.signInAsBo());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    const auto& actions = window.window().workspace()->actions();
    for (const auto act :
        {TicketAct::RaiseProblem, TicketAct::RaiseChange, TicketAct::ConvertToRequest})
        QVERIFY(!actions.find(actionId(act))->isEnabled());
    for (const auto* id : {"new.problem", "new.change"})
        QVERIFY(!actions.find(QString::fromLatin1(id))->isEnabled());
    QVERIFY(!window.part(u"raise"_s));
    for (const auto key : {Qt::Key_R, Qt::Key_G, Qt::Key_Q})
        window.press(key, Qt::ShiftModifier);
    QTest::qWait(300); // the form would be there by then
    QVERIFY(!window.part(u"newTicket"_s));
}

void TestRaising::whatIsMissingIsSaidAtTheField()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"New problem"_s));
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Say in a few words what it is."_s));
    AWAIT(window.says(u"Describe it, so that others know what is meant."_s));
    AWAIT(window.says(u"Say how it was noticed."_s));
    QVERIFY(window.hasFocus(u"title"_s));
    window.type(u"ab"_s);
    window.press(Qt::Key_Tab);
    window.type(u"Every Monday."_s);
    QVERIFY(window.tabTo(u"detection"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"That does not fit: Title."_s)); // the core's own refusal
    AWAIT(window.hasFocus(u"title"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Printers burn"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.text(u"ticketNumber"_s) == u"PRB-000001"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printers burn"_s);
}

void TestRaising::aBegunProblemGoesOn()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.part(u"raise"_s));
    window.press(Qt::Key_R, Qt::ShiftModifier);
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));
    const auto* category = qobject_cast<QComboBox*>(window.part(u"category"_s));
    AWAIT(category->count() > 0); // what is written before is told of with the next key
    QVERIFY(window.tabTo(u"symptoms"_s));
    window.type(u"Smoke"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newTicket"_s));

    window.press(Qt::Key_G, Qt::ShiftModifier); // another form is not concerned
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));
    QVERIFY(window.text(u"justification"_s).isEmpty());
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newTicket"_s));
    window.press(Qt::Key_R, Qt::ShiftModifier);
    AWAIT(window.text(u"symptoms"_s) == u"Smoke"_s);
    QCOMPARE(window.text(u"title"_s), u"Printer on fire"_s);
}

void TestRaising::whatWasBegunIsThereAfterTheEndOfItsIncident()
{
    DeskWindow window;
    const auto incident = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.part(u"raise"_s));
    window.press(Qt::Key_R, Qt::ShiftModifier);
    AWAIT(window.part(u"newTicket"_s) && window.hasFocus(u"title"_s));
    const auto* category = qobject_cast<QComboBox*>(window.part(u"category"_s));
    AWAIT(category->count() > 0); // what is written before is told of with the next key
    QVERIFY(window.tabTo(u"symptoms"_s));
    window.type(u"Smoke"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    QVERIFY(!window.says(u"is no longer open"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newTicket"_s));
    window.press(Qt::Key_W, Qt::ControlModifier);
    AWAIT(!window.part(u"ticketPage"_s));
    QVERIFY(window.desk().incidents.cancel(
        window.mira(), incident, TicketCancelReason::RaisedInError, u"It was a drill."_s));

    QVERIFY(window.chooseInPalette(u"INC-000001"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    const auto& actions = window.window().workspace()->actions();
    const auto isOffered = [&](TicketAct act) { return actions.find(actionId(act))->isEnabled(); };
    AWAIT(isOffered(TicketAct::RaiseProblem) && window.part(u"raise"_s));
    QVERIFY(!isOffered(TicketAct::RaiseChange) && !isOffered(TicketAct::ConvertToRequest));
    window.press(Qt::Key_R, Qt::ShiftModifier);
    AWAIT(window.text(u"symptoms"_s) == u"Smoke"_s);
    QVERIFY(window.says(u"INC-000001 is no longer open"_s));
    QCOMPARE(window.text(u"sourceNote"_s), u"Begun from INC-000001"_s);

    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"That is not possible in the present status of the ticket."_s));
    QCOMPARE(window.text(u"symptoms"_s), u"Smoke"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newTicket"_s));
    window.press(Qt::Key_R, Qt::ShiftModifier);
    AWAIT(window.text(u"symptoms"_s) == u"Smoke"_s);
}

/// screens.md section 3: exact counts in the navigation.
void TestRaising::eachKindHasAListOfItsOwn()
{
    DeskWindow window;
    const auto incident = window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.desk().incidents.raiseProblem(window.mira(), incident, problemForm()));
    QVERIFY(window.signIn());
    for (const auto& place : {u"Incidents 2"_s, u"Problems 1"_s, u"Changes 0"_s, u"Requests 0"_s})
        AWAIT(places(window).contains(place));
    window.type(u"gl"_s);
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"Printers burn"_s));
    QCOMPARE(window.text(u"queueTitle"_s), u"Problems"_s);
    AWAIT(window.says(u"All open 1"_s) && window.says(u"Unassigned 1"_s));
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2);
    AWAIT(window.says(u"All open 2"_s));
    window.type(u"gu"_s); // of whatever kind
    AWAIT(window.queue().size() == 3 && window.says(u"Unassigned 3"_s));
    window.type(u"gc"_s);
    AWAIT(window.queue().isEmpty() && window.says(u"New change"_s));
}

void TestRaising::whoMayExportOneKindIsToldOfTheOthers()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    limitBo(window, u"problem_manager"_s);
    QVERIFY(window.signInAsBo());
    QVERIFY(window.window().workspace()->actions().find(u"export"_s)->isEnabled());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.says(u"You do not have the right to do that."_s));
    QVERIFY(!window.part(u"exportDialog"_s));
    window.type(u"gl"_s);
    AWAIT(window.text(u"queueTitle"_s) == u"Problems"_s);
    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"exportDialog"_s));
    const QTemporaryDir folder;
    QVERIFY(window.chooseFile(folder.filePath(u"problems.csv"_s)));
    AWAIT(window.says(u"0 ticket(s) of “Problems” are in the file."_s));
}

void TestRaising::aSavedViewOfAKindIsExportedAsItsList()
{
    DeskWindow window;
    const auto incident = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.raiseProblem(window.mira(), incident, problemForm()));
    ViewSetup setup;
    setup.name = u"Causes"_s;
    setup.filter = treeOf(QueueView::Which::Open, TicketKind::Problem);
    const auto view = SavedViews(*window.desk().replica).create(window.mira(), setup);
    QVERIFY(view);
    QVERIFY(window.signIn());
    window.window().workspace()->queuePage()->showView(view->toString(), setup);
    AWAIT(window.text(u"queueTitle"_s) == u"Causes"_s && window.queue().size() == 1);
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"causes.csv"_s);

    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"exportDialog"_s));
    QVERIFY(window.chooseFile(path));

    AWAIT(window.says(u"1 ticket(s) of “Causes” are in the file."_s));
    QVERIFY(test::contentOf(path).contains("Printers burn"));
}

HOMEPORT_WINDOW_TEST(TestRaising)

#include "tst_raising.moc"

// What is filled in and decided, for those who do not see it: settings, the forms of acts and the
// cards over a screen. The screens themselves stand in tst_accessibility.cpp.
#include "tests/gui/accessible.h"
#include "tests/gui/earlier_reports.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/stop_question.h"
#include "ui/shell/workspace.h"

#include <QAction>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::check;
using test::DeskWindow;
using test::reportedBefore;

namespace {

const auto title = u"Printer on fire"_s;

} // namespace

class TestAccessibleForms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void eachPageOfTheSettings();
    void eachFormOfATicket();
    void whatActsOpenIsToo_data();
    void whatActsOpenIsToo();
    void whatManyAreAskedIsToo();
    void theStopQuestionIsToo();

private:
    /// An incident in work, with a link and a task; null: it could not be made.
    static TicketId inWork(DeskWindow& window);
};

TicketId TestAccessibleForms::inWork(DeskWindow& window)
{
    const auto id = window.report(title);
    const auto other = window.report(u"Smoke in the office"_s);
    auto& desk = window.desk();
    NewTask task;
    task.title = u"Look for the cable"_s;
    task.isMandatory = false;
    const bool isMade = desk.links.link(window.mira(), id, TicketLinkLinkType::RelatesTo, other)
        && desk.tasks.add(window.mira(), id, task) && desk.incidents.startWork(window.mira(), id);
    return isMade ? id : TicketId();
}

/// One after the other in one window, as people go through them.
void TestAccessibleForms::eachPageOfTheSettings()
{
    DeskWindow window;
    const auto id = window.report(title);
    QVERIFY(window.desk().templates.createFrom(window.mira(), id, u"Fire"_s));
    record::TextModule greeting;
    greeting.name = greeting.body = u"Hello"_s;
    QVERIFY(window.desk().textModules.create(window.mira(), greeting));
    QVERIFY(window.signIn());
    const auto parts = SettingsParts::all();
    for (const auto& part : parts) {
        QCOMPARE(window.window().workspace()->showSettings(part.key)->current(), part.key);
        window.comeToRest(); // the rows have come
        window.press(Qt::Key_Down); // a row is open
        AWAIT(window.part(u"settingsPage"_s));

        check(window, part.key);

        if (QTest::currentTestFailed())
            return;
    }
}

/// The same ticket stays behind them: none is sent.
void TestAccessibleForms::eachFormOfATicket()
{
    DeskWindow window;
    const auto id = inWork(window);
    QVERIFY(!id.isNull());
    QVERIFY(window.signIn());
    auto* workspace = window.window().workspace();
    workspace->openTicket(id);
    AWAIT(window.text(u"ticketTitle"_s) == title);
    for (const auto* act : {"assign", "hold", "resolve", "cancel", "overridePriority", "escalate",
             "link", "tag", "addService", "addFollower", "bookTime", "addTask", "saveTemplate"}) {
        const auto key = u"ticket."_s + QLatin1StringView(act);
        auto* action = workspace->actions().find(key);
        QVERIFY2(action, act);
        AWAIT(action->isEnabled());
        action->trigger();
        AWAIT(window.part(u"actForm"_s));

        check(window, key);

        if (QTest::currentTestFailed())
            return;
        for (auto* each : window.window().findChildren<Overlay*>())
            each->dismiss();
        AWAIT(!window.part(u"actForm"_s));
    }
}

void TestAccessibleForms::whatActsOpenIsToo_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* act, const QString& part = u"actForm"_s) {
        QTest::newRow(act) << QString::fromLatin1(act) << part;
    };
    row("ticket.close");
    row("ticket.reopen");
    row("ticket.delete", u"deletedStrip"_s);
    row("ticket.showTasks", u"taskEvent"_s);
    row("ticket.showRelated", u"relatedTicket"_s);
    row("ledger", u"ledgerLines"_s);
    row("clock.void");
    row("clock.acknowledge");
    row("view.save");
}

void TestAccessibleForms::whatActsOpenIsToo()
{
    QFETCH(const QString, act);
    QFETCH(const QString, part);
    DeskWindow window;
    const bool isOfClock = act.startsWith("clock."_L1); // of one that came due and was not answered
    const auto id =
        isOfClock ? reportedBefore(window, std::chrono::hours(6), title) : inWork(window);
    QVERIFY(!id.isNull());
    if (act == "ticket.close"_L1 || act == "ticket.reopen"_L1)
        QVERIFY(window.desk().incidents.resolve(
            window.mira(), id, {IncidentResolutionCode::Fixed, u"Put out."_s}));
    QVERIFY(window.signIn());
    auto* workspace = window.window().workspace();
    if (act != "view.save"_L1) {
        workspace->openTicket(id);
        AWAIT(window.text(u"ticketTitle"_s) == title);
    }
    auto* action = workspace->actions().find(act);
    QVERIFY(action);
    AWAIT(action->isEnabled());

    action->trigger();

    AWAIT(window.part(part));
    check(window);
}

void TestAccessibleForms::whatManyAreAskedIsToo()
{
    DeskWindow window;
    for (int i = 0; i < 3; ++i) {
        const auto id = window.report(u"Printer %1 on fire"_s.arg(i));
        QVERIFY(window.desk().incidents.startWork(window.mira(), id));
        if (i == 1)
            QVERIFY(window.desk().incidents.hold(window.mira(), id, {}));
    }
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 3);
    window.press(Qt::Key_A, Qt::ControlModifier);
    AWAIT(window.part(u"bulkBar"_s));
    check(window);
    if (QTest::currentTestFailed())
        return;

    window.part(u"queueTable"_s)->setFocus();
    window.press(Qt::Key_Delete, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"reason"_s));
    check(window);
    if (QTest::currentTestFailed())
        return;
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    window.part(u"queueTable"_s)->setFocus();
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    check(window);
    if (QTest::currentTestFailed())
        return;

    window.part(u"bulkConfirm"_s)->setFocus();
    QVERIFY(window.tabTo(u"bulkRefusals"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"refusalList"_s));
    check(window);
}

void TestAccessibleForms::theStopQuestionIsToo()
{
    DeskWindow window;
    QVERIFY(window.signIn());

    StopQuestion::open(
        u"An import is under way in this window."_s, u"Stop it"_s, &window.window(), [] {});

    AWAIT(window.hasFocus(u"letGoOn"_s));
    check(window);
}

HOMEPORT_WINDOW_TEST(TestAccessibleForms)
#include "tst_accessible_forms.moc"

// Every screen for those who do not see it: whatever takes the focus has a name for screen readers,
// and Tab goes through it in reading order (screens.md section 2, interfaces.md 12).
#include "tests/gui/desk_window.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/stop_question.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/overlay.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>

#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

bool takesTab(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
        && (widget->focusPolicy() & Qt::TabFocus);
}

/// The field inside of a box is the box.
bool isInside(const QWidget* widget)
{
    const auto* parent = widget->parentWidget();
    return qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent);
}

QString described(const QWidget* widget)
{
    QStringList way;
    for (const auto* up = widget; up && way.size() < 3; up = up->parentWidget()) {
        way.prepend(QString::fromLatin1(up->metaObject()->className()).section(u"::"_s, -1)
            + (up->objectName().isEmpty() ? QString() : u'#' + up->objectName()));
    }
    return way.join(u" > "_s);
}

QRect placeOf(const QWidget* widget)
{
    return {widget->mapTo(widget->window(), QPoint()), widget->size()};
}

/// Above in the same column, or further left in the same line.
bool isBefore(const QRect& a, const QRect& b)
{
    const bool isSameColumn = a.left() <= b.right() && b.left() <= a.right();
    const bool isSameLine = a.top() <= b.bottom() && b.top() <= a.bottom();
    return (isSameColumn && !isSameLine && a.bottom() <= b.top())
        || (isSameLine && !isSameColumn && a.right() <= b.left());
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void eachScreenIsNamedAndInOrder_data();
    void eachScreenIsNamedAndInOrder();
    void whatActsOpenIsToo_data();
    void whatActsOpenIsToo();
    void listsOfOtherKindsAreToo_data();
    void listsOfOtherKindsAreToo();
    void whatManyAreAskedIsToo();
    void theStopQuestionIsToo();
    void theFirstScreensAreToo_data();
    void theFirstScreensAreToo();

private:
    static QStringList nameless(const QWidget& window)
    {
        QStringList out;
        for (const auto* each : window.findChildren<QWidget*>()) {
            if (!takesTab(each) || isInside(each))
                continue;
            auto* shown = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(each));
            if (!shown || shown->text(QAccessible::Name).trimmed().isEmpty())
                out << described(each);
        }
        return out;
    }
    /// Once round with the key, from the start.
    static QStringList disordered(DeskWindow& window, QWidget& front)
    {
        QStringList out;
        front.setFocus();
        QSet<const QWidget*> passed;
        const QWidget* before = nullptr;
        while (true) {
            window.press(Qt::Key_Tab);
            const auto* now = QApplication::focusWidget();
            if (!now || now == &front)
                break; // what only shows something is left by Esc
            if (passed.contains(now)) {
                if (now == before && passed.size() > 1)
                    out << described(now) + u" keeps the focus"_s;
                break;
            }
            // Where they are now: going to the one may have scrolled the other.
            if (before && isBefore(placeOf(now), placeOf(before)))
                out << described(before) + u" before "_s + described(now);
            passed.insert(now);
            before = now;
        }
        for (const auto* each : front.findChildren<QWidget*>()) {
            if (takesTab(each) && !isInside(each) && !passed.contains(each))
                out << described(each) + u" is not reached"_s;
        }
        if (passed.isEmpty() && front.isWindow())
            out << u"nothing takes the focus"_s;
        return out;
    }
    static void check(DeskWindow& window)
    {
        QTest::qWait(300); // answers come and are laid out
        QWidget* front = &window.window();
        for (auto* each : window.window().findChildren<Overlay*>()) {
            if (each->isVisible())
                front = each; // it keeps the focus to itself
        }
        const auto found = nameless(*front) + disordered(window, *front);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u"; "_s)));
    }
};

void TestAccessibility::eachScreenIsNamedAndInOrder_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("part"); // by which it is known that it is there
    const auto row = [](const char* screen, const QString& part) {
        QTest::newRow(screen) << QString::fromLatin1(screen) << part;
    };
    row("my work", u"queuePage"_s);
    row("ticket", u"ticketPage"_s);
    row("history", u"history"_s);
    row("problem", u"kindFields"_s);
    row("new incident", u"newIncident"_s);
    row("suggestions", u"suggestions"_s);
    row("new problem", u"newTicket"_s);
    row("new change", u"newTicket"_s);
    row("conversion", u"newTicket"_s);
    row("palette", u"palette"_s);
    row("keys", u"shortcutSheet"_s);
    row("import", u"importPage"_s);
    row("audit", u"auditPage"_s);
    row("person", u"personPage"_s);
    row("locked", u"lockPage"_s);
    for (const auto& part : SettingsParts::all())
        QTest::newRow(qPrintable(u"settings: "_s + part.key))
            << QString(u"settings:"_s + part.key) << u"settingsPage"_s;
}

void TestAccessibility::eachScreenIsNamedAndInOrder()
{
    QFETCH(const QString, screen);
    QFETCH(const QString, part);
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().templates.createFrom(window.mira(), id, u"Fire"_s));
    record::TextModule greeting;
    greeting.name = greeting.body = u"Hello"_s;
    QVERIFY(window.desk().textModules.create(window.mira(), greeting));
    QVERIFY(window.signIn());
    auto* desk = window.window().workspace();
    if (screen == "ticket"_L1 || screen == "history"_L1) {
        desk->openTicket(id);
        AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
        if (screen == "history"_L1)
            desk->ticketPage()->showHistory();
    } else if (screen == "problem"_L1) {
        NewProblem form;
        form.title = u"Printers burn"_s;
        form.description = u"Three by now."_s;
        form.detection = ProblemDetection::Trend;
        const auto made = window.desk().incidents.raiseProblem(window.mira(), id, form);
        QVERIFY(made);
        desk->openTicket(made->ticket.id);
        AWAIT(window.text(u"ticketTitle"_s) == u"Printers burn"_s);
    } else if (screen == "new problem"_L1) {
        desk->raiseTicket(TicketKind::Problem, id);
    } else if (screen == "new change"_L1) {
        desk->newTicket(TicketKind::Change);
    } else if (screen == "conversion"_L1) {
        desk->raiseTicket(TicketKind::ServiceRequest, id);
    } else if (screen == "new incident"_L1) {
        desk->newIncident();
    } else if (screen == "suggestions"_L1) {
        desk->newIncident(u"Printer on fire"_s);
        AWAIT(!window.text(u"requester"_s).isEmpty());
        auto* category = qobject_cast<QComboBox*>(window.part(u"category"_s));
        QVERIFY(category);
        category->setCurrentIndex(category->findData(window.ticket(id).categoryId->value()));
    } else if (screen == "palette"_L1) {
        desk->openPalette();
    } else if (screen == "keys"_L1) {
        desk->showShortcuts();
    } else if (screen == "import"_L1) {
        desk->showImport();
    } else if (screen == "audit"_L1) {
        desk->showAudit();
    } else if (screen == "person"_L1) {
        desk->openPerson(window.ada());
        AWAIT(window.text(u"personName"_s) == u"Ada Obi"_s);
    } else if (screen == "locked"_L1) {
        window.window().lock();
    } else if (screen.startsWith("settings:"_L1)) {
        const auto key = screen.section(u':', 1);
        QCOMPARE(desk->showSettings(key)->current(), key);
        QTest::qWait(300); // the rows come
        window.press(Qt::Key_Down); // a row is open
    }

    AWAIT(window.part(part));
    check(window);
}

void TestAccessibility::whatActsOpenIsToo_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* act, const QString& part = u"actForm"_s) {
        QTest::newRow(act) << QString::fromLatin1(act) << part;
    };
    row("ticket.assign");
    row("ticket.hold");
    row("ticket.resolve");
    row("ticket.close");
    row("ticket.reopen");
    row("ticket.cancel");
    row("ticket.delete", u"deletedStrip"_s);
    row("ticket.overridePriority");
    row("ticket.escalate");
    row("ticket.link");
    row("ticket.tag");
    row("ticket.addService");
    row("ticket.addFollower");
    row("ticket.bookTime");
    row("ticket.addTask");
    row("ticket.saveTemplate");
    row("ticket.showTasks", u"taskEvent"_s);
    row("ticket.showRelated", u"relatedTicket"_s);
    row("ledger", u"ledgerLines"_s);
    row("view.save");
}

void TestAccessibility::whatActsOpenIsToo()
{
    QFETCH(const QString, act);
    QFETCH(const QString, part);
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto other = window.report(u"Smoke in the office"_s);
    auto& desk = window.desk();
    QVERIFY(desk.links.link(window.mira(), id, TicketLinkLinkType::RelatesTo, other));
    NewTask task;
    task.title = u"Look for the cable"_s;
    task.isMandatory = false;
    QVERIFY(desk.tasks.add(window.mira(), id, task));
    QVERIFY(desk.incidents.startWork(window.mira(), id));
    if (act == "ticket.close"_L1 || act == "ticket.reopen"_L1)
        QVERIFY(desk.incidents.resolve(
            window.mira(), id, {IncidentResolutionCode::Fixed, u"Put out."_s}));
    QVERIFY(window.signIn());
    auto* workspace = window.window().workspace();
    if (act != "view.save"_L1) {
        workspace->openTicket(id);
        AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    }
    auto* action = workspace->actions().find(act);
    QVERIFY(action);
    AWAIT(action->isEnabled());

    action->trigger();

    AWAIT(window.part(part));
    check(window);
}

void TestAccessibility::listsOfOtherKindsAreToo_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("title");
    QTest::newRow("incidents") << u"gi"_s << u"Incidents"_s;
    QTest::newRow("requests") << u"gr"_s << u"Requests"_s;
    QTest::newRow("problems") << u"gl"_s << u"Problems"_s;
    QTest::newRow("changes") << u"gc"_s << u"Changes"_s;
}

void TestAccessibility::listsOfOtherKindsAreToo()
{
    QFETCH(const QString, keys);
    QFETCH(const QString, title);
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    NewProblem problem;
    problem.title = u"Printers burn"_s;
    problem.description = u"Three by now."_s;
    problem.detection = ProblemDetection::Trend;
    QVERIFY(window.desk().incidents.raiseProblem(window.mira(), id, problem));
    QVERIFY(window.signIn());

    window.type(keys);

    AWAIT(window.text(u"queueTitle"_s) == title);
    check(window);
}

void TestAccessibility::whatManyAreAskedIsToo()
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

void TestAccessibility::theStopQuestionIsToo()
{
    DeskWindow window;
    QVERIFY(window.signIn());

    StopQuestion::open(
        u"An import is under way in this window."_s, u"Stop it"_s, &window.window(), [] {});

    AWAIT(window.hasFocus(u"letGoOn"_s));
    check(window);
}

void TestAccessibility::theFirstScreensAreToo_data()
{
    QTest::addColumn<bool>("hasDesk");
    QTest::newRow("first start") << false;
    QTest::newRow("sign-in") << true;
}

void TestAccessibility::theFirstScreensAreToo()
{
    QFETCH(const bool, hasDesk);
    DeskWindow window{hasDesk ? DeskWindow::WithDesk : DeskWindow::NoDesk};
    window.open();
    AWAIT(window.part(hasDesk ? u"login"_s : u"organization"_s));

    check(window);
}

HOMEPORT_WINDOW_TEST(TestAccessibility)
#include "tst_accessibility.moc"

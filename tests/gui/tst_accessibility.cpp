// Every screen for those who do not see it: whatever takes the focus has a name for screen readers,
// and Tab goes through it in reading order (screens.md section 2, interfaces.md 12). What is filled
// in stands in tst_accessible_forms.cpp.
#include "tests/gui/accessible.h"
#include "tests/gui/problem_form.h"
#include "tests/gui/table_lines.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/ticket_page.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::check;
using test::DeskWindow;
using test::problemForm;

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void eachScreenIsNamedAndInOrder_data();
    void eachScreenIsNamedAndInOrder();
    void listsOfOtherKindsAreToo_data();
    void listsOfOtherKindsAreToo();
    void theFirstScreensAreToo_data();
    void theFirstScreensAreToo();
};

void TestAccessibility::eachScreenIsNamedAndInOrder_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("part"); // by which it is known that it is there
    const auto row = [](const char* screen, const QString& part) {
        QTest::newRow(screen) << QString::fromLatin1(screen) << part;
    };
    row("my work", u"queuePage"_s);
    row("my tasks", u"myTasksPage"_s);
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
        const auto made = window.desk().incidents.raiseProblem(window.mira(), id, problemForm());
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
        AWAIT(window.offers(u"requester"_s, u"Ada Obi"_s));
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
    } else if (screen == "my tasks"_L1) {
        QVERIFY(window.desk().tasks.add(
            window.mira(), id, {.title = u"Cable"_s, .assignee = window.mira().person}));
        desk->showTasks();
        AWAIT(test::lines(window, u"myTasksTable"_s).size() == 1);
    } else if (screen == "person"_L1) {
        desk->openPerson(window.ada());
        AWAIT(window.text(u"personName"_s) == u"Ada Obi"_s);
    } else if (screen == "locked"_L1) {
        window.window().lock();
    }

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
    QVERIFY(window.desk().incidents.raiseProblem(window.mira(), id, problemForm()));
    QVERIFY(window.signIn());

    window.type(keys);

    AWAIT(window.text(u"queueTitle"_s) == title);
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

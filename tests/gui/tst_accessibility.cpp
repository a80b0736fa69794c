// Every screen for those who do not see it: whatever takes the focus has a name for screen readers,
// and Tab goes through it in reading order (screens.md section 2, interfaces.md 12).
#include "tests/gui/desk_window.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/overlay.h"

#include <QAbstractSpinBox>
#include <QAccessible>
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

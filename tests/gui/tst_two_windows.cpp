#include "tests/gui/desk_window.h"
#include "tests/support/judged_times.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTableView>
#include <QTableWidget>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr auto controlShift = Qt::ControlModifier | Qt::ShiftModifier;
const auto acknowledged = u"Status Acknowledged, step 2 of 6"_s;
const auto inTheList = u"Acknowledged"_s; // as it is shown beside it

constexpr Sql liveSessions{
    "test.liveSessions", "SELECT count(*) FROM user_session WHERE ended_at IS NULL"};

qint64 sessions(DeskWindow& window)
{
    const auto found = number(window.desk().replica->database(), liveSessions);
    return found ? *found : -1;
}

/// Mira is signed in and has two windows, of which the second is in front; both show the list of
/// all open incidents, with one in it. Answers the second; null: it did not come to that.
QWidget* openTwo(DeskWindow& window)
{
    const auto showsOne = [&] { return window.queue().size() == 1; };
    if (!window.signIn())
        return nullptr;
    window.type(u"gi"_s);
    if (!QTest::qWaitFor(showsOne, test::patience))
        return nullptr;
    window.press(Qt::Key_N, controlShift);
    if (window.others().size() != 1)
        return nullptr;
    auto* second = window.others().first();
    if (!window.turnTo(*second))
        return nullptr;
    window.type(u"gi"_s);
    return QTest::qWaitFor(showsOne, test::patience) ? second : nullptr;
}

bool lists(DeskWindow& window, QWidget& in, const QString& title)
{
    window.lookAt(in);
    return window.queue().join(u'\n').contains(title);
}

/// Milliseconds from when the desk holds the title until each of the windows lists it; -1: one does
/// not.
qint64 listedAfter(DeskWindow& window, const QList<QWidget*>& in, TicketId id, const QString& title)
{
    QElapsedTimer since;
    const auto isListed = QTest::qWaitFor(
        [&] {
            if (!since.isValid() && window.ticket(id).title == title)
                since.start();
            return since.isValid() && std::all_of(in.begin(), in.end(), [&](QWidget* each) {
                return lists(window, *each, title);
            });
        },
        test::patience);
    return isListed ? since.elapsed() : -1;
}

} // namespace

/// Two windows of one program on one desk.
class TestTwoWindows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void whatOneDoesTheOtherShowsWithinASecond();
    void bothShowWithinASecondWhatAnotherProcessDid();
    void aSecondWindowLeavesAnOpenFormAsItIs();
    void keysThatAreChangedInOneHoldInBoth();
    void rowsAreAsHighInBoth();
    void closingOneLeavesTheOther_data();
    void closingOneLeavesTheOther();
    void theLockIsForBothAndOpensBoth_data();
    void theLockIsForBothAndOpensBoth();
    void theLockComesUpWhereTheFirstIsMinimized();
    void whoeverSignsInInsteadFindsOneWindow();
    void signingOutInOneEndsBoth();
    void quittingClosesBoth();
};

void TestTwoWindows::whatOneDoesTheOtherShowsWithinASecond()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    QVERIFY(window.turnTo(window.window()));
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    QList<qint64> waits;

    for (int i = 0; i < 5; ++i) {
        const auto title = u"Printer %1 smokes"_s.arg(i);
        window.press(Qt::Key_F2);
        window.type(title);
        window.press(Qt::Key_Return);
        waits << listedAfter(window, {second}, id, title);
        QVERIFY(waits.last() >= 0);
        window.lookAt(window.window());
        AWAIT(window.text(u"ticketTitle"_s) == title);
    }

    QVERIFY(test::isWithinASecond(waits));
    // And the other way; each has a place of its own.
    QVERIFY(window.turnTo(*second));
    QVERIFY(window.part(u"queueTable"_s));
    window.type(u"y"_s);
    AWAIT(window.says(inTheList));
    window.lookAt(window.window());
    AWAIT(window.says(acknowledged));
}

void TestTwoWindows::bothShowWithinASecondWhatAnotherProcessDid()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    QList<qint64> waits;

    for (int i = 0; i < 3; ++i) {
        const auto title = u"Printer %1 burns"_s.arg(i);
        QVERIFY(window.elsewhere(u"title"_s, id, title));
        waits << listedAfter(window, {&window.window(), second}, id, title);
        QVERIFY(waits.last() >= 0);
    }

    QVERIFY(test::isWithinASecond(waits));
}

void TestTwoWindows::aSecondWindowLeavesAnOpenFormAsItIs()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.part(u"newIncident"_s) && window.tabTo(u"title"_s));
    window.type(u"Boiler"_s);

    window.press(Qt::Key_N, controlShift);

    QCOMPARE(window.others().size(), 1);
    QVERIFY(window.turnTo(*window.others().first()));
    QVERIFY(!window.part(u"newIncident"_s));
    window.type(u"gi"_s); // keys that the form of the other window holds back there
    AWAIT(window.queue().size() == 1);
    QVERIFY(window.turnTo(window.window()));
    QVERIFY(window.hasFocus(u"title"_s));
    QCOMPARE(window.text(u"title"_s), u"Boiler"_s);
}

void TestTwoWindows::keysThatAreChangedInOneHoldInBoth()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"change keys"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"keyFilter"_s));
    window.type(u"acknowledge"_s);
    QVERIFY(window.tabTo(u"keyTable"_s));
    const auto* acts = qobject_cast<QTableWidget*>(window.part(u"keyTable"_s));
    QVERIFY(acts);
    const auto isChosen = [&] {
        const auto* item = acts->currentItem();
        return item && item->text() == u"Acknowledge"_s;
    };
    for (int i = 0; i < acts->rowCount() && !isChosen(); ++i)
        window.press(Qt::Key_Down); // other acts are called like that, too
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"keyEdit"_s));
    window.press(Qt::Key_F9);
    AWAIT(window.hasFocus(u"keySet"_s)); // once no more keys follow
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"“Acknowledge” has F9 now."_s));

    QVERIFY(window.turnTo(window.window()));
    window.type(u"y"_s);
    window.comeToRest();
    QVERIFY(!window.says(inTheList)); // it is no key of that any more
    window.press(Qt::Key_F9);
    AWAIT(window.says(inTheList));

    // An open card of the other window says so too.
    auto& actions = window.window().workspace()->actions();
    actions.setKeys(u"ticket.acknowledge"_s, actions.usualKeys(u"ticket.acknowledge"_s));
    window.lookAt(*second);
    const auto* table = qobject_cast<QTableWidget*>(window.part(u"keyTable"_s));
    QVERIFY(table);
    const auto named = table->findItems(u"Acknowledge"_s, Qt::MatchExactly);
    QCOMPARE(named.size(), 1);
    QCOMPARE(table->item(named.first()->row(), 1)->text(), u"Y"_s);
}

void TestTwoWindows::rowsAreAsHighInBoth()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    window.lookAt(window.window());
    const auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
    QVERIFY(table);
    const auto& acts = second->findChild<Workspace*>()->actions();
    acts.find(u"rows.compact"_s)->trigger();
    const int low = table->rowHeight(0);
    acts.find(u"rows.comfortable"_s)->trigger();
    QVERIFY(low > 0 && low < table->rowHeight(0));
}

void TestTwoWindows::closingOneLeavesTheOther_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("the first is closed") << true;
    QTest::newRow("the second is closed") << false;
}

void TestTwoWindows::closingOneLeavesTheOther()
{
    QFETCH(bool, isFirst);
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    auto* first = static_cast<QWidget*>(&window.window());
    const QPointer<QWidget> closed = isFirst ? first : second;
    auto* kept = isFirst ? second : first;

    QVERIFY(window.turnTo(*closed));
    window.press(Qt::Key_W, controlShift);

    AWAIT(!closed || !closed->isVisible());
    AWAIT(isFirst ? !window.window().workspace() : !closed); // its pages are gone
    QVERIFY(kept->isVisible());
    QVERIFY(window.turnTo(*kept));
    window.type(u"y"_s);
    AWAIT(window.says(inTheList));
    QCOMPARE(sessions(window), 1);

    // There can be two again; the one that comes begins anew.
    window.press(Qt::Key_N, controlShift);
    AWAIT(window.window().isVisible() && window.others().size() == 1);
    QVERIFY(window.turnTo(isFirst ? *first : *window.others().first()));
    QVERIFY(!window.part(u"ticketTitle"_s));
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    window.press(Qt::Key_Return);
    AWAIT(window.says(acknowledged));

    window.close();
    QCOMPARE(sessions(window), 0);
    QCOMPARE(window.others().size(), 0);
}

void TestTwoWindows::theLockIsForBothAndOpensBoth_data()
{
    QTest::addColumn<bool>("isFirstClosed");
    QTest::newRow("both are open") << false;
    QTest::newRow("only the second is open") << true;
}

void TestTwoWindows::theLockIsForBothAndOpensBoth()
{
    QFETCH(bool, isFirstClosed);
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    if (isFirstClosed) {
        window.window().close();
        AWAIT(!window.window().workspace());
        QVERIFY(window.turnTo(*second));
    }

    window.press(Qt::Key_L, Qt::ControlModifier);

    AWAIT(window.window().isLocked());
    QVERIFY(!second->isVisible());
    window.lookAt(window.window());
    AWAIT(window.part(u"lockPage"_s) && window.hasFocus(u"unlockPassword"_s));
    QVERIFY(!window.says(u"Printer on fire"_s));
    QVERIFY(QTest::qWaitForWindowActive(&window.window(), test::patience));
    window.type(test::password);
    window.press(Qt::Key_Return);
    AWAIT(second->isVisible());
    QCOMPARE(window.window().isVisible(), !isFirstClosed);
    QVERIFY(!window.part(u"lockPage"_s));
    AWAIT(second->isActiveWindow()); // where somebody was
    window.lookAt(*second);
    QCOMPARE(window.queue().size(), 1);
    window.type(u"y"_s);
    AWAIT(window.says(inTheList));
    QCOMPARE(sessions(window), 1);
}

/// In place of the window that was seen until then.
void TestTwoWindows::theLockComesUpWhereTheFirstIsMinimized()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    auto* second = openTwo(window);
    QVERIFY(second);
    window.window().showMinimized();
    AWAIT(window.window().isMinimized());
    QVERIFY(window.turnTo(*second));

    window.press(Qt::Key_L, Qt::ControlModifier);

    AWAIT(window.window().isLocked());
    QVERIFY(!second->isVisible());
    window.lookAt(window.window());
    AWAIT(!window.window().isMinimized() && window.hasFocus(u"unlockPassword"_s));
    QVERIFY(QTest::qWaitForWindowActive(&window.window(), test::patience));
    window.type(test::password);
    window.press(Qt::Key_Return);
    AWAIT(second->isVisible() && second->isActiveWindow());
    AWAIT(window.window().isMinimized()); // as it was
}

void TestTwoWindows::whoeverSignsInInsteadFindsOneWindow()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().signIn.setPassword(window.bo(), test::passwordOfBo));
    const QPointer<QWidget> second = openTwo(window);
    QVERIFY(second);
    window.press(Qt::Key_L, Qt::ControlModifier);
    AWAIT(window.window().isLocked());
    QVERIFY(window.turnTo(window.window()));
    QVERIFY(window.tabTo(u"someoneElse"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"signInPage"_s) && window.hasFocus(u"login"_s));

    window.enter(u"bo"_s, test::passwordOfBo);

    AWAIT(window.part(u"workspace"_s));
    QVERIFY(window.says(u"Bo Lindqvist"_s));
    QVERIFY(!second);
    QTRY_COMPARE_WITH_TIMEOUT(sessions(window), 1, test::patience);
}

void TestTwoWindows::signingOutInOneEndsBoth()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    const QPointer<QWidget> second = openTwo(window);
    QVERIFY(second);
    QVERIFY(window.chooseInPalette(u"sign out"_s));

    AWAIT(!second);
    AWAIT(window.part(u"login"_s) && window.window().isActiveWindow());
    QVERIFY(!window.part(u"workspace"_s));
    QTRY_COMPARE_WITH_TIMEOUT(sessions(window), 0, test::patience);
    QVERIFY(window.tabTo(u"login"_s));
    window.enter(u"mira"_s, test::password);
    AWAIT(window.part(u"workspace"_s));
    QCOMPARE(window.others().size(), 0);
}

void TestTwoWindows::quittingClosesBoth()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    const QPointer<QWidget> second = openTwo(window);
    QVERIFY(second);

    window.press(Qt::Key_Q, Qt::ControlModifier);

    AWAIT(!second);
    QVERIFY(!window.window().isVisible());
    window.close();
    QCOMPARE(sessions(window), 0);
}

HOMEPORT_WINDOW_TEST(TestTwoWindows)

#include "tst_two_windows.moc"

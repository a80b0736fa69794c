#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/tab_strip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTabBar>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestListActs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void whatNeedsNothingMoreIsDoneInPlace();
    void formsLieOverTheList();
    void writingOpensTheTicket();
    void oneKeyGoesThroughTheModes();
    void whatIsChosenOrMarkedIsCopied();
    void noTwoActsShareAKey();
    void fromATicketKeysGoOnThroughItsList();
    void whatWasResolvedIsFollowedByWhatStoodBelow();

private:
    static int tabs(DeskWindow& window);
};

int TestListActs::tabs(DeskWindow& window)
{
    return window.window().findChild<TabStrip*>()->findChild<QTabBar*>()->count();
}

/// As quickly as the keys come.
void TestListActs::whatNeedsNothingMoreIsDoneInPlace()
{
    DeskWindow window;
    QList<TicketId> all;
    for (int i = 1; i <= 3; ++i)
        all << window.report(u"Printer %1 on fire"_s.arg(i));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3 && window.chosenLine().contains(u"Printer 3"_s));
    auto* page = window.window().workspace()->queuePage();
    for (int i = 0; i < 2; ++i) // by numbers, whatever is changed
        page->sortBy(QueueModel::Number);
    AWAIT(window.queue().size() == 3 && window.queue().first().contains(u"Printer 1"_s));
    QVERIFY(window.chosenLine().contains(u"Printer 3"_s));

    for (int i = 0; i < 3; ++i) {
        window.press(Qt::Key_A, Qt::ShiftModifier);
        window.type(u"k"_s);
    }

    for (const auto& id : all)
        AWAIT(window.ticket(id).assignedUserId == window.mira().person);
    QCOMPARE(tabs(window), 0);
    QVERIFY(window.hasFocus(u"queueTable"_s));
    QVERIFY(window.chosenLine().contains(u"Printer 1"_s));
    QVERIFY(window.takeBack(u"took INC-00000"_s));
}

void TestListActs::formsLieOverTheList()
{
    DeskWindow window;
    const auto older = window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.desk().incidents.acknowledge(window.mira(), older));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2 && window.chosenLine().contains(u"Printer on fire"_s));

    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);

    AWAIT(window.ticket(older).status == TicketStatus::OnHold);
    AWAIT(!window.part(u"actForm"_s) && window.hasFocus(u"queueTable"_s));
    AWAIT(window.chosenLine().contains(u"On hold"_s));
    QVERIFY(window.chosenLine().contains(u"Printer on fire"_s));
    QCOMPARE(tabs(window), 0);
    window.type(u"w"_s); // and the keys go on working there
    AWAIT(window.ticket(older).status == TicketStatus::Acknowledged);
}

void TestListActs::writingOpensTheTicket()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);

    window.type(u"n"_s);

    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    QCOMPARE(tabs(window), 1);
}

void TestListActs::oneKeyGoesThroughTheModes()
{
    DeskWindow window;
    window.report(u"VPN drops"_s);
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2 && window.part(u"preview"_s));
    AWAIT(window.chosenLine().contains(u"Printer on fire"_s));

    window.type(u"d"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    window.type(u"d"_s);
    AWAIT(window.part(u"queueTable"_s) && !window.part(u"preview"_s));
    window.type(u"d"_s);
    AWAIT(window.part(u"queueTable"_s) && window.part(u"preview"_s));

    QCOMPARE(tabs(window), 1);
    window.type(u"j"_s);
    AWAIT(window.chosenLine().contains(u"VPN drops"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier); // and behind it
    AWAIT(tabs(window) == 2);
    QVERIFY(window.hasFocus(u"queueTable"_s));
}

void TestListActs::noTwoActsShareAKey()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    const auto& actions = window.window().workspace()->actions();
    const auto clash = [&](const QAction* one, const QAction* other) {
        const auto keys = actions.usualKeys(one->objectName());
        const auto others = actions.usualKeys(other->objectName());
        return std::any_of(keys.begin(), keys.end(), [&](const QKeySequence& each) {
            return std::any_of(others.begin(), others.end(),
                [&](const QKeySequence& its) { return Actions::clash(each, its); });
        });
    };

    QStringList shared;
    QList<const QAction*> earlier;
    for (const auto* action : actions.all()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue; // in one part of the window, where the same keys may mean more
        for (const auto* other : std::as_const(earlier)) {
            if (clash(other, action))
                shared << other->objectName() + u' ' + action->objectName();
        }
        earlier.append(action);
    }

    // No ticket can be begun and gone on with.
    QCOMPARE(shared, QStringList{u"ticket.start ticket.resume"_s});
}

void TestListActs::whatIsChosenOrMarkedIsCopied()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2 && window.chosenLine().contains(u"VPN drops"_s));
    const auto* clipboard = QGuiApplication::clipboard();

    window.press(Qt::Key_Y, Qt::ShiftModifier);
    QCOMPARE(clipboard->text(), u"INC-000002"_s);
    window.press(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(clipboard->text().startsWith(u"INC-000002\t"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard->text().split(u'\n').size(), 2);
    window.press(Qt::Key_Escape);

    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"VPN drops"_s);
    QVERIFY(window.chooseInPalette(u"Copy number and title"_s));
    AWAIT(clipboard->text() == u"INC-000002 VPN drops"_s);
}

void TestListActs::fromATicketKeysGoOnThroughItsList()
{
    DeskWindow window;
    for (int i = 1; i <= 3; ++i)
        window.report(u"Printer %1 on fire"_s.arg(i));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3 && window.chosenLine().contains(u"Printer 3"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 3 on fire"_s);

    window.type(u"j"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 2 on fire"_s);
    window.type(u"j"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 1 on fire"_s);
    window.type(u"j"_s);
    AWAIT(window.says(u"There is no further ticket in the list."_s));
    window.type(u"k"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 2 on fire"_s);
    QCOMPARE(tabs(window), 1);

    window.press(Qt::Key_W, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"queueTable"_s));
    QVERIFY(window.chosenLine().contains(u"Printer 2"_s));
    QCOMPARE(tabs(window), 0);
}

void TestListActs::whatWasResolvedIsFollowedByWhatStoodBelow()
{
    DeskWindow window;
    for (int i = 1; i <= 3; ++i)
        window.report(u"Printer %1 on fire"_s.arg(i));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    window.type(u"j"_s);
    AWAIT(window.chosenLine().contains(u"Printer 2"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 2 on fire"_s);
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.type(u"Put out."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    const auto* model = window.window().workspace()->queuePage()->model();
    AWAIT(!window.part(u"actForm"_s) && model->rowCount() == 2);

    window.type(u"j"_s);

    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 1 on fire"_s);
    window.type(u"k"_s);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 3 on fire"_s);
}

HOMEPORT_WINDOW_TEST(TestListActs)

#include "tst_list_acts.moc"

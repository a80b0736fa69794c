#include "core/tickets/saved_views.h"
#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/nav_list.h"

#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QTableWidget>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// Saved views in the navigation, and the keys of acts, with real keys.
class TestViewList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init() // a new person at this machine
    {
        for (const auto& kept : {u"columns"_s, u"list"_s})
            QSettings().remove(kept);
    }
    void aListIsSavedByOneKeyAndCounted();
    void viewsAreChangedMovedDeletedAndTakenBack();
    void columnsAreKeptPerList();
    void furtherColumnsAreReadOnceTheyAreShown();
    void aListIsGroupedAndSavedSo();
    void aListIsSortedAndSavedSo();
    void theViewButtonTellsWhatHoldsAndIsWorkedByKeys();
    void rowsAreAsHighAsWasChosenOnThisDevice();
    void keysAreChangedAndAClashIsTold();
    void keysThatStandOnAPageFollow();

private:
    /// What stands under "Saved": names with counts.
    static QStringList saved(DeskWindow& window)
    {
        auto* places = qobject_cast<QListWidget*>(window.part(u"places"_s));
        QStringList found;
        bool isUnder = false;
        for (int i = 0; places && i < places->count(); ++i) {
            const auto* item = places->item(i);
            const auto key = item->data(Qt::UserRole).toString();
            if (key.isEmpty())
                isUnder = item->text() == "Saved"_L1;
            else if (isUnder)
                found += item->text() + u' ' + item->data(Qt::UserRole + 1).toString();
        }
        return found;
    }
    static QList<StoredView> stored(DeskWindow& window)
    {
        auto& replica = *window.desk().replica;
        const auto found = SavedViews::visible(replica.database(), window.mira());
        return found ? *found : QList<StoredView>();
    }
    /// A part of the menu of the list; null while that is not open.
    static QMenu* listMenu(DeskWindow& window, const QString& name)
    {
        const auto* menu = qobject_cast<QMenu*>(window.part(u"listMenu"_s));
        const auto entries = menu ? menu->actions() : QList<QAction*>();
        for (const auto* entry : entries) {
            if (entry->text() == name)
                return entry->menu();
        }
        return nullptr;
    }
    /// What is ticked in there.
    static QStringList held(DeskWindow& window, const QString& name)
    {
        const auto* menu = listMenu(window, name);
        const auto entries = menu ? menu->actions() : QList<QAction*>();
        QStringList found;
        for (const auto* entry : entries) {
            if (entry->isChecked())
                found += entry->text();
        }
        return found;
    }
    static int rowHeight(DeskWindow& window)
    {
        const auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
        return table ? table->rowHeight(0) : 0;
    }
    static void save(DeskWindow& window, const QString& filter, const QString& name)
    {
        window.type(u"gi"_s);
        window.type(u"/"_s);
        window.type(filter);
        window.press(Qt::Key_Return);
        AWAIT(window.hasFocus(u"queueTable"_s));
        window.type(u"v"_s);
        AWAIT(window.hasFocus(u"viewName"_s));
        window.type(name);
        window.press(Qt::Key_Return);
        AWAIT(window.text(u"queueTitle"_s) == name);
        window.type(u"gi"_s);
        window.type(u"/"_s);
        window.press(Qt::Key_Escape);
        window.press(Qt::Key_Return);
    }
};

void TestViewList::aListIsSavedByOneKeyAndCounted()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"Printer jam"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    QCOMPARE(saved(window), QStringList());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    window.type(u"/"_s);
    window.type(u"title:printer"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"queueTable"_s) && window.queue().size() == 2);
    window.type(u"v"_s);
    AWAIT(window.hasFocus(u"viewName"_s));
    window.type(u"Printers"_s);
    window.press(Qt::Key_Return);

    AWAIT(saved(window) == QStringList{u"Printers 2"_s});
    AWAIT(window.text(u"queueTitle"_s) == u"Printers"_s);
    QCOMPARE(stored(window).size(), 1);
    QVERIFY(isOfOpenOnly(stored(window).first().setup.filter));
    // The filter stands in the field as it can be typed, and the count is kept.
    AWAIT(window.text(u"filter"_s).contains(u"title:printer"_s));
    window.report(u"Printer three"_s);
    AWAIT(saved(window) == QStringList{u"Printers 3"_s});
    AWAIT(window.queue().size() == 3);
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 4);
    QVERIFY(window.text(u"filter"_s).isEmpty());
    auto* nav = window.window().findChild<NavList*>();
    emit nav->chosen(u"view:"_s + stored(window).first().id.toString());
    AWAIT(window.queue().size() == 3);
}

void TestViewList::viewsAreChangedMovedDeletedAndTakenBack()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    save(window, u"title:printer"_s, u"Printers"_s);
    AWAIT(saved(window) == QStringList{u"Printers 1"_s});
    save(window, u"title:vpn"_s, u"Tunnels"_s);
    AWAIT(saved(window) == (QStringList{u"Printers 1"_s, u"Tunnels 1"_s}));

    emit window.window().findChild<NavList*>()->chosen(
        u"view:"_s + stored(window).last().id.toString());
    AWAIT(window.text(u"queueTitle"_s) == u"Tunnels"_s);
    AWAIT(window.hasFocus(u"queueTable"_s));
    window.press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(saved(window) == (QStringList{u"Tunnels 1"_s, u"Printers 1"_s}));

    window.press(Qt::Key_V, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"viewName"_s));
    window.type(u"Net"_s); // over the name, which is chosen
    window.press(Qt::Key_Return);
    AWAIT(saved(window) == (QStringList{u"Net 1"_s, u"Printers 1"_s}));

    auto* workspace = window.window().workspace();
    workspace->actions().find(u"view.delete"_s)->trigger();
    AWAIT(saved(window) == QStringList{u"Printers 1"_s});
    AWAIT(window.text(u"queueTitle"_s) == u"My work"_s);
    QVERIFY(window.takeBack(u"deleted the view"_s));
    AWAIT(saved(window) == (QStringList{u"Net 1"_s, u"Printers 1"_s}));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(saved(window) == (QStringList{u"Tunnels 1"_s, u"Printers 1"_s}));
}

void TestViewList::columnsAreKeptPerList()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    const auto header = [&] {
        return window.window().findChild<QTableView*>(u"queueTable"_s)->horizontalHeader();
    };
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QVERIFY(header()->isSectionHidden(QueueModel::Team));
    header()->setSectionHidden(QueueModel::Team, false);
    header()->resizeSection(QueueModel::Team, 177);
    header()->moveSection(header()->visualIndex(QueueModel::Team), 1);
    window.type(u"gm"_s);
    AWAIT(window.text(u"queueTitle"_s) == u"My work"_s);
    QVERIFY(header()->isSectionHidden(QueueModel::Team));
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QVERIFY(!header()->isSectionHidden(QueueModel::Team));
    QCOMPARE(header()->visualIndex(QueueModel::Team), 1);
    QCOMPARE(header()->sectionSize(QueueModel::Team), 177);
}

void TestViewList::furtherColumnsAreReadOnceTheyAreShown()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QVERIFY(!window.queue().at(0).contains(u"End-User Device"_s));

    window.window().workspace()->actions().find(u"view.columns"_s)->trigger();
    const auto shown = [&](const QString& name) {
        const auto* menu = window.window().findChild<QMenu*>(u"columnMenu"_s);
        const auto entries = menu ? menu->actions() : QList<QAction*>();
        for (auto* entry : entries) {
            if (entry->text() == name)
                return entry->setChecked(true), true;
        }
        return false;
    };
    AWAIT(shown(u"Category"_s));
    QVERIFY(shown(u"Impact"_s));
    AWAIT(window.queue().at(0).contains(u"End-User Device | Medium"_s));
    const auto kept = [] { return QSettings().value(u"columns/incident.open"_s).toStringList(); };
    AWAIT(!kept().filter(u"category:"_s).isEmpty());
}

void TestViewList::aListIsGroupedAndSavedSo()
{
    DeskWindow window;
    window.report(u"First"_s);
    const auto taken = window.report(u"Second"_s);
    QVERIFY(window.desk().incidents.take(window.mira(), taken));
    window.report(u"Third"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    auto* header = qobject_cast<QTableView*>(window.part(u"queueTable"_s))->horizontalHeader();
    QVERIFY(header->isSectionHidden(QueueModel::Group));
    window.window().workspace()->actions().find(u"group.assignee"_s)->trigger();
    AWAIT(
        !header->isSectionHidden(QueueModel::Group) && header->visualIndex(QueueModel::Group) == 0);
    AWAIT(window.queue().size() == 3 && window.queue().at(0).contains(u"Third"_s)
        && window.queue().at(2).contains(u"Second"_s));
    AWAIT(window.queue().at(0).endsWith(u"Nobody | Incident"_s));
    QVERIFY(!window.queue().at(1).endsWith(u"Nobody | Incident"_s)); // said once

    window.type(u"v"_s);
    AWAIT(window.hasFocus(u"viewName"_s));
    window.type(u"By person"_s);
    window.press(Qt::Key_Return);
    AWAIT(saved(window) == QStringList{u"By person 3"_s});
    window.type(u"gi"_s);
    AWAIT(header->isSectionHidden(QueueModel::Group));
    emit window.window().findChild<NavList*>()->chosen(
        u"view:"_s + stored(window).first().id.toString());
    AWAIT(!header->isSectionHidden(QueueModel::Group) && window.queue().size() == 3);
}

void TestViewList::aListIsSortedAndSavedSo()
{
    DeskWindow window;
    window.report(u"Badges do not open"_s);
    window.report(u"Accounts are locked"_s);
    window.report(u"Cables are torn"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    window.window().workspace()->actions().find(u"sort.title"_s)->trigger();
    AWAIT(window.queue().first().contains(u"Accounts"_s));
    window.press(Qt::Key_V, Qt::AltModifier);
    AWAIT(window.part(u"listMenu"_s));
    QCOMPARE(held(window, u"Order"_s), QStringList{u"Sort the list by title"_s});
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"listMenu"_s));

    window.type(u"v"_s);
    AWAIT(window.hasFocus(u"viewName"_s));
    window.type(u"By title"_s);
    window.press(Qt::Key_Return);
    AWAIT(saved(window) == QStringList{u"By title 3"_s});
    window.type(u"gi"_s);
    window.window().workspace()->actions().find(u"sort.number"_s)->trigger();
    AWAIT(window.queue().first().contains(u"Cables"_s));
    emit window.window().findChild<NavList*>()->chosen(
        u"view:"_s + stored(window).first().id.toString());
    AWAIT(window.queue().size() == 3 && window.queue().first().contains(u"Accounts"_s));
}

void TestViewList::theViewButtonTellsWhatHoldsAndIsWorkedByKeys()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QVERIFY(window.tabTo(u"queueViewButton"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"listMenu"_s));
    QVERIFY(held(window, u"Columns"_s).contains(u"Status"_s));
    QVERIFY(!held(window, u"Columns"_s).contains(u"Team"_s));
    QCOMPARE(held(window, u"Groups"_s), QStringList{u"Do not group the list"_s});
    QCOMPARE(held(window, u"Order"_s), QStringList{u"Sort the list by the last change"_s});
    QCOMPARE(held(window, u"Row height"_s), QStringList{u"Comfortable rows in the list"_s});
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"listMenu"_s));

    auto& actions = window.window().workspace()->actions();
    actions.find(u"group.status"_s)->trigger();
    actions.find(u"sort.number"_s)->trigger();
    window.press(Qt::Key_V, Qt::AltModifier);
    AWAIT(window.part(u"listMenu"_s));
    QCOMPARE(held(window, u"Groups"_s), QStringList{u"Group the list by status"_s});
    QCOMPARE(held(window, u"Order"_s), QStringList{u"Sort the list by number"_s});
    listMenu(window, u"Groups"_s)->actions().last()->trigger();
    QCOMPARE(
        window.window().workspace()->queuePage()->model()->view().group, QueueView::Group::None);
    window.press(Qt::Key_Escape);
}

void TestViewList::rowsAreAsHighAsWasChosenOnThisDevice()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QCOMPARE(rowHeight(window), int(Theme::normalRow));
    window.press(Qt::Key_V, Qt::AltModifier);
    AWAIT(window.part(u"listMenu"_s));
    for (int i = 0; i < 4; ++i)
        window.press(Qt::Key_Down);
    window.press(Qt::Key_Right);
    AWAIT(listMenu(window, u"Row height"_s)->isVisible());
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(rowHeight(window) == Theme::compactRow);
    AWAIT(!window.part(u"listMenu"_s));

    window.close();
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QCOMPARE(rowHeight(window), int(Theme::compactRow));
    window.window().workspace()->actions().find(u"rows.comfortable"_s)->trigger();
    QCOMPARE(rowHeight(window), int(Theme::normalRow));

    QSettings().setValue(u"list/row_height"_s, u"as high as the house"_s);
    window.close();
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QCOMPARE(rowHeight(window), int(Theme::normalRow));
}

void TestViewList::keysAreChangedAndAClashIsTold()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    auto& actions = window.window().workspace()->actions();
    actions.find(u"keys"_s)->trigger();
    AWAIT(window.hasFocus(u"keyFilter"_s));
    window.type(u"Next ticket"_s);
    auto* table = qobject_cast<QTableWidget*>(window.part(u"keyTable"_s));
    QCOMPARE(table->rowCount(), 1);
    table->setFocus();
    window.press(Qt::Key_Return);
    QVERIFY(window.hasFocus(u"keyEdit"_s) || window.part(u"keyEdit"_s)->hasFocus()
        || window.part(u"keyEdit"_s)->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_K);
    AWAIT(window.says(u"“Previous in the list” has K already"_s));
    AWAIT(window.hasFocus(u"keySet"_s)); // once no more keys follow
    QCOMPARE(window.text(u"keySet"_s), u"Take it over"_s);
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"“Next ticket in the list” has K now."_s));
    QCOMPARE(actions.find(u"list.next"_s)->shortcuts(), QList{QKeySequence(u"K"_s)});
    QVERIFY(actions.find(u"list.previous"_s)->shortcuts().isEmpty());
    window.press(Qt::Key_Escape);

    // The profile keeps it.
    window.close();
    window.open();
    QVERIFY(window.signIn());
    auto& again = window.window().workspace()->actions();
    QCOMPARE(again.find(u"list.next"_s)->shortcuts(), QList{QKeySequence(u"K"_s)});
    for (const auto& id : {u"list.next"_s, u"list.previous"_s})
        again.setKeys(id, again.usualKeys(id));
    QCOMPARE(again.find(u"list.next"_s)->shortcuts(), QList{QKeySequence(u"J"_s)});
}

void TestViewList::keysThatStandOnAPageFollow()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    auto& actions = window.window().workspace()->actions();
    const auto* search = window.part(u"search"_s);
    const auto* filter = window.part(u"filter"_s)->findChild<KeyHint*>();
    QCOMPARE(search->accessibleDescription(), u"Ctrl K"_s);
    QCOMPARE(filter->text(), u"/"_s);

    actions.setKeys(u"palette"_s, {QKeySequence(Qt::CTRL | Qt::Key_J)});
    actions.setKeys(u"filter"_s, {QKeySequence(Qt::Key_Q)});

    const auto told = search->accessibleDescription() + u", "_s + filter->text();
    for (const auto& id : {u"palette"_s, u"filter"_s})
        actions.setKeys(id, actions.usualKeys(id));
    QCOMPARE(told, u"Ctrl J, Q"_s);
    QCOMPARE(filter->text(), u"/"_s);
}

HOMEPORT_WINDOW_TEST(TestViewList)
#include "tst_view_list.moc"

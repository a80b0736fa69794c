#include "core/tickets/history.h"
#include "tests/gui/desk_window.h"
#include "tests/gui/problem_form.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QMenu>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;
using test::problemForm;

/// G-13 in the real window: tickets are deleted by key, one or many, and come back.
class TestDeleting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aTicketGoesAndComesBack();
    void fromTheListTheNextLineIsChosen();
    void whatHasPartsStaysAndSaysWhy();
    void behindAnotherPageNothingIsDeleted();
    void inATextTheKeyTakesAWord();
    void whatSomebodyElseDeletedIsSaid();
    void whatIsBeingWrittenThereGoesOn();
    void aFieldThatIsOpenThereKeepsItsKeys();
    void whoMayNotIsNotOfferedTo();
    void whoMayNotIsNotOfferedManyEither();
    void manyGoAndComeBackAtOnce();
    void partsGoWithWhatTheyArePartOf();
    void ofWhateverKind();
    void theMenuOfALineOffersIt();
    void thePaletteOffersIt();

private:
    static bool isDeleted(DeskWindow& window, TicketId id)
    {
        return bool(window.desk().deletions.find(window.mira(), id));
    }
    static bool isOffered(DeskWindow& window, const QString& act = u"ticket.delete"_s)
    {
        return window.window().workspace()->actions().find(act)->isEnabled();
    }
    static void pressDelete(DeskWindow& window)
    {
        window.press(Qt::Key_Delete, Qt::ControlModifier);
    }
};

void TestDeleting::aTicketGoesAndComesBack()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto number = window.ticket(id).number;
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window) && isOffered(window, u"clock.recalculate"_s));

    pressDelete(window);
    pressDelete(window); // before it was answered

    AWAIT(isDeleted(window, id));
    AWAIT(window.part(u"deletedStrip"_s) && window.says(number + u" was deleted by"_s));
    QVERIFY(window.says(u"Bring it back"_s) && !window.part(u"actForm"_s)); // nothing was asked
    const auto found = window.desk().deletions.find(window.mira(), id);
    QVERIFY(found);
    QCOMPARE(found->reason, QString());
    AWAIT(!isOffered(window) && !isOffered(window, u"ticket.assign"_s)); // nothing can be done
    AWAIT(!isOffered(window, u"clock.recalculate"_s)); // nor about its clocks
    QVERIFY(!isOffered(window, u"ticket.tag"_s) && !isOffered(window, u"history"_s));
    window.press(Qt::Key_T); // not what belongs to it either
    QVERIFY(!window.part(u"actForm"_s));
    AWAIT(window.says(u"deleted "_s + number)); // what Ctrl+Z would take back

    window.press(Qt::Key_Z, Qt::ControlModifier);

    AWAIT(!isDeleted(window, id));
    AWAIT(!window.part(u"deletedStrip"_s) && isOffered(window, u"ticket.assign"_s));
    AWAIT(isOffered(window, u"clock.recalculate"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(isDeleted(window, id) && window.part(u"deletedStrip"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"ticketPage"_s) && window.queue().isEmpty()); // the list that has none
}

/// screens.md 2: asked of nothing, it says what happened and how it is taken back.
void TestDeleting::fromTheListTheNextLineIsChosen()
{
    DeskWindow window;
    QList<TicketId> ids;
    for (const auto& title : {u"Printer on fire"_s, u"Monitor flickers"_s, u"Mail is slow"_s})
        ids << window.report(title);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    AWAIT(!window.chosenLine().isEmpty());
    const auto idIn = [&](const QString& line) {
        const auto found = std::find_if(ids.begin(), ids.end(),
            [&](const TicketId& id) { return line.contains(window.ticket(id).number); });
        return found == ids.end() ? TicketId() : *found;
    };
    const auto chosen = idIn(window.queue().at(1));
    const auto number = window.ticket(chosen).number;
    const auto next = window.ticket(idIn(window.queue().at(2))).number;
    window.type(u"j"_s);
    AWAIT(window.chosenLine().contains(number));
    AWAIT(isOffered(window));

    pressDelete(window);
    pressDelete(window); // before the line is gone

    AWAIT(isDeleted(window, chosen));
    AWAIT(window.queue().size() == 2);
    AWAIT(window.chosenLine().contains(next)); // which stood below it
    QVERIFY(window.part(u"queueTable"_s) && !window.part(u"actForm"_s));
    const auto gone = std::count_if(
        ids.begin(), ids.end(), [&](const TicketId& id) { return isDeleted(window, id); });
    QCOMPARE(int(gone), 1);
    AWAIT(window.says(number + u" was deleted."_s) && window.says(u"deleted "_s + number));

    auto* back = window.part(u"workspaceMessage"_s)->findChild<QPushButton*>();
    QVERIFY(back);
    QCOMPARE(back->text(), u"Bring it back"_s);
    back->click();

    AWAIT(!isDeleted(window, chosen) && window.queue().size() == 3);
    AWAIT(!window.part(u"workspaceMessage"_s));
}

void TestDeleting::whatHasPartsStaysAndSaysWhy()
{
    DeskWindow window;
    const auto parent = window.report(u"Printer on fire"_s);
    const auto part = window.report(u"Printer smokes"_s);
    QVERIFY(window.desk().links.setParent(window.mira(), part, parent));
    QVERIFY(window.desk().deletions.remove(window.mira(), part)); // so that one is listed
    const auto entry = window.desk().replica->lastWritten();
    QVERIFY(test::openOnly(window));
    QVERIFY(undo(*window.desk().replica, window.mira(), entry));
    AWAIT(isOffered(window));

    pressDelete(window);

    AWAIT(window.says(u"Other tickets are part of it"_s));
    QVERIFY(!isDeleted(window, parent) && !window.part(u"deletedStrip"_s));
}

/// It would be what the list has chosen, which nobody sees there.
void TestDeleting::behindAnotherPageNothingIsDeleted()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    AWAIT(isOffered(window));

    window.type(u"g,"_s);

    AWAIT(!window.part(u"queueTable"_s));
    QVERIFY(!isOffered(window));
    pressDelete(window);
    window.press(Qt::Key_Escape);
    AWAIT(window.part(u"queueTable"_s) && isOffered(window));
    QVERIFY(!isDeleted(window, id));
}

/// Where one writes the key means what it means in every text.
void TestDeleting::inATextTheKeyTakesAWord()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));
    window.press(Qt::Key_N);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"Bring water"_s);
    window.press(Qt::Key_Home);

    pressDelete(window);

    AWAIT(window.text(u"composerText"_s) == u"water"_s);
    QVERIFY(!isDeleted(window, id));
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_T);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"tag"_s));
    window.type(u"Raised twice"_s);
    window.press(Qt::Key_Home);
    pressDelete(window);
    AWAIT(window.text(u"tag"_s) == u"twice"_s); // on a card, too
    QVERIFY(!isDeleted(window, id));
}

void TestDeleting::whatSomebodyElseDeletedIsSaid()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));

    QVERIFY(window.desk().deletions.remove(window.mira(), id, u"Not for us"_s));

    AWAIT(window.part(u"deletedStrip"_s) && window.says(u"Not for us"_s));
    const auto buttons = window.part(u"deletedStrip"_s)->findChildren<QPushButton*>();
    const auto back = std::find_if(buttons.begin(), buttons.end(),
        [](const QPushButton* button) { return button->text() == u"Bring it back"_s; });
    QVERIFY(back != buttons.end());
    (*back)->click();
    AWAIT(!isDeleted(window, id) && !window.part(u"deletedStrip"_s));
    AWAIT(isOffered(window));
}

/// No key of what somebody types may become an act all of a sudden.
void TestDeleting::whatIsBeingWrittenThereGoesOn()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));
    window.press(Qt::Key_N);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"Bring "_s);
    AWAIT(window.says(u"Draft saved"_s));

    QVERIFY(window.desk().deletions.remove(window.mira(), id, u"Not for us"_s));

    AWAIT(window.part(u"deletedStrip"_s));
    QVERIFY(window.says(u"Nothing can be sent here now. What you wrote is kept."_s));
    QVERIFY(window.hasFocus(u"composerText"_s));
    window.type(u"cups"_s);
    QCOMPARE(window.text(u"composerText"_s), u"Bring cups"_s);
    QVERIFY(!window.part(u"newIncident"_s)); // which C alone would open
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.text(u"composerText"_s), u"Bring cups"_s);
    QVERIFY(!window.part(u"send"_s)->isEnabled());
    const auto found = window.desk().deletions.find(window.mira(), id);
    QVERIFY(found);
    QVERIFY(undo(*window.desk().replica, window.mira(), found->entry));
    AWAIT(window.part(u"send"_s)->isEnabled());
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id).contains(u"internal: Bring cups"_s));
}

void TestDeleting::aFieldThatIsOpenThereKeepsItsKeys()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));
    window.press(Qt::Key_F2);
    QVERIFY(window.hasFocus(u"field.title"_s));
    window.type(u"Printer s"_s); // over what was there

    QVERIFY(window.desk().deletions.remove(window.mira(), id, u"Not for us"_s));

    AWAIT(window.part(u"deletedStrip"_s));
    window.type(u"cratches"_s);
    QCOMPARE(window.text(u"field.title"_s), u"Printer scratches"_s);
    QVERIFY(!window.part(u"newIncident"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"It was not found"_s));
    QCOMPARE(window.text(u"field.title"_s), u"Printer scratches"_s); // to be copied
}

void TestDeleting::whoMayNotIsNotOfferedTo()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto number = window.ticket(id).number;
    QVERIFY(window.signInAsBo());
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window, u"ticket.assign"_s));
    QVERIFY(!isOffered(window));

    QVERIFY(window.desk().deletions.remove(window.mira(), id, u"Not for us"_s));

    AWAIT(window.says(number + u" was deleted, or is no longer yours to see."_s));
    QVERIFY(!window.says(u"Not for us"_s) && !window.says(u"Bring it back"_s));
}

void TestDeleting::whoMayNotIsNotOfferedManyEither()
{
    DeskWindow window;
    for (const auto& title : {u"Printer on fire"_s, u"Monitor flickers"_s})
        window.report(title);
    QVERIFY(window.signInAsBo());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2);
    AWAIT(!window.chosenLine().isEmpty());

    window.press(Qt::Key_J, Qt::ShiftModifier);

    AWAIT(window.text(u"bulkCount"_s) == u"2 tickets marked"_s);
    AWAIT(isOffered(window, u"ticket.assign"_s));
    QVERIFY(!isOffered(window) && !window.part(u"bulk.ticket.delete"_s));
}

void TestDeleting::manyGoAndComeBackAtOnce()
{
    DeskWindow window;
    QList<TicketId> ids;
    for (const auto& title : {u"Printer on fire"_s, u"Monitor flickers"_s, u"Mail is slow"_s})
        ids << window.report(title);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    AWAIT(!window.chosenLine().isEmpty());
    window.press(Qt::Key_J, Qt::ShiftModifier);
    window.press(Qt::Key_J, Qt::ShiftModifier);
    AWAIT(window.text(u"bulkCount"_s) == u"3 tickets marked"_s);
    QVERIFY(window.part(u"bulk.ticket.delete"_s));

    pressDelete(window);
    AWAIT(window.hasFocus(u"reason"_s));
    QVERIFY(window.says(u"They go out of all lists"_s));
    window.type(u"An exercise"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"3 tickets: 3 are deleted"_s));
    QVERIFY(!isDeleted(window, ids.first())); // nothing is written yet
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);

    AWAIT(window.says(u"Done for 3 tickets."_s));
    AWAIT(window.queue().isEmpty());
    QVERIFY(std::all_of(
        ids.begin(), ids.end(), [&](const TicketId& id) { return isDeleted(window, id); }));
    QCOMPARE(window.desk().deletions.find(window.mira(), ids.first())->reason, u"An exercise"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.queue().size() == 3);
}

/// R-4, whichever of them stands first in the list.
void TestDeleting::partsGoWithWhatTheyArePartOf()
{
    DeskWindow window;
    QList<TicketId> ids;
    for (const auto& title : {u"Lamp flickers"_s, u"Power fails"_s, u"Line is cut"_s, u"No tone"_s})
        ids << window.report(title);
    QVERIFY(window.desk().links.setParent(window.mira(), ids[0], ids[1]));
    QVERIFY(window.desk().links.setParent(window.mira(), ids[3], ids[2]));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 4);
    AWAIT(!window.chosenLine().isEmpty());
    for (int i = 0; i < 3; ++i)
        window.press(Qt::Key_J, Qt::ShiftModifier);
    AWAIT(window.text(u"bulkCount"_s) == u"4 tickets marked"_s);

    pressDelete(window);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"4 tickets: 4 are deleted"_s));
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);

    AWAIT(window.says(u"Done for 4 tickets."_s));
    QVERIFY(std::all_of(
        ids.begin(), ids.end(), [&](const TicketId& id) { return isDeleted(window, id); }));
}

void TestDeleting::ofWhateverKind()
{
    DeskWindow window;
    const auto made = window.desk().problems.create(window.mira(), problemForm());
    QVERIFY(made);
    QVERIFY(window.signIn());
    window.type(u"gl"_s);
    AWAIT(window.queue().size() == 1);
    AWAIT(!window.chosenLine().isEmpty());
    window.type(u"x"_s);
    AWAIT(window.part(u"bulk.ticket.delete"_s));
    QVERIFY(!window.part(u"bulkMore"_s)); // more is not there for problems yet

    pressDelete(window);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return); // it need not be said
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);

    AWAIT(isDeleted(window, made->ticket.id));
}

void TestDeleting::theMenuOfALineOffersIt()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    AWAIT(isOffered(window));
    auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
    QVERIFY(table);

    emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());

    QMenu* menu = nullptr;
    AWAIT((menu = window.window().findChild<QMenu*>(u"ticketMenu"_s)) && menu->isVisible());
    auto* action = window.window().workspace()->actions().find(u"ticket.delete"_s);
    QVERIFY(menu->actions().contains(action));
    QVERIFY(
        menu->actions().contains(window.window().workspace()->actions().find(u"ticket.assign"_s)));
    menu->close();
    action->trigger();
    AWAIT(isDeleted(window, id));
    AWAIT(window.queue().isEmpty());
}

void TestDeleting::thePaletteOffersIt()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));

    QVERIFY(window.chooseInPalette(u"Take it out of all lists"_s));

    AWAIT(isDeleted(window, id) && window.part(u"deletedStrip"_s));
}

HOMEPORT_WINDOW_TEST(TestDeleting)
#include "tst_deleting.moc"

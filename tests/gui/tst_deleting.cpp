#include "core/tickets/history.h"
#include "tests/gui/desk_window.h"
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

/// G-13 in the real window: tickets are deleted by key, one or many, and come back.
class TestDeleting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aTicketGoesAndComesBack();
    void aReasonIsAskedFor();
    void inATextTheKeyTakesAWord();
    void whatSomebodyElseDeletedIsSaid();
    void whatIsBeingWrittenThereGoesOn();
    void aFieldThatIsOpenThereKeepsItsKeys();
    void whoMayNotIsNotOfferedTo();
    void manyGoAndComeBackAtOnce();
    void ofWhateverKind();
    void theMenuOfALineOffersIt();

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
    AWAIT(window.hasFocus(u"reason"_s));
    window.type(u"Raised twice"_s);
    window.press(Qt::Key_Return);

    AWAIT(isDeleted(window, id));
    AWAIT(window.part(u"deletedStrip"_s) && window.says(number + u" was deleted by"_s));
    QVERIFY(window.says(u"Raised twice"_s));
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
    AWAIT(window.part(u"queueTable"_s) && window.queue().isEmpty());
}

void TestDeleting::aReasonIsAskedFor()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));

    pressDelete(window);
    AWAIT(window.hasFocus(u"reason"_s));
    QVERIFY(window.says(u"It goes out of all lists"_s));
    window.type(u"  "_s);
    window.press(Qt::Key_Return);

    AWAIT(window.says(u"Say in a few words why."_s) && window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));
    QVERIFY(!isDeleted(window, id));
}

/// Where one writes the key means what it means in every text.
void TestDeleting::inATextTheKeyTakesAWord()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(test::openOnly(window));
    AWAIT(isOffered(window));
    window.press(Qt::Key_N);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"Bring water"_s);
    window.press(Qt::Key_Home);

    pressDelete(window);

    AWAIT(window.text(u"composerText"_s) == u"water"_s);
    QVERIFY(!window.part(u"actForm"_s));
    window.press(Qt::Key_Escape);
    pressDelete(window);
    AWAIT(window.hasFocus(u"reason"_s));
    window.type(u"Raised twice"_s);
    window.press(Qt::Key_Home);
    pressDelete(window);
    AWAIT(window.text(u"reason"_s) == u"twice"_s); // on a card, too
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
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.queue().size() == 3);
}

void TestDeleting::ofWhateverKind()
{
    DeskWindow window;
    NewProblem problem;
    problem.title = u"Printers burn"_s;
    problem.description = u"Three by now."_s;
    problem.detection = ProblemDetection::Trend;
    const auto made = window.desk().problems.create(window.mira(), problem);
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
    window.type(u"An exercise"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);

    AWAIT(isDeleted(window, made->ticket.id));
}

void TestDeleting::theMenuOfALineOffersIt()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
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
    AWAIT(window.hasFocus(u"reason"_s));
}

HOMEPORT_WINDOW_TEST(TestDeleting)
#include "tst_deleting.moc"

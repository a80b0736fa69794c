#include "tests/gui/desk_window.h"

#include <QApplication>
#include <QMenu>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// What is entered in the forms of a ticket's acts and not yet done (screens.md section 2).
class TestActDrafts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void whatWasBegunIsThereAgain();
    void whatIsDoneIsNoDraftAnyMore();
    void itCanBeDiscarded();
    void eachTicketHasItsOwn();
    void whatIsPresetIsNoEntry();
    void itSurvivesAKilledProgram();
    void aCorrectionIsThereAgain();

private:
    /// Mira's, at work, and open.
    static bool openStarted(DeskWindow& window)
    {
        const auto id = window.report(u"Printer on fire"_s);
        return window.desk().incidents.startWork(window.mira(), id) && openOnly(window);
    }
    /// The form that the key opens has this field in focus.
    static bool open(DeskWindow& window, const QString& key, const QString& field)
    {
        window.type(key);
        return QTest::qWaitFor([&] { return window.hasFocus(field); }, test::patience);
    }
    /// Out of the menu of the last message, which has it once it is known who reads.
    static bool openCorrection(DeskWindow& window)
    {
        const auto isChosen = [&] {
            if (!QApplication::activePopupWidget())
                window.press(Qt::Key_M, Qt::ShiftModifier);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return false;
            const auto actions = menu->actions();
            for (auto* action : actions) {
                if (action->text() != u"Correct"_s)
                    continue;
                menu->setActiveAction(action);
                window.press(Qt::Key_Return);
                return true;
            }
            window.press(Qt::Key_Escape);
            return false;
        };
        return QTest::qWaitFor(isChosen, test::patience)
            && QTest::qWaitFor([&] { return window.hasFocus(u"correction"_s); }, test::patience);
    }
};

void TestActDrafts::whatWasBegunIsThereAgain()
{
    DeskWindow window;
    QVERIFY(openStarted(window));
    QVERIFY(open(window, u"s"_s, u"notes"_s));
    QVERIFY(!window.part(u"startOver"_s));
    window.type(u"Put out."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    QVERIFY(open(window, u"s"_s, u"notes"_s));

    AWAIT(window.text(u"notes"_s) == u"Put out."_s);
    QCOMPARE(window.text(u"draftNote"_s), u"Begun earlier"_s);
    QVERIFY(window.part(u"startOver"_s));
}

void TestActDrafts::whatIsDoneIsNoDraftAnyMore()
{
    DeskWindow window;
    QVERIFY(openStarted(window));
    QVERIFY(open(window, u"s"_s, u"notes"_s));
    window.type(u"Put out."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(!window.part(u"actForm"_s));
    QVERIFY(window.takeBack(u"resolved INC-000001"_s));
    AWAIT(window.says(u"step 4 of 6"_s));

    QVERIFY(open(window, u"s"_s, u"notes"_s));

    window.comeToRest(); // the disk has answered
    QVERIFY(window.text(u"notes"_s).isEmpty());
    QVERIFY(!window.part(u"startOver"_s));
}

void TestActDrafts::itCanBeDiscarded()
{
    DeskWindow window;
    QVERIFY(openStarted(window));
    QVERIFY(open(window, u"h"_s, u"reason"_s));
    QVERIFY(window.tabTo(u"comment"_s));
    window.type(u"Asked twice"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));
    QVERIFY(open(window, u"h"_s, u"reason"_s));
    AWAIT(window.part(u"startOver"_s));

    QVERIFY(window.tabTo(u"startOver"_s));
    window.press(Qt::Key_Space);

    AWAIT(!window.part(u"startOver"_s));
    QVERIFY(window.text(u"comment"_s).isEmpty());
}

void TestActDrafts::eachTicketHasItsOwn()
{
    DeskWindow window;
    QVERIFY(window.desk().incidents.startWork(window.mira(), window.report(u"Boiler cold"_s)));
    QVERIFY(window.desk().incidents.startWork(window.mira(), window.report(u"Gate shut"_s)));
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"INC-000001"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Boiler cold"_s && window.says(u"step 4 of 6"_s));
    QVERIFY(open(window, u"s"_s, u"notes"_s));
    window.type(u"Put on."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    QVERIFY(window.chooseInPalette(u"INC-000002"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"Gate shut"_s && window.says(u"step 4 of 6"_s));
    QVERIFY(open(window, u"s"_s, u"notes"_s));

    window.comeToRest();
    QVERIFY(window.text(u"notes"_s).isEmpty());
    QVERIFY(!window.part(u"startOver"_s));
}

/// Team and person come from the desk after the form is there.
void TestActDrafts::whatIsPresetIsNoEntry()
{
    DeskWindow window;
    QVERIFY(openStarted(window));
    QVERIFY(open(window, u"a"_s, u"team"_s));
    AWAIT(!window.text(u"person"_s).isEmpty());
    window.comeToRest();
    QVERIFY(window.text(u"draftNote"_s).isEmpty());
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    QVERIFY(open(window, u"a"_s, u"team"_s));

    AWAIT(!window.text(u"person"_s).isEmpty());
    window.comeToRest();
    QVERIFY(!window.part(u"startOver"_s));
}

void TestActDrafts::itSurvivesAKilledProgram()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.startWork(window.mira(), id));
    QVERIFY(window.resolveAndBeKilled(id, u"Half a sent"_s));
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"step 4 of 6"_s));

    QVERIFY(open(window, u"s"_s, u"notes"_s));

    AWAIT(window.text(u"notes"_s) == u"Half a sent"_s);
    QCOMPARE(window.text(u"draftNote"_s), u"Begun earlier"_s);
}

void TestActDrafts::aCorrectionIsThereAgain()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.comment(
        window.mira(), id, u"On my way."_s, TicketCommentVisibility::Public));
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"On my way."_s));
    QVERIFY(openCorrection(window));
    window.type(u" Soon."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    QVERIFY(openCorrection(window));

    AWAIT(window.text(u"correction"_s) == u"On my way. Soon."_s);
    QVERIFY(window.part(u"startOver"_s));
}

HOMEPORT_WINDOW_TEST(TestActDrafts)

#include "tst_act_drafts.moc"

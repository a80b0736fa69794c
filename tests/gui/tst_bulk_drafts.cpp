#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// What is entered in the forms for many tickets and not yet done (screens.md section 2).
class TestBulkDrafts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void whatWasBegunIsThereAgain();
    void whatIsDoneIsNoDraftAnyMore();
    void whatWasOnlyLookedAtStays();
    void itCanBeDiscarded();
    void eachActHasItsOwn();
    void whatIsChosenFromListsIsThereAgain();
    void itSurvivesAKilledProgram();

private:
    /// Mira's, at work, in her list and all of them marked.
    static bool mark(DeskWindow& window, int count = 2)
    {
        for (int i = 1; i <= count; ++i) {
            if (!window.desk().incidents.startWork(
                    window.mira(), window.report(u"Printer %1 on fire"_s.arg(i))))
                return false;
        }
        return window.signIn() && markAll(window, count);
    }
    static bool markAll(DeskWindow& window, int count = 2)
    {
        window.type(u"gm"_s);
        if (!QTest::qWaitFor([&] { return window.queue().size() == count; }, test::patience))
            return false;
        window.press(Qt::Key_A, Qt::ControlModifier);
        return QTest::qWaitFor(
            [&] { return window.text(u"bulkCount"_s) == u"%1 tickets marked"_s.arg(count); },
            test::patience);
    }
};

void TestBulkDrafts::whatWasBegunIsThereAgain()
{
    DeskWindow window;
    QVERIFY(mark(window));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    QVERIFY(!window.part(u"startOver"_s));
    window.type(u"Put out."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    window.type(u"s"_s);

    AWAIT(window.text(u"notes"_s) == u"Put out."_s);
    QCOMPARE(window.text(u"draftNote"_s), u"Begun earlier for 2 tickets"_s);
    QVERIFY(window.part(u"startOver"_s));
}

void TestBulkDrafts::whatIsDoneIsNoDraftAnyMore()
{
    DeskWindow window;
    QVERIFY(mark(window));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.type(u"Put out."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Done for 2 tickets."_s));
    QVERIFY(window.takeBack(u"resolved 2 tickets"_s));
    AWAIT(!window.text(u"undoHint"_s).contains(u"resolved 2 tickets"_s));
    window.comeToRest(); // and the list has what is at work again

    QVERIFY(markAll(window));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.comeToRest(); // the disk has answered
    QVERIFY(window.text(u"notes"_s).isEmpty());
    QVERIFY(!window.part(u"startOver"_s));
}

void TestBulkDrafts::whatWasOnlyLookedAtStays()
{
    DeskWindow window;
    QVERIFY(mark(window));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.type(u"Put out."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.hasFocus(u"queueTable"_s));

    window.type(u"s"_s);

    AWAIT(window.text(u"notes"_s) == u"Put out."_s);
}

void TestBulkDrafts::itCanBeDiscarded()
{
    DeskWindow window;
    QVERIFY(mark(window));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.type(u"Put out."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));
    window.type(u"s"_s);
    AWAIT(window.part(u"startOver"_s));

    QVERIFY(window.tabTo(u"startOver"_s));
    window.press(Qt::Key_Space);

    AWAIT(!window.part(u"startOver"_s));
    QVERIFY(window.text(u"notes"_s).isEmpty());
    QVERIFY(!window.part(u"draftNote"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.comeToRest();
    QVERIFY(window.text(u"notes"_s).isEmpty());
}

void TestBulkDrafts::eachActHasItsOwn()
{
    DeskWindow window;
    QVERIFY(mark(window));
    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.type(u"Put out."_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    window.type(u"h"_s);

    AWAIT(window.hasFocus(u"reason"_s));
    window.comeToRest();
    QVERIFY(!window.part(u"startOver"_s));
    QVERIFY(window.text(u"comment"_s).isEmpty());
}

void TestBulkDrafts::whatIsChosenFromListsIsThereAgain()
{
    DeskWindow window;
    QVERIFY(mark(window));
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Down);
    const auto reason = window.text(u"reason"_s);
    QVERIFY(window.tabTo(u"momentText"_s));
    window.type(u"tomorrow 9:00"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"actForm"_s));

    window.type(u"h"_s);

    AWAIT(window.part(u"startOver"_s));
    QCOMPARE(window.text(u"reason"_s), reason);
    QCOMPARE(window.text(u"momentText"_s), u"tomorrow 9:00"_s);
}

void TestBulkDrafts::itSurvivesAKilledProgram()
{
    DeskWindow window;
    for (const auto& title : {u"Printer on fire"_s, u"Monitor flickers"_s})
        QVERIFY(window.desk().incidents.startWork(window.mira(), window.report(title)));
    QVERIFY(window.resolveAllAndBeKilled(u"Half a sent"_s));
    QVERIFY(window.signIn());
    QVERIFY(markAll(window));

    window.type(u"s"_s);

    AWAIT(window.text(u"notes"_s) == u"Half a sent"_s);
    QCOMPARE(window.text(u"draftNote"_s), u"Begun earlier for 2 tickets"_s);
}

HOMEPORT_WINDOW_TEST(TestBulkDrafts)

#include "tst_bulk_drafts.moc"

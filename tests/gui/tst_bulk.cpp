#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QTableView>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// Many tickets at once, with real keys.
class TestBulk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void twentyAreHeldAtOnceAndTakenBack();
    void keysAndMouseMark();
    void allOfTheListIsMarkedAlsoWhatIsNotAtHand();
    void whatIsNotPossibleIsToldBefore();
    void fieldsOfManyAreChanged();
    void tagsArePutOnManyAndTakenBack();
    void aNoteIsAddedToMany();
    void escLeavesStepByStep();

private:
    static QList<TicketId> atWork(DeskWindow& window, int count)
    {
        QList<TicketId> ids;
        for (int i = 1; i <= count; ++i) {
            ids.append(window.report(u"Printer %1 on fire"_s.arg(i)));
            if (!window.desk().incidents.startWork(window.mira(), ids.last()))
                qFatal("no work");
        }
        return ids;
    }
    static int inStatus(DeskWindow& window, const QList<TicketId>& ids, TicketStatus status)
    {
        int count = 0;
        for (const auto& id : ids)
            count += window.ticket(id).status == status ? 1 : 0;
        return count;
    }
    static QueueModel* model(DeskWindow& window)
    {
        return window.window().workspace()->queuePage()->model();
    }
    static qint64 marked(DeskWindow& window)
    {
        return model(window)->marks().count(model(window)->total());
    }
};

void TestBulk::twentyAreHeldAtOnceAndTakenBack()
{
    DeskWindow window;
    const auto ids = atWork(window, 20);
    const auto other = window.report(u"Monitor flickers"_s);
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 20);
    QVERIFY(!window.part(u"bulkBar"_s));
    for (int i = 0; i < 19; ++i)
        window.press(Qt::Key_J, Qt::ShiftModifier);
    AWAIT(window.text(u"bulkCount"_s) == u"20 tickets marked"_s);

    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"20 tickets: 20 change state"_s));
    QCOMPARE(inStatus(window, ids, TicketStatus::InProgress), 20); // nothing is written yet
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);

    AWAIT(window.says(u"Done for 20 tickets."_s));
    QCOMPARE(inStatus(window, ids, TicketStatus::OnHold), 20);
    QCOMPARE(window.ticket(other).status, TicketStatus::New);
    QCOMPARE(marked(window), 0);
    QVERIFY(window.hasFocus(u"queueTable"_s));
    QVERIFY(window.part(u"bulkUndo"_s));
    AWAIT(window.says(u"put 20 tickets on hold"_s)); // what Ctrl+Z would take back

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(inStatus(window, ids, TicketStatus::InProgress) == 20);
    AWAIT(!window.part(u"bulkBar"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(inStatus(window, ids, TicketStatus::OnHold) == 20);
}

void TestBulk::keysAndMouseMark()
{
    DeskWindow window;
    atWork(window, 8);
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 8);
    AWAIT(!window.chosenLine().isEmpty());

    window.type(u"x"_s);
    QCOMPARE(marked(window), 1);
    window.type(u"x"_s);
    QCOMPARE(marked(window), 0);
    window.type(u"jx"_s);
    window.press(Qt::Key_J, Qt::ShiftModifier);
    window.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(marked(window), 3);
    auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
    const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
        const auto place = table->visualRect(model(window)->index(row, QueueModel::Title));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, place.center());
    };
    click(6, Qt::ShiftModifier);
    QCOMPARE(marked(window), 6); // 1 to 6
    click(2, Qt::ControlModifier);
    QCOMPARE(marked(window), 5);
    click(0, {}); // a plain click chooses and leaves the marks
    QCOMPARE(marked(window), 5);
    const auto index = model(window)->index(3, QueueModel::Number);
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().endsWith(u"marked"_s));
    window.press(Qt::Key_Escape);
    QCOMPARE(marked(window), 0);
}

void TestBulk::allOfTheListIsMarkedAlsoWhatIsNotAtHand()
{
    DeskWindow window;
    const auto ids = atWork(window, 130); // more than a page
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.text(u"queueCount"_s) == u"130"_s && !window.chosenLine().isEmpty());
    window.press(Qt::Key_A, Qt::ControlModifier);
    AWAIT(window.text(u"bulkCount"_s) == u"130 tickets marked"_s);
    window.type(u"x"_s); // all but this one
    AWAIT(window.text(u"bulkCount"_s) == u"129 tickets marked"_s);

    window.type(u"s"_s);
    AWAIT(window.hasFocus(u"notes"_s));
    window.type(u"Put out."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"129 tickets: 129 change state"_s));
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);

    AWAIT(window.says(u"Done for 129 tickets."_s));
    QCOMPARE(inStatus(window, ids, TicketStatus::Resolved), 129);
    AWAIT(window.queue().size() == 1);
}

void TestBulk::whatIsNotPossibleIsToldBefore()
{
    DeskWindow window;
    const auto ids = atWork(window, 3);
    QVERIFY(window.desk().incidents.hold(window.mira(), ids[1], {}));
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 3);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"3 tickets: 2 change state, 1 not possible in their state"_s));
    AWAIT(window.says(u"On hold: 2 tickets"_s));
    QVERIFY(window.tabTo(u"bulkRefusals"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"refusalList"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"refusalList"_s));
    // Esc goes back to the choice; nothing was done, and all are still marked.
    window.press(Qt::Key_Escape);
    AWAIT(window.text(u"bulkCount"_s) == u"3 tickets marked"_s);
    QCOMPARE(inStatus(window, ids, TicketStatus::InProgress), 2);
    QVERIFY(window.hasFocus(u"queueTable"_s));
}

void TestBulk::fieldsOfManyAreChanged()
{
    DeskWindow window;
    const auto ids = atWork(window, 3);
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 3);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_X, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"impact"_s));
    window.press(Qt::Key_Down); // high
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"3 tickets: 3 change"_s));
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Done for 3 tickets."_s));
    for (const auto& id : ids)
        QCOMPARE(window.ticket(id).impact, 1);
}

void TestBulk::tagsArePutOnManyAndTakenBack()
{
    DeskWindow window;
    const auto ids = atWork(window, 3);
    const auto tagged = [&] {
        int count = 0;
        for (const auto& id : ids)
            count += window.desk().tags.list(window.mira(), id)->size() == 2 ? 1 : 0;
        return count;
    };
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 3);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"t"_s);
    AWAIT(window.hasFocus(u"addedTags"_s));
    window.type(u"vpn, site b"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"3 tickets: 3 change"_s));
    QCOMPARE(tagged(), 0);
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Done for 3 tickets."_s));
    QCOMPARE(tagged(), 3);

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(tagged() == 0);
}

void TestBulk::aNoteIsAddedToMany()
{
    DeskWindow window;
    const auto ids = atWork(window, 2);
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 2);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"n"_s);
    AWAIT(window.hasFocus(u"bulkNote"_s));
    window.type(u"Same cause."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"2 tickets: 2 change"_s));
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Done for 2 tickets."_s));
    for (const auto& id : ids)
        QCOMPARE(window.comments(id), QStringList{u"internal: Same cause."_s});
}

void TestBulk::escLeavesStepByStep()
{
    DeskWindow window;
    atWork(window, 2);
    QVERIFY(window.signIn());
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 2);
    window.press(Qt::Key_A, Qt::ControlModifier);
    AWAIT(window.text(u"bulkCount"_s) == u"2 tickets marked"_s);
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Escape); // the form
    AWAIT(window.hasFocus(u"queueTable"_s));
    QCOMPARE(marked(window), 2);
    window.press(Qt::Key_Escape); // the marks
    AWAIT(!window.part(u"bulkBar"_s));
    // Another view begins without marks.
    window.type(u"x"_s);
    QCOMPARE(marked(window), 1);
    window.type(u"gi"_s);
    AWAIT(!window.part(u"bulkBar"_s));
}

HOMEPORT_WINDOW_TEST(TestBulk)
#include "tst_bulk.moc"

#include "tests/gui/desk_window.h"

#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>

#include "record/supplier.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestHoldForm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aPlannedHoldNeedsAMoment();
    void theSupplierIsAskedForWhenItIsWaitedFor();

private:
    static bool openStarted(DeskWindow& window);
};

bool TestHoldForm::openStarted(DeskWindow& window)
{
    if (!openOnly(window))
        return false;
    const auto waits = [&](const QString& words) {
        return QTest::qWaitFor([&] { return window.says(words); }, test::patience);
    };
    if (!waits(u"step 1 of 6"_s))
        return false;
    window.type(u"w"_s);
    return waits(u"step 4 of 6"_s);
}

void TestHoldForm::aPlannedHoldNeedsAMoment()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openStarted(window));
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    QVERIFY(!window.part(u"supplier"_s));
    window.type(u"planned"_s);
    QCOMPARE(window.text(u"reason"_s), u"Planned for later"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"This reason needs a moment to end."_s));
    QVERIFY(window.hasFocus(u"momentText"_s));
    window.type(u"whenever"_s);
    QVERIFY(window.says(u"That is not a date yet."_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Type a date"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    const auto today = QDate::currentDate();
    window.type(u"tomorrow 9:30"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    const auto ticket = window.ticket(id);
    QCOMPARE(ticket.holdReason, TicketHoldReason::Scheduled);
    QVERIFY(ticket.holdUntil);
    const auto until = QDateTime::fromMSecsSinceEpoch(toMsecs(*ticket.holdUntil));
    const auto tomorrowAfter = [](QDate day) { return QDateTime(day.addDays(1), QTime(9, 30)); };
    QVERIFY2(until == tomorrowAfter(today) || until == tomorrowAfter(QDate::currentDate()),
        qPrintable(until.toString())); // midnight may have passed
    AWAIT(window.says(u"Planned for later"_s));
}

void TestHoldForm::theSupplierIsAskedForWhenItIsWaitedFor()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    record::Supplier supplier;
    supplier.name = u"Nordic Print"_s;
    QVERIFY(window.desk().replica->write(
        window.mira().author(), {.code = u"test.add"_s}, [&](UnitOfWork& unit) {
            supplier.head.organizationId = unit.organization();
            return unit.create(supplier);
        }));
    QVERIFY(openStarted(window));
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Down);
    QCOMPARE(window.text(u"reason"_s), u"Waiting for a supplier"_s);
    const auto* suppliers = qobject_cast<QComboBox*>(window.part(u"supplier"_s));
    QVERIFY(suppliers);
    QCOMPARE(suppliers->lineEdit()->placeholderText(), u"Choose a supplier"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Choose the supplier from the list."_s));
    QVERIFY(window.hasFocus(u"supplier"_s));
    AWAIT(suppliers->count() > 0);
    window.type(u"nordic"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"supplier"_s) == u"Nordic Print"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    QCOMPARE(window.ticket(id).holdReason, TicketHoldReason::AwaitingSupplier);
    QCOMPARE(window.ticket(id).holdSupplierId, supplier.id);
    AWAIT(window.says(u"Nordic Print"_s));
}

HOMEPORT_WINDOW_TEST(TestHoldForm)

#include "tst_hold_form.moc"

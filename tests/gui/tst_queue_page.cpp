#include "core/exchange/ticket_export.h"
#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"

#include <QAbstractButton>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestQueuePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void keysMoveOpenAndComeBackToTheSamePlace();
    void slashFiltersAndEscClears();
    void whatIsClosedIsReachedByKeys();
    void eachOrderIsInThePalette();
    void theNextStepKeepsTheKeys();
    void typedFiltersAreReadAndBecomeChips();
    void aFaultInAFilterIsToldAtItsPlace();
    void headersSort();
    void titlesStatesAndPeopleSort();
    void goToKeysChooseTheViewAndCountsAreExact();
    void aTicketReportedElsewhereAppearsByItself();
    void theListIsExportedAsItIsShown();
    void manyTicketsLeaveWithWhomTypesThePasswordAgain();
};

void TestQueuePage::keysMoveOpenAndComeBackToTheSamePlace()
{
    DeskWindow window;
    for (int i = 1; i <= 60; ++i)
        window.report(u"Printer %1 on fire"_s.arg(i));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 60);
    AWAIT(window.chosenLine().contains(u"Printer 60 on"_s)); // the newest is on top
    window.type(u"jjj"_s);
    QVERIFY(window.chosenLine().contains(u"Printer 57 on"_s));
    window.type(u"k"_s);
    QVERIFY(window.chosenLine().contains(u"Printer 58 on"_s));
    AWAIT(window.part(u"preview"_s) && window.says(u"It smokes."_s));
    window.press(Qt::Key_Space);
    QVERIFY(!window.part(u"preview"_s));
    window.press(Qt::Key_Space);
    QVERIFY(window.part(u"preview"_s));

    for (int i = 0; i < 40; ++i)
        window.type(u"j"_s);
    AWAIT(window.chosenLine().contains(u"Printer 18 on"_s));
    auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
    const auto scrolled = table->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer 18 on fire"_s);
    QVERIFY(!window.part(u"queueTable"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.part(u"queueTable"_s));
    QVERIFY(window.chosenLine().contains(u"Printer 18 on"_s));
    QCOMPARE(table->verticalScrollBar()->value(), scrolled);
    window.type(u"j"_s); // and the keys go on working there
    QVERIFY(window.chosenLine().contains(u"Printer 17 on"_s));
}

void TestQueuePage::slashFiltersAndEscClears()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops every 10 minutes"_s);
    window.report(u"Monitor flickers"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    window.type(u"/"_s);
    QVERIFY(window.hasFocus(u"filter"_s));
    window.type(u"vpn"_s); // also letters that are keys elsewhere
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"VPN drops"_s));
    AWAIT(window.text(u"queueCount"_s) == u"1"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"queueTable"_s));
    window.type(u"/"_s);
    window.press(Qt::Key_Escape);
    AWAIT(window.queue().size() == 3);
    window.type(u"nothing is called so"_s);
    AWAIT(window.says(u"No ticket fits the filter."_s));
    QVERIFY(window.says(u"Look among all, closed ones too"_s));
    QVERIFY(window.tabTo(u"nextStep"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"Take the filter away"_s)); // there is none at all
    QVERIFY(window.tabTo(u"nextStep"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.queue().size() == 3);
    AWAIT(window.hasFocus(u"queueTable"_s));
    QVERIFY(window.text(u"filter"_s).isEmpty());
}

void TestQueuePage::whatIsClosedIsReachedByKeys()
{
    DeskWindow window;
    const auto fire = window.report(u"Printer on fire"_s);
    QVERIFY(window.elsewhere(u"resolve"_s, fire, u"Put out."_s));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.says(u"Nothing here right now."_s));
    window.type(u"/"_s);
    window.type(u"fire"_s);
    AWAIT(window.says(u"No ticket fits the filter."_s));
    QVERIFY(window.tabTo(u"nextStep"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.queue().size() == 1);

    window.type(u"gi"_s);
    AWAIT(window.queue().isEmpty() && window.hasFocus(u"nextStep"_s));
    window.type(u"ge"_s);
    AWAIT(window.queue().size() == 1);
}

void TestQueuePage::eachOrderIsInThePalette()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2);
    for (const auto& order : {u"number"_s, u"when it was reported"_s}) {
        const auto command = u"Sort the list by "_s + order;
        QVERIFY(window.chooseInPalette(command));
        AWAIT(!window.part(u"paletteField"_s) && window.queue().first().contains(u"VPN drops"_s));
        QVERIFY(window.chooseInPalette(command));
        AWAIT(!window.part(u"paletteField"_s)
            && window.queue().first().contains(u"Printer on fire"_s));
    }
    QVERIFY(window.chooseInPalette(u"Sort the list by priority"_s));
    AWAIT(!window.part(u"paletteField"_s));
    QVERIFY(window.chooseInPalette(u"Sort the list by the last change"_s));
    AWAIT(window.queue().first().contains(u"VPN drops"_s));
    QVERIFY(window.chooseInPalette(u"Sort the list by title"_s));
    AWAIT(!window.part(u"paletteField"_s) && window.queue().first().contains(u"Printer on"_s));
    QVERIFY(window.chooseInPalette(u"Sort the list by title"_s));
    AWAIT(!window.part(u"paletteField"_s) && window.queue().first().contains(u"VPN drops"_s));
    QCOMPARE(window.text(u"queueOrder"_s), QString()); // the head of the table says it
    QVERIFY(window.chooseInPalette(u"Sort the list by team"_s)); // whose column is hidden
    AWAIT(window.text(u"queueOrder"_s) == u"· sorted by Team, ascending"_s);
}

/// Also where others report something meanwhile, and there is still nothing to be seen.
void TestQueuePage::theNextStepKeepsTheKeys()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    window.type(u"/"_s);
    window.type(u"nothing is called so"_s);
    AWAIT(window.says(u"No ticket fits the filter."_s));
    QVERIFY(window.tabTo(u"nextStep"_s));
    const auto* page = window.window().workspace()->findChild<QueuePage*>();
    QVERIFY(page);
    const QSignalSpy refreshed(page->model(), &QueueModel::refreshed);

    window.report(u"VPN drops"_s);

    AWAIT(!refreshed.isEmpty());
    QVERIFY(window.hasFocus(u"nextStep"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"Take the filter away"_s));
}

void TestQueuePage::typedFiltersAreReadAndBecomeChips()
{
    DeskWindow window;
    const auto taken = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.take(window.mira(), taken));
    window.report(u"Printer jam"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    window.type(u"/"_s);
    window.type(u"assignee:none title:printer"_s);
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"Printer jam"_s));
    QVERIFY(!window.part(u"filterChip"_s)); // not while one types
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"queueTable"_s));
    AWAIT(window.says(u"assignee:none"_s) && window.part(u"filterChip"_s));

    // A chip leads back to its text, and goes by key.
    const auto chips = window.window().findChildren<QAbstractButton*>(u"filterChip"_s);
    QCOMPARE(chips.size(), 2);
    QCOMPARE(chips.first()->text(), u"assignee:none"_s);
    chips.first()->setFocus();
    window.press(Qt::Key_Delete);
    AWAIT(window.queue().size() == 2);
    QCOMPARE(window.text(u"filter"_s), u"title:printer"_s);
    AWAIT(window.part(u"filterChip"_s));
    window.part(u"filterChip"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"filter"_s));
    window.type(u"-title:printer"_s); // over what was chosen
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"VPN drops"_s));
}

void TestQueuePage::aFaultInAFilterIsToldAtItsPlace()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 2);
    window.type(u"/"_s);
    window.type(u"vpn team:Nowhere"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Nothing here is called “Nowhere”."_s));
    QVERIFY(window.hasFocus(u"filter"_s));
    auto* field = qobject_cast<QLineEdit*>(window.part(u"filter"_s));
    QCOMPARE(field->selectedText(), u"Nowhere"_s);
    window.type(u"any"_s);
    AWAIT(window.queue().isEmpty()); // none has a team
    AWAIT(!window.part(u"filterFault"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.queue().size() == 2);
}

void TestQueuePage::headersSort()
{
    DeskWindow window;
    const auto first = window.report(u"First"_s);
    window.report(u"Second"_s);
    IncidentEdit urgent;
    urgent.impact = 1;
    urgent.urgency = 1;
    QVERIFY(window.desk().incidents.edit(window.mira(), first, urgent));
    window.report(u"Third"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3 && window.queue().first().contains(u"Third"_s));
    auto* header = qobject_cast<QTableView*>(window.part(u"queueTable"_s))->horizontalHeader();
    const auto click = [&](int column) {
        const QPoint place(header->sectionViewportPosition(column) + 10, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    };
    click(0);
    AWAIT(window.queue().first().startsWith(u"INC-000003"_s));
    click(0);
    AWAIT(window.queue().first().startsWith(u"INC-000001"_s));
    click(2);
    AWAIT(window.queue().first().contains(u"First"_s) && window.queue().first().contains(u"P1"_s));
}

void TestQueuePage::titlesStatesAndPeopleSort()
{
    DeskWindow window;
    window.report(u"apples"_s);
    const auto taken = window.report(u"Öl im Drucker"_s);
    window.report(u"Zebra"_s);
    QVERIFY(window.desk().incidents.startWork(window.mira(), taken));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 3);
    auto* header = qobject_cast<QTableView*>(window.part(u"queueTable"_s))->horizontalHeader();
    const auto click = [&](int column) {
        const QPoint place(header->sectionViewportPosition(column) + 10, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    };
    const auto holds = [&](int column, Qt::SortOrder order) {
        return header->sortIndicatorSection() == column && header->sortIndicatorOrder() == order;
    };

    click(QueueModel::Title);
    AWAIT(window.queue().at(0).contains(u"apples"_s) && window.queue().at(1).contains(u"Drucker"_s)
        && window.queue().at(2).contains(u"Zebra"_s));
    QVERIFY(holds(QueueModel::Title, Qt::AscendingOrder));
    click(QueueModel::Title);
    AWAIT(window.queue().at(0).contains(u"Zebra"_s) && window.queue().at(2).contains(u"apples"_s));
    QVERIFY(holds(QueueModel::Title, Qt::DescendingOrder));
    click(QueueModel::Status); // what is new stands before what is worked on
    AWAIT(window.queue().at(2).contains(u"Drucker"_s));
    click(QueueModel::Status);
    AWAIT(window.queue().at(0).contains(u"Drucker"_s));
    click(QueueModel::Who); // nobody is last both times
    AWAIT(holds(QueueModel::Who, Qt::AscendingOrder) && window.queue().at(0).contains(u"Druck"_s));
    click(QueueModel::Who);
    AWAIT(holds(QueueModel::Who, Qt::DescendingOrder) && window.queue().at(0).contains(u"Druck"_s));

    window.window().workspace()->queuePage()->sortBy(QueueModel::Impact); // nothing goes by it
    QVERIFY(holds(QueueModel::Who, Qt::DescendingOrder));
}

void TestQueuePage::goToKeysChooseTheViewAndCountsAreExact()
{
    DeskWindow window;
    const auto taken = window.report(u"Mine"_s);
    QVERIFY(window.desk().incidents.take(window.mira(), taken));
    window.report(u"Nobody's"_s);
    window.report(u"Nobody's either"_s);
    QVERIFY(window.signIn());
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"Mine"_s));
    AWAIT(window.text(u"openCount"_s) == u"3 open"_s);
    window.type(u"gu"_s);
    AWAIT(window.queue().size() == 2);
    AWAIT(window.text(u"queueCount"_s) == u"2"_s);
    AWAIT(window.says(u"Unassigned 2"_s));
    window.type(u"gm"_s);
    AWAIT(window.queue().size() == 1);
}

void TestQueuePage::aTicketReportedElsewhereAppearsByItself()
{
    DeskWindow window;
    window.report(u"First"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    window.report(u"Second"_s); // through another connection
    QTRY_COMPARE_WITH_TIMEOUT(window.queue().size(), 2, test::patience);
    QVERIFY(window.chosenLine().contains(u"First"_s)); // what was chosen stays chosen
    AWAIT(window.text(u"openCount"_s) == u"2 open"_s);
}

void TestQueuePage::theListIsExportedAsItIsShown()
{
    DeskWindow window;
    window.report(u"Printer one"_s);
    window.report(u"VPN drops"_s);
    window.report(u"Printer two"_s);
    QVERIFY(window.signIn());
    window.type(u"gi/printer"_s);
    AWAIT(window.queue().size() == 2);
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"list.csv"_s);
    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"exportDialog"_s));
    QVERIFY(window.chooseFile(path));
    AWAIT(window.says(u"2 ticket(s) of “Incidents: printer” are in the file."_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(1).contains(u"Printer two"_s)); // the newest is on top, as in the list
    QVERIFY(lines.at(2).contains(u"Printer one"_s));
}

/// SEC-17.
void TestQueuePage::manyTicketsLeaveWithWhomTypesThePasswordAgain()
{
    DeskWindow window;
    for (int i = 0; i <= exportedWithoutProof; ++i)
        window.report(u"Printer %1 on fire"_s.arg(i));
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.text(u"openCount"_s) == u"%1 open"_s.arg(exportedWithoutProof + 1));
    QVERIFY(test::letTheProofAge(window));
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"list.csv"_s);

    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"exportDialog"_s));
    QVERIFY(window.chooseFile(path));
    AWAIT(window.hasFocus(u"proofPassword"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.says(u"That needs your password once more"_s));
    QVERIFY(!window.part(u"proofCard"_s));
    QVERIFY(!QFile::exists(path));

    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"exportDialog"_s));
    QVERIFY(window.chooseFile(path));
    AWAIT(window.hasFocus(u"proofPassword"_s));
    window.type(test::password);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"%1 ticket(s) of"_s.arg(exportedWithoutProof + 1)));
    QVERIFY(!window.part(u"proofCard"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(qint64(file.readAll().count("on fire")), exportedWithoutProof + 1);
}

HOMEPORT_WINDOW_TEST(TestQueuePage)

#include "tst_queue_page.moc"

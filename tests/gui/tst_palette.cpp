#include "tests/gui/desk_window.h"

#include <QListWidget>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aNumberFindsItsTicket();
    void wordsOfATextFindTheirTicket();
    void aCommandRunsOnTheTicketInFront();
    void wordsBecomeANewIncident();
    void theSheetShowsAllKeys();
};

void TestPalette::aNumberFindsItsTicket()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"INC-000002"_s);
    AWAIT(qobject_cast<QListWidget*>(window.part(u"paletteList"_s))->currentItem()->text()
        == u"VPN drops"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"VPN drops"_s);
    QVERIFY(!window.part(u"palette"_s));
}

void TestPalette::wordsOfATextFindTheirTicket()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"VPN drops"_s, u"Restarting the gateway helps"_s);
    QVERIFY(window.signIn());
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"the gatew"_s);
    AWAIT(qobject_cast<QListWidget*>(window.part(u"paletteList"_s))->currentItem()->text()
        == u"VPN drops"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"VPN drops"_s);
}

void TestPalette::aCommandRunsOnTheTicketInFront()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"acknowledge"_s);
    auto* list = qobject_cast<QListWidget*>(window.part(u"paletteList"_s));
    AWAIT(list->findItems(u"Acknowledge"_s, Qt::MatchExactly).size() == 1);
    while (list->currentItem()->text() != u"Acknowledge"_s)
        window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Acknowledged);
}

void TestPalette::wordsBecomeANewIncident()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"gate jammed"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"newIncident"_s));
    QCOMPARE(window.text(u"title"_s), u"gate jammed"_s);
}

void TestPalette::theSheetShowsAllKeys()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"?"_s);
    AWAIT(window.says(u"Go to unassigned tickets"_s) && window.says(u"Resolve"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.says(u"Go to unassigned tickets"_s));
}

HOMEPORT_WINDOW_TEST(TestPalette)

#include "tst_palette.moc"

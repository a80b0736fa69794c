#include "tests/gui/desk_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/appearance.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_acts.h"
#include "ui/widgets/plain_text.h"

#include <QAction>
#include <QListWidget>
#include <QWindow>

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr Sql reopenWindow{
    "test.window", "SELECT id FROM setting WHERE key = 'ticket.reopen_window_hours'"};

/// So long what was closed may be reopened.
bool setReopenWindow(DeskWindow& window, int hours)
{
    auto& replica = *window.desk().replica;
    auto found = one(replica.database(), reopenWindow);
    if (!found)
        return false;
    const SettingId id((*found)->uuid(0));
    found->reset();
    return bool(replica.write(
        window.mira().author(), {.code = u"config.setting"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto setting = unit.get<record::Setting>(id);
            if (!setting)
                return setting.error();
            setting->value = QString::number(hours);
            return unit.put(*setting);
        }));
}

bool reportClosed(DeskWindow& window, const QString& title)
{
    const auto id = window.report(title);
    auto& incidents = window.desk().incidents;
    const Resolution resolution{IncidentResolutionCode::Fixed, u"Put out."_s};
    return incidents.startWork(window.mira(), id)
        && incidents.resolve(window.mira(), id, resolution)
        && incidents.close(window.mira(), id, TicketCloseReason::Administrative);
}

/// What the palette would take; empty while it has found nothing.
QString chosen(DeskWindow& window)
{
    const auto* list = qobject_cast<QListWidget*>(window.part(u"paletteList"_s));
    const auto* item = list ? list->currentItem() : nullptr;
    return item ? item->text() : QString();
}

/// Of taking a closed ticket up again.
QStringList offered(DeskWindow& window)
{
    QStringList texts;
    for (const auto act : {TicketAct::Reopen, TicketAct::FollowUp}) {
        const auto* action = window.window().workspace()->actions().find(actionId(act));
        if (action->isEnabled())
            texts << action->text();
    }
    return texts;
}

/// The desktop tells the window that it looks otherwise now.
void turnTheme(DeskWindow& window)
{
    QEvent turned(QEvent::ThemeChange);
    QCoreApplication::sendEvent(window.window().windowHandle(), &turned);
}

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aNumberFindsItsTicket();
    void wordsOfATextFindTheirTicket();
    void aCommandRunsOnTheTicketInFront();
    void whatIsClosedIsReopenedOrTakenUp_data();
    void whatIsClosedIsReopenedOrTakenUp();
    void wordsBecomeANewIncident();
    void theSheetShowsAllKeys();
    void sec56WhatMisleadsIsSeenWhereTitlesStand();
    void theAppearanceIsTheSystemsAndFollowsIt();
    void whatIsChosenStaysWhateverTheSystemShows();
    void cleanup()
    {
        ChosenAppearance::setDesktop({});
        ChosenAppearance::choose(*qApp, Appearance::System);
        ChosenAppearance::show(*qApp, Appearance::Light); // as each test begins
    }
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
    AWAIT(chosen(window) == u"VPN drops"_s);
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
    AWAIT(chosen(window) == u"VPN drops"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"VPN drops"_s);
}

void TestPalette::aCommandRunsOnTheTicketInFront()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"acknowledge"_s);
    auto* list = qobject_cast<QListWidget*>(window.part(u"paletteList"_s));
    AWAIT(list->findItems(u"Acknowledge"_s, Qt::MatchExactly).size() == 1);
    for (int i = 0; i < 60 && chosen(window) != u"Acknowledge"_s; ++i)
        window.press(Qt::Key_Down);
    QCOMPARE(chosen(window), u"Acknowledge"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Status Acknowledged, step 2 of 6"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Acknowledged);
}

/// processes.md section 11
void TestPalette::whatIsClosedIsReopenedOrTakenUp_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("isOpened");
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("other");
    QTest::newRow("for good, in the list") << 0 << false << u"Follow-up"_s << u"Reopen"_s;
    QTest::newRow("for good, in front") << 0 << true << u"Follow-up"_s << u"Reopen"_s;
    QTest::newRow("just now, in the list") << 24 << false << u"Reopen"_s << u"Follow-up"_s;
    QTest::newRow("just now, in front") << 24 << true << u"Reopen"_s << u"Follow-up"_s;
}

void TestPalette::whatIsClosedIsReopenedOrTakenUp()
{
    QFETCH(const int, hours);
    QFETCH(const bool, isOpened);
    QFETCH(const QString, act);
    QFETCH(const QString, other);
    DeskWindow window;
    QVERIFY(setReopenWindow(window, hours));
    QVERIFY(reportClosed(window, u"Printer on fire"_s));
    QVERIFY(window.signIn());
    auto* queue = window.window().workspace()->queuePage();
    queue->choose(QueueView::Which::All);
    AWAIT(window.queue().size() == 1);
    queue->focusList();
    if (isOpened) {
        window.press(Qt::Key_Return);
        AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    }
    AWAIT(offered(window) == QStringList{act});

    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"take"_s);
    const auto* list = qobject_cast<QListWidget*>(window.part(u"paletteList"_s));
    AWAIT(list->findItems(act, Qt::MatchExactly).size() == 1);
    QVERIFY(list->findItems(other, Qt::MatchExactly).isEmpty());
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"palette"_s));

    const bool isReopening = act == u"Reopen"_s;
    const auto form = isReopening ? u"actForm"_s : u"newIncident"_s;
    window.type(isReopening ? u"u"_s : u"o"_s);
    QVERIFY(!window.part(u"actForm"_s) && !window.part(u"newIncident"_s));
    window.type(isReopening ? u"o"_s : u"u"_s);
    AWAIT(window.part(form));
}

void TestPalette::wordsBecomeANewIncident()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"gate jammed"_s));
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

/// A control of direction would make it end in "exe.pdf"; what is stored stays as it was written.
void TestPalette::sec56WhatMisleadsIsSeenWhereTitlesStand()
{
    const auto written = u"Bill \u202efdp.exe"_s;
    const auto shown = u"Bill \u25ccfdp.exe"_s;
    DeskWindow window;
    const auto id = window.report(written);
    QVERIFY(window.signIn());
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1);
    QCOMPARE(window.queue().first().section(u" | "_s, 1, 1), shown);
    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.type(u"bill"_s);
    AWAIT(chosen(window) == shown);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == shown);

    QCOMPARE(window.ticket(id).title, written);
    QCOMPARE(plainToolTip(written), shown);
    QCOMPARE(withoutMnemonic(u"R&D\u200b"_s), u"R&&D\u25cc"_s);
}

void TestPalette::theAppearanceIsTheSystemsAndFollowsIt()
{
    bool isDark = true;
    DeskWindow window;
    ChosenAppearance::setDesktop([&isDark] { return isDark; });
    QVERIFY(window.signIn());
    QVERIFY(!Theme::current().isDark);
    QVERIFY(window.chooseInPalette(u"appearance as the system"_s));
    AWAIT(Theme::current().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().ground);

    isDark = false;
    turnTheme(window);
    AWAIT(!Theme::current().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().ground);
    isDark = true;
    turnTheme(window);
    AWAIT(Theme::current().isDark);
    QCOMPARE(ChosenAppearance::kept(), Appearance::System);
}

void TestPalette::whatIsChosenStaysWhateverTheSystemShows()
{
    bool isDark = true;
    DeskWindow window;
    ChosenAppearance::setDesktop([&isDark] { return isDark; });
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"appearance as the system"_s));
    AWAIT(Theme::current().isDark);

    QVERIFY(window.chooseInPalette(u"light appearance"_s));
    AWAIT(!Theme::current().isDark);
    QCOMPARE(ChosenAppearance::kept(), Appearance::Light);
    turnTheme(window);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!Theme::current().isDark);
    QVERIFY(window.chooseInPalette(u"dark appearance"_s));
    AWAIT(Theme::current().isDark);
    QCOMPARE(ChosenAppearance::kept(), Appearance::Dark);
}

HOMEPORT_WINDOW_TEST(TestPalette)

#include "tst_palette.moc"

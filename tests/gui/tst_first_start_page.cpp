#include "core/demo/demo_desk.h"
#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr Sql ticketCount{"test.tickets", "SELECT count(*) FROM ticket"};
constexpr Sql zoneOfDesk{"test.zone",
    "SELECT time_zone FROM organization WHERE id = (SELECT organization_id FROM desk)"};

/// Goes to the cards by Tab and takes one by its number.
bool choose(DeskWindow& window, Qt::Key number)
{
    for (int i = 0; i < 60; ++i) {
        for (const auto& card : {u"way1"_s, u"way2"_s, u"way3"_s}) {
            if (window.hasFocus(card)) {
                window.press(number);
                return true;
            }
        }
        window.press(Qt::Key_Tab);
    }
    return false;
}

/// At the sign-in page of a desk that was just opened.
bool signInAsMira(DeskWindow& window)
{
    const auto isAsked = [&] {
        return window.part(u"signInPage"_s) && window.hasFocus(u"login"_s);
    };
    if (!QTest::qWaitFor(isAsked, test::patience))
        return false;
    window.enter(u"mira"_s, test::password);
    return QTest::qWaitFor([&] { return window.part(u"workspace"_s) != nullptr; }, test::patience);
}

Result<Demonstration> demonstrationAt(const QString& file)
{
    const Demonstration made{{file}, u"mira"_s, test::password};
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminName = u"Mira Berg"_s;
    setup.adminLogin = made.login;
    setup.password = made.password;
    DemoPlan plan;
    plan.tickets = 30;
    plan.until = SystemClock().now();
    const auto filled = makeDemoDesk(made.address, setup, plan, ownPlaces());
    return filled ? Result<Demonstration>(made) : filled.error();
}

} // namespace

class TestFirstStartPage : public QObject
{
    Q_OBJECT

private slots:
    void aDeskIsMadeWithTheKeyboardAlone();
    void aWeakPasswordIsSaidBeforeAnythingIsMade();
    void theDemonstrationIsMadeAndEntered();
    void aFileIsOpenedAfterAWrongOneWasTold();
    void aDeskIsMadeOnAServerInAChosenZoneAndOpenedAgain();

private:
    QTemporaryDir m_folder;
};

void TestFirstStartPage::aDeskIsMadeWithTheKeyboardAlone()
{
    DeskWindow window{DeskWindow::NoDesk};
    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    window.type(u"Harbour Works"_s);
    QVERIFY(window.tabTo(u"name"_s));
    window.type(u"Ines Moreau"_s);
    window.press(Qt::Key_Tab);
    window.type(u"ines"_s);
    window.press(Qt::Key_Tab);
    window.type(test::password);
    QVERIFY(window.text(u"file"_s).endsWith(u"harbour-works.homeport"_s));
    QVERIFY(window.tabTo(u"file"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    const auto file = m_folder.filePath(u"made.homeport"_s);
    window.type(file);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
    QVERIFY(QFileInfo::exists(file));
    QVERIFY(window.says(u"Ines Moreau"_s));
    AWAIT(window.says(u"Nothing here right now."_s));
}

void TestFirstStartPage::aWeakPasswordIsSaidBeforeAnythingIsMade()
{
    DeskWindow window{DeskWindow::NoDesk};
    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    window.type(u"Harbour Works"_s);
    QVERIFY(window.tabTo(u"login"_s));
    window.type(u"ines"_s);
    window.press(Qt::Key_Tab);
    window.type(u"short"_s);
    QVERIFY(window.says(u"too short"_s));
    QVERIFY(window.tabTo(u"file"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    const auto file = m_folder.filePath(u"weak.homeport"_s);
    window.type(file);
    window.press(Qt::Key_Return);
    QVERIFY(window.says(u"too easy to guess"_s));
    QVERIFY(window.hasFocus(u"password"_s));
    QVERIFY(!QFileInfo::exists(file));
}

void TestFirstStartPage::theDemonstrationIsMadeAndEntered()
{
    const auto file = m_folder.filePath(u"demonstration.homeport"_s);
    DeskWindow window{DeskWindow::NoDesk};
    window.open(
        std::make_unique<MainWindow>(ownPlaces(), [file] { return demonstrationAt(file); }));
    AWAIT(window.hasFocus(u"organization"_s));

    QVERIFY(choose(window, Qt::Key_1));
    QCOMPARE(window.text(u"go"_s), u"Look around"_s);
    QVERIFY(window.tabTo(u"go"_s));
    window.press(Qt::Key_Return);

    AWAIT(window.part(u"workspace"_s));
    QVERIFY(window.says(u"Mira Berg"_s));
    window.close();
    auto made = Database::open({file}, Access::ReadOnly);
    QVERIFY(made);
    QCOMPARE(*number(**made, ticketCount), 30);
}

void TestFirstStartPage::aFileIsOpenedAfterAWrongOneWasTold()
{
    QFile letter(m_folder.filePath(u"letter.txt"_s));
    QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write("The printer is on fire.") > 0);
    letter.close();
    const auto file = m_folder.filePath(u"existing.homeport"_s);
    test::setUpAt(Address{file});
    DeskWindow window{DeskWindow::NoDesk};
    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    QVERIFY(choose(window, Qt::Key_3));
    AWAIT(window.hasFocus(u"address"_s));

    window.press(Qt::Key_Return);
    QVERIFY(window.says(u"Say which file or address."_s));
    window.type(letter.fileName());
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"That is not a Homeport desk."_s));
    AWAIT(window.hasFocus(u"address"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(file);
    window.press(Qt::Key_Return);

    QVERIFY(signInAsMira(window));
    AWAIT(window.says(u"Nothing here right now."_s));
}

void TestFirstStartPage::aDeskIsMadeOnAServerInAChosenZoneAndOpenedAgain()
{
    const auto address = test::freshServerAddress();
    if (!address)
        QSKIP("HOMEPORT_TEST_PG names no server");
    DeskWindow window{DeskWindow::NoDesk};
    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    window.type(u"Harbour Works"_s);
    QVERIFY(window.tabTo(u"timeZone"_s));
    window.type(u"Asia/Tokyo"_s);
    QCOMPARE(window.text(u"timeZone"_s), u"Asia/Tokyo"_s);
    QVERIFY(window.tabTo(u"login"_s));
    window.type(u"mira"_s);
    window.press(Qt::Key_Tab);
    window.type(test::password);
    QVERIFY(window.tabTo(u"file"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(address->text);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
    window.close();
    {
        auto made = Database::open(*address, Access::ReadOnly);
        QVERIFY(made);
        auto zone = one(**made, zoneOfDesk);
        QVERIFY(zone);
        QCOMPARE((*zone)->text(0), u"Asia/Tokyo"_s);
    }

    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    QVERIFY(choose(window, Qt::Key_3));
    AWAIT(window.hasFocus(u"address"_s));
    window.type(address->text);
    window.press(Qt::Key_Return);

    QVERIFY(signInAsMira(window));
    AWAIT(window.says(u"Nothing here right now."_s));
}

HOMEPORT_WINDOW_TEST(TestFirstStartPage)

#include "tst_first_start_page.moc"

#include "core/tickets/setting_service.h"
#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sleep_watch.h"
#include "ui/shell/workspace.h"

#include <QPlainTextEdit>

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::DeskWindow;

namespace {

constexpr Sql liveSessions{"test.liveSessions", R"sql(
    SELECT count(*) FROM user_session WHERE user_id = :person AND ended_at IS NULL)sql"};

qint64 sessionsOf(DeskWindow& window, PersonId person)
{
    const auto found =
        number(window.desk().replica->database(), liveSessions, {{"person", person}});
    return found ? *found : -1;
}

} // namespace

/// Time passes by moving the window's clock; nobody waits.
class TestLock : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void whoeverGoesAwayFindsEverythingAsItWasAfterThePassword();
    void inputKeepsTheWindowOpen();
    void ctrlLHidesAlsoAnOpenCard();
    void aMachineThatGoesToSleepLocksIt();
    void theLimitOfTheOrganizationHolds();
    void aLimitThatIsSetElsewhereHoldsAtOnce();
    void someoneElseMaySignInInstead();
    void anotherWindowOfTheSamePersonIsNotLost();
    void aNewPasswordElsewhereSignsOut();
    void leavingEndsTheSession();
};

void TestLock::whoeverGoesAwayFindsEverythingAsItWasAfterThePassword()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    window.type(u"n"_s);
    AWAIT(qobject_cast<QPlainTextEdit*>(QApplication::focusWidget()));
    window.type(u"Half a thought"_s);

    window.clock().advance(15min);
    AWAIT(window.part(u"lockPage"_s));
    QVERIFY(!window.part(u"workspace"_s));
    QVERIFY(!window.says(u"Printer on fire"_s));
    QVERIFY(!window.says(u"Half a thought"_s));
    QVERIFY(window.hasFocus(u"unlockPassword"_s));
    QCOMPARE(window.text(u"lockedPerson"_s), u"Mira Kovač"_s);

    window.type(u"not the password"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Sign-in name or password is wrong"_s));
    QVERIFY(!window.part(u"workspace"_s));
    window.type(test::password);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
    QCOMPARE(window.text(u"ticketTitle"_s), u"Printer on fire"_s);
    window.type(u", and its end"_s); // the focus is where it was
    QVERIFY(window.says(u"Half a thought, and its end"_s));
    QCOMPARE(sessionsOf(window, window.mira().person), 1);
}

void TestLock::inputKeepsTheWindowOpen()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    for (int i = 0; i < 4; ++i) {
        window.clock().advance(10min);
        window.press(Qt::Key_Shift);
        QVERIFY(window.part(u"workspace"_s));
    }
    window.clock().advance(15min);
    AWAIT(window.part(u"lockPage"_s));
}

void TestLock::ctrlLHidesAlsoAnOpenCard()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.part(u"newIncident"_s) && window.tabTo(u"title"_s));
    window.type(u"Secret of the boiler"_s);
    window.press(Qt::Key_L, Qt::ControlModifier);
    AWAIT(window.part(u"lockPage"_s));
    QVERIFY(!window.part(u"newIncident"_s));
    QVERIFY(!window.says(u"Secret of the boiler"_s));
    window.press(Qt::Key_K, Qt::ControlModifier); // keys of the desk do nothing here
    QVERIFY(!window.part(u"palette"_s));
    QVERIFY(window.hasFocus(u"unlockPassword"_s));
    window.type(test::password);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"newIncident"_s));
    QCOMPARE(window.text(u"title"_s), u"Secret of the boiler"_s);
    QVERIFY(window.hasFocus(u"title"_s));
}

/// SEC-16.
void TestLock::aMachineThatGoesToSleepLocksIt()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    auto* watch = window.window().findChild<SleepWatch*>();
    QVERIFY(watch);

    // By its name, as what comes over the bus.
    QVERIFY(QMetaObject::invokeMethod(watch, "prepareForSleep", Q_ARG(bool, true)));

    AWAIT(window.part(u"lockPage"_s));
    QVERIFY(!window.part(u"workspace"_s));
}

void TestLock::theLimitOfTheOrganizationHolds()
{
    DeskWindow window;
    QVERIFY(window.desk().replica->write(
        window.mira().author(), {.code = u"config.setting"_s}, [](UnitOfWork& unit) {
            record::Setting setting;
            setting.head.organizationId = unit.organization();
            setting.scope = SettingScope::Organization;
            setting.key = u"session.idle_lock_minutes"_s;
            setting.value = u"5"_s;
            return unit.create(setting);
        }));
    QVERIFY(window.signIn());
    window.clock().advance(5min);
    AWAIT(window.part(u"lockPage"_s));
}

/// The time that has passed already counts; the limit before it would have let the desk open.
void TestLock::aLimitThatIsSetElsewhereHoldsAtOnce()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.clock().advance(6min);
    QVERIFY(SettingService(*window.desk().replica)
                .set(window.mira(), u"session.idle_lock_minutes"_s, 5));
    AWAIT(window.part(u"lockPage"_s));
}

void TestLock::someoneElseMaySignInInstead()
{
    DeskWindow window;
    QVERIFY(window.desk().signIn.setPassword(window.bo(), test::passwordOfBo));
    QVERIFY(window.signIn());
    window.press(Qt::Key_L, Qt::ControlModifier);
    AWAIT(window.part(u"lockPage"_s));
    QVERIFY(window.tabTo(u"someoneElse"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"signInPage"_s) && window.hasFocus(u"login"_s));
    QVERIFY(window.says(u"closes the locked desk of Mira Kovač"_s));
    window.enter(u"bo"_s, test::passwordOfBo);
    AWAIT(window.part(u"workspace"_s));
    QVERIFY(window.says(u"Bo Lindqvist"_s));
    QTRY_COMPARE_WITH_TIMEOUT(sessionsOf(window, window.mira().person), 0, test::patience);
    QCOMPARE(sessionsOf(window, window.bo()), 1);
}

void TestLock::anotherWindowOfTheSamePersonIsNotLost()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.part(u"newIncident"_s) && window.tabTo(u"title"_s));
    window.type(u"Boiler"_s);
    window.press(Qt::Key_L, Qt::ControlModifier);
    AWAIT(window.part(u"lockPage"_s));
    QVERIFY(window.tabTo(u"someoneElse"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"signInPage"_s) && window.hasFocus(u"login"_s));
    QVERIFY(window.tabTo(u"backToLock"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"lockPage"_s) && window.hasFocus(u"unlockPassword"_s));
    QVERIFY(window.tabTo(u"someoneElse"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"signInPage"_s) && window.hasFocus(u"login"_s));
    window.enter(u"mira"_s, test::password);
    AWAIT(window.part(u"newIncident"_s));
    QCOMPARE(window.text(u"title"_s), u"Boiler"_s);
    QCOMPARE(sessionsOf(window, window.mira().person), 1);
}

void TestLock::aNewPasswordElsewhereSignsOut()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(window.desk().signIn.setPassword(window.mira().person, u"lighthouse ferry lantern"_s));
    AWAIT(window.part(u"signInPage"_s));
    QVERIFY(window.says(u"You were signed out here"_s));
    QVERIFY(!window.part(u"workspace"_s));
    QVERIFY(window.tabTo(u"login"_s));
    window.type(u"mira"_s);
    window.press(Qt::Key_Return);
    window.type(u"lighthouse ferry lantern"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
}

void TestLock::leavingEndsTheSession()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QCOMPARE(sessionsOf(window, window.mira().person), 1);
    window.close();
    QCOMPARE(sessionsOf(window, window.mira().person), 0);
}

HOMEPORT_WINDOW_TEST(TestLock)

#include "tst_lock.moc"

#include "core/access/password_policy.h"
#include "core/access/setting.h"
#include "core/tickets/setting_service.h"
#include "tests/gui/desk_window.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"

#include <QSpinBox>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr Sql roleOf{"test.roleOf", "SELECT id FROM role WHERE code = :code"};

const auto least = u"password.min_length"_s;
const auto kinds = u"password.required_classes"_s;
const auto list = u"password.blocklist"_s;
const auto age = u"password.max_age_days"_s;
const auto idle = u"session.idle_lock_minutes"_s;
const auto due = u"portal.show_sla"_s;

RoleId seeded(DeskWindow& window, const QString& code)
{
    auto found = one(window.desk().replica->database(), roleOf, {{"code", code}});
    if (!found)
        return {};
    const RoleId id((*found)->uuid(0));
    found->reset();
    return id;
}

PasswordPolicy policy(DeskWindow& window)
{
    const auto found =
        passwordPolicy(window.desk().replica->database(), window.mira().organization);
    return found ? *found : PasswordPolicy{{-1, -1, false}, -1, -1};
}

qint64 minutesIdle(DeskWindow& window)
{
    const auto found = window.desk().sessions.idleLimit(window.mira());
    return found ? qint64(found->count()) : -1;
}

/// As another program sets it.
bool setElsewhere(DeskWindow& window, const QString& key, const QJsonValue& value)
{
    return bool(SettingService(*window.desk().replica).set(window.mira(), key, value));
}

QString shown(DeskWindow& window, const QString& key)
{
    const auto* box = qobject_cast<QSpinBox*>(window.part(key));
    return box ? box->text() : QString();
}

bool isMarked(DeskWindow& window, const QString& key)
{
    const auto* box = window.part(key);
    return box && box->property("hasError").toBool();
}

bool enterNumber(DeskWindow& window, const QString& key, const QString& digits)
{
    if (!window.tabTo(key))
        return false;
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(digits);
    window.press(Qt::Key_Return);
    return true;
}

} // namespace

/// What keeps strangers out, set with keys alone, and obeyed where the program is open.
class TestSecuritySettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void thePolicyIsEditedAndTakenBack();
    void whatIsOutOfBoundsIsToldAndNotTaken();
    void whatAnotherSetsIsShownAndWhatIsTypedStays();
    void theNextPasswordKeepsToWhatAnotherSet();
    void whatRequestersSeeIsSwitchedAndTakenBack();
    void aRequesterSeesAtOnceWhatIsDue();
    void besideTheListARequesterSeesItAtOnceToo();
    void thePageIsForWhoMayEverywhere_data();
    void thePageIsForWhoMayEverywhere();

private:
    static bool enterAsRequester(DeskWindow& window);
};

/// access.md 6.1, 6.4
void TestSecuritySettings::thePolicyIsEditedAndTakenBack()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"Settings: Security"_s));
    AWAIT(window.hasFocus(least));
    AWAIT(shown(window, least) == u"15"_s && shown(window, idle) == u"15"_s);
    QCOMPARE(shown(window, kinds), u"Any"_s);
    QCOMPARE(shown(window, age), u"Never"_s);

    QVERIFY(enterNumber(window, least, u"20"_s));
    AWAIT(policy(window).rules.minimum == 20);
    AWAIT(window.says(u"changed how long passwords have to be"_s));
    QVERIFY(enterNumber(window, kinds, u"3"_s));
    AWAIT(policy(window).rules.classes == 3);
    QVERIFY(enterNumber(window, age, u"90"_s));
    AWAIT(policy(window).maxAgeDays == 90);
    QVERIFY(enterNumber(window, idle, u"30"_s));
    AWAIT(minutesIdle(window) == 30);
    AWAIT(window.says(u"changed when the program locks"_s));
    QVERIFY(window.tabTo(list));
    window.press(Qt::Key_Space);
    AWAIT(!policy(window).rules.isListAsked);
    AWAIT(window.says(u"changed whether passwords that are easy to guess are refused"_s));

    // In a field the key takes back what was typed.
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(policy(window).rules.isListAsked);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(minutesIdle(window) == 15 && shown(window, idle) == u"15"_s);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(policy(window).maxAgeDays == 0);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(policy(window).rules.classes == 0);
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(policy(window).rules.minimum == 15);
    AWAIT(shown(window, least) == u"15"_s);
}

void TestSecuritySettings::whatIsOutOfBoundsIsToldAndNotTaken()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"security"_s);
    AWAIT(shown(window, least) == u"15"_s);

    for (const auto& typed : {u"8"_s, u"200"_s}) {
        QVERIFY(enterNumber(window, least, typed));
        AWAIT(isMarked(window, least));
        QCOMPARE(shown(window, least), u"15"_s);
        QCOMPARE(window.part(least)->accessibleDescription(), u"A whole number from 15 to 128."_s);
    }
    QCOMPARE(policy(window).rules.minimum, 15);
    QVERIFY(!window.says(u"changed how long passwords have to be"_s));

    QVERIFY(enterNumber(window, least, u"128"_s));
    AWAIT(policy(window).rules.minimum == 128);
    AWAIT(!isMarked(window, least));
    QCOMPARE(shown(window, least), u"128"_s);
}

void TestSecuritySettings::whatAnotherSetsIsShownAndWhatIsTypedStays()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"security"_s);
    AWAIT(shown(window, least) == u"15"_s);
    QVERIFY(window.tabTo(age));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"9"_s);

    QVERIFY(setElsewhere(window, age, 365));
    QVERIFY(setElsewhere(window, least, 40));

    AWAIT(shown(window, least) == u"40"_s);
    QCOMPARE(shown(window, age), u"9"_s);
    QCOMPARE(policy(window).maxAgeDays, 365);
    window.type(u"0000"_s);
    window.press(Qt::Key_Return);
    AWAIT(isMarked(window, age));
    AWAIT(shown(window, age) == u"365"_s); // what holds by now, not what held before
    QCOMPARE(policy(window).maxAgeDays, 365);
}

/// Where the card of the password is open already.
void TestSecuritySettings::theNextPasswordKeepsToWhatAnotherSet()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"account"_s);
    AWAIT(window.text(u"passwordStrength"_s) == u"at least 15 characters"_s);

    QVERIFY(setElsewhere(window, least, 20));

    AWAIT(window.text(u"passwordStrength"_s) == u"at least 20 characters"_s);
    QVERIFY(window.tabTo(u"passwordPresent"_s));
    window.type(test::password);
    const auto choose = [&](const QString& fresh) {
        QVERIFY(window.tabTo(u"passwordFresh"_s));
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(fresh);
        QVERIFY(window.tabTo(u"passwordAgain"_s));
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(fresh);
        window.press(Qt::Key_Return);
    };
    choose(u"grey heron bridge"_s); // 17
    AWAIT(window.says(u"That password is too easy to guess."_s));
    QCOMPARE(window.text(u"passwordStrength"_s), u"too short"_s);
    AWAIT(window.hasFocus(u"passwordFresh"_s));
    choose(u"grey heron over the bridge"_s);
    AWAIT(window.says(u"The password is changed."_s));
}

/// access.md section 5
void TestSecuritySettings::whatRequestersSeeIsSwitchedAndTakenBack()
{
    DeskWindow window;
    const auto isShown = [&] {
        const auto found =
            flagSetting(window.desk().replica->database(), window.mira().organization, due);
        return found && *found;
    };
    QVERIFY(!isShown());
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"Settings: For requesters"_s));
    AWAIT(window.hasFocus(due));

    window.press(Qt::Key_Space);

    AWAIT(isShown());
    AWAIT(window.says(u"changed whether requesters see what is due"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(!isShown());
}

/// Ada, who reported something, is at her desk.
bool TestSecuritySettings::enterAsRequester(DeskWindow& window)
{
    if (!window.desk().roles.give(window.mira(), window.ada(), seeded(window, u"end_user"_s))
        || !window.desk().signIn.setPassword(window.ada(), test::passwordOfBo))
        return false;
    window.open();
    const auto wait = [](const auto& condition) {
        return QTest::qWaitFor(condition, test::patience);
    };
    if (!wait([&] { return window.part(u"login"_s) && window.hasFocus(u"login"_s); }))
        return false;
    window.enter(u"ada"_s, test::passwordOfBo);
    return wait([&] { return window.part(u"workspace"_s) != nullptr; });
}

void TestSecuritySettings::besideTheListARequesterSeesItAtOnceToo()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(enterAsRequester(window));
    window.window().workspace()->queuePage()->choose(QueueView::Which::Open, TicketKind::Incident);
    AWAIT(window.queue().size() == 1);
    QVERIFY(window.part(u"preview"_s));
    AWAIT(window.says(u"Latest"_s)); // it is loaded
    QVERIFY(!window.part(u"previewTime"_s));

    QVERIFY(setElsewhere(window, due, true));
    AWAIT(window.part(u"previewTime"_s));
    QVERIFY(setElsewhere(window, due, false));
    AWAIT(!window.part(u"previewTime"_s));
}

/// access.md section 5; the ticket itself does not change.
void TestSecuritySettings::aRequesterSeesAtOnceWhatIsDue()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(enterAsRequester(window));
    window.window().workspace()->openTicket(id);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    QVERIFY(!window.part(u"clockState0"_s));

    QVERIFY(setElsewhere(window, due, true));
    AWAIT(window.part(u"clockState0"_s));
    QVERIFY(setElsewhere(window, due, false));
    AWAIT(!window.part(u"clockState0"_s));
}

void TestSecuritySettings::thePageIsForWhoMayEverywhere_data()
{
    QTest::addColumn<QString>("permission");
    QTest::addColumn<QString>("part");
    QTest::addColumn<RolePermissionScope>("scope");
    QTest::addColumn<bool>("isOpen");
    const auto row = [](const char* permission, const QString& part) {
        const auto code = QString::fromLatin1(permission);
        QTest::addRow("%s, team", permission) << code << part << RolePermissionScope::Team << false;
        QTest::addRow("%s, all", permission)
            << code << part << RolePermissionScope::Organization << true;
    };
    row("organization.admin", u"security"_s);
    row("sla.admin", u"requesters"_s);
    row("incident.admin", u"incidents"_s);
}

void TestSecuritySettings::thePageIsForWhoMayEverywhere()
{
    QFETCH(const QString, permission);
    QFETCH(const QString, part);
    QFETCH(const RolePermissionScope, scope);
    QFETCH(const bool, isOpen);
    DeskWindow window;
    auto& roles = window.desk().roles;
    const auto role = roles.copy(window.mira(), seeded(window, u"agent"_s), u"Agent with more"_s);
    QVERIFY(role);
    QVERIFY(roles.setGrant(window.mira(), *role, permission, scope));
    QVERIFY(roles.give(window.mira(), window.bo(), *role));
    QVERIFY(window.signInAsBo());
    auto* page = window.window().workspace()->showSettings();
    AWAIT(window.part(u"settingsPage"_s));

    QCOMPARE(page->showPart(part) != nullptr, isOpen);
}

HOMEPORT_WINDOW_TEST(TestSecuritySettings)
#include "tst_security_settings.moc"

#include "core/db/desk_place.h"
#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestSignInPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void theRightPasswordLeadsToTheQueue();
    void aWrongPasswordIsRefusedAndCanBeTypedAgain();
    void afterManyTriesEvenTheRightPasswordHasToWait();
    void aDeskOfANewerSchemaSaysWhichOneItNeeds();
    void changesThatWaitForANewerProgramAreToldOf();
    void theTitleSaysWhatIsInFrontAndOnWhichDesk();
};

void TestSignInPage::theRightPasswordLeadsToTheQueue()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.take(window.mira(), id));
    QVERIFY(window.signIn());
    AWAIT(window.queue().size() == 1);
    QVERIFY(window.queue().first().contains(u"Printer on fire"_s));
    QVERIFY(window.says(u"Mira Kovač"_s));
    QVERIFY(!window.part(u"signInPage"_s));
}

void TestSignInPage::aWrongPasswordIsRefusedAndCanBeTypedAgain()
{
    DeskWindow window;
    window.open();
    AWAIT(window.part(u"login"_s) && window.hasFocus(u"login"_s));
    window.type(u"mira"_s);
    window.press(Qt::Key_Return); // Enter goes on to the field that is still empty
    QVERIFY(window.hasFocus(u"password"_s));
    window.type(u"not the password"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Sign-in name or password is wrong"_s));
    QVERIFY(!window.part(u"workspace"_s));
    QVERIFY(window.hasFocus(u"password"_s));
    window.type(test::password); // takes the place of the wrong one
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
}

void TestSignInPage::afterManyTriesEvenTheRightPasswordHasToWait()
{
    DeskWindow window;
    for (int i = 0; i < 5; ++i)
        QVERIFY(!window.desk().signIn.signIn(u"mira"_s, u"guess"_s, u"desktop"_s));
    window.open();
    AWAIT(window.part(u"login"_s) && window.hasFocus(u"login"_s));
    window.enter(u"mira"_s, test::password);
    AWAIT(window.says(u"After several tries there is a short wait"_s));
    QVERIFY(!window.part(u"workspace"_s));
}

void TestSignInPage::aDeskOfANewerSchemaSaysWhichOneItNeeds()
{
    DeskWindow window;
    QVERIFY(window.desk().replica->database().exec(
        {"test.newer", "UPDATE desk SET schema_version = :version"},
        {{"version", schemaVersion + 6}}));
    if (window.desk().replica->database().dialect() == Dialect::Sqlite)
        QVERIFY(window.desk().replica->database().script(
            "PRAGMA user_version = " + QByteArray::number(schemaVersion + 6)));
    window.open();
    AWAIT(window.says(u"it has schema %1, and this program knows %2"_s.arg(schemaVersion + 6)
                          .arg(schemaVersion)));
    QVERIFY(window.part(u"firstStartPage"_s));
}

void TestSignInPage::changesThatWaitForANewerProgramAreToldOf()
{
    DeskWindow window;
    auto& replica = *window.desk().replica;
    const auto mine = replica.entriesAfter({}, 1);
    QVERIFY(mine && mine->size() == 1);
    auto entry = Entry::decoded(mine->first());
    QVERIFY(entry);
    entry->device = QUuid::createUuid();
    entry->commandId = QUuid::createUuid();
    entry->number = 1;
    entry->context.clear();
    entry->schema = schemaVersion + 6;
    const auto received = replica.receive({entry->encoded()});
    QVERIFY(received && received->waiting == 1);
    QVERIFY(window.signIn());
    AWAIT(window.text(u"heldBack"_s).contains(u"1 change(s) wait for a newer Homeport"_s));
    QVERIFY(window.part(u"heldBack"_s)->toolTip().contains(QString::number(schemaVersion + 6)));
}

void TestSignInPage::theTitleSaysWhatIsInFrontAndOnWhichDesk()
{
    DeskWindow window;
    window.report(u"Printer [*] on fire"_s);
    const auto desk = nameOf(window.address()) + u" – Homeport"_s;
    const auto title = [&window] {
        return window.window().windowTitle().replace(u"[*][*]"_s, u"[*]"_s);
    };
    QVERIFY(window.signIn());
    AWAIT(title() == u"My work – "_s + desk);
    window.type(u"gi"_s);
    AWAIT(title() == u"Incidents – "_s + desk);
    QVERIFY(openOnly(window));
    AWAIT(title() == u"INC-000001 Printer [*] on fire – "_s + desk);
    window.window().workspace()->showSettings();
    AWAIT(title() == u"Settings – "_s + desk);
    window.window().workspace()->openPerson(window.ada());
    AWAIT(title() == u"Ada Obi – "_s + desk);
    auto* second = test::openSecond(window);
    QVERIFY(second);
    AWAIT(second->windowTitle() == u"My work – "_s + desk);

    QVERIFY(window.turnTo(window.window()));
    window.press(Qt::Key_L, Qt::ControlModifier);
    AWAIT(window.window().isLocked());
    QCOMPARE(title(), desk); // which tells nothing of what is open
}

HOMEPORT_WINDOW_TEST(TestSignInPage)

#include "tst_sign_in_page.moc"

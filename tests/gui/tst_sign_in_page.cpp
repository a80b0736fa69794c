#include "core/db/desk_place.h"
#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/widgets/tab_strip.h"

#include <QScreen>
#include <QSettings>
#include <QTabBar>

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
    void theWindowComesBackAsItWasLeft();
    void whoeverElseSignsInFindsNoTabs();
    void aTabWhoseTicketIsGoneDoesNotComeBack();
    void whatIsDamagedCountsAsNotKept();

private:
    /// Opens the tickets in tabs, the last one in front.
    static bool openAll(DeskWindow& window, const QList<TicketId>& ids)
    {
        for (const auto& id : ids)
            window.window().workspace()->openTicket(id);
        return QTest::qWaitFor(
            [&] { return window.text(u"ticketTitle"_s) == window.ticket(ids.last()).title; },
            test::patience);
    }
    static QStringList tabs(DeskWindow& window)
    {
        const auto* bar = qobject_cast<QTabBar*>(window.part(u"openTickets"_s));
        QStringList titles;
        for (int i = 0; bar && i < bar->count(); ++i)
            titles += bar->tabText(i);
        return titles;
    }
    /// What the device keeps of windows, under the name that it has there.
    static QString keyOf(const QString& what)
    {
        const auto keys = QSettings().allKeys();
        for (const auto& key : keys) {
            if (key.startsWith(u"windows/"_s) && key.endsWith(u'/' + what))
                return key;
        }
        return {};
    }
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

void TestSignInPage::theWindowComesBackAsItWasLeft()
{
    DeskWindow window;
    const auto fire = window.report(u"Fire"_s);
    const auto jam = window.report(u"Jam"_s);
    QVERIFY(window.signIn());
    QVERIFY(openAll(window, {jam, fire}));
    // Of a screen that is smaller the window keeps to what there is.
    const QSize size(1200, 700);
    const auto room = window.window().screen()->availableSize();
    const bool hasRoom = room.width() > size.width() && room.height() > size.height() + 40;
    window.window().resize(size);
    AWAIT(window.window().size() == size);
    window.close();

    window.comeBack();
    QVERIFY(window.signIn());
    AWAIT(window.text(u"ticketTitle"_s) == u"Fire"_s);
    QCOMPARE(tabs(window), (QStringList{u"INC-000002 Jam"_s, u"INC-000001 Fire"_s}));
    AWAIT(!hasRoom || window.window().size() == size);

    // A tab that nobody has looked at since is a tab like others.
    window.press(Qt::Key_Tab, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Jam"_s);
    window.press(Qt::Key_W, Qt::ControlModifier);
    AWAIT(tabs(window) == QStringList{u"INC-000001 Fire"_s});
    AWAIT(!window.part(u"ticketTitle"_s));
    window.window().showMaximized();
    AWAIT(window.window().isMaximized());
    window.close();

    // A list was in front now.
    QVERIFY(window.signIn());
    AWAIT(tabs(window) == QStringList{u"INC-000001 Fire"_s});
    AWAIT(window.window().isMaximized());
    QVERIFY(!window.part(u"ticketTitle"_s));
    emit window.window().findChild<TabStrip*>()->closeRequested(fire.toString());
    AWAIT(tabs(window).isEmpty());
}

void TestSignInPage::whoeverElseSignsInFindsNoTabs()
{
    DeskWindow window;
    const auto fire = window.report(u"Fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(openAll(window, {fire}));
    window.close();

    window.comeBack();
    QVERIFY(window.signInAsBo());
    AWAIT(!window.text(u"openCount"_s).isEmpty());
    window.comeToRest();
    QVERIFY(tabs(window).isEmpty());
    window.close();

    QVERIFY(window.signIn());
    AWAIT(tabs(window) == QStringList{u"INC-000001 Fire"_s});
}

void TestSignInPage::aTabWhoseTicketIsGoneDoesNotComeBack()
{
    DeskWindow window;
    const auto fire = window.report(u"Fire"_s);
    const auto jam = window.report(u"Jam"_s);
    QVERIFY(window.signIn());
    QVERIFY(openAll(window, {jam, fire}));
    window.close();
    QVERIFY(window.desk().deletions.remove(window.mira(), fire));

    window.comeBack();
    QVERIFY(window.signIn());
    AWAIT(tabs(window) == QStringList{u"INC-000002 Jam"_s});
    QVERIFY(!window.part(u"ticketTitle"_s)); // as the one in front is gone
    QVERIFY(!window.part(u"workspaceMessage"_s));
    // Nor later on.
    QCOMPARE(QSettings().value(keyOf(u"tabs"_s)).toStringList(), QStringList{jam.toString()});
}

void TestSignInPage::whatIsDamagedCountsAsNotKept()
{
    DeskWindow window;
    const auto fire = window.report(u"Fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(openAll(window, {fire}));
    window.close();
    QSettings().setValue(
        keyOf(u"tabs"_s), QStringList{u"no ticket"_s, fire.toString(), fire.toString()});
    QSettings().setValue(keyOf(u"front"_s), u"no ticket"_s);
    QSettings().setValue(keyOf(u"geometry"_s), QByteArray("no place"));

    window.comeBack();
    QVERIFY(window.signIn());
    AWAIT(tabs(window) == QStringList{u"INC-000001 Fire"_s});
    QVERIFY(!window.part(u"ticketTitle"_s));
    QCOMPARE(window.window().size(), QSize(1440, 900));
}

HOMEPORT_WINDOW_TEST(TestSignInPage)

#include "tst_sign_in_page.moc"

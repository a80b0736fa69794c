#include "tests/gui/begun_incident.h"
#include "ui/shell/main_window.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestDrafts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aReplySurvivesItsTabAndGoesWhenItIsSent();
    void aReplySurvivesAKilledProgram();
    void aBegunIncidentIsThereAgain();
    void eachWindowKeepsWhatIsWrittenInIt();
    void eachWindowHasAFormOfItsOwn();
};

void TestDrafts::aReplySurvivesItsTabAndGoesWhenItIsSent()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(openOnly(window));
    window.type(u"n"_s);
    window.type(u"Bring wat"_s);
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_W, Qt::ControlModifier); // at once: it need not be on disk yet
    AWAIT(!window.part(u"ticketPage"_s));
    QVERIFY(openOnly(window));
    AWAIT(window.text(u"composerText"_s) == u"Bring wat"_s);
    QVERIFY(window.says(u"Add internal note"_s)); // nor has it become a reply
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);

    window.press(Qt::Key_K, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"paletteField"_s));
    window.press(Qt::Key_Escape);
    window.type(u"n"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id) == QStringList{u"internal: Bring wat"_s});
    AWAIT(window.text(u"composerText"_s).isEmpty());
    window.press(Qt::Key_Escape);
    window.press(Qt::Key_W, Qt::ControlModifier);
    AWAIT(!window.part(u"ticketPage"_s));
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"Bring wat"_s)); // in the conversation
    QVERIFY(window.text(u"composerText"_s).isEmpty());
}

void TestDrafts::aReplySurvivesAKilledProgram()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.writeAndBeKilled(id, u"Half a sent"_s));
    QVERIFY(window.comments(id).isEmpty());
    QVERIFY(window.signIn());
    QVERIFY(openOnly(window));
    AWAIT(window.text(u"composerText"_s) == u"Half a sent"_s);
}

void TestDrafts::aBegunIncidentIsThereAgain()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(test::beginIncident(window));
    window.type(u"Gate 4"_s);
    window.press(Qt::Key_Tab);
    window.type(u"Stays shut"_s);
    test::rateIncident(window);
    QVERIFY(window.tabTo(u"impact"_s));
    window.type(u"h"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newIncident"_s));

    window.type(u"c"_s);
    AWAIT(window.text(u"title"_s) == u"Gate 4"_s);
    QCOMPARE(window.text(u"details"_s), u"Stays shut"_s);
    AWAIT(window.text(u"requester"_s) == u"Mira Kovač"_s && window.hasFocus(u"title"_s));
    QCOMPARE(window.text(u"impact"_s), u"High"_s);
    QVERIFY(window.part(u"startOver"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Gate 4"_s);

    window.press(Qt::Key_N, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"requester"_s));
    AWAIT(window.offers(u"requester"_s, u"Mira Kovač"_s)); // the lists have come, and with them all
    QVERIFY(window.text(u"title"_s).isEmpty() && window.text(u"requester"_s).isEmpty());
}

/// Both show one ticket; what is sent or deleted in one is not that of the other.
void TestDrafts::eachWindowKeepsWhatIsWrittenInIt()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(openOnly(window));
    window.type(u"n"_s);
    window.type(u"Bring water"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);
    window.press(Qt::Key_Escape);

    QVERIFY(openSecond(window));
    QVERIFY(openOnly(window));
    window.type(u"n"_s);
    QVERIFY(window.text(u"composerText"_s).isEmpty());
    window.type(u"o"_s);
    window.press(Qt::Key_Backspace);
    window.type(u"ok"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id) == QStringList{u"internal: ok"_s});
    AWAIT(window.text(u"composerText"_s).isEmpty());

    QVERIFY(window.turnTo(window.window()));
    QCOMPARE(window.text(u"composerText"_s), u"Bring water"_s);
    window.press(Qt::Key_W, Qt::ControlModifier);
    AWAIT(!window.part(u"ticketPage"_s));
    QVERIFY(openOnly(window));
    AWAIT(window.text(u"composerText"_s) == u"Bring water"_s);
}

void TestDrafts::eachWindowHasAFormOfItsOwn()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(test::beginIncident(window));
    window.type(u"Gate 4"_s);
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);

    QVERIFY(openSecond(window));
    QVERIFY(test::beginIncident(window));
    QVERIFY(window.text(u"title"_s).isEmpty());
    window.type(u"Boiler"_s);
    window.press(Qt::Key_Tab);
    window.type(u"Cold"_s);
    test::rateIncident(window);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Boiler"_s);

    QVERIFY(window.turnTo(window.window()));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"newIncident"_s));
    window.type(u"c"_s);
    AWAIT(window.text(u"title"_s) == u"Gate 4"_s);
}

HOMEPORT_WINDOW_TEST(TestDrafts)

#include "tst_drafts.moc"

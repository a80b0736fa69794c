#include "tests/gui/begun_incident.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QTableView>

#include "record/text_module.h"
#include "record/ticket_template.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// Templates of incidents and text modules, made and used with keys alone.
class TestTemplates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aTemplateFillsInWhatNobodyTyped();
    void anotherTemplateTakesThePlaceOfTheFirst();
    void withoutTemplatesThereIsNothingToChoose();
    void aTemplateIsMadeInTheSettings();
    void aTicketBecomesATemplate();
    void aTextModuleIsPutInAndFilledIn();
    void leavingTheListLeavesNothingBehind();
    void withoutTextModulesNothingIsLeftBehind();
    void aBegunIncidentTellsWhatItsTemplateBrings();
    void ownTextModulesAreKeptInTheSettings();

private:
    static void keep(DeskWindow& window, const QString& name, const QString& values,
        const QString& tasks = u"[]"_s)
    {
        record::TicketTemplate row;
        row.name = name;
        row.values = values;
        row.tasks = tasks;
        const auto made = window.desk().templates.create(window.mira(), row);
        if (!made)
            qFatal("%s", qPrintable(made.error().code));
    }
    static void keepText(DeskWindow& window, const QString& name, const QString& body)
    {
        record::TextModule row;
        row.name = name;
        row.body = body;
        const auto made = window.desk().textModules.create(window.mira(), row);
        if (!made)
            qFatal("%s", qPrintable(made.error().code));
    }
    static bool openForm(DeskWindow& window)
    {
        if (!window.signIn())
            return false;
        return test::beginIncident(window);
    }
    static void chooseTemplate(DeskWindow& window, const QString& name)
    {
        QVERIFY(window.tabTo(u"template"_s));
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(name);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Return);
        AWAIT(window.text(u"template"_s) == name);
    }
    static bool openTicket(DeskWindow& window, TicketId id)
    {
        if (!window.signIn())
            return false;
        window.window().workspace()->openTicket(id);
        return QTest::qWaitFor(
            [&] { return !window.text(u"ticketTitle"_s).isEmpty(); }, test::patience);
    }
    static QList<OfferedTemplate> offered(DeskWindow& window)
    {
        return *IncidentTemplateService::offered(
            window.desk().replica->database(), window.mira(), window.desk().replica->now());
    }
    static QList<record::TextModule> texts(DeskWindow& window)
    {
        return *TextModuleService::visible(window.desk().replica->database(), window.mira());
    }
};

void TestTemplates::aTemplateFillsInWhatNobodyTyped()
{
    DeskWindow window;
    keep(window, u"New starter"_s,
        u"{\"title\":\"New starter\",\"description\":\"Needs all of it.\",\"impact\":2,"
        "\"urgency\":1}"_s,
        u"[{\"title\":\"Order the laptop\"},{\"title\":\"Make the account\"}]"_s);
    QVERIFY(openForm(window));
    window.type(u"Zoe starts on Monday"_s);
    QVERIFY(window.tabTo(u"urgency"_s));
    window.press(Qt::Key_End); // Low

    chooseTemplate(window, u"New starter"_s);

    QCOMPARE(window.text(u"title"_s), u"Zoe starts on Monday"_s);
    QCOMPARE(window.text(u"details"_s), u"Needs all of it."_s);
    QCOMPARE(window.text(u"impact"_s), u"Medium"_s);
    QCOMPARE(window.text(u"urgency"_s), u"Low"_s);
    QVERIFY(window.says(u"It brings 2 task"_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Zoe starts on Monday"_s);
    const auto id = window.numbered(u"INC-000001"_s);
    const auto stored = window.ticket(id);
    QCOMPARE(stored.templateId, offered(window).first().id);
    QCOMPARE(stored.description, u"Needs all of it."_s);
    QCOMPARE(stored.impact, 2);
    QCOMPARE(window.desk().tasks.list(window.mira(), id)->size(), 2);
}

void TestTemplates::anotherTemplateTakesThePlaceOfTheFirst()
{
    DeskWindow window;
    keep(window, u"Badge"_s, u"{\"title\":\"Badge\",\"description\":\"Lost.\",\"impact\":1}"_s);
    keep(window, u"Laptop"_s, u"{\"title\":\"Laptop\"}"_s);
    QVERIFY(openForm(window));
    chooseTemplate(window, u"Badge"_s);
    QCOMPARE(window.text(u"title"_s), u"Badge"_s);
    QVERIFY(window.tabTo(u"details"_s));
    window.type(u"!"_s); // now somebody's own words

    chooseTemplate(window, u"Laptop"_s);

    QCOMPARE(window.text(u"title"_s), u"Laptop"_s);
    QCOMPARE(window.text(u"details"_s), u"!Lost."_s);
    QCOMPARE(window.text(u"impact"_s), u"Not known yet"_s); // as it was before
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_Backspace);
    AWAIT(window.text(u"title"_s).isEmpty());
    QCOMPARE(window.text(u"details"_s), u"!Lost."_s);
}

void TestTemplates::withoutTemplatesThereIsNothingToChoose()
{
    DeskWindow window;
    QVERIFY(openForm(window));
    QVERIFY(!window.part(u"template"_s));
}

void TestTemplates::aTemplateIsMadeInTheSettings()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"templates"_s);
    AWAIT(window.says(u"There are no templates yet."_s));

    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"name"_s));
    window.type(u"Badge"_s);
    QVERIFY(window.tabTo(u"title"_s));
    window.type(u"Badge lost"_s);
    QVERIFY(window.tabTo(u"impact"_s));
    window.press(Qt::Key_End); // Low
    QVERIFY(window.tabTo(u"templateTasks"_s));
    window.type(u"Lock it"_s);
    window.press(Qt::Key_Return);
    window.type(u"Print another"_s);
    QVERIFY(window.tabTo(u"templateInTurn"_s));
    window.press(Qt::Key_Space);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.text(u"templatesHeading"_s) == u"Badge"_s);
    const auto made = offered(window);
    QCOMPARE(made.size(), 1);
    const auto& content = made.first().content;
    QCOMPARE(valuesText(content.ticket), u"{\"impact\":3,\"title\":\"Badge lost\"}"_s);
    QCOMPARE(content.tasks.size(), 2);
    QCOMPARE(content.tasks.first().title, u"Lock it"_s);
    QVERIFY(content.tasks.first().sequence < content.tasks.last().sequence);
    AWAIT(window.text(u"templatesDraftNote"_s).isEmpty()); // shown as it is stored

    window.press(Qt::Key_Space); // not in turn any more
    AWAIT(!window.text(u"templatesDraftNote"_s).isEmpty());
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(offered(window).first().content.tasks.last().sequence == 0);
    QVERIFY(window.tabTo(u"templatesTable"_s));
    QVERIFY(window.takeBack(u"changed the template Badge"_s));
    AWAIT(offered(window).first().content.tasks.last().sequence == 2);
}

void TestTemplates::aTicketBecomesATemplate()
{
    DeskWindow window;
    QVERIFY(openTicket(window, window.report(u"Printer on fire"_s)));
    QVERIFY(window.chooseInPalette(u"save as template"_s));
    AWAIT(window.hasFocus(u"templateName"_s));
    QCOMPARE(window.text(u"templateName"_s), u"Printer on fire"_s);
    window.type(u"Fire"_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(offered(window).size() == 1);
    QCOMPARE(offered(window).first().name, u"Fire"_s);
}

/// engines.md 7.3
void TestTemplates::aTextModuleIsPutInAndFilledIn()
{
    DeskWindow window;
    keepText(window, u"Greeting"_s, u"Dear {{requester.name}}, about {{ticket.number}}:"_s);
    keepText(window, u"Goodbye"_s, u"Yours, {{actor.name}}"_s);
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openTicket(window, id));
    window.press(Qt::Key_M, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"composerText"_s) && QApplication::activePopupWidget());
    window.type(u"gre"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"composerText"_s) == u"Dear Ada Obi, about INC-000001:"_s);

    window.type(u" it is out. ::good"_s);
    AWAIT(QApplication::activePopupWidget());
    window.press(Qt::Key_Return);
    const auto whole = u"Dear Ada Obi, about INC-000001: it is out. Yours, Mira Kovač"_s;
    AWAIT(window.text(u"composerText"_s) == whole);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id).contains(u"public: "_s + whole));
}

void TestTemplates::leavingTheListLeavesNothingBehind()
{
    DeskWindow window;
    keepText(window, u"1st greeting"_s, u"Dear {{requester.name}},"_s);
    QVERIFY(openTicket(window, window.report(u"Printer on fire"_s)));
    window.type(u"n"_s);
    window.type(u"See"_s);
    window.press(Qt::Key_M, Qt::ControlModifier);
    AWAIT(QApplication::activePopupWidget());
    QCOMPARE(window.text(u"composerText"_s), u"See ::"_s);
    window.press(Qt::Key_Escape);
    AWAIT(!QApplication::activePopupWidget());
    QCOMPARE(window.text(u"composerText"_s).trimmed(), u"See"_s);
    // No list within a word, nor in an address.
    for (const auto& typed : {u"std::a"_s, u" ::1"_s, u" [::1"_s, u" (::gre"_s}) {
        window.type(typed);
        QVERIFY2(!QApplication::activePopupWidget(), qPrintable(typed));
    }
}

void TestTemplates::withoutTextModulesNothingIsLeftBehind()
{
    DeskWindow window;
    QVERIFY(openTicket(window, window.report(u"Printer on fire"_s)));
    window.type(u"n"_s);
    window.type(u"See"_s);
    QVERIFY(window.tabTo(u"snippets"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"There are no text modules yet"_s));
    QVERIFY(window.hasFocus(u"composerText"_s));
    QCOMPARE(window.text(u"composerText"_s).trimmed(), u"See"_s);
    window.press(Qt::Key_M, Qt::ControlModifier);
    window.press(Qt::Key_Escape);
    AWAIT(!window.hasFocus(u"composerText"_s));
    QCOMPARE(window.text(u"composerText"_s).trimmed(), u"See"_s);
}

void TestTemplates::aBegunIncidentTellsWhatItsTemplateBrings()
{
    DeskWindow window;
    keep(window, u"New starter"_s, u"{\"title\":\"New starter\"}"_s,
        u"[{\"title\":\"Order the laptop\"},{\"title\":\"Make the account\"}]"_s);
    QVERIFY(openForm(window));
    chooseTemplate(window, u"New starter"_s);
    QVERIFY(window.says(u"It brings 2 task"_s));
    AWAIT(window.text(u"draftNote"_s) == u"Draft saved"_s);

    window.close();
    QVERIFY(window.signIn());
    window.type(u"c"_s);
    AWAIT(window.text(u"template"_s) == u"New starter"_s);
    QVERIFY(window.says(u"It brings 2 task"_s));
}

void TestTemplates::ownTextModulesAreKeptInTheSettings()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"textModules"_s);
    AWAIT(window.says(u"There are no text modules yet."_s));

    window.press(Qt::Key_Insert);
    AWAIT(window.hasFocus(u"name"_s));
    window.type(u"Greeting"_s);
    window.press(Qt::Key_Tab);
    window.type(u"Dear {{requester}}"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.says(u"Nothing can be filled in for {{requester}}."_s));
    QVERIFY(window.hasFocus(u"body"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Dear {{requester.name}}"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(window.text(u"textModulesHeading"_s) == u"Greeting"_s);
    QCOMPARE(texts(window).size(), 1);
    QCOMPARE(texts(window).first().ownerId, window.mira().person);

    QVERIFY(window.tabTo(u"textModuleForAll"_s));
    window.press(Qt::Key_Space);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(!texts(window).first().ownerId);
}

HOMEPORT_WINDOW_TEST(TestTemplates)
#include "tst_templates.moc"

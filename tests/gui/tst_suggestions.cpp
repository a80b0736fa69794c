#include "tests/gui/begun_incident.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/choice_box.h"

#include <QApplication>
#include <QListWidget>
#include <QPushButton>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// What the form of a new incident shows of what is known already (I-01).
class TestSuggestions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void i01_whatMayBeADuplicateIsShown();
    void nothingMovesWhileOneWrites();
    void theKeyboardOpensOneAndTheDraftIsKept();
    void oneKeyLeadsThereAndBackFromEveryField();
    void otherKeysOnASuggestionAreThoseOfTheForm();
    void aNarrowWindowShowsOneLineThatOpensThem();

private:
    /// The form of a new incident of the category that reported ones have.
    static bool begin(DeskWindow& window, TicketId reported)
    {
        if (!test::beginIncident(window))
            return false;
        auto* category = qobject_cast<ChoiceBox*>(window.part(u"category"_s));
        const auto id = window.ticket(reported).categoryId;
        if (!category || !id)
            return false;
        category->choose(id->value());
        return category->chosen() == id->value();
    }
    static QListWidget* list(DeskWindow& window)
    {
        return qobject_cast<QListWidget*>(window.part(u"suggestionList"_s));
    }
    static QStringList titles(DeskWindow& window)
    {
        QStringList out;
        const auto* shown = list(window);
        for (int row = 0; shown && row < shown->count(); ++row)
            out << shown->item(row)->text();
        return out;
    }
};

void TestSuggestions::i01_whatMayBeADuplicateIsShown()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    window.report(u"Door does not open"_s);
    QVERIFY(window.signIn());
    QVERIFY(begin(window, id));
    QVERIFY(!window.part(u"suggestions"_s));

    window.type(u"The printer is on fire"_s);

    AWAIT(titles(window) == QStringList{u"Printer on fire"_s});
    QVERIFY(window.says(u"Is it one of these?"_s));
    const auto spoken = list(window)->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"INC-000001"_s), qPrintable(spoken));
    QVERIFY2(spoken.contains(u"New"_s) && spoken.contains(u"Ada Obi"_s), qPrintable(spoken));
    QVERIFY2(spoken.contains(u"Same category · printer, fire"_s), qPrintable(spoken));
    QVERIFY(window.hasFocus(u"title"_s)); // the keys stay where one writes
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Elevator"_s);
    AWAIT(!window.part(u"suggestions"_s));
    QVERIFY(!window.says(u"Is it one of these?"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Door open"_s);
    AWAIT(titles(window) == QStringList{u"Door does not open"_s});
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_Delete);
    QVERIFY(!window.part(u"suggestions"_s)); // without words at once
}

void TestSuggestions::nothingMovesWhileOneWrites()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(begin(window, id));
    window.comeToRest();
    const auto* form = window.part(u"newIncident"_s);
    const auto* title = window.part(u"title"_s);
    const auto place = [&](const QWidget* part) {
        return QRect(part->mapTo(&window.window(), QPoint()), part->size());
    };
    const auto formBefore = place(form);
    const auto titleBefore = place(title);

    window.type(u"Printer on fire"_s);

    AWAIT(window.part(u"suggestions"_s));
    window.comeToRest();
    QCOMPARE(place(form), formBefore);
    QCOMPARE(place(title), titleBefore);
    QVERIFY(formBefore.contains(place(window.part(u"suggestions"_s))));
}

void TestSuggestions::theKeyboardOpensOneAndTheDraftIsKept()
{
    DeskWindow window;
    window.report(u"Printer burns"_s);
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(begin(window, id));
    window.type(u"Printer fire burns"_s);
    AWAIT(titles(window) == (QStringList{u"Printer on fire"_s, u"Printer burns"_s}));

    window.press(Qt::Key_F6);
    QVERIFY(window.hasFocus(u"suggestionList"_s));
    window.press(Qt::Key_Down);
    QCOMPARE(list(window)->currentRow(), 1);
    window.press(Qt::Key_Return);

    AWAIT(window.text(u"ticketTitle"_s) == u"Printer burns"_s);
    QVERIFY(!window.part(u"newIncident"_s));
    window.press(Qt::Key_N, Qt::ControlModifier);
    AWAIT(window.text(u"title"_s) == u"Printer fire burns"_s);
    AWAIT(titles(window).size() == 2);
    QVERIFY(window.tabTo(u"suggestionList"_s)); // Tab comes there, too
}

/// From boxes with a list of their own, too.
void TestSuggestions::oneKeyLeadsThereAndBackFromEveryField()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(begin(window, id));
    window.type(u"Printer on fire"_s);
    AWAIT(window.part(u"suggestions"_s));
    for (const auto& field : {u"title"_s, u"details"_s, u"requester"_s, u"category"_s, u"impact"_s,
             u"assignee"_s, u"create"_s, u"createAnother"_s}) {
        QVERIFY2(window.tabTo(field), qPrintable(field));

        window.press(Qt::Key_F6);
        QVERIFY2(window.hasFocus(u"suggestionList"_s), qPrintable(field));
        window.press(Qt::Key_F6);

        QVERIFY2(window.hasFocus(field), qPrintable(field));
        QVERIFY(window.part(u"suggestions"_s)); // beside the form they stay
    }
    QVERIFY(window.tabTo(u"title"_s));
    window.press(Qt::Key_End);
    window.press(Qt::Key_F6);
    window.press(Qt::Key_F6);
    window.type(u"!"_s); // goes on where one was
    QCOMPARE(window.text(u"title"_s), u"Printer on fire!"_s);
}

void TestSuggestions::otherKeysOnASuggestionAreThoseOfTheForm()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(begin(window, id));
    window.type(u"Printer fire"_s);
    AWAIT(window.part(u"suggestions"_s));
    window.press(Qt::Key_Tab);
    window.type(u"Another one."_s);
    test::rateIncident(window);
    window.press(Qt::Key_F6);
    QVERIFY(window.hasFocus(u"suggestionList"_s));

    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.text(u"ticketTitle"_s) == u"Printer fire"_s);
    QVERIFY(!window.part(u"newIncident"_s));
    QCOMPARE(window.ticket(window.numbered(u"INC-000002"_s)).title, u"Printer fire"_s);
}

/// It has its room before there is anything to say, so that nothing moves.
void TestSuggestions::aNarrowWindowShowsOneLineThatOpensThem()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(begin(window, id));
    window.type(u"Printer on fire"_s);
    AWAIT(window.part(u"suggestions"_s));

    window.window().resize(1000, 800);

    AWAIT(!window.part(u"suggestions"_s));
    AWAIT(window.part(u"newIncident"_s)->width() < 1000 - 48);
    QVERIFY(window.hasFocus(u"title"_s));
    AWAIT(window.says(u"1 similar ticket"_s));
    window.comeToRest();
    const auto* title = window.part(u"title"_s);
    const auto before = title->mapTo(&window.window(), QPoint());
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Elevator"_s);
    AWAIT(!window.part(u"suggestionsLine"_s));
    window.comeToRest();
    QCOMPARE(title->mapTo(&window.window(), QPoint()), before);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Printer on fire"_s);
    AWAIT(window.part(u"suggestionsLine"_s));

    window.press(Qt::Key_F6);
    AWAIT(window.part(u"suggestions"_s) && window.hasFocus(u"suggestionList"_s));
    const auto* form = window.part(u"newIncident"_s);
    const auto* shown = window.part(u"suggestions"_s);
    QVERIFY(form->rect().contains(QRect(shown->mapTo(form, QPoint()), shown->size())));
    window.press(Qt::Key_Escape); // them first, and not the form

    AWAIT(!window.part(u"suggestions"_s));
    QVERIFY(window.part(u"newIncident"_s) && window.hasFocus(u"title"_s));
    // The line above the fields comes before them, and what lies over them before the foot.
    QVERIFY(window.tabTo(u"suggestionsLine"_s));
    window.press(Qt::Key_Tab);
    QVERIFY(window.hasFocus(u"requester"_s)); // the first of them
    QVERIFY(window.tabTo(u"title"_s));
    window.press(Qt::Key_F6);
    AWAIT(window.hasFocus(u"suggestionList"_s));
    window.press(Qt::Key_Tab); // whoever goes elsewhere sees the form again
    AWAIT(!window.part(u"suggestions"_s));
    const auto* next = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(next && next->text() == u"Back"_s);
    QVERIFY(window.tabTo(u"title"_s));
    window.window().resize(1440, 900);
    AWAIT(window.part(u"suggestions"_s) && !window.part(u"suggestionsLine"_s));
    window.window().resize(1000, 800);
    AWAIT(window.part(u"suggestionsLine"_s));
    window.press(Qt::Key_F6);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
}

HOMEPORT_WINDOW_TEST(TestSuggestions)

#include "tst_suggestions.moc"

#include "tests/gui/table_lines.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTranslator>

#include "record/service.h"
#include "record/service_category.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;
using test::lines;

/// People, tags, services, time and tasks, by key, in the real window.
class TestTicketThings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void peopleAreMentioned();
    void tagsComeAndGo();
    void theSideCutsNothingInAnyLanguage();
    void affectedServicesComeAndGo();
    void followersAndTimeAreKept();
    void tasksAreWorkedThrough();
    void aTaskIsChangedWhereItStands();
    void ownTasksAreTickedOffAcrossTickets();
    void tasksOfTeamsAreShownAsTheyCome();
    void ownTimeIsCorrectedWhereItStands();
    void hostileTextStaysText();

private:
    static QStringList tags(DeskWindow& window, TicketId id);
};

QStringList TestTicketThings::tags(DeskWindow& window, TicketId id)
{
    QStringList names;
    const auto found = window.desk().tags.list(window.mira(), id);
    for (const auto& tag : *found)
        names << tag.name;
    return names;
}

void TestTicketThings::peopleAreMentioned()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));

    window.type(u"n"_s);
    window.type(u"Ask @"_s);
    AWAIT(QApplication::activePopupWidget());
    window.type(u"bo"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"composerText"_s) == u"Ask @bo "_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);

    AWAIT(window.comments(id) == QStringList{u"internal: Ask @bo"_s});
    QCOMPARE(*number(window.desk().replica->database(),
                 {"test.mentions", "SELECT count(*) FROM comment_mention"}),
        1);
}

void TestTicketThings::tagsComeAndGo()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));

    window.type(u"t"_s);
    AWAIT(window.hasFocus(u"tag"_s));
    window.type(u"VPN & more"_s);
    window.press(Qt::Key_Return);
    AWAIT(tags(window, id) == QStringList{u"vpn & more"_s});
    AWAIT(window.part(u"tagChip"_s));

    window.part(u"tagChip"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(tags(window, id).isEmpty() && !window.part(u"tagChip"_s));
    QVERIFY(window.takeBack(u"took a tag off INC-000001"_s));
    AWAIT(tags(window, id).size() == 1 && window.part(u"tagChip"_s));
}

/// German words are longer, and what people name may be longer still.
void TestTicketThings::theSideCutsNothingInAnyLanguage()
{
    for (const auto& language : {QString(), u"de"_s}) {
        QTranslator words;
        if (!language.isEmpty()) {
            QVERIFY(words.load(u":/i18n/homeport_"_s + language + u".qm"_s));
            QVERIFY(QCoreApplication::installTranslator(&words));
        }
        DeskWindow window;
        const auto id = window.report(u"Printer on fire"_s);
        QVERIFY(window.desk().tags.add(window.mira(), id, QString(60, u'w')));
        QVERIFY(openOnly(window));
        AWAIT(window.part(u"tagChip"_s));

        const auto* side = window.part(u"ticketSide"_s);
        QVERIFY(side);
        const auto* scroll = side->findChild<QScrollArea*>();
        QVERIFY(scroll);
        const auto isWhole = [&] {
            const int needed = scroll->widget()->minimumSizeHint().width();
            return needed > 0 && needed <= scroll->viewport()->width();
        };
        AWAIT(isWhole());
        QVERIFY(!scroll->horizontalScrollBar()->isVisible());
        QVERIFY(side->width() >= 340);
        const auto* chip = qobject_cast<QPushButton*>(window.part(u"tagChip"_s));
        QVERIFY(chip->text().contains(u'…'));
        QVERIFY(chip->toolTip().startsWith(QString(60, u'w')));
        QVERIFY(chip->accessibleName().startsWith(QString(60, u'w')));
    }
}

void TestTicketThings::affectedServicesComeAndGo()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().replica->write(
        window.mira().author(), {.code = u"service.create"_s}, [](UnitOfWork& unit) -> Result<> {
            record::ServiceCategory section;
            section.id = ServiceCategoryId(unit.newId());
            section.name = u"Harbour"_s;
            if (auto made = unit.create(section); !made)
                return made;
            record::Service service;
            service.name = service.code = u"Ferries & more"_s;
            service.categoryId = section.id;
            service.lifecycle = ServiceLifecycle::Published;
            return unit.create(service);
        }));
    const auto services = [&] { return *window.desk().affectedServices.list(window.mira(), id); };
    QVERIFY(openOnly(window));

    window.press(Qt::Key_S, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"service"_s));
    QCOMPARE(qobject_cast<QComboBox*>(window.part(u"service"_s))->lineEdit()->placeholderText(),
        u"Choose a service"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Choose a service from the list."_s));
    AWAIT(window.offers(u"service"_s, u"Ferr"_s));
    window.type(u"Ferr"_s);
    AWAIT(window.text(u"service"_s).startsWith(u"Ferr"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(services().size() == 1);
    QCOMPARE(services().first().degradation, TicketServiceDegradation::Degraded);
    AWAIT(window.part(u"serviceChip"_s));
    QVERIFY(window.text(u"serviceChip"_s).contains(u"Degraded"_s));

    window.part(u"serviceChip"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(services().isEmpty() && !window.part(u"serviceChip"_s));
    QVERIFY(window.takeBack(u"took a service off INC-000001"_s));
    AWAIT(services().size() == 1 && window.part(u"serviceChip"_s));
}

void TestTicketThings::followersAndTimeAreKept()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    const auto followers = [&] { return window.desk().watchers.list(window.mira(), id)->size(); };

    window.type(u"f"_s);
    AWAIT(followers() == 1 && window.part(u"follower"_s));
    window.press(Qt::Key_F, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"person"_s) && window.offers(u"person"_s, u"Bo"_s));
    window.type(u"Bo"_s);
    AWAIT(window.text(u"person"_s).startsWith(u"Bo"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    window.press(Qt::Key_Return);
    AWAIT(followers() == 2);
    AWAIT(!window.part(u"actForm"_s));
    window.type(u"f"_s); // no longer oneself
    AWAIT(followers() == 1);

    window.type(u"b"_s);
    AWAIT(window.hasFocus(u"duration"_s));
    window.type(u"a while"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Type a length"_s) && window.hasFocus(u"duration"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"1:30"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    QCOMPARE(window.desk().times.list(window.mira(), id)->first().minutes, 90);
    AWAIT(window.says(u"1 h 30 min"_s));
}

void TestTicketThings::tasksAreWorkedThrough()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    const auto status = [&] {
        const auto tasks = window.desk().tasks.list(window.mira(), id);
        return tasks->isEmpty() ? QString() : keyOf(tasks->first().task.status);
    };

    window.press(Qt::Key_N, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"taskTitle"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Please fill in"_s));
    window.type(u"Replace the cable"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s) && status() == u"ready"_s);

    window.press(Qt::Key_T, Qt::ShiftModifier);
    AWAIT(window.says(u"Replace the cable"_s) && window.hasFocus(u"taskEvent"_s));
    window.press(Qt::Key_Space); // start
    AWAIT(status() == u"in_progress"_s);
    AWAIT(window.says(u"In progress"_s) && window.hasFocus(u"taskEvent"_s));
    window.press(Qt::Key_Space); // done
    AWAIT(status() == u"done"_s);
    window.comeToRest(); // the act before it is called the same, so its name does not tell
    QVERIFY(window.takeBack(u"moved a task of INC-000001 on"_s));
    AWAIT(status() == u"in_progress"_s);
}

void TestTicketThings::aTaskIsChangedWhereItStands()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().tasks.add(
        window.mira(), id, {.title = u"Cable"_s, .assignee = window.mira().person}));
    const auto task = [&] { return window.desk().tasks.list(window.mira(), id)->first().task; };
    QVERIFY(openOnly(window));

    window.press(Qt::Key_T, Qt::ShiftModifier);
    AWAIT(window.part(u"editTask"_s));
    window.part(u"editTask"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"taskTitle"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"Replace the cable"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s) && task().title == u"Replace the cable"_s);
    QCOMPARE(task().assignedUserId, std::optional(window.mira().person)); // untouched
    AWAIT(window.says(u"Replace the cable"_s));
}

void TestTicketThings::ownTasksAreTickedOffAcrossTickets()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    const auto me = window.mira().person;
    const auto soon = window.desk().replica->now() + std::chrono::hours(72);
    QVERIFY(window.desk().tasks.add(window.mira(), id, {.title = u"Cable"_s, .assignee = me}));
    QVERIFY(window.desk().tasks.add(window.mira(), id,
        {.title = u"Visit"_s,
            .type = TicketTaskTaskType::FieldVisit,
            .assignee = me,
            .dueAt = soon}));
    QVERIFY(window.signIn());
    const auto shown = [&] { return lines(window, u"myTasksTable"_s); };
    QVERIFY(!window.window().findChild<QWidget*>(u"myTasksPage"_s)); // nobody has looked at it

    window.type(u"gk"_s);
    AWAIT(shown().size() == 2 && window.hasFocus(u"myTasksTable"_s));
    QVERIFY(shown()[0].startsWith(u"Visit | INC-000001 | Printer on fire | Ready | "_s));
    QVERIFY(shown()[1].startsWith(u"Cable | INC-000001 | "_s));
    window.type(u"x"_s); // what came of a visit has to be said
    AWAIT(window.hasFocus(u"taskNote"_s));
    window.type(u"The cable is broken"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s) && shown().size() == 1);
    AWAIT(window.hasFocus(u"myTasksTable"_s));
    window.type(u"x"_s);
    AWAIT(window.says(u"You have no open tasks."_s));

    window.comeToRest(); // the act before it is called the same, so its name does not tell
    QVERIFY(window.takeBack(u"moved a task of INC-000001 on"_s));
    AWAIT(shown().size() == 1 && window.hasFocus(u"myTasksTable"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
    AWAIT(window.hasFocus(u"taskEvent"_s));
}

void TestTicketThings::tasksOfTeamsAreShownAsTheyCome()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.signInAsBo());
    const auto bo = window.desk().access.actorFor(window.bo());
    QVERIFY(bo && !bo->teams.isEmpty());
    const auto shown = [&] { return lines(window, u"myTasksTable"_s); };
    window.type(u"gj"_s);
    AWAIT(window.says(u"Your teams have no open tasks."_s));

    QVERIFY(window.desk().tasks.add(
        window.mira(), id, {.title = u"Cable"_s, .team = *bo->teams.begin()}));

    AWAIT(shown().size() == 1);
    QVERIFY(shown().first().startsWith(u"Cable | INC-000001 | "_s));
    window.part(u"chip_mine"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"You have no open tasks."_s));
}

void TestTicketThings::ownTimeIsCorrectedWhereItStands()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().times.book(
        window.mira(), id, {.minutes = 30, .note = u"On site"_s, .isBillable = true}));
    const auto booked = [&] { return window.desk().times.list(window.mira(), id)->first(); };
    const auto before = booked();
    QVERIFY(openOnly(window));

    AWAIT(window.text(u"timeDetail"_s).contains(u"On site"_s));
    window.part(u"correctTime"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"duration"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"1:30"_s);
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s) && booked().minutes == 90);
    QCOMPARE(booked().startedAt, before.startedAt);
    QCOMPARE(booked().note, before.note);
    QVERIFY(booked().isBillable);
}

void TestTicketThings::hostileTextStaysText()
{
    const auto markup = u"<img src='file:///etc/passwd'><b onclick=x>**bold**</b> [x](file:///)"_s;
    DeskWindow window;
    const auto id = window.report(u"<h1>Printer</h1>"_s, markup);
    auto& desk = window.desk();
    QVERIFY(desk.tags.add(window.mira(), id, u"<u>tag</u>"_s));
    QVERIFY(desk.tasks.add(window.mira(), id, {.title = u"<i>task</i>"_s}));
    QVERIFY(desk.incidents.comment(
        window.mira(), id, markup + QString(100'000, u'x'), TicketCommentVisibility::Public));

    QVERIFY(openOnly(window));

    AWAIT(window.says(u"<b onclick=x>**bold**</b>"_s));
    QVERIFY(window.says(u"<img src='file:///etc/passwd'><b onclick=x>bold</b> [x](file:///)"_s));
    QVERIFY(window.says(u"<u>tag</u>"_s));
    QVERIFY(window.says(u"more characters"_s)); // the rest is not laid out
    window.part(u"showRest"_s)->setFocus();
    window.press(Qt::Key_Space);
    AWAIT(window.text(u"wholeText"_s).endsWith(u"xxx"_s));
    window.press(Qt::Key_T, Qt::ShiftModifier);
    AWAIT(window.says(u"<i>task</i>"_s));
}

HOMEPORT_WINDOW_TEST(TestTicketThings)
#include "tst_ticket_things.moc"

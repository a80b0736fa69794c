// What people can and when they are away, with keys alone: access.md 3.24.
#include "core/access/people_lists.h"
#include "core/access/skill_lists.h"
#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestSkillsAndAbsences : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aSkillIsMadeGivenAndTaken();
    void anAbsenceIsEnteredChangedAndTakenBack();
    void theOwnAbsencesAreSeenByAll();

private:
    static QList<HeldSkill> skills(DeskWindow& window)
    {
        return *skillsOf(window.desk().replica->database(), window.mira(), window.ada());
    }
    static QList<AbsenceLine> absences(DeskWindow& window)
    {
        return *absencesOf(
            window.desk().replica->database(), window.mira(), window.ada(), Timestamp());
    }
    /// Ada is the first of the users.
    static bool openAda(DeskWindow& window)
    {
        window.window().workspace()->showSettings(u"users"_s);
        return QTest::qWaitFor(
            [&] { return window.text(u"usersHeading"_s) == u"Ada Obi"_s; }, test::patience);
    }
    /// Its names are there, so that typing finds them.
    static bool hasNames(const DeskWindow& window, const QString& box)
    {
        const auto* found = qobject_cast<QComboBox*>(window.part(box));
        return found && found->count() > 0;
    }
    static int rows(const DeskWindow& window, const QString& name)
    {
        const auto* table = qobject_cast<QTableView*>(window.part(name));
        return table ? table->model()->rowCount() : -1;
    }
};

void TestSkillsAndAbsences::aSkillIsMadeGivenAndTaken()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    window.window().workspace()->showSettings(u"skills"_s);
    AWAIT(window.says(u"There are no skills yet."_s));
    QVERIFY(window.tabTo(u"skillsNew"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"name"_s));
    window.type(u"Cranes"_s);
    window.press(Qt::Key_S, Qt::ControlModifier);
    AWAIT(rows(window, u"skillsTable"_s) == 1);

    QVERIFY(openAda(window));
    AWAIT(window.says(u"None is known yet."_s));
    QVERIFY(window.tabTo(u"skillListAdd"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"skillName"_s));
    QCOMPARE(qobject_cast<QComboBox*>(window.part(u"skillName"_s))->lineEdit()->placeholderText(),
        u"Choose a skill"_s);
    window.press(Qt::Key_Return);
    QVERIFY(window.hasFocus(u"skillName"_s));
    QVERIFY(window.says(u"Choose a skill from the list."_s));
    AWAIT(hasNames(window, u"skillName"_s));
    window.type(u"Cranes"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QVERIFY(window.tabTo(u"skillLevel"_s));
    window.type(u"4"_s);
    QVERIFY(window.tabTo(u"skillUntil"_s));
    window.type(u"soon"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"That is not a date yet."_s) && window.hasFocus(u"skillUntil"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"2099-01-31"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Cranes, level 4 of 5"_s) && window.says(u"2099-01-31"_s));
    AWAIT(window.says(u"gave the skill Cranes"_s));
    QCOMPARE(skills(window).size(), 1);
    QCOMPARE(skills(window).first().held.level, 4);
    AWAIT(window.hasFocus(u"skillListAdd"_s));

    window.window().workspace()->openPerson(window.ada());
    AWAIT(window.part(u"personPage"_s) && window.says(u"Cranes, level 4 of 5"_s));
    QVERIFY(openAda(window));
    QVERIFY(window.tabTo(u"skillTake"_s));
    auto* take = qobject_cast<QAbstractButton*>(window.part(u"skillTake"_s));
    take->click();
    take->click(); // nothing is taken twice
    AWAIT(skills(window).isEmpty() && window.says(u"None is known yet."_s));
    AWAIT(window.hasFocus(u"skillListAdd"_s)); // what comes next, and not nowhere
    QVERIFY(window.takeBack(u"took the skill Cranes away"_s));
    AWAIT(skills(window).size() == 1);
    QVERIFY(!window.says(u"It was not found"_s));
}

void TestSkillsAndAbsences::anAbsenceIsEnteredChangedAndTakenBack()
{
    DeskWindow window;
    QVERIFY(window.signIn());
    QVERIFY(openAda(window));
    AWAIT(window.says(u"None is entered."_s));
    QVERIFY(window.tabTo(u"absenceListAdd"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"absenceKind"_s));
    window.press(Qt::Key_Down); // ill
    QVERIFY(window.tabTo(u"absenceFrom"_s));
    window.type(u"2099-03-02 9:00"_s);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"From"_s);
    QVERIFY(window.tabTo(u"absenceUntil"_s));
    window.type(u"2099-03-01 9:00"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"It has to end after it begins."_s) && window.hasFocus(u"absenceUntil"_s));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Until"_s);
    QCOMPARE(
        QApplication::focusWidget()->accessibleDescription(), u"It has to end after it begins."_s);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"2019-03-06 17:00"_s); // some are told of only afterwards
    window.press(Qt::Key_Tab);
    window.press(Qt::Key_Space);
    AWAIT(QApplication::activePopupWidget());
    const auto* calendar = QApplication::activePopupWidget()->findChild<QCalendarWidget*>();
    QVERIFY(calendar);
    QCOMPARE(calendar->selectedDate(), QDate(2019, 3, 6));
    window.press(Qt::Key_Escape);
    AWAIT(!QApplication::activePopupWidget());
    window.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Until"_s);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(u"2099-03-06 17:00"_s);
    QVERIFY(window.tabTo(u"absenceDelegate"_s));
    AWAIT(hasNames(window, u"absenceDelegate"_s));
    window.type(u"Bo Lind"_s);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QVERIFY(window.tabTo(u"absenceNote"_s));
    window.type(u"back by train"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"Bo Lindqvist stands in · back by train"_s));
    QCOMPARE(absences(window).size(), 1);
    QCOMPARE(absences(window).first().absence.kind, AbsenceKind::Sick);
    QCOMPARE(absences(window).first().delegate, u"Bo Lindqvist"_s);

    QVERIFY(window.tabTo(u"absenceEdit"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.hasFocus(u"absenceKind"_s));
    window.press(Qt::Key_Down); // in training
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"actForm"_s));
    AWAIT(window.says(u"In training, "_s) && window.hasFocus(u"absenceEdit"_s));
    QCOMPARE(absences(window).first().delegate, u"Bo Lindqvist"_s);
    QVERIFY(window.takeBack(u"changed an absence"_s));
    AWAIT(absences(window).first().absence.kind == AbsenceKind::Sick);
    AWAIT(window.says(u"Ill, "_s) && window.hasFocus(u"absenceEdit"_s));
    QVERIFY(window.tabTo(u"absenceRemove"_s));
    window.press(Qt::Key_Space);
    AWAIT(absences(window).isEmpty() && window.says(u"None is entered."_s));
}

/// Whoever runs the teams enters them; an agent reads the own ones.
void TestSkillsAndAbsences::theOwnAbsencesAreSeenByAll()
{
    DeskWindow window;
    record::Absence absence;
    absence.userId = window.bo();
    absence.kind = AbsenceKind::Training;
    absence.startsAt = window.desk().replica->now();
    absence.endsAt = absence.startsAt + std::chrono::hours(8);
    QVERIFY(window.desk().teams.createAbsence(window.mira(), absence));
    QVERIFY(window.signInAsBo());

    window.window().workspace()->showSettings(u"account"_s);
    AWAIT(window.says(u"In training, "_s));
    QVERIFY(!window.part(u"absenceEdit"_s) && !window.part(u"absenceListAdd"_s));
}

HOMEPORT_WINDOW_TEST(TestSkillsAndAbsences)
#include "tst_skills_and_absences.moc"

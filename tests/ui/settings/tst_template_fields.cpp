#include "ui/settings/template_fields.h"
#include "ui/tickets/choice_box.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto team = u"019a0000-0000-7000-8000-000000000001"_s;

} // namespace

/// What a template says passes through its form and comes out as it was, but for what was edited.
class TstTemplateFields : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fields = std::make_unique<TemplateFields>(); }
    void whatNobodyEditsStaysAsItWasWritten();
    void whatIsEditedIsSaidAndNothingElse();
    void whatIsOutOfUseStaysUntilAnotherIsChosen();
    void aTaskKeepsWhatItsLineDoesNotSay();
    void tasksFollowOneAnotherOrRunTogether();

private:
    template <typename W>
    W* field(const QString& name)
    {
        auto* found = m_fields->findChild<W*>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    std::unique_ptr<TemplateFields> m_fields;
};

void TstTemplateFields::whatNobodyEditsStaysAsItWasWritten()
{
    const auto values = u"{ \"wing\": \"north\", \"impact\": 2 }"_s; // as another program wrote it
    const auto tasks = u"[ {\"title\":\"Call\", \"sequence\":2}, {\"title\":\"Call\"} ]"_s;

    m_fields->setValues(values);
    m_fields->setTasks(tasks);

    QCOMPARE(m_fields->values(), values);
    QCOMPARE(m_fields->tasks(), tasks);
    QCOMPARE(field<QComboBox>(u"impact"_s)->currentText(), u"Medium"_s);
    QCOMPARE(field<QComboBox>(u"urgency"_s)->currentText(), u"Not said"_s);
    QCOMPARE(field<QPlainTextEdit>(u"templateTasks"_s)->toPlainText(), u"Call\nCall"_s);
}

void TstTemplateFields::whatIsEditedIsSaidAndNothingElse()
{
    m_fields->setValues(u"{\"impact\":2,\"wing\":\"north\"}"_s);

    field<QLineEdit>(u"title"_s)->setText(u"Badge"_s);
    QCOMPARE(m_fields->values(), u"{\"impact\":2,\"title\":\"Badge\",\"wing\":\"north\"}"_s);
    field<QComboBox>(u"impact"_s)->setCurrentIndex(0);
    QCOMPARE(m_fields->values(), u"{\"title\":\"Badge\",\"wing\":\"north\"}"_s);
    field<QLineEdit>(u"title"_s)->setText(u" "_s);
    QCOMPARE(m_fields->values(), u"{\"wing\":\"north\"}"_s);
}

void TstTemplateFields::whatIsOutOfUseStaysUntilAnotherIsChosen()
{
    const auto values = u"{\"assigned_team_id\":\"%1\"}"_s.arg(team);
    const auto other = QUuid(u"019a0000-0000-7000-8000-000000000002"_s);
    m_fields->setValues(values);
    NewIncidentForm::Lists lists;
    lists.teams = {{other, u"Blue"_s}};

    m_fields->setLists(lists);

    QCOMPARE(m_fields->values(), values);
    field<ChoiceBox>(u"assigned_team_id"_s)->choose(other);
    QCOMPARE(m_fields->values(),
        u"{\"assigned_team_id\":\"%1\"}"_s.arg(other.toString(QUuid::WithoutBraces)));
}

void TstTemplateFields::aTaskKeepsWhatItsLineDoesNotSay()
{
    m_fields->setTasks(
        u"[{\"title\":\"Call\",\"description\":\"Before noon\",\"assigned_team_id\":\"%1\"}]"_s.arg(
            team));

    field<QPlainTextEdit>(u"templateTasks"_s)->setPlainText(u"Call\n\n Write \n"_s);

    record::TicketTemplate stored;
    stored.tasks = m_fields->tasks();
    const auto tasks = contentOf(stored).tasks;
    QCOMPARE(tasks.size(), 2);
    QCOMPARE(tasks[0].description, u"Before noon"_s);
    QCOMPARE(tasks[0].team->toString(), team);
    QCOMPARE(tasks[1].title, u"Write"_s);
    QVERIFY(tasks[1].isMandatory);
    field<QCheckBox>(u"templateNeeded"_s)->setChecked(false);
    stored.tasks = m_fields->tasks();
    for (const auto& task : contentOf(stored).tasks)
        QVERIFY(!task.isMandatory);
}

void TstTemplateFields::tasksFollowOneAnotherOrRunTogether()
{
    const auto sequences = [this] {
        record::TicketTemplate stored;
        stored.tasks = m_fields->tasks();
        QList<int> found;
        for (const auto& task : contentOf(stored).tasks)
            found += task.sequence;
        return found;
    };
    m_fields->setTasks(u"[{\"title\":\"a\",\"sequence\":1},{\"title\":\"b\",\"sequence\":1},"
                       "{\"title\":\"c\",\"sequence\":2}]"_s);
    QVERIFY(field<QCheckBox>(u"templateInTurn"_s)->isChecked());
    QCOMPARE(sequences(), (QList{1, 1, 2}));

    field<QPlainTextEdit>(u"templateTasks"_s)->setPlainText(u"c\na\nb"_s);
    QCOMPARE(sequences(), (QList{1, 2, 3}));
    field<QCheckBox>(u"templateInTurn"_s)->setChecked(false);
    QCOMPARE(sequences(), (QList{0, 0, 0}));
}

QTEST_MAIN(TstTemplateFields)
#include "tst_template_fields.moc"

#include "ui/settings/template_fields.h"

#include "ui/settings/record_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_row.h"

#include <QCheckBox>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::Ticket::Field;

constexpr int tasksHeight = 96;

TemplateContent contentFrom(const QString& values, const QString& tasks)
{
    record::TicketTemplate stored;
    stored.values = values;
    stored.tasks = tasks;
    return contentOf(stored);
}

bool areInTurn(const QList<NewTask>& tasks)
{
    return !tasks.isEmpty() && tasks.first().sequence != tasks.last().sequence;
}

bool areNeeded(const QList<NewTask>& tasks)
{
    return std::all_of(
        tasks.begin(), tasks.end(), [](const NewTask& task) { return task.isMandatory; });
}

} // namespace

TemplateFields::TemplateFields(QWidget* parent)
    : QWidget(parent)
    , m_ticket(new RecordForm(record::Ticket::table()))
    , m_tasks(new QPlainTextEdit)
    , m_inTurn(new QCheckBox(tr("One after the other")))
    , m_needed(new QCheckBox(tr("The ticket cannot be resolved before they are done")))
{
    const auto open = tr("Not said");
    m_ticket->addHeading(tr("What it fills in"));
    m_ticket->addText(Field::Title, tr("What happened"));
    m_ticket->addLongText(Field::Description, tr("Details"), 4);
    m_ticket->beginPair();
    m_ticket->addChoice(Field::CategoryId, tr("Category"), open);
    m_ticket->addChoice(Field::ServiceId, tr("Service"), open);
    m_ticket->beginPair();
    m_ticket->addLevel(Field::Impact, tr("Impact"), open);
    m_ticket->addLevel(Field::Urgency, tr("Urgency"), open);
    m_ticket->beginPair();
    m_ticket->addChoice(Field::AssignedTeamId, tr("Team"), open);
    m_ticket->addChoice(Field::AssignedUserId, tr("Assignee"), open);
    m_ticket->addChoice(Field::LocationId, tr("Location"), open);
    m_tasks->setObjectName(u"templateTasks"_s);
    m_tasks->setTabChangesFocus(true);
    m_tasks->setFixedHeight(tasksHeight);
    m_inTurn->setObjectName(u"templateInTurn"_s);
    m_needed->setObjectName(u"templateNeeded"_s);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    layout->addWidget(m_ticket);
    layout->addWidget(new FormRow(tr("Tasks that come with it, one on each line"), m_tasks));
    layout->addWidget(m_inTurn);
    layout->addWidget(m_needed);
    connect(m_ticket, &RecordForm::edited, this, &TemplateFields::edited);
    connect(m_tasks, &QPlainTextEdit::textChanged, this, &TemplateFields::edited);
    connect(m_inTurn, &QCheckBox::toggled, this, &TemplateFields::edited);
    connect(m_needed, &QCheckBox::toggled, this, &TemplateFields::edited);
    setValues(u"{}"_s);
    setTasks(u"[]"_s);
}

void TemplateFields::setLists(const NewIncidentForm::Lists& lists)
{
    QList<Choice> people;
    for (const auto& each : lists.assignees)
        people.append(each.person);
    m_ticket->setChoices(Field::CategoryId, lists.categories);
    m_ticket->setChoices(Field::ServiceId, lists.services);
    m_ticket->setChoices(Field::LocationId, lists.locations);
    m_ticket->setChoices(Field::AssignedTeamId, lists.teams);
    m_ticket->setChoices(Field::AssignedUserId, people);
}

void TemplateFields::setValues(const QString& json)
{
    m_values = json;
    m_ticket->showRow(contentFrom(json, {}).ticket);
}

QString TemplateFields::values() const
{
    const auto isSame = [](const Value& a, const Value& b) {
        return a == b || (!isSaid(a) && !isSaid(b));
    };
    const auto& seen = m_ticket->seen().cells;
    const auto wanted = m_ticket->wanted();
    const bool isAsShown =
        std::equal(seen.begin(), seen.end(), wanted.cells.begin(), wanted.cells.end(), isSame);
    return isAsShown ? m_values : valuesText(wanted, m_values);
}

void TemplateFields::setTasks(const QString& json)
{
    m_storedTasks = json;
    m_known = contentFrom({}, json).tasks;
    QStringList lines;
    for (const auto& task : std::as_const(m_known))
        lines += task.title;
    m_inTurn->setChecked(areInTurn(m_known));
    m_needed->setChecked(areNeeded(m_known));
    m_lines = lines.join(u'\n');
    m_tasks->setPlainText(m_lines);
}

QString TemplateFields::tasks() const
{
    const bool isAsShown = m_tasks->toPlainText() == m_lines
        && m_inTurn->isChecked() == areInTurn(m_known)
        && m_needed->isChecked() == areNeeded(m_known);
    return isAsShown ? m_storedTasks : tasksText(typedTasks());
}

/// A line that is known by its title keeps what else was said of the task.
QList<NewTask> TemplateFields::typedTasks() const
{
    const bool inTurn = m_inTurn->isChecked();
    const bool isTurned = inTurn != areInTurn(m_known);
    const bool isNeedChanged = m_needed->isChecked() != areNeeded(m_known);
    auto known = m_known;
    QList<NewTask> tasks;
    const auto lines = m_tasks->toPlainText().split(u'\n');
    for (const auto& line : lines) {
        const auto title = line.trimmed();
        if (title.isEmpty())
            continue;
        const auto found = std::find_if(known.begin(), known.end(),
            [&](const NewTask& task) { return task.title.trimmed() == title; });
        const bool isKnown = found != known.end();
        auto task = isKnown ? *found : NewTask{.title = title};
        if (isKnown)
            known.erase(found);
        if (!isKnown || isNeedChanged)
            task.isMandatory = m_needed->isChecked();
        tasks.append(std::move(task));
    }
    const bool isOrderKept = std::is_sorted(tasks.begin(), tasks.end(),
        [](const NewTask& a, const NewTask& b) { return a.sequence < b.sequence; });
    if (isTurned || !isOrderKept || tasks.size() != m_known.size()) {
        for (qsizetype i = 0; i < tasks.size(); ++i)
            tasks[i].sequence = inTurn ? int(i) + 1 : 0;
    }
    return tasks;
}

} // namespace homeport

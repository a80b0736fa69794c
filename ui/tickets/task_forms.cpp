#include "ui/tickets/task_forms.h"

#include "core/access/directory.h"
#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/form_fields.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int lastStep = 999;

bool needsNote(const record::TicketTask& task, TaskEvent event)
{
    return event == TaskEvent::Block || event == TaskEvent::Fail
        || (event == TaskEvent::Skip && task.isMandatory)
        || (event == TaskEvent::Finish && task.taskType == TicketTaskTaskType::FieldVisit);
}

struct PeopleAndTeams
{
    QList<Choice> people;
    QList<Choice> teams;
};

ChoiceBox* choiceBox(const QString& name, const QString& placeholder)
{
    auto* box = new ChoiceBox(placeholder);
    box->setObjectName(name);
    return box;
}

/// Who has the task stays so, also where they can no longer be chosen anew.
void offerIn(ChoiceBox* box, QList<Choice> choices)
{
    const auto kept = box->wanted();
    const bool isOffered = !kept
        || std::any_of(choices.begin(), choices.end(),
            [&](const Choice& choice) { return choice.id == *kept; });
    if (!isOffered)
        choices.append({*kept, box->currentText()});
    box->setChoices(choices);
}

/// The id in it, of its own kind; nothing: none.
template <typename IdType>
std::optional<IdType> idIn(const ChoiceBox* box)
{
    const auto id = box->wanted();
    return id ? std::optional(IdType(*id)) : std::nullopt;
}

/// What differs from what stood there.
template <typename T>
std::optional<T> edited(const T& before, const T& after)
{
    return before == after ? std::nullopt : std::optional<T>(after);
}

} // namespace

struct TaskForms::Fields
{
    QLineEdit* title;
    QPlainTextEdit* description;
    ChoiceBox* person;
    ChoiceBox* team;
    MomentField* due;
    FormRow* personRow;
    FormRow* teamRow;
    FormRow* dueRow;

    /// Says what is wrong at the first of them and leads back to it.
    bool isSound(ActForm* form) const
    {
        const auto check = [form](FormRow* row, QWidget* field, bool isFine, const QString& why) {
            row->setError(isFine ? QString() : why);
            if (!isFine)
                form->resume(field);
            return isFine;
        };
        return check(personRow, person, person->isBlank() || person->wanted(),
                   TaskForms::tr("Choose a person from the list."))
            && check(teamRow, team, team->isBlank() || team->wanted(),
                TaskForms::tr("Choose a team from the list."))
            && check(dueRow, due, due->isEmpty() || due->moment(),
                TaskForms::tr("Type a date, such as \"tomorrow 9:00\", or pick one."));
    }
};

QString nameOf(TaskEvent event)
{
    switch (event) {
    case TaskEvent::Start: return TaskForms::tr("Start");
    case TaskEvent::Block: return TaskForms::tr("Cannot go on");
    case TaskEvent::Unblock: return TaskForms::tr("Go on");
    case TaskEvent::Finish: return TaskForms::tr("Done");
    case TaskEvent::Skip: return TaskForms::tr("Skip");
    case TaskEvent::Fail: return TaskForms::tr("Failed");
    case TaskEvent::Retry: return TaskForms::tr("Try again");
    }
    Q_UNREACHABLE();
}

TaskForms::TaskForms(Backend& backend, QWidget* page)
    : QObject(page), m_backend(backend), m_page(page)
{}

TaskForms::Fields TaskForms::addFields(ActForm* form)
{
    Fields fields{};
    fields.title = named<QLineEdit>(u"taskTitle"_s);
    fields.title->setMaxLength(255);
    fields.description = named<QPlainTextEdit>(u"taskDescription"_s);
    fields.person = choiceBox(u"person"_s, tr("Nobody in particular"));
    fields.team = choiceBox(u"taskTeam"_s, tr("No team in particular"));
    fields.due = named<MomentField>(u"due"_s);
    form->addRow(tr("&What is to be done"), fields.title);
    form->addRow(tr("&More about it"), fields.description);
    fields.personRow = form->addRow(tr("&Person"), fields.person);
    fields.teamRow = form->addRow(tr("&Team"), fields.team);
    fields.dueRow = form->addRow(tr("&Until"), fields.due);
    return fields;
}

void TaskForms::offer(ActForm* form, const Fields& fields)
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) -> Result<PeopleAndTeams> {
            auto named = people(database, actor);
            auto ofTeams = teams(database, actor.organization);
            if (!named || !ofTeams)
                return named ? ofTeams.error() : named.error();
            return PeopleAndTeams{*named, *ofTeams};
        });
    });
    deliver(found, form, [form, fields](const Result<PeopleAndTeams>& names) {
        if (!names)
            return form->fail(Words::of(names.error()));
        offerIn(fields.person, names->people);
        offerIn(fields.team, names->teams);
    });
}

void TaskForms::add(const record::Ticket& ticket, const QList<TaskOnTicket>& tasks)
{
    auto* form = makeForm(u"task"_s, tr("New task on %1").arg(ticket.number), tr("Add task"));
    const auto fields = addFields(form);
    auto* type =
        keyBox(u"taskType"_s, u"ticket_task"_s, u"task_type"_s, TicketTaskTaskType::FollowUp);
    auto* step = named<QSpinBox>(u"taskStep"_s);
    step->setMaximum(lastStep);
    auto* after = named<PickBox>(u"taskAfter"_s);
    after->addItem(tr("nothing in particular"), QUuid());
    int last = 0;
    for (const auto& each : tasks) {
        after->addItem(each.task.title, each.task.id.value());
        last = qMax(last, each.task.sequence);
    }
    step->setValue(qMin(last, lastStep));
    auto* needed = named<QCheckBox>(u"needed"_s);
    needed->setText(tr("The ticket cannot be resolved before it is done"));
    needed->setChecked(true);
    form->addRow(tr("&Kind"), type);
    form->addRow(tr("&Step"), step)
        ->setHint(tr("Tasks of one step run side by side; the next waits for all of it."));
    form->addRow(tr("Wa&its for"), after);
    form->addRow(QString(), needed);
    offer(form, fields);
    connect(
        form, &ActForm::submitted, this, [this, form, fields, type, step, after, needed, ticket] {
            if (!fields.isSound(form))
                return;
            NewTask task;
            task.title = fields.title->text();
            task.description = fields.description->toPlainText();
            task.type = keyIn<TicketTaskTaskType>(type);
            task.sequence = step->value();
            task.isMandatory = needed->isChecked();
            if (const auto before = after->currentData().toUuid(); !before.isNull())
                task.dependsOn = TicketTaskId(before);
            task.team = idIn<TeamId>(fields.team);
            task.assignee = idIn<PersonId>(fields.person);
            task.dueAt = fields.due->moment();
            emit ready(
                tr("added a task to %1").arg(ticket.number),
                [actor = m_backend.actor(), id = ticket.id, task](
                    Session& s, const Origin& origin) -> Result<> {
                    auto made = s.tasks.add(actor, id, task, origin.command);
                    return made ? Result<>() : made.error();
                },
                form->command(), form);
        });
    form->open(fields.title);
}

void TaskForms::edit(const record::Ticket& ticket, const TaskOnTicket& task)
{
    auto* form = makeForm(u"task-"_s + task.task.id.toString(), tr("Task of %1").arg(ticket.number),
        tr("Change task"));
    const auto fields = addFields(form);
    const auto& seen = task.task;
    fields.title->setText(seen.title);
    fields.description->setPlainText(seen.description.value_or(QString()));
    if (seen.assignedUserId)
        fields.person->restore(seen.assignedUserId->value(), task.assignee);
    if (seen.assignedTeamId)
        fields.team->restore(seen.assignedTeamId->value(), task.team);
    if (seen.dueAt)
        fields.due->setMoment(*seen.dueAt);
    offer(form, fields);
    // The field knows minutes alone.
    connect(form, &ActForm::submitted, this,
        [this, form, fields, ticket, seen, due = fields.due->moment()] {
            if (!fields.isSound(form))
                return;
            TaskEdit edit;
            edit.title = edited(seen.title, fields.title->text().trimmed());
            edit.description = edited(
                seen.description.value_or(QString()), fields.description->toPlainText().trimmed());
            edit.team = edited(seen.assignedTeamId, idIn<TeamId>(fields.team));
            edit.assignee = edited(seen.assignedUserId, idIn<PersonId>(fields.person));
            edit.dueAt = edited(due, fields.due->moment());
            emit ready(
                tr("changed a task of %1").arg(ticket.number),
                [actor = m_backend.actor(), seen, edit](Session& s, const Origin& origin) {
                    return s.tasks.edit(actor, seen, edit, origin.command);
                },
                form->command(), form);
        });
    form->open(fields.title);
}

void TaskForms::move(const record::Ticket& ticket, const record::TicketTask& task, TaskEvent event)
{
    const auto deed = tr("moved a task of %1 on").arg(ticket.number);
    if (!needsNote(task, event))
        return performMove(deed, task.id, event, {}, newCommand(), nullptr);
    auto* form = makeForm(
        u"task-%1-%2"_s.arg(int(event)).arg(task.id.toString()), task.title, nameOf(event));
    auto* note = named<QLineEdit>(u"taskNote"_s);
    form->addRow(tr("&Why, and what came of it"), note);
    connect(form, &ActForm::submitted, this, [this, form, note, deed, id = task.id, event] {
        performMove(deed, id, event, note->text().trimmed(), form->command(), form);
    });
    form->open(note);
}

void TaskForms::performMove(const QString& deed, TicketTaskId task, TaskEvent event,
    const QString& note, const CommandId& command, ActForm* form)
{
    emit ready(
        deed,
        [actor = m_backend.actor(), task, event, note](Session& s, const Origin& origin) {
            return s.tasks.perform(actor, task, event, note, origin.command);
        },
        command, form);
}

ActForm* TaskForms::makeForm(const QString& what, const QString& title, const QString& confirm)
{
    auto* form = new ActForm(title, confirm, HintButton::Look::Primary, m_page->window());
    emit begun(form, what);
    return form;
}

} // namespace homeport

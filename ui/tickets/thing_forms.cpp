#include "ui/tickets/thing_forms.h"

#include "core/access/directory.h"
#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/link_choices.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QCompleter>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

template <typename Field>
Field* named(const QString& name)
{
    auto* field = new Field;
    field->setObjectName(name);
    return field;
}

template <typename E>
PickBox* keyBox(const QString& name, const QString& table, const QString& field, E chosen)
{
    auto* box = named<PickBox>(name);
    for (const auto* key : EnumKeys<E>::keys) {
        const auto text = KeyWords::of(table, field, QString::fromLatin1(key));
        box->addItem(text.isEmpty() ? QString::fromLatin1(key) : text, QString::fromLatin1(key));
    }
    box->setCurrentIndex(box->findData(keyOf(chosen)));
    return box;
}

template <typename E>
E keyIn(const PickBox* box)
{
    return fromKey<E>(box->currentData().toString()).value_or(E{});
}

bool needsNote(const record::TicketTask& task, TaskEvent event)
{
    return event == TaskEvent::Block || event == TaskEvent::Fail
        || (event == TaskEvent::Skip && task.isMandatory)
        || (event == TaskEvent::Finish && task.taskType == TicketTaskTaskType::FieldVisit);
}

} // namespace

QString nameOf(TaskEvent event)
{
    switch (event) {
    case TaskEvent::Start: return ThingForms::tr("Start");
    case TaskEvent::Block: return ThingForms::tr("Cannot go on");
    case TaskEvent::Unblock: return ThingForms::tr("Go on");
    case TaskEvent::Finish: return ThingForms::tr("Done");
    case TaskEvent::Skip: return ThingForms::tr("Skip");
    case TaskEvent::Fail: return ThingForms::tr("Failed");
    case TaskEvent::Retry: return ThingForms::tr("Try again");
    }
    Q_UNREACHABLE();
}

ThingForms::ThingForms(Backend& backend, QWidget* page)
    : QObject(page), m_backend(backend), m_page(page)
{}

void ThingForms::link(const record::Ticket& ticket)
{
    auto* form = makeForm(u"link"_s, tr("Link %1").arg(ticket.number), tr("Link"));
    auto* how = named<PickBox>(u"how"_s);
    const auto choices = linkChoices(ticket.kind);
    for (qsizetype i = 0; i < choices.size(); ++i)
        how->addItem(nameOf(choices[i]), int(i));
    auto* other = named<QLineEdit>(u"number"_s);
    other->setPlaceholderText(u"INC-000123"_s);
    auto* note = named<QLineEdit>(u"note"_s);
    note->setMaxLength(255);
    form->addRow(tr("&This ticket"), how);
    form->addRow(tr("&Number of the other"), other);
    form->addRow(tr("Not&e"), note);
    offerTitle(form, other);
    connect(form, &ActForm::submitted, this, [this, form, how, other, note, choices, ticket] {
        const auto number = other->text().trimmed();
        if (number.isEmpty()) {
            form->fail(tr("Type the number of the other ticket."));
            return form->resume(other);
        }
        emit ready(
            tr("linked %1 and %2").arg(ticket.number, number.toUpper()),
            [actor = m_backend.actor(), id = ticket.id, number, text = note->text().trimmed(),
                choice = choices.value(how->currentData().toInt())](
                Session& s, const Origin& origin) -> Result<> {
                auto found = s.links.byNumber(actor, number);
                return found ? makeLink(s, actor, choice, id, found->id, text, origin)
                             : found.error();
            },
            form->command(), form);
    });
    form->open(other);
}

/// Under the number stands which ticket that is.
void ThingForms::offerTitle(ActForm* form, QWidget* field)
{
    auto* line = qobject_cast<QLineEdit*>(field);
    auto* row = qobject_cast<FormRow*>(line->parentWidget());
    auto latest = std::make_shared<Latest>();
    connect(line, &QLineEdit::textEdited, form, [this, form, row, latest](const QString& typed) {
        const auto found = m_backend.ask([actor = m_backend.actor(), typed](Session& session) {
            return session.links.byNumber(actor, typed);
        });
        deliver(found, form, (*latest)([row](const Result<OtherTicket>& other) {
            row->setHint(other ? other->title : QString());
        }));
    });
}

void ThingForms::tag(const record::Ticket& ticket)
{
    auto* form = makeForm(u"tag"_s, tr("Tag %1").arg(ticket.number), tr("Add tag"));
    auto* name = named<QLineEdit>(u"tag"_s);
    name->setMaxLength(60);
    form->addRow(tr("&Tag"), name);
    const auto names = m_backend.ask(
        [actor = m_backend.actor()](Session& session) { return session.tags.names(actor); });
    deliver(names, form, [name](const Result<QStringList>& found) {
        if (!found)
            return; // it can be typed all the same
        auto* completer = new QCompleter(*found, name);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        name->setCompleter(completer);
    });
    connect(form, &ActForm::submitted, this, [this, form, name, ticket] {
        const auto typed = name->text();
        emit ready(
            tr("tagged %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, typed](Session& s, const Origin& origin) {
                return s.tags.add(actor, id, typed, origin.command);
            },
            form->command(), form);
    });
    form->open(name);
}

void ThingForms::service(const record::Ticket& ticket)
{
    auto* form =
        makeForm(u"service"_s, tr("Service that %1 affects").arg(ticket.number), tr("Add service"));
    auto* service = new ChoiceBox(tr("Choose a service"));
    service->setObjectName(u"service"_s);
    auto* degradation = keyBox(u"degradation"_s, u"ticket_service"_s, u"degradation"_s,
        TicketServiceDegradation::Degraded);
    form->addRow(tr("&Service"), service);
    form->addRow(tr("&How it is"), degradation);
    offerServices(form, service);
    connect(form, &ActForm::submitted, this, [this, form, service, degradation, ticket] {
        const auto chosen = service->chosen();
        if (!chosen) {
            form->fail(tr("Choose a service from the list."));
            return form->resume(service);
        }
        emit ready(
            tr("added a service to %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, which = ServiceId(*chosen),
                how = keyIn<TicketServiceDegradation>(degradation)](
                Session& s, const Origin& origin) {
                return s.affectedServices.add(actor, id, which, how, origin.command);
            },
            form->command(), form);
    });
    form->open(service);
}

void ThingForms::offerServices(ActForm* form, QWidget* field)
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return services(database, actor.organization); });
    });
    deliver(found, form,
        [form, box = qobject_cast<ChoiceBox*>(field)](const Result<QList<Choice>>& names) {
            if (!names)
                return form->fail(Words::of(names.error()));
            box->setChoices(*names);
            if (auto* row = qobject_cast<FormRow*>(box->parentWidget()); row && names->isEmpty())
                row->setHint(tr("The catalogue has no services yet."));
        });
}

void ThingForms::follower(const record::Ticket& ticket)
{
    auto* form =
        makeForm(u"follower"_s, tr("Who follows %1").arg(ticket.number), tr("Let them follow"));
    auto* person = new ChoiceBox(tr("Choose a person"));
    person->setObjectName(u"person"_s);
    form->addRow(tr("&Person"), person);
    offerPeople(form, person);
    connect(form, &ActForm::submitted, this, [this, form, person, ticket] {
        const auto chosen = person->chosen();
        if (!chosen) {
            form->fail(tr("Choose a person from the list."));
            return form->resume(person);
        }
        emit ready(
            tr("let someone follow %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, who = PersonId(*chosen)](Session& s,
                const Origin& origin) { return s.watchers.add(actor, id, who, origin.command); },
            form->command(), form);
    });
    form->open(person);
}

void ThingForms::offerPeople(ActForm* form, QWidget* field)
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) { return people(database, actor); });
    });
    deliver(found, form,
        [form, box = qobject_cast<ChoiceBox*>(field)](const Result<QList<Choice>>& names) {
            if (!names)
                return form->fail(Words::of(names.error()));
            box->setChoices(*names);
        });
}

void ThingForms::time(const record::Ticket& ticket)
{
    auto* form = makeForm(u"time"_s, tr("Book time on %1").arg(ticket.number), tr("Book"));
    auto* duration = named<QLineEdit>(u"duration"_s);
    duration->setPlaceholderText(tr("45, 1:30 or 2h"));
    auto* activity =
        keyBox(u"activity"_s, u"time_entry"_s, u"activity"_s, TimeEntryActivity::Resolution);
    auto* note = named<QLineEdit>(u"note"_s);
    note->setMaxLength(500);
    auto* row = form->addRow(tr("&How long"), duration);
    row->setHint(tr("Until now, in minutes or hours."));
    form->addRow(tr("&For"), activity);
    form->addRow(tr("Not&e"), note);
    connect(form, &ActForm::submitted, this, [this, form, duration, activity, note, row, ticket] {
        const auto minutes = minutesFrom(duration->text());
        const bool isSound = minutes && *minutes >= 1 && *minutes <= 24 * 60;
        row->setError(
            isSound ? QString() : tr("Type a length of up to a day, such as 45 or 1:30."));
        if (!isSound)
            return form->resume(duration);
        TimeBooking booking;
        booking.minutes = *minutes;
        booking.activity = keyIn<TimeEntryActivity>(activity);
        booking.note = note->text();
        emit ready(
            tr("booked time on %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, booking](Session& s, const Origin& origin) {
                return s.times.book(actor, id, booking, origin.command);
            },
            form->command(), form);
    });
    form->open(duration);
}

void ThingForms::task(const record::Ticket& ticket)
{
    auto* form = makeForm(u"task"_s, tr("New task on %1").arg(ticket.number), tr("Add task"));
    auto* title = named<QLineEdit>(u"taskTitle"_s);
    title->setMaxLength(255);
    auto* type =
        keyBox(u"taskType"_s, u"ticket_task"_s, u"task_type"_s, TicketTaskTaskType::FollowUp);
    auto* person = new ChoiceBox(tr("Nobody in particular"));
    person->setObjectName(u"person"_s);
    auto* due = named<MomentField>(u"due"_s);
    auto* needed = named<QCheckBox>(u"needed"_s);
    needed->setText(tr("The ticket cannot be resolved before it is done"));
    needed->setChecked(true);
    form->addRow(tr("&What is to be done"), title);
    form->addRow(tr("&Kind"), type);
    form->addRow(tr("&Person"), person);
    auto* dueRow = form->addRow(tr("&Until"), due);
    form->addRow(QString(), needed);
    offerPeople(form, person);
    connect(form, &ActForm::submitted, this,
        [this, form, title, type, person, due, dueRow, needed, ticket] {
            dueRow->setError(!due->isEmpty() && !due->moment()
                    ? tr("Type a date, such as \"tomorrow 9:00\", or pick one.")
                    : QString());
            if (dueRow->hasError())
                return form->resume(due);
            NewTask task;
            task.title = title->text();
            task.type = keyIn<TicketTaskTaskType>(type);
            task.isMandatory = needed->isChecked();
            task.dueAt = due->moment();
            if (const auto chosen = person->chosen())
                task.assignee = PersonId(*chosen);
            emit ready(
                tr("added a task to %1").arg(ticket.number),
                [actor = m_backend.actor(), id = ticket.id, task](
                    Session& s, const Origin& origin) -> Result<> {
                    auto made = s.tasks.add(actor, id, task, origin.command);
                    return made ? Result<>() : made.error();
                },
                form->command(), form);
        });
    form->open(title);
}

void ThingForms::taskEvent(
    const record::Ticket& ticket, const record::TicketTask& task, TaskEvent event)
{
    const auto deed = tr("moved a task of %1 on").arg(ticket.number);
    if (!needsNote(task, event))
        return performTask(deed, task.id, event, {}, newCommand(), nullptr);
    auto* form = makeForm(
        u"task-%1-%2"_s.arg(int(event)).arg(task.id.toString()), task.title, nameOf(event));
    auto* note = named<QLineEdit>(u"taskNote"_s);
    form->addRow(tr("&Why, and what came of it"), note);
    connect(form, &ActForm::submitted, this, [this, form, note, deed, id = task.id, event] {
        performTask(deed, id, event, note->text().trimmed(), form->command(), form);
    });
    form->open(note);
}

void ThingForms::performTask(const QString& deed, TicketTaskId task, TaskEvent event,
    const QString& note, const CommandId& command, ActForm* form)
{
    emit ready(
        deed,
        [actor = m_backend.actor(), task, event, note](Session& s, const Origin& origin) {
            return s.tasks.perform(actor, task, event, note, origin.command);
        },
        command, form);
}

void ThingForms::saveTemplate(const record::Ticket& ticket)
{
    constexpr int longestName = 120;
    auto* form = makeForm(
        u"template"_s, tr("Save %1 as a template").arg(ticket.number), tr("Save template"));
    auto* name = named<QLineEdit>(u"templateName"_s);
    name->setMaxLength(longestName);
    name->setText(ticket.title.left(longestName));
    name->selectAll();
    form->addRow(tr("&Name"), name);
    connect(form, &ActForm::submitted, this, [this, form, name, ticket] {
        emit ready(
            tr("made a template of %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, typed = name->text()](
                Session& s, const Origin& origin) -> Result<> {
                auto made = s.templates.createFrom(actor, id, typed, origin.command);
                return made ? Result<>() : made.error();
            },
            form->command(), form);
    });
    form->open(name);
}

ActForm* ThingForms::makeForm(const QString& what, const QString& title, const QString& confirm)
{
    auto* form = new ActForm(title, confirm, HintButton::Look::Primary, m_page->window());
    emit begun(form, what);
    return form;
}

} // namespace homeport

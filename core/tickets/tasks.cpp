#include "core/tickets/tasks.h"

#include "core/base/text.h"
#include "core/db/id_list.h"
#include "core/tickets/command_once.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_guards.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Status = TicketTaskStatus;

constexpr Sql tasksOf{"tasks.ids", R"sql(
    SELECT id FROM ticket_task
     WHERE ticket_id = :ticket_id AND deleted_at IS NULL
     ORDER BY sequence, created_at, id
)sql"};
constexpr Sql nameOfPerson{"tasks.person", "SELECT display_name FROM user_account WHERE id = :id"};
constexpr Sql nameOfTeam{"tasks.team", "SELECT name FROM team WHERE id = :id"};

Result<QList<TicketTaskId>> idsOn(Database& database, TicketId ticket)
{
    return idsOf<QList<TicketTaskId>>(database, tasksOf, {{"ticket_id", ticket}});
}

/// All tasks of a lower sequence and the one it depends on are done or skipped.
bool isFree(const record::TicketTask& task, const std::vector<record::TicketTask>& all)
{
    return std::all_of(all.begin(), all.end(), [&](const record::TicketTask& other) {
        const bool comesBefore =
            other.id != task.id && (other.sequence < task.sequence || task.dependsOnId == other.id);
        return !comesBefore || isSettled(other.status);
    });
}

/// What waited becomes ready.
Result<> releaseWaiting(UnitOfWork& unit, TicketId ticket)
{
    auto tasks = tasksOn(unit, ticket);
    if (!tasks)
        return tasks.error();
    for (auto& task : *tasks) {
        if (task.status != Status::Pending || !isFree(task, *tasks))
            continue;
        task.status = Status::Ready;
        if (auto put = unit.put(task); !put)
            return put;
    }
    return {};
}

Result<> checkAssignee(UnitOfWork& unit, const Actor& actor, const std::optional<PersonId>& person)
{
    if (!person)
        return {};
    auto found = chosen<record::UserAccount>(unit, actor, *person, u"assigned_user_id"_s);
    return found ? Result<>() : found.error();
}

Result<> checkTeam(UnitOfWork& unit, const Actor& actor, const std::optional<TeamId>& team)
{
    if (!team)
        return {};
    auto found = chosen<record::Team>(unit, actor, *team, u"assigned_team_id"_s);
    return found ? Result<>() : found.error();
}

Result<> checkNew(UnitOfWork& unit, const Actor& actor, TicketId ticket, const NewTask& form)
{
    if (isBlank(form.title))
        return fieldRequired(u"title"_s);
    if (auto fine = checkTeam(unit, actor, form.team); !fine)
        return fine;
    if (form.dependsOn) {
        auto before = unit.find<record::TicketTask>(*form.dependsOn);
        if (!before)
            return before.error();
        if (!*before || (*before)->head.deletedAt || (*before)->ticketId != ticket)
            return invalidField(u"depends_on_id"_s, u"REFERENCE"_s);
    }
    return checkAssignee(unit, actor, form.assignee);
}

Result<> checkEdit(UnitOfWork& unit, const Actor& actor, const TaskEdit& edit)
{
    if (edit.title && isBlank(*edit.title))
        return fieldRequired(u"title"_s);
    if (auto fine = checkTeam(unit, actor, edit.team.value_or(std::nullopt)); !fine)
        return fine;
    return checkAssignee(unit, actor, edit.assignee.value_or(std::nullopt));
}

Result<> relyOnEdited(UnitOfWork& unit, const record::TicketTask& seen, const TaskEdit& edit)
{
    using Field = record::TicketTask::Field;
    const std::pair<bool, Field::Position> fields[] = {
        {edit.title.has_value(), Field::Title},
        {edit.description.has_value(), Field::Description},
        {edit.team.has_value(), Field::AssignedTeamId},
        {edit.assignee.has_value(), Field::AssignedUserId},
        {edit.dueAt.has_value(), Field::DueAt},
    };
    for (const auto& [isEdited, field] : fields) {
        if (!isEdited)
            continue;
        if (auto unmoved = unit.relyOn(seen, {field}); !unmoved)
            return unmoved;
    }
    return {};
}

std::optional<QString> descriptionIn(const QString& text)
{
    return isBlank(text) ? std::nullopt : std::optional(text.trimmed());
}

void take(const TaskEdit& edit, record::TicketTask& task)
{
    if (edit.title)
        task.title = edit.title->trimmed();
    if (edit.description)
        task.description = descriptionIn(*edit.description);
    if (edit.team)
        task.assignedTeamId = *edit.team;
    if (edit.assignee)
        task.assignedUserId = *edit.assignee;
    if (edit.dueAt)
        task.dueAt = *edit.dueAt;
}

Result<> requireToWork(const TicketAct& on)
{
    if (auto may = on.requireOfKind(u"update"_s); !may)
        return may;
    return on.requireOpen();
}

/// The guards of section 4.2.
Result<> guard(const TicketAct& on, const record::TicketTask& task, TaskEvent event, bool hasNote)
{
    const bool isVisit =
        event == TaskEvent::Finish && task.taskType == TicketTaskTaskType::FieldVisit;
    const bool isNeededSkip = event == TaskEvent::Skip && task.isMandatory;
    if (isNeededSkip) {
        if (auto may = on.requireOfKind(u"admin"_s); !may)
            return may;
    }
    const bool needsNote =
        event == TaskEvent::Block || event == TaskEvent::Fail || isVisit || isNeededSkip;
    return needsNote && !hasNote ? fieldRequired(u"outcome_note"_s) : Result<>();
}

Result<> move(
    UnitOfWork& unit, const TicketAct& on, TicketTaskId id, TaskEvent event, const QString& note)
{
    auto task = unit.get<record::TicketTask>(id);
    if (!task)
        return task.error();
    const auto target = taskTarget(event, task->status);
    if (!target) {
        return Error{
            Error::Kind::Conflict, u"status"_s, keyOf(task->status), u"INVALID_TRANSITION"_s};
    }
    if (auto fine = guard(on, *task, event, !isBlank(note)); !fine)
        return fine;
    task->status = *target;
    if (!isBlank(note))
        task->outcomeNote = note.trimmed();
    if (event == TaskEvent::Start) {
        task->startedAt = unit.now();
        if (!task->assignedUserId)
            task->assignedUserId = on.actor().person;
    }
    if (event == TaskEvent::Finish)
        task->completedAt = unit.now();
    if (auto put = unit.put(*task); !put)
        return put;
    return isSettled(*target) ? releaseWaiting(unit, task->ticketId) : Result<>();
}

template <typename IdType>
Result<QString> nameOf(Database& database, const Sql& sql, const std::optional<IdType>& id)
{
    if (!id)
        return QString();
    auto row = database.query(sql, {{"id", *id}});
    if (!row)
        return row.error();
    return (*row)->next() ? (*row)->text(0) : QString();
}

record::TicketTask taskOf(TicketId ticket, const NewTask& form)
{
    record::TicketTask task;
    task.ticketId = ticket;
    task.title = form.title.trimmed();
    task.description = descriptionIn(form.description);
    task.taskType = form.type;
    task.sequence = form.sequence;
    task.isMandatory = form.isMandatory;
    task.dependsOnId = form.dependsOn;
    task.assignedTeamId = form.team;
    task.assignedUserId = form.assignee;
    task.dueAt = form.dueAt;
    return task;
}

} // namespace

Result<std::vector<record::TicketTask>> tasksOn(UnitOfWork& unit, TicketId ticket)
{
    auto ids = idsOn(unit.database(), ticket);
    if (!ids)
        return ids.error();
    std::vector<record::TicketTask> tasks;
    for (const auto& id : std::as_const(*ids)) {
        auto task = unit.find<record::TicketTask>(id);
        if (!task)
            return task.error();
        if (*task && !(*task)->head.deletedAt)
            tasks.push_back(std::move(**task));
    }
    return tasks;
}

Result<std::vector<record::TicketTask>> addTasks(
    UnitOfWork& unit, const Actor& actor, TicketId ticket, QList<NewTask> forms)
{
    auto all = tasksOn(unit, ticket);
    if (!all)
        return all.error();
    // So that whatever a task waits for is there before it.
    std::stable_sort(forms.begin(), forms.end(),
        [](const NewTask& a, const NewTask& b) { return a.sequence < b.sequence; });
    std::vector<record::TicketTask> made;
    for (const auto& form : std::as_const(forms)) {
        if (auto fine = checkNew(unit, actor, ticket, form); !fine)
            return fine.error();
        auto task = taskOf(ticket, form);
        task.status = isFree(task, *all) ? Status::Ready : Status::Pending;
        if (auto created = unit.create(task); !created)
            return created.error();
        all->push_back(task);
        made.push_back(std::move(task));
    }
    return made;
}

Result<TicketTaskId> TaskService::add(
    const Actor& actor, TicketId ticket, const NewTask& form, CommandId command)
{
    TicketTaskId id;
    const auto written = actOn(m_replica, actor, ticket, u"add_task"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToWork(on); !may)
                return may;
            auto made = addTasks(unit, actor, ticket, {form});
            if (!made)
                return made.error();
            id = made->front().id;
            return {};
        });
    if (!written)
        return written.error();
    if (command.isNull())
        return id;
    auto made = rowMadeBy(m_replica, *written, record::TicketTask::table());
    return made ? Result<TicketTaskId>(TicketTaskId(*made)) : made.error();
}

Result<TicketId> TaskService::ticketOf(const Actor& actor, TicketTaskId id)
{
    return m_replica.read([&](Database& database) -> Result<TicketId> {
        auto row = loadRow(database, record::TicketTask::table(), id.value());
        if (!row)
            return row.error();
        const bool isOurs =
            *row && !(*row)->head.deletedAt && (*row)->head.organizationId == actor.organization;
        if (!isOurs)
            return Error{Error::Kind::NotFound, u"ticket_task"_s, id.toString(), u"NOT_FOUND"_s};
        return record::TicketTask::fromRow(**row).ticketId;
    });
}

Result<> TaskService::perform(
    const Actor& actor, TicketTaskId id, TaskEvent event, const QString& note, CommandId command)
{
    auto ticket = ticketOf(actor, id);
    if (!ticket)
        return ticket.error();
    const auto written = actOn(m_replica, actor, *ticket, taskAct(event), command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToWork(on); !may)
                return may;
            return move(unit, on, id, event, note);
        });
    return written ? Result<>() : written.error();
}

Result<> TaskService::edit(
    const Actor& actor, const record::TicketTask& seen, const TaskEdit& edit, CommandId command)
{
    auto ticket = ticketOf(actor, seen.id);
    if (!ticket)
        return ticket.error();
    const auto written = actOn(m_replica, actor, *ticket, u"edit_task"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToWork(on); !may)
                return may;
            if (auto fine = checkEdit(unit, actor, edit); !fine)
                return fine;
            if (auto unmoved = relyOnEdited(unit, seen, edit); !unmoved)
                return unmoved;
            auto task = unit.get<record::TicketTask>(seen.id);
            if (!task)
                return task.error();
            take(edit, *task);
            return unit.put(*task);
        });
    return written ? Result<>() : written.error();
}

Result<> TaskService::remove(const Actor& actor, TicketTaskId id, CommandId command)
{
    auto ticket = ticketOf(actor, id);
    if (!ticket)
        return ticket.error();
    const auto written = actOn(m_replica, actor, *ticket, u"remove_task"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToWork(on); !may)
                return may;
            if (auto removed = unit.remove<record::TicketTask>(id); !removed)
                return removed;
            return releaseWaiting(unit, *ticket);
        });
    return written ? Result<>() : written.error();
}

Result<QList<TaskOnTicket>> TaskService::list(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<QList<TaskOnTicket>> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        auto ids = idsOn(database, ticket);
        if (!ids)
            return ids.error();
        QList<TaskOnTicket> tasks;
        for (const auto& id : std::as_const(*ids)) {
            auto row = loadRow(database, record::TicketTask::table(), id.value());
            if (!row)
                return row.error();
            TaskOnTicket shown{record::TicketTask::fromRow(**row), {}, {}};
            auto person = nameOf(database, nameOfPerson, shown.task.assignedUserId);
            auto team = nameOf(database, nameOfTeam, shown.task.assignedTeamId);
            if (!person || !team)
                return person ? team.error() : person.error();
            shown.assignee = *person;
            shown.team = *team;
            tasks.append(shown);
        }
        return tasks;
    });
}

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/tickets/task_rules.h"

namespace homeport {

/// What the form of a new task holds.
struct NewTask
{
    QString title;
    QString description;
    TicketTaskTaskType type = TicketTaskTaskType::FollowUp;
    int sequence = 0; ///< those of one number run side by side, a higher one waits for all lower
    bool isMandatory = true; ///< keeps the ticket from being resolved (OPEN_TASKS)
    std::optional<TicketTaskId> dependsOn;
    std::optional<TeamId> team;
    std::optional<PersonId> assignee;
    std::optional<Timestamp> dueAt;

    friend bool operator==(const NewTask&, const NewTask&) = default;
};

/// What is to be different about a task; what is absent stays, and an inner nothing takes away.
/// What it waits for and whether it is needed are settled when it is made: they say what skipping
/// needs.
struct TaskEdit
{
    std::optional<QString> title;
    std::optional<QString> description; ///< blank: none
    std::optional<std::optional<TeamId>> team;
    std::optional<std::optional<PersonId>> assignee;
    std::optional<std::optional<Timestamp>> dueAt;

    friend bool operator==(const TaskEdit&, const TaskEdit&) = default;
};

struct TaskOnTicket
{
    record::TicketTask task;
    QString assignee; ///< names; empty: none
    QString team;

    friend bool operator==(const TaskOnTicket&, const TaskOnTicket&) = default;
};

/// Every task of the ticket that was there before the unit, as the unit sees it.
Result<std::vector<record::TicketTask>> tasksOn(UnitOfWork& unit, TicketId ticket);
/// Makes the tasks as a part of the unit, each ready where nothing comes before it among those that
/// are there and these, else pending. Whether the actor may is not asked. Errors of the form.
Result<std::vector<record::TicketTask>> addTasks(
    UnitOfWork& unit, const Actor& actor, TicketId ticket, QList<NewTask> forms);

/// Tasks of a ticket (F-36, processes.md section 4.2); all of it needs "<kind>.update". Errors:
/// FIELD_REQUIRED, VALIDATION_ERROR, INVALID_TRANSITION, TICKET_CLOSED (G-11), FORBIDDEN.
class TaskService
{
public:
    explicit TaskService(Replica& replica) : m_replica(replica) {}

    /// Ready at once where nothing comes before it, else pending.
    Result<TicketTaskId> add(
        const Actor& actor, TicketId ticket, const NewTask& task, CommandId command = {});
    /// `note` is needed to block, to fail, to finish a visit on site, and to skip a mandatory task,
    /// which needs "<kind>.admin" besides. Whoever starts a task that nobody has, has it. Pending
    /// tasks that waited for a settled one become ready with it.
    Result<> perform(const Actor& actor, TicketTaskId id, TaskEvent event, const QString& note = {},
        CommandId command = {});
    /// `seen` is the task as it was shown: VERSION_CONFLICT where someone else has written one of
    /// the cells to be edited since.
    Result<> edit(const Actor& actor, const record::TicketTask& seen, const TaskEdit& edit,
        CommandId command = {});
    Result<> remove(const Actor& actor, TicketTaskId id, CommandId command = {});
    /// In their order.
    Result<QList<TaskOnTicket>> list(const Actor& actor, TicketId ticket);

private:
    Result<TicketId> ticketOf(const Actor& actor, TicketTaskId id);

    Replica& m_replica;
};

} // namespace homeport

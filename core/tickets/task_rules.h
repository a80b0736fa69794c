#pragma once

#include <optional>
#include <span>

#include "record/ticket_task.h"

namespace homeport {

/// What happens to a task (processes.md section 4.2).
enum class TaskEvent { Start, Block, Unblock, Finish, Skip, Fail, Retry };

/// Where the event leads from a state; nothing: INVALID_TRANSITION. Of a pending task unblock is
/// the desk's own doing, once what comes before it is done.
std::optional<TicketTaskStatus> taskTarget(TaskEvent event, TicketTaskStatus from);
/// The act of the command: "task_start".
QString taskAct(TaskEvent event);
/// The events that people may choose in a state, in the order they are offered.
QList<TaskEvent> taskEvents(TicketTaskStatus from);
/// Done or skipped: the next may begin.
bool isSettled(TicketTaskStatus status);

} // namespace homeport

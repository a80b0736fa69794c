#include "core/tickets/task_rules.h"

#include <QList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using enum TicketTaskStatus;

struct TaskLine
{
    TaskEvent event;
    TicketTaskStatus from;
    TicketTaskStatus to;
};

constexpr TaskLine lines[] = {
    {TaskEvent::Start, Ready, InProgress},
    {TaskEvent::Finish, InProgress, Done},
    {TaskEvent::Finish, Ready, Done},
    {TaskEvent::Block, Ready, Blocked},
    {TaskEvent::Block, InProgress, Blocked},
    {TaskEvent::Unblock, Blocked, Ready},
    {TaskEvent::Skip, Pending, Skipped},
    {TaskEvent::Skip, Ready, Skipped},
    {TaskEvent::Skip, Blocked, Skipped},
    {TaskEvent::Fail, InProgress, Failed},
    {TaskEvent::Retry, Failed, Ready},
};

} // namespace

std::optional<TicketTaskStatus> taskTarget(TaskEvent event, TicketTaskStatus from)
{
    const auto* line = std::find_if(std::begin(lines), std::end(lines),
        [&](const TaskLine& each) { return each.event == event && each.from == from; });
    return line == std::end(lines) ? std::nullopt : std::optional(line->to);
}

QString taskAct(TaskEvent event)
{
    switch (event) {
    case TaskEvent::Start: return u"task_start"_s;
    case TaskEvent::Block: return u"task_block"_s;
    case TaskEvent::Unblock: return u"task_unblock"_s;
    case TaskEvent::Finish: return u"task_finish"_s;
    case TaskEvent::Skip: return u"task_skip"_s;
    case TaskEvent::Fail: return u"task_fail"_s;
    case TaskEvent::Retry: return u"task_retry"_s;
    }
    Q_UNREACHABLE();
}

QList<TaskEvent> taskEvents(TicketTaskStatus from)
{
    QList<TaskEvent> events;
    for (const auto& line : lines) {
        if (line.from == from)
            events.append(line.event);
    }
    return events;
}

bool isSettled(TicketTaskStatus status)
{
    return status == Done || status == Skipped;
}

} // namespace homeport

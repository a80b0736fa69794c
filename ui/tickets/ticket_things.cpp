#include "ui/tickets/ticket_things.h"

#include <algorithm>

namespace homeport {
namespace {

template <typename T>
Result<> take(Result<T> found, T& into)
{
    if (!found)
        return found.error();
    into = std::move(*found);
    return {};
}

} // namespace

Result<TicketThings> thingsOf(Session& session, const Actor& actor, TicketId id)
{
    TicketThings things;
    if (auto done = take(session.attachments.list(actor, id), things.files); !done)
        return done.error();
    if (auto done = take(session.links.related(actor, id), things.related); !done)
        return done.error();
    if (auto done = take(session.tags.list(actor, id), things.tags); !done)
        return done.error();
    if (auto done = take(session.affectedServices.list(actor, id), things.services); !done)
        return done.error();
    if (auto done = take(session.watchers.list(actor, id), things.watchers); !done)
        return done.error();
    if (auto done = take(session.tasks.list(actor, id), things.tasks); !done)
        return done.error();
    if (auto done = take(session.times.list(actor, id), things.times); !done)
        return done.error();
    return things;
}

int openTasks(const TicketThings& things)
{
    return int(std::count_if(things.tasks.begin(), things.tasks.end(),
        [](const TaskOnTicket& each) { return !isSettled(each.task.status); }));
}

} // namespace homeport

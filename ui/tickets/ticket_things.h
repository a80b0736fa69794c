#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// What a ticket carries besides its fields and its conversation.
struct TicketThings
{
    QList<AttachedFile> files;
    RelatedTickets related;
    QList<TagOnTicket> tags;
    QList<AffectedService> services;
    QList<Watcher> watchers;
    QList<TaskOnTicket> tasks;
    QList<BookedTime> times;

    friend bool operator==(const TicketThings&, const TicketThings&) = default;
};

Result<TicketThings> thingsOf(Session& session, const Actor& actor, TicketId id);

/// Tasks that are neither done nor skipped.
int openTasks(const TicketThings& things);

} // namespace homeport

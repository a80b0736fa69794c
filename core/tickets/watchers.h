#pragma once

#include "core/access/actor.h"
#include "core/tickets/command_once.h"

#include "record/ticket_watcher.h"

namespace homeport {

struct Watcher
{
    PersonId person;
    QString name;
    TicketWatcherReason reason = TicketWatcherReason::Manual;

    friend bool operator==(const Watcher&, const Watcher&) = default;
};

/// Who follows a ticket (G-15). Oneself with the right to read, others with "<kind>.update". G-11:
/// TICKET_CLOSED. Following again, or not any more, changes nothing.
class WatcherService
{
public:
    explicit WatcherService(Replica& replica) : m_replica(replica), m_door{replica} {}
    /// For one act as a part of the unit, which takes its name; nothing can be listed through it.
    WatcherService(Replica& replica, UnitOfWork& unit) : m_replica(replica), m_door{replica, &unit}
    {}

    Result<> add(const Actor& actor, TicketId ticket, PersonId person, CommandId command = {});
    Result<> remove(const Actor& actor, TicketId ticket, PersonId person, CommandId command = {});
    /// By name.
    Result<QList<Watcher>> list(const Actor& actor, TicketId ticket);

private:
    Replica& m_replica;
    CommandDoor m_door;
};

/// Lets a person follow the ticket, within an act of another kind.
Result<> addWatcher(UnitOfWork& unit, TicketId ticket, PersonId person, TicketWatcherReason reason);

} // namespace homeport

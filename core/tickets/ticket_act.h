#pragma once

#include "core/access/access_service.h"
#include "core/tickets/command_once.h"

#include <functional>

#include "record/ticket.h"

namespace homeport {

/// One act on a ticket of any kind that does not move it: attaching, linking, tagging … Reads the
/// ticket and answers for the rights of the person on it.
class TicketAct
{
public:
    /// NotFound, NOT_FOUND where there is no such ticket of the organization, or the person may not
    /// read it.
    static Result<TicketAct> begin(UnitOfWork& unit, const Actor& actor, TicketId id);
    /// The same for reading alone.
    static Result<TicketAct> read(Database& database, const Actor& actor, TicketId id);

    /// Denied, FORBIDDEN.
    Result<> require(const QString& permission) const;
    /// "<kind>.update" and the like.
    Result<> requireOfKind(const QString& action) const;
    /// Conflict, TICKET_CLOSED (G-11).
    Result<> requireOpen() const;
    /// Closed or cancelled.
    bool isReadOnly() const;
    bool showsInternal() const;
    const Involvement& involved() const { return m_involved; }
    const Actor& actor() const { return *m_actor; }

    record::Ticket ticket;

private:
    explicit TicketAct(const Actor& actor) : m_actor(&actor) {}
    static Result<TicketAct> opened(Database& database, const Actor& actor, record::Ticket ticket);

    const Actor* m_actor;
    Involvement m_involved;
};

/// The command's code for tickets of this kind: "incident.attach".
QString commandFor(TicketKind kind, const QString& act);
/// Runs an act on the ticket as a command of its own, under the code of the ticket's kind. Under a
/// command id that is in the journal already nothing runs. `asked`: as of Command. Errors as
/// writeOnce().
Result<EntryRef> actOn(const CommandDoor& door, const Actor& actor, TicketId id, const QString& act,
    CommandId command, const std::function<Result<>(UnitOfWork&, TicketAct&)>& work,
    const QByteArray& asked = {});
/// The permission that an act of this folder needs, by its command's code; empty: it is none.
QString ticketPermission(const QString& command);

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

namespace homeport {

/// Where the commands of a service go: each one an entry of its own, or into the unit at hand.
struct CommandDoor
{
    CommandDoor(Replica& opened, UnitOfWork* at = nullptr) : replica(opened), unit(at) {}

    Replica& replica;
    UnitOfWork* unit;
};

/// Digest of what a form asks for, part by part in an order that is the form's own.
template <typename... Parts>
QByteArray digestOf(const Parts&... parts)
{
    QByteArray bytes;
    ((bytes += encodedValue(toValue(parts))), ...);
    return sha256(bytes);
}

/// Runs a command on the ticket `root` (null: one it makes) and answers the entry it became, null
/// where it changed nothing. Under a command id that is in the journal already: the entry from
/// then, without running. Errors: those of `work`, of cells as fieldError() has them; Conflict,
/// IDEMPOTENCY_MISMATCH where that entry is another act, on another ticket, by someone else, or
/// asked for something else (`Command::asked`). Through the door of a unit `work` runs there, as
/// the unit's command, and the answer is null.
Result<EntryRef> writeOnce(const CommandDoor& door, const Actor& actor, const Command& command,
    const QUuid& root, const Replica::Work& work);

/// The row of `table` that the entry made. Conflict, IDEMPOTENCY_MISMATCH: it made none.
Result<QUuid> rowMadeBy(Replica& replica, const EntryRef& entry, const TableMeta& table);
/// The ticket that a command made, as writeOnce() answered it: `id` where it had no command id and
/// so ran just now, else that of the entry.
Result<TicketId> ticketMadeBy(
    Replica& replica, const Result<EntryRef>& written, CommandId command, TicketId id);

} // namespace homeport

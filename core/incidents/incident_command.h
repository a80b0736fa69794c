#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

namespace homeport {

/// Digest of what a form asks for, part by part in an order that is the form's own.
template <typename... Parts>
QByteArray digestOf(const Parts&... parts)
{
    QByteArray bytes;
    ((bytes += encodedValue(toValue(parts))), ...);
    return sha256(bytes);
}

/// Runs a command on the incident `root` (null: one it makes) and answers the entry it became, null
/// where it changed nothing. Under a command id that is in the journal already: the entry from
/// then, without running. Errors: those of `work`, of cells as fieldError() has them; Conflict,
/// IDEMPOTENCY_MISMATCH where that entry is another act, on another incident, by someone else, or
/// asked for something else (`Command::asked`).
Result<EntryRef> writeOnce(Replica& replica, const Actor& actor, const Command& command,
    const QUuid& root, const Replica::Work& work);

/// The row of `table` that the entry made. Conflict, IDEMPOTENCY_MISMATCH: it made none.
Result<QUuid> rowMadeBy(Replica& replica, const EntryRef& entry, const TableMeta& table);

} // namespace homeport

#pragma once

#include "core/incidents/incident_service.h"

namespace homeport {

/// Runs a command on the incident `root` (null: one it makes) and answers the entry it became, null
/// where it changed nothing. Under a command id that is in the journal already: the entry from
/// then, without running. Errors: those of `work`, of cells as fieldError() has them; Conflict,
/// IDEMPOTENCY_MISMATCH where that entry is another act, on another incident or by someone else.
/// Through the door of a unit `work` runs there, as the unit's command, and the answer is null.
Result<EntryRef> writeOnce(const CommandDoor& door, const Actor& actor, const Command& command,
    const QUuid& root, const Replica::Work& work);

/// The row of `table` that the entry made. Conflict, IDEMPOTENCY_MISMATCH: it made none.
Result<QUuid> rowMadeBy(Replica& replica, const EntryRef& entry, const TableMeta& table);

} // namespace homeport

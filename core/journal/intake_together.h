#pragma once

#include "core/journal/intake.h"

namespace homeport {

/// Whether the entry is to blame, and not the moment or the database.
bool isOfEntry(const Database& database, const Error& error);
/// Whether a row could not be made because one of its id stands there, which on a server somebody
/// else may just have made by an id that follows from what both stand for. Another transaction
/// finds it there; where it does not help, a name is taken.
bool isRaceForRow(const Database& database, const Error& error);

/// The canonical bytes of an entry that is held.
Result<QByteArray> bytesAt(Database& database, qint32 stream, qint64 number);

/// What Intake does, for entries against which nothing speaks: each is the next one of its stream
/// or known byte for byte, its causes stand, nothing waits or was refused here before. They are
/// folded one after the other without a savepoint each, and what stands beside the rows follows
/// once, so that a server is told of all of them together. Nothing where anything is otherwise, or
/// where the database refuses a row: then all is as it was before, and it is Intake that finds out
/// which entry it is. Runs inside the caller's transaction, guard open, streams loaded.
Result<std::optional<Received>> takeTogether(Database& database, StreamBook& streams,
    const FoldRules& rules, const QUuid& space, const QList<QByteArray>& entries, Touch& touch);

} // namespace homeport

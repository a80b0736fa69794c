#pragma once

#include "core/access/actor.h"
#include "core/journal/fold.h"

namespace homeport {

/// May `actor` take back `entry` where it touched the aggregate `root`, which is no ticket?
/// `original` is the act at the end of a chain of undos. Such aggregates are edited as a whole, so
/// it must be the last act on this one that stands; what it made must not be in use elsewhere.
/// Denied, FORBIDDEN: the command has no undo or its right, for the whole organization, is missing.
/// Conflict, VERSION_CONFLICT: someone has built on it.
Result<> judgeOtherUndo(Database& database, const FoldRules& rules, const Actor& actor,
    const Entry& entry, const Entry& original, const QUuid& root);

} // namespace homeport

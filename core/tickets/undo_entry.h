#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

namespace homeport {

/// undo() within a unit at hand, whose command names the entry; what else undo() takes back with it
/// is no part of the unit.
Result<> undoWithin(Replica& replica, UnitOfWork& unit, const Actor& actor, const EntryRef& entry);

} // namespace homeport

#pragma once

#include "core/db/database.h"
#include "core/journal/entry.h"

namespace homeport {

/// Has a runner look at the clocks of the tickets the next time, from `since` on.
Result<> callForLook(Database& database, const QList<QUuid>& tickets, Timestamp since);

/// The same for tickets that are over and that an edit of service levels, met in `entry`, comes too
/// late for: what they missed follows from policies and calendars as they stood at the time, and a
/// recalculation goes through what is open alone. An edit that is made here has no such tickets.
Result<> lookAtWhatIsOver(Database& database, const Entry& entry);

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

namespace homeport {

// What becomes of the clocks of an incident while the one that it is a part of is open (PC-2):
// they run, or they stand still. One answer for all incidents, the setting incident.child_clock;
// the data model has no field for one of a single parent.

/// Whether they stand still.
Result<bool> pausesChildClocks(Database& database, OrganizationId organization);
/// From now on; what was counted before stays. Open tickets are to be recalculated afterwards,
/// which is announced with it. Denied, FORBIDDEN: it needs incident.admin.
Result<> pauseChildClocks(
    Replica& replica, const Actor& actor, bool isPaused, CommandId command = {});

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/journal/unit_of_work.h"

#include "record/ticket.h"

namespace homeport {

/// The team that an incident goes to where nobody has named one (engines.md 5.1): the usual team of
/// its category, or of the nearest one above that has one; else the one that supports its service.
/// A team that is not in use is passed over. None: it stays without a team.
Result<std::optional<TeamId>> routedTeam(
    UnitOfWork& unit, const Actor& actor, const record::Ticket& incident);

} // namespace homeport

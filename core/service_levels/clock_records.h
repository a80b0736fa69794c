#pragma once

#include "core/db/database.h"
#include "core/db/row.h"
#include "core/service_levels/ticket_clocks.h"

namespace homeport {

/// Keeps what a runner saw of a ticket's clocks at `now` in sla_clock, sla_clock_event and
/// sla_breach, and takes away what late entries have withdrawn. Ids follow from the ticket, the
/// clock and the instant, so that two runners make the same rows, and when a row was first noticed
/// stays as it is. Nothing is kept of a ticket whose clocks never announced anything.
Result<> recordClocks(
    Database& database, const Row& ticket, const TicketClocks& clocks, Timestamp now);

} // namespace homeport

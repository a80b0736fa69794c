#pragma once

#include "core/db/database.h"
#include "core/db/row.h"
#include "core/service_levels/ticket_clocks.h"

#include <span>

namespace homeport {

/// A ticket and its clocks as a runner saw them.
struct SeenClocks
{
    const Row* ticket;
    TicketClocks clocks;
};

/// Keeps what a runner saw of tickets' clocks at `now` in sla_clock, sla_clock_event and
/// sla_breach, and takes away what late entries have withdrawn. Ids follow from the ticket, the
/// clock and the instant, so that two runners make the same rows, and when a row was first noticed
/// stays as it is. Nothing is kept of a ticket whose clocks never announced anything.
Result<> recordClocks(Database& database, std::span<const SeenClocks> seen, Timestamp now);

} // namespace homeport

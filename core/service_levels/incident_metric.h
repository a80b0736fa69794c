#pragma once

#include "core/service_levels/clock_story.h"
#include "core/service_levels/ticket_clocks.h"

namespace homeport {

/// What an incident came to is kept in incident_metric as soon as it was resolved or closed, or
/// reopened after that (effect M of processes.md); nothing is of what never was.
bool isMeasured(const Row& ticket);
/// Has what is kept of the ticket to be worked out anew, because of more than its clocks? Only for
/// what is, or was, measured; `before` is null for a new row.
bool movesMetric(const Entry& entry, const Row& ticket, const Row* before);
/// Keeps the row, or drops it where nothing is measured any more. It depends on what stands of the
/// ticket alone, so that replicas agree, and what is taken back leaves none behind. Without clocks,
/// what follows from them is null; so are answers to surveys, which there are none of yet. What was
/// voided counts neither as met nor as missed (SL-3). computed_at is the last of the acts that it
/// is computed at.
Result<> keepMetric(Database& database, const LegalCommand& isLegal, const Row& ticket,
    const ClockStory& story, const std::optional<TicketClocks>& clocks);
/// Booked time counts whenever it is booked: carries a difference into what is kept.
Result<> addHandling(Database& database, const Row& timeEntry, const Row* before);

} // namespace homeport

#pragma once

#include "core/incidents/incident_service.h"
#include "core/tickets/bulk_run.h"

namespace homeport {

/// One act of the service on one incident; null origin in a bulk act, which shows no single screen.
using IncidentJob =
    std::function<Result<>(IncidentService&, const Actor&, TicketId, const Origin&)>;

/// The act on many, for a BulkRun. A ticket of another kind is refused with INVALID_TRANSITION of
/// "kind"; open children are left open or stand in the way.
BulkAct bulkOf(IncidentJob job);

} // namespace homeport

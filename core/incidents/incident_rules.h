#pragma once

#include "core/tickets/transitions.h"

namespace homeport {

/// The lines of processes.md section 3.
Transitions incidentTransitions();
/// The line that `command` takes from `status`; nullptr: there is none.
const TicketTransition* incidentTransition(const QString& command, TicketStatus status);

/// The permission that the command of an incident needs; empty: it is none.
QString incidentPermission(const QString& command);
bool isOpenIncident(TicketStatus status);
/// Closed and cancelled incidents take internal notes only (G-11).
bool isReadOnlyIncident(TicketStatus status);
/// I-13: where a reopened incident goes.
TicketStatus reopenedStatus(bool isAssigneeEligible, bool hasTeam);
/// G-07: the field a hold for this reason cannot do without; empty: none is missing.
QString missingHoldField(TicketHoldReason reason, const std::optional<Timestamp>& until,
    const std::optional<SupplierId>& supplier);

} // namespace homeport

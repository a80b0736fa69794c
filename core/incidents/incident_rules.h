#pragma once

#include <QString>

#include <initializer_list>
#include <optional>
#include <span>

#include "record/ticket.h"

namespace homeport {

/// A set of states.
class StatusSet
{
public:
    constexpr StatusSet(std::initializer_list<TicketStatus> states)
    {
        for (const auto status : states)
            m_bits |= 1u << unsigned(status);
    }
    constexpr bool contains(TicketStatus status) const { return m_bits & (1u << unsigned(status)); }

private:
    unsigned m_bits = 0;
};

/// Where a transition leads: to a fixed state, nowhere, or to one that depends on the incident.
enum class IncidentTarget { Fixed, Unchanged, HoldReturn, Reopened };

/// One line of processes.md section 3.
struct IncidentTransition
{
    const char* rule; ///< "I-04"
    const char* command;
    StatusSet from;
    IncidentTarget target = IncidentTarget::Fixed;
    TicketStatus to = TicketStatus::New; ///< of a fixed target
};

std::span<const IncidentTransition> incidentTransitions();
/// The line that `command` takes from `status`; nullptr: there is none.
const IncidentTransition* incidentTransition(const QString& command, TicketStatus status);

/// The permission that the command of an incident needs; empty: it is none.
QString incidentPermission(const QString& command);
bool isOpenIncident(TicketStatus status);
/// Closed and cancelled incidents take internal notes only (G-11).
bool isReadOnlyIncident(TicketStatus status);
/// The state an incident on hold goes back to.
TicketStatus holdReturnOf(const record::Ticket& ticket);
/// I-13: where a reopened incident goes.
TicketStatus reopenedStatus(bool isAssigneeEligible, bool hasTeam);
/// G-07: the field a hold for this reason cannot do without; empty: none is missing.
QString missingHoldField(TicketHoldReason reason, const std::optional<Timestamp>& until,
    const std::optional<SupplierId>& supplier);

} // namespace homeport

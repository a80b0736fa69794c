#pragma once

#include "core/tickets/ticket_guards.h"

#include "record/category.h"
#include "record/ticket.h"

namespace homeport {

/// Required, and 3 to 500 characters; the kernel refuses longer ones.
Result<> checkTitle(const QString& title);
/// Impact or urgency: 1 high to 3 low, or not said.
bool isLevel(const std::optional<int>& level);

/// A category a person may choose for incidents (G-04). Invalid, CATEGORY_INVALID.
Result<record::Category> selectableCategory(UnitOfWork& unit, const Actor& actor, CategoryId id);
/// The requester as the ticket keeps them: contact and place at the time of the report.
Result<> takeRequester(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket);
/// The primary service, or none any more. The criticality follows it, unless someone set another
/// (G-05).
Result<> takeService(UnitOfWork& unit, const Actor& actor, const std::optional<ServiceId>& service,
    record::Ticket& ticket);
Result<> takeLocation(UnitOfWork& unit, const Actor& actor,
    const std::optional<LocationId>& location, record::Ticket& ticket);

/// I-14, the right: on the incident, and as far as a team at least. Denied, FORBIDDEN.
Result<> requireLateReopening(const Actor& actor, const record::Ticket& ticket, bool isWatcher);
/// I-14, the time: `ticket.reopen_window_hours` since it was closed have not passed yet.
Result<bool> isInReopenWindow(
    Database& database, OrganizationId organization, const record::Ticket& ticket, Timestamp now);
/// Whether `actor` may reopen the incident, which is closed, now. As long as they may, no other one
/// takes it up (processes.md section 11).
Result<bool> isReopenable(
    Database& database, const Actor& actor, const record::Ticket& ticket, Timestamp now);

/// The open children of an incident (PC-1), in the order of their creation.
Result<QList<TicketId>> openChildren(Replica& replica, const Actor& actor, TicketId id);
/// The id of what an act on the parent does on one of its children, so that done again it is met
/// again; null where the act has none.
CommandId childCommand(CommandId act, TicketId child);

} // namespace homeport

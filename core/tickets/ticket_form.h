#pragma once

#include "core/tickets/ticket_guards.h"

#include "record/category.h"
#include "record/ticket.h"

namespace homeport {

// What the forms of tickets have in common, whatever their kind.

/// Required, and 3 to 500 characters; the kernel refuses longer ones.
Result<> checkTitle(const QString& title);
/// Impact or urgency: 1 high to 3 low, or not said.
bool isLevel(const std::optional<int>& level);

/// A category a person may choose for tickets of the kind (G-04). Invalid, CATEGORY_INVALID.
Result<record::Category> selectableCategory(
    UnitOfWork& unit, const Actor& actor, TicketKind kind, CategoryId id);
/// The requester as the ticket keeps them: contact and place at the time of the report.
Result<> takeRequester(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket);
/// The primary service, or none any more. The criticality follows it, unless someone set another
/// (G-05).
Result<> takeService(UnitOfWork& unit, const Actor& actor, const std::optional<ServiceId>& service,
    record::Ticket& ticket);
Result<> takeLocation(UnitOfWork& unit, const Actor& actor,
    const std::optional<LocationId>& location, record::Ticket& ticket);

} // namespace homeport

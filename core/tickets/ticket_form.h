#pragma once

#include "core/tickets/ticket_guards.h"

#include <functional>

#include "record/category.h"
#include "record/ticket.h"

namespace homeport {

struct CommandDoor;

// What the forms of tickets have in common, whatever their kind.

/// What the form of a new ticket holds beside what is its kind's own.
struct NewTicket
{
    QString title;
    QString description;
    PersonId requester; ///< null: whoever makes it
    std::optional<int> impact; ///< 1 high to 3 low
    std::optional<int> urgency;
    std::optional<CategoryId> category; ///< of the kind's tree
    std::optional<ServiceId> service;
    std::optional<LocationId> location; ///< absent: where the requester is
    TicketChannel channel = TicketChannel::Desktop;
};
/// The parts of a form, for the digest of what was asked for.
QByteArray askedFor(const NewTicket& form);

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
/// Set by hand; a null one: that of the service again (G-05).
Result<> takeCriticality(
    UnitOfWork& unit, const std::optional<TicketCriticality>& criticality, record::Ticket& ticket);
Result<> takeLocation(UnitOfWork& unit, const Actor& actor,
    const std::optional<LocationId>& location, record::Ticket& ticket);

/// Right and form: "<kind>.create", for someone else only beyond the scope of one's own; title,
/// impact, urgency. Denied, FORBIDDEN; FIELD_REQUIRED, VALIDATION_ERROR.
Result<> checkNew(const Actor& actor, TicketKind kind, const NewTicket& form);
/// Makes the shared row of what was checked, with its number. Errors: VALIDATION_ERROR and
/// CATEGORY_INVALID of what was chosen.
Result<record::Ticket> createTicket(UnitOfWork& unit, const Actor& actor, TicketKind kind,
    TicketStatus status, const NewTicket& form, const QUuid& device);
/// Runs what makes a ticket as a command of its own, and answers the ticket. Under a command id
/// that is in the journal already: the one made then, without running. Errors: as writeOnce().
Result<TicketId> createOnce(const CommandDoor& door, const Actor& actor, const Command& creation,
    const std::function<Result<record::Ticket>(UnitOfWork&)>& make);

} // namespace homeport

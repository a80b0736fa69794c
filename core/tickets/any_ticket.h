#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <variant>

#include "record/change.h"
#include "record/incident.h"
#include "record/problem.h"
#include "record/service_request.h"
#include "record/ticket.h"

namespace homeport {

/// A kind's own part of a ticket, in the order of TicketKind.
using TicketExtension =
    std::variant<record::Incident, record::ServiceRequest, record::Problem, record::Change>;

/// A ticket of whatever kind: the shared row and its own.
struct AnyTicket
{
    record::Ticket ticket;
    TicketExtension extension;
};

/// The table of a kind's own part.
const TableMeta& extensionTable(TicketKind kind);
/// A row of such a table.
TicketExtension extensionFrom(const Row& row);

/// The ticket as it is stored, where the actor may read it. Within the transaction that is open.
/// NotFound, NOT_FOUND.
Result<AnyTicket> readTicket(Database& database, const Actor& actor, TicketId id);

/// What was read, as a ticket of one kind: a Problem, whose own part is a record::Problem.
/// NotFound, NOT_FOUND where it is of another kind.
template <typename Whole, typename Part>
Result<Whole> asKind(const Result<AnyTicket>& found)
{
    if (!found)
        return found.error();
    if (const auto* part = std::get_if<Part>(&found->extension))
        return Whole{found->ticket, *part};
    return Error{Error::Kind::NotFound, QStringLiteral("ticket"), found->ticket.id.toString(),
        QStringLiteral("NOT_FOUND")};
}

} // namespace homeport

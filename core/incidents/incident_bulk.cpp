#include "core/incidents/incident_bulk.h"

#include "core/access/access_service.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// Whoever may see the ticket is told that it is of another kind.
Result<> requireIncident(UnitOfWork& unit, const Actor& actor, TicketId id)
{
    auto ticket = unit.get<record::Ticket>(id);
    if (!ticket)
        return ticket.error();
    if (ticket->kind == TicketKind::Incident || !AccessService::mayRead(actor, *ticket))
        return {};
    return Error{Error::Kind::Conflict, u"kind"_s, keyOf(ticket->kind), u"INVALID_TRANSITION"_s};
}

} // namespace

BulkAct bulkOf(IncidentJob job)
{
    return [job = std::move(job)](Replica& replica, UnitOfWork& unit, const Actor& actor,
               const BulkTask& task) -> Result<> {
        if (auto fits = requireIncident(unit, actor, task.ticket); !fits)
            return fits;
        IncidentService service(replica, unit);
        return job(service, actor, task.ticket, {});
    };
}

} // namespace homeport

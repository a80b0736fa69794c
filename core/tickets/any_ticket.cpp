#include "core/tickets/any_ticket.h"

#include "core/journal/fold.h"
#include "core/tickets/ticket_act.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

const TableMeta& extensionTable(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return record::Incident::table();
    case TicketKind::ServiceRequest: return record::ServiceRequest::table();
    case TicketKind::Problem: return record::Problem::table();
    case TicketKind::Change: return record::Change::table();
    }
    Q_UNREACHABLE();
}

TicketExtension extensionFrom(const Row& row)
{
    switch (row.table->id) {
    case record::ServiceRequest::tableId: return record::ServiceRequest::fromRow(row);
    case record::Problem::tableId: return record::Problem::fromRow(row);
    case record::Change::tableId: return record::Change::fromRow(row);
    default: return record::Incident::fromRow(row);
    }
}

Result<AnyTicket> readTicket(Database& database, const Actor& actor, TicketId id)
{
    auto act = TicketAct::read(database, actor, id);
    if (!act)
        return act.error();
    auto extension = loadRow(database, extensionTable(act->ticket.kind), id.value());
    if (!extension)
        return extension.error();
    if (!*extension)
        return Error{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
    return AnyTicket{std::move(act->ticket), extensionFrom(**extension)};
}

} // namespace homeport

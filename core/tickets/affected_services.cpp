#include "core/tickets/affected_services.h"

#include "core/access/chosen.h"
#include "core/base/random.h"
#include "core/db/id_list.h"
#include "core/tickets/ticket_act.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql servicesOf{"affectedServices.list", R"sql(
    SELECT ticket_service.service_id, service.name, ticket_service.degradation
      FROM ticket_service
      JOIN service ON service.id = ticket_service.service_id
     WHERE ticket_service.ticket_id = :ticket_id AND ticket_service.deleted_at IS NULL
     ORDER BY service.name, ticket_service.service_id
)sql"};
// Rows of imports may have ids of their own.
constexpr Sql rowsOf{"affectedServices.rows", R"sql(
    SELECT id FROM ticket_service
     WHERE ticket_id = :ticket_id AND service_id = :service_id AND deleted_at IS NULL
     ORDER BY id
)sql"};

Result<QList<TicketServiceId>> rowsOn(UnitOfWork& unit, TicketId ticket, ServiceId service)
{
    return idsOf<QList<TicketServiceId>>(
        unit.database(), rowsOf, {{"ticket_id", ticket}, {"service_id", service}});
}

Result<> requireToChange(const TicketAct& on)
{
    if (auto may = on.requireOfKind(u"update"_s); !may)
        return may;
    return on.requireOpen();
}

Result<> create(
    UnitOfWork& unit, TicketId ticket, ServiceId service, TicketServiceDegradation degradation)
{
    record::TicketService affected;
    // The same on every replica, so that two who add it make one row.
    affected.id = TicketServiceId(derivedUuid(ticket.value(), service.value().toRfc4122()));
    affected.ticketId = ticket;
    affected.serviceId = service;
    affected.degradation = degradation;
    return unit.create(affected);
}

} // namespace

Result<> AffectedServices::add(const Actor& actor, TicketId ticket, ServiceId service,
    TicketServiceDegradation degradation, CommandId command)
{
    const auto written = actOn(
        m_door, actor, ticket, u"add_service"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToChange(on); !may)
                return may;
            auto standing = rowsOn(unit, ticket, service);
            if (!standing)
                return standing.error();
            if (standing->isEmpty()) {
                auto found = chosen<record::Service>(unit, actor, service, u"service_id"_s);
                return found ? create(unit, ticket, service, degradation) : found.error();
            }
            for (const auto& id : std::as_const(*standing)) {
                auto row = unit.get<record::TicketService>(id);
                if (!row)
                    return row.error();
                row->degradation = degradation;
                if (auto put = unit.put(*row); !put)
                    return put;
            }
            return {};
        },
        digestOf(service, degradation));
    return written ? Result<>() : written.error();
}

Result<> AffectedServices::remove(
    const Actor& actor, TicketId ticket, ServiceId service, CommandId command)
{
    const auto written = actOn(
        m_door, actor, ticket, u"remove_service"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToChange(on); !may)
                return may;
            auto rows = rowsOn(unit, ticket, service);
            if (!rows)
                return rows.error();
            for (const auto& id : std::as_const(*rows)) {
                if (auto removed = unit.remove<record::TicketService>(id); !removed)
                    return removed;
            }
            return {};
        },
        digestOf(service));
    return written ? Result<>() : written.error();
}

Result<QList<AffectedService>> AffectedServices::list(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<QList<AffectedService>> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        auto rows = database.query(servicesOf, {{"ticket_id", ticket}});
        if (!rows)
            return rows.error();
        QList<AffectedService> services;
        while ((*rows)->next()) {
            services.append({(*rows)->read<ServiceId>(0), (*rows)->text(1),
                (*rows)->read<TicketServiceDegradation>(2)});
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        std::stable_sort(services.begin(), services.end(),
            [](const AffectedService& a, const AffectedService& b) {
                return a.degradation < b.degradation;
            });
        return services;
    });
}

} // namespace homeport

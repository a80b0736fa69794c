#pragma once

#include "core/access/actor.h"
#include "core/tickets/command_once.h"

#include "record/ticket_service.h"

namespace homeport {

/// A service that suffers from what the ticket is about, and how much.
struct AffectedService
{
    ServiceId service;
    QString name;
    TicketServiceDegradation degradation = TicketServiceDegradation::Degraded;

    friend bool operator==(const AffectedService&, const AffectedService&) = default;
};

/// Further affected services of a ticket, besides the one it is about (add_service of processes.md
/// section 2); needs "<kind>.update", on what is not closed or cancelled (G-11). Errors:
/// VALIDATION_ERROR of "service_id" (G-03), TICKET_CLOSED, FORBIDDEN.
class AffectedServices
{
public:
    explicit AffectedServices(Replica& replica) : m_replica(replica), m_door{replica} {}

    /// One of the published services of the catalogue. The same again says how much it suffers now.
    Result<> add(const Actor& actor, TicketId ticket, ServiceId service,
        TicketServiceDegradation degradation, CommandId command = {});
    Result<> remove(const Actor& actor, TicketId ticket, ServiceId service, CommandId command = {});
    /// The worst off first, then by name.
    Result<QList<AffectedService>> list(const Actor& actor, TicketId ticket);

private:
    Replica& m_replica;
    CommandDoor m_door;
};

} // namespace homeport

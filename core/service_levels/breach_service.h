#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/service_levels/ticket_clocks.h"

namespace homeport {

class ServiceLevelBook;

/// Why a target was missed, as whoever acknowledges the breach sees it.
struct BreachCause
{
    SlaRulingCause cause = SlaRulingCause::Unknown;
    QString note = {};
};

/// What people decide about the clocks of a ticket (F-122), of whatever kind and also once it is
/// closed. Each is an entry of the ticket, and is taken back as such. Errors: NotFound, NOT_FOUND:
/// the ticket may not be read, or that clock has missed nothing; Denied, FORBIDDEN.
class BreachService
{
public:
    /// `book`: of the same connection as the replica.
    BreachService(Replica& replica, ServiceLevelBook& book) : m_replica(replica), m_book(book) {}

    /// SL-3: takes the clock out of compliance; the target stays missed. Needs sla.void_breach and
    /// a reason of 10 characters at least, as an override does (engines.md 2.6). Invalid,
    /// FIELD_REQUIRED or VALIDATION_ERROR of void_reason; Conflict, INVALID_TRANSITION: it is void.
    Result<> voidBreach(const Actor& actor, TicketId ticket, const ClockKey& clock,
        const QString& reason, CommandId command = {});
    /// Says that it was seen, and why it came about; said again, the latest counts. Needs
    /// sla.acknowledge.
    Result<> acknowledge(const Actor& actor, TicketId ticket, const ClockKey& clock,
        const BreachCause& cause, CommandId command = {});
    /// SL-9: all that happened to the ticket so far is measured by policies, targets and calendars
    /// as they stand now, by those of its day where they have one; its priorities stay as they
    /// were. Breaches that this shows were none are withdrawn. Needs sla.admin.
    Result<> recalculate(const Actor& actor, TicketId ticket, CommandId command = {});

private:
    /// The clock as it stands within an act; it has missed its target.
    Result<TicketClock> missed(UnitOfWork& unit, TicketId ticket, const ClockKey& clock);

    Replica& m_replica;
    ServiceLevelBook& m_book;
};

} // namespace homeport

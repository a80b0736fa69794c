#include "core/service_levels/breach_service.h"

#include "core/base/field_error.h"
#include "core/base/text.h"
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/ticket_act.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int shortestReason = 10;

record::SlaRuling rulingOn(TicketId ticket, const TicketClock& clock)
{
    record::SlaRuling ruling;
    ruling.ticketId = ticket;
    ruling.agreementType = fromKey<SlaRulingAgreementType>(keyOf(clock.type));
    ruling.metric = fromKey<SlaRulingMetric>(keyOf(clock.metric));
    ruling.cycle = clock.cycle;
    ruling.breachedAt = clock.clock.breach()->breachedAt;
    return ruling;
}

} // namespace

Result<TicketClock> BreachService::missed(UnitOfWork& unit, TicketId ticket, const ClockKey& clock)
{
    const Error absent{Error::Kind::NotFound, u"sla_breach"_s, ticket.toString(), u"NOT_FOUND"_s};
    const auto row = unit.load(record::Ticket::table(), ticket.value());
    if (!row)
        return row.error();
    if (!*row)
        return absent;
    const auto clocks = ticketClocksAt(unit.database(), m_book, **row, unit.now());
    if (!clocks)
        return clocks.error();
    const auto found = std::find_if(clocks->clocks.begin(), clocks->clocks.end(),
        [&](const TicketClock& each) { return each.key() == clock; });
    if (found == clocks->clocks.end() || !found->clock.breach())
        return absent;
    return *found;
}

Result<> BreachService::voidBreach(const Actor& actor, TicketId ticket, const ClockKey& clock,
    const QString& reason, CommandId command)
{
    const auto because = reason.trimmed();
    const auto written = actOn(
        m_replica, actor, ticket, u"void_breach"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = on.require(u"sla.void_breach"_s); !may)
                return may;
            if (isBlank(because))
                return fieldRequired(u"void_reason"_s);
            if (because.size() < shortestReason)
                return invalidField(u"void_reason"_s, u"RANGE"_s);
            const auto found = missed(unit, ticket, clock);
            if (!found)
                return found.error();
            if (found->voided)
                return Error{Error::Kind::Conflict, u"sla_breach"_s, {}, u"INVALID_TRANSITION"_s};
            auto ruling = rulingOn(ticket, *found);
            ruling.act = SlaRulingAct::Voided;
            ruling.reason = because;
            unit.command().reason = because;
            return unit.create(ruling);
        },
        digestOf(clock.type, clock.metric, clock.cycle, because));
    return written ? Result<>() : written.error();
}

Result<> BreachService::acknowledge(const Actor& actor, TicketId ticket, const ClockKey& clock,
    const BreachCause& cause, CommandId command)
{
    const auto note = cause.note.trimmed();
    const auto written = actOn(
        m_replica, actor, ticket, u"acknowledge_breach"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = on.require(u"sla.acknowledge"_s); !may)
                return may;
            const auto found = missed(unit, ticket, clock);
            if (!found)
                return found.error();
            auto ruling = rulingOn(ticket, *found);
            ruling.act = SlaRulingAct::Acknowledged;
            ruling.cause = cause.cause;
            if (!note.isEmpty())
                ruling.causeNote = note;
            return unit.create(ruling);
        },
        digestOf(clock.type, clock.metric, clock.cycle, cause.cause, note));
    return written ? Result<>() : written.error();
}

Result<> BreachService::recalculate(const Actor& actor, TicketId ticket, CommandId command)
{
    const auto written = actOn(m_replica, actor, ticket, u"recalculate_clocks"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = on.require(u"sla.admin"_s); !may)
                return may;
            record::SlaRuling ruling;
            ruling.ticketId = ticket;
            ruling.act = SlaRulingAct::Recalculated;
            return unit.create(ruling);
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport

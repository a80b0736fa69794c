#include "core/incidents/system_acts.h"

#include "core/base/random.h"
#include "core/incidents/incident_act.h"
#include "core/tickets/command_once.h"

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// The id follows from what is done, to which ticket and when, so that two runners give the same
/// command.
Command dueCommand(const QString& code, const QByteArray& rule, TicketId id, Timestamp at)
{
    const CommandId command(derivedUuid(id.value(), rule + ':' + QByteArray::number(toMsecs(at))));
    return {.code = code, .id = command, .happenedAt = at};
}

Result<bool> resume(IncidentAct& act)
{
    if (auto moved = act.move(); !moved)
        return moved.error();
    act.clearHold();
    return true;
}

Result<bool> perform(Replica& replica, const Command& command, TicketId id,
    const std::function<Result<bool>(IncidentAct&)>& work)
{
    Actor system;
    system.organization = OrganizationId(replica.organization());
    bool isDone = false;
    const auto written =
        writeOnce(replica, system, command, id.value(), [&](UnitOfWork& unit) -> Result<> {
            isDone = false;
            auto act = IncidentAct::begin(unit, system, id);
            if (!act)
                return act.error();
            auto worked = work(*act);
            if (!worked)
                return worked.error();
            isDone = *worked;
            return isDone ? act->store() : Result<>();
        });
    return written ? Result<bool>(isDone) : written.error();
}

} // namespace

Result<bool> resumeHeld(Replica& replica, TicketId id, Timestamp until)
{
    return perform(replica, dueCommand(u"incident.resume"_s, "hold_until", id, until), id,
        [&](IncidentAct& act) -> Result<bool> {
            if (act.ticket.status != TicketStatus::OnHold || act.ticket.holdUntil != until)
                return false;
            return resume(act);
        });
}

Result<bool> resumeWaiting(Replica& replica, const EndedWait& wait)
{
    const Command command{.code = u"incident.resume"_s,
        .id = endOfWait(wait),
        .happenedAt = std::min(wait.at, replica.now())};
    return perform(replica, command, wait.ticket, [&](IncidentAct& act) -> Result<bool> {
        if (act.ticket.status != TicketStatus::OnHold || act.ticket.holdReason != wait.reason)
            return false;
        const auto awaited = act.unit().find<record::Ticket>(wait.by);
        if (!awaited)
            return awaited.error();
        return *awaited && isAwaitedOver(**awaited) ? resume(act) : Result<bool>(false);
    });
}

Result<bool> closeUnanswered(
    Replica& replica, ServiceLevelBook& book, const AutoClose& terms, TicketId id, Timestamp at)
{
    return perform(replica, dueCommand(u"incident.auto_close"_s, "auto_close", id, at), id,
        [&](IncidentAct& act) -> Result<bool> {
            auto due = terms.closesAt(act.unit().database(), book, act.ticket);
            if (!due)
                return due.error();
            if (*due != at)
                return false;
            if (auto moved = act.move(); !moved)
                return moved.error();
            act.ticket.closedAt = act.unit().now();
            act.ticket.closedBy.reset();
            act.ticket.closeReason = TicketCloseReason::AutoClosed;
            return true;
        });
}

} // namespace homeport

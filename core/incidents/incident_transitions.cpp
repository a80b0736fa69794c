#include "core/access/reason.h"
#include "core/base/text.h"
#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_service.h"
#include "core/tickets/command_once.h"

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

/// Reads the incident, lets `work` change it, stores it.
Replica::Work onIncident(
    const Actor& actor, TicketId id, const std::function<Result<>(IncidentAct&)>& work)
{
    return [&actor, id, work](UnitOfWork& unit) -> Result<> {
        auto act = IncidentAct::begin(unit, actor, id);
        if (!act)
            return act.error();
        if (auto done = work(*act); !done)
            return done;
        return act->store();
    };
}

/// The same as a command of its own: one entry.
Result<> perform(const CommandDoor& door, const Actor& actor, const Command& command, TicketId id,
    const std::function<Result<>(IncidentAct&)>& work)
{
    const auto written = writeOnce(door, actor, command, id.value(), onIncident(actor, id, work));
    return written ? Result<>() : written.error();
}

/// The part before every transition: right, screen, table.
Result<> start(IncidentAct& act, const QString& permission, const Origin& origin)
{
    if (auto may = act.require(permission); !may)
        return may;
    if (auto unmoved = act.relyOn(origin, {Field::Status}); !unmoved)
        return unmoved;
    return act.move();
}

Result<> requireCategory(const IncidentAct& act)
{
    if (!act.ticket.categoryId)
        return fieldRequired(u"category_id"_s);
    return {};
}

void clearOutcome(IncidentAct& act)
{
    act.ticket.resolvedAt.reset();
    act.ticket.resolvedBy.reset();
    act.ticket.closedAt.reset();
    act.ticket.closedBy.reset();
    act.ticket.closeReason.reset();
    act.incident.userConfirmedAt.reset();
}

/// ES-5: what comes next is a cycle of its own.
void clearEscalation(record::Ticket& ticket)
{
    ticket.escalationState = TicketEscalationState::None;
    ticket.escalatedAt.reset();
}

void markClosed(IncidentAct& act, TicketCloseReason reason)
{
    act.ticket.closedAt = act.unit().now();
    act.ticket.closedBy = act.actor().person;
    act.ticket.closeReason = reason;
}

/// G-07.
Result<> takeHold(IncidentAct& act, const Hold& hold)
{
    if (const auto missing = missingHoldField(hold.reason, hold.until, hold.supplier);
        !missing.isEmpty())
        return fieldRequired(missing);
    if (hold.until && *hold.until <= act.unit().now())
        return invalidField(u"hold_until"_s, u"RANGE"_s);
    act.ticket.holdReason = hold.reason;
    act.ticket.holdUntil = hold.until;
    switch (hold.reason) {
    case TicketHoldReason::AwaitingChange: return act.requireLink(TicketKind::Change);
    case TicketHoldReason::AwaitingProblem: return act.requireLink(TicketKind::Problem);
    case TicketHoldReason::AwaitingSupplier: break;
    default: return {};
    }
    auto supplier =
        chosen<record::Supplier>(act.unit(), act.actor(), *hold.supplier, u"hold_supplier_id"_s);
    if (!supplier)
        return supplier.error();
    act.ticket.holdSupplierId = hold.supplier;
    return {};
}

/// Who may reopen: the requester or a holder while resolved (I-13); once closed only a holder whose
/// right reaches a team or further, inside the window (I-14).
Result<> requireReopen(IncidentAct& act)
{
    if (act.ticket.status == TicketStatus::Closed)
        return requireLateReopening(act.actor(), act.ticket, act.involved());
    return act.isRequester() ? Result<>() : act.require(u"incident.reopen"_s);
}

/// I-13. Who may no longer work on it does not keep it either (G-02).
Result<TicketStatus> statusAfterReopening(IncidentAct& act)
{
    bool isEligible = false;
    if (act.ticket.assignedUserId) {
        auto eligible = act.isEligible(*act.ticket.assignedUserId);
        if (!eligible)
            return eligible.error();
        isEligible = *eligible;
        if (!isEligible)
            act.ticket.assignedUserId.reset();
    }
    return reopenedStatus(isEligible, act.ticket.assignedTeamId.has_value());
}

/// I-09 on one incident.
Result<> resolved(IncidentAct& act, const Resolution& resolution, const Origin& origin)
{
    if (auto started = start(act, u"incident.resolve"_s, origin); !started)
        return started;
    if (auto has = requireCategory(act); !has)
        return has;
    if (isBlank(resolution.notes))
        return fieldRequired(u"resolution_notes"_s);
    if (auto mitigated = act.requireMitigated(); !mitigated)
        return mitigated;
    if (auto done = act.requireNoOpenTasks(); !done)
        return done;
    if (auto free = act.requireNotBlocked(); !free)
        return free;
    if (resolution.children != OpenChildren::LeaveOpen) {
        if (auto none = act.requireNoOpenChildren(); !none)
            return none;
    }
    act.clearHold();
    act.ticket.resolvedAt = act.unit().now();
    act.ticket.resolvedBy = act.actor().person;
    act.incident.resolutionCode = resolution.code;
    act.incident.resolutionNotes = resolution.notes;
    auto said = act.addComment(
        resolution.notes, TicketCommentVisibility::Public, TicketCommentKind::Resolution);
    return said ? Result<>() : said.error();
}

} // namespace

Result<> IncidentService::acknowledge(const Actor& actor, TicketId id, const Origin& origin)
{
    return perform(m_door, actor, {.code = u"incident.acknowledge"_s, .id = origin.command}, id,
        [&](IncidentAct& act) { return start(act, u"incident.update"_s, origin); });
}

Result<> IncidentService::assign(
    const Actor& actor, TicketId id, const Assignment& to, const Origin& origin)
{
    const Command command{.code = u"incident.assign"_s,
        .id = origin.command,
        .asked = digestOf(to.team, to.user, to.comment)};
    return perform(m_door, actor, command, id, [&](IncidentAct& act) -> Result<> {
        if (auto started = start(act, u"incident.assign"_s, origin); !started)
            return started;
        if (auto unmoved = act.relyOn(origin, {Field::AssignedTeamId, Field::AssignedUserId});
            !unmoved)
            return unmoved;
        if (!to.team && !to.user)
            return fieldRequired(u"assigned_team_id"_s);
        const bool leavesTeam = act.ticket.assignedTeamId && to.team != act.ticket.assignedTeamId;
        if (leavesTeam && isBlank(to.comment))
            return guardFailed(u"COMMENT_REQUIRED"_s, u"comment"_s);
        if (auto done = act.assignTo(to.team, to.user); !done)
            return done;
        return act.addNote(to.comment);
    });
}

Result<> IncidentService::take(const Actor& actor, TicketId id, const Origin& origin)
{
    return perform(m_door, actor, {.code = u"incident.take"_s, .id = origin.command}, id,
        [&](IncidentAct& act) -> Result<> {
            const bool isAtWork = act.ticket.assignedUserId == actor.person
                && act.ticket.status == TicketStatus::InProgress;
            if (isAtWork)
                return act.require(u"incident.update"_s);
            if (auto started = start(act, u"incident.update"_s, origin); !started)
                return started;
            if (auto unmoved = act.relyOn(origin, {Field::AssignedTeamId, Field::AssignedUserId});
                !unmoved)
                return unmoved;
            return act.assignTo(act.ticket.assignedTeamId, actor.person);
        });
}

Result<> IncidentService::startWork(const Actor& actor, TicketId id, const Origin& origin)
{
    return perform(m_door, actor, {.code = u"incident.start_work"_s, .id = origin.command}, id,
        [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.update"_s, origin); !started)
                return started;
            if (auto has = requireCategory(act); !has)
                return has;
            if (act.ticket.assignedUserId == actor.person)
                return {};
            if (auto unmoved = act.relyOn(origin, {Field::AssignedUserId}); !unmoved)
                return unmoved;
            return act.assignTo(act.ticket.assignedTeamId, actor.person);
        });
}

Result<> IncidentService::hold(
    const Actor& actor, TicketId id, const Hold& hold, const Origin& origin)
{
    const Command command{.code = u"incident.hold"_s,
        .id = origin.command,
        .asked = digestOf(hold.reason, hold.until, hold.supplier, hold.comment)};
    return perform(m_door, actor, command, id, [&](IncidentAct& act) -> Result<> {
        const auto from = act.ticket.status;
        if (auto started = start(act, u"incident.update"_s, origin); !started)
            return started;
        if (auto taken = takeHold(act, hold); !taken)
            return taken;
        act.ticket.holdReturnStatus = keyOf(from);
        return act.addNote(hold.comment);
    });
}

Result<> IncidentService::resume(const Actor& actor, TicketId id, const Origin& origin)
{
    return perform(m_door, actor, {.code = u"incident.resume"_s, .id = origin.command}, id,
        [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.update"_s, origin); !started)
                return started;
            act.clearHold();
            return {};
        });
}

Result<> IncidentService::resolve(
    const Actor& actor, TicketId id, const Resolution& resolution, const Origin& origin)
{
    const Command command{.code = u"incident.resolve"_s,
        .id = origin.command,
        .asked = digestOf(resolution.code, resolution.notes, resolution.children.has_value(),
            resolution.children == OpenChildren::Resolve)};
    const auto resolveIt = [&](IncidentAct& act) { return resolved(act, resolution, origin); };
    QList<TicketId> children;
    if (resolution.children == OpenChildren::Resolve && !m_door.unit) {
        auto open = openChildren(m_replica, actor, id);
        if (!open)
            return open.error();
        children = *open;
    }
    if (children.isEmpty())
        return perform(m_door, actor, command, id, resolveIt);
    const Resolution withParent{
        IncidentResolutionCode::ResolvedWithParent, resolution.notes, OpenChildren::LeaveOpen};
    std::vector<Replica::Step> steps;
    for (const auto& child : std::as_const(children)) {
        // Confirmed again, it is met again like the parent's.
        const auto own = childCommand(command.id, child);
        steps.push_back({actor.author(), {.code = command.code, .id = own, .asked = command.asked},
            onIncident(
                actor, child, [&](IncidentAct& act) { return resolved(act, withParent, {}); })});
    }
    // Last, so that a child that came meanwhile is found open, and nothing is done.
    steps.push_back({actor.author(), command, onIncident(actor, id, resolveIt)});
    const auto done = m_replica.writeAll(steps);
    return done ? Result<>() : fieldError(done.error());
}

Result<> IncidentService::confirm(const Actor& actor, TicketId id, const Origin& origin)
{
    return perform(m_door, actor, {.code = u"incident.confirm"_s, .id = origin.command}, id,
        [&](IncidentAct& act) -> Result<> {
            if (auto may = act.require(u"incident.read"_s); !may && !act.isRequester())
                return may;
            if (!act.isRequester())
                return Error{Error::Kind::Denied, u"incident.confirm"_s, u"not the requester"_s,
                    u"FORBIDDEN"_s};
            if (auto unmoved = act.relyOn(origin, {Field::Status}); !unmoved)
                return unmoved;
            if (auto moved = act.move(); !moved)
                return moved;
            markClosed(act, TicketCloseReason::Confirmed);
            act.incident.userConfirmedAt = act.unit().now();
            return {};
        });
}

Result<> IncidentService::close(
    const Actor& actor, TicketId id, TicketCloseReason reason, const Origin& origin)
{
    const Command command{
        .code = u"incident.close"_s, .id = origin.command, .asked = digestOf(reason)};
    return perform(m_door, actor, command, id, [&](IncidentAct& act) -> Result<> {
        if (auto started = start(act, u"incident.close"_s, origin); !started)
            return started;
        if (reason == TicketCloseReason::Confirmed || reason == TicketCloseReason::AutoClosed)
            return invalidField(u"close_reason"_s, u"NOT_IN_LIST"_s);
        if (auto reviewed = act.requireReviewed(); !reviewed)
            return reviewed;
        markClosed(act, reason);
        return {};
    });
}

Result<> IncidentService::reopen(
    const Actor& actor, TicketId id, const QString& reason, const Origin& origin)
{
    const Command command{.code = u"incident.reopen"_s,
        .id = origin.command,
        .reason = reason.trimmed(),
        .asked = digestOf(reason)};
    return perform(m_door, actor, command, id, [&](IncidentAct& act) -> Result<> {
        if (auto may = requireReopen(act); !may)
            return may;
        if (auto unmoved = act.relyOn(origin, {Field::Status}); !unmoved)
            return unmoved;
        const bool wasClosed = act.ticket.status == TicketStatus::Closed;
        if (auto moved = act.move(); !moved)
            return moved;
        if (isBlank(reason))
            return fieldRequired(u"reason"_s);
        if (auto fine = checkReason(reason); !fine)
            return fine;
        if (wasClosed) {
            if (auto inside = act.requireReopenWindow(); !inside)
                return inside;
        }
        auto status = statusAfterReopening(act);
        if (!status)
            return status.error();
        act.enter(*status);
        clearOutcome(act);
        clearEscalation(act.ticket);
        act.ticket.reopenCount += 1;
        act.ticket.lastReopenedAt = act.unit().now();
        return {};
    });
}

Result<> IncidentService::cancel(const Actor& actor, TicketId id, TicketCancelReason reason,
    const QString& comment, const Origin& origin)
{
    const Command command{
        .code = u"incident.cancel"_s, .id = origin.command, .asked = digestOf(reason, comment)};
    return perform(m_door, actor, command, id, [&](IncidentAct& act) -> Result<> {
        const bool isWithdrawal = act.isRequester() && act.ticket.status == TicketStatus::New;
        if (!isWithdrawal) {
            if (auto may = act.require(u"incident.cancel"_s); !may)
                return may;
        }
        if (auto unmoved = act.relyOn(origin, {Field::Status}); !unmoved)
            return unmoved;
        if (auto moved = act.move(); !moved)
            return moved;
        if (isBlank(comment))
            return fieldRequired(u"comment"_s);
        if (auto may = act.requireCancellable(); !may)
            return may;
        act.markCancelled(reason);
        auto said = act.say(comment);
        return said ? Result<>() : said.error();
    });
}

} // namespace homeport

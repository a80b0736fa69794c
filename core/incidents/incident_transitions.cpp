#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_service.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

/// Reads the incident, lets `work` change it, stores it; one entry.
template <typename Work>
Result<> perform(
    Replica& replica, const Actor& actor, const Command& command, TicketId id, const Work& work)
{
    const auto written = replica.write(actor.author(), command, [&](UnitOfWork& unit) -> Result<> {
        auto act = IncidentAct::begin(unit, actor, id);
        if (!act)
            return act.error();
        if (auto done = work(*act); !done)
            return done;
        return act->store();
    });
    return written ? Result<>() : written.error();
}

/// The part before every transition: right, screen, table.
Result<> start(IncidentAct& act, const QString& permission, const IncidentService::Seen& seen)
{
    if (auto may = act.require(permission); !may)
        return may;
    if (auto unmoved = act.relyOn(seen, {Field::Status}); !unmoved)
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

void markClosed(IncidentAct& act, TicketCloseReason reason)
{
    act.ticket.closedAt = act.unit().now();
    act.ticket.closedBy = act.actor().person;
    act.ticket.closeReason = reason;
}

Result<> requireHoldExtras(IncidentAct& act, const Hold& hold)
{
    if (const auto missing = missingHoldField(hold.reason, hold.until, hold.supplier);
        !missing.isEmpty())
        return fieldRequired(missing);
    if (hold.reason == TicketHoldReason::AwaitingChange)
        return act.requireLink(TicketKind::Change);
    if (hold.reason == TicketHoldReason::AwaitingProblem)
        return act.requireLink(TicketKind::Problem);
    return {};
}

/// Who may reopen: the requester or a holder while resolved (I-13); once closed only a holder whose
/// right reaches a team or further, inside the window (I-14).
Result<> requireReopen(IncidentAct& act)
{
    const auto permission = u"incident.reopen"_s;
    if (act.ticket.status != TicketStatus::Closed)
        return act.isRequester() ? Result<>() : act.require(permission);
    if (auto may = act.require(permission); !may)
        return may;
    const bool isTeamWide = act.actor().scopeOf(permission) >= Scope::Team
        || (act.ticket.assignedTeamId
            && act.actor().teamGrants.value(permission).contains(*act.ticket.assignedTeamId));
    if (!isTeamWide)
        return Error{Error::Kind::Denied, permission, u"scope"_s, u"FORBIDDEN"_s};
    return {};
}

Result<TicketStatus> statusAfterReopening(IncidentAct& act)
{
    bool isEligible = false;
    if (act.ticket.assignedUserId) {
        auto eligible = act.isEligible(*act.ticket.assignedUserId);
        if (!eligible)
            return eligible.error();
        isEligible = *eligible;
    }
    return reopenedStatus(isEligible, act.ticket.assignedTeamId.has_value());
}

} // namespace

Result<> IncidentService::acknowledge(const Actor& actor, TicketId id, const Seen& seen)
{
    return perform(m_replica, actor, {.code = u"incident.acknowledge"_s}, id,
        [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.update"_s, seen); !started)
                return started;
            act.markAcknowledged();
            return {};
        });
}

Result<> IncidentService::assign(
    const Actor& actor, TicketId id, const Assignment& to, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.assign"_s}, id, [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.assign"_s, seen); !started)
                return started;
            if (auto unmoved = act.relyOn(seen, {Field::AssignedTeamId, Field::AssignedUserId});
                !unmoved)
                return unmoved;
            if (!to.team && !to.user)
                return fieldRequired(u"assigned_team_id"_s);
            const bool movesTeam =
                to.team && act.ticket.assignedTeamId && to.team != act.ticket.assignedTeamId;
            if (movesTeam && to.comment.trimmed().isEmpty())
                return fieldRequired(u"comment"_s);
            if (auto done = act.assignTo(to.team, to.user); !done)
                return done;
            return act.addNote(to.comment);
        });
}

Result<> IncidentService::take(const Actor& actor, TicketId id, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.take"_s}, id, [&](IncidentAct& act) -> Result<> {
            const bool isAtWork = act.ticket.assignedUserId == actor.person
                && act.ticket.status == TicketStatus::InProgress;
            if (isAtWork)
                return act.require(u"incident.update"_s);
            if (auto started = start(act, u"incident.update"_s, seen); !started)
                return started;
            if (auto unmoved = act.relyOn(seen, {Field::AssignedTeamId, Field::AssignedUserId});
                !unmoved)
                return unmoved;
            return act.assignTo({}, actor.person);
        });
}

Result<> IncidentService::startWork(const Actor& actor, TicketId id, const Seen& seen)
{
    return perform(m_replica, actor, {.code = u"incident.start_work"_s}, id,
        [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.update"_s, seen); !started)
                return started;
            if (auto has = requireCategory(act); !has)
                return has;
            act.markAcknowledged();
            if (act.ticket.assignedUserId == actor.person)
                return {};
            if (auto unmoved = act.relyOn(seen, {Field::AssignedUserId}); !unmoved)
                return unmoved;
            return act.assignTo({}, actor.person);
        });
}

Result<> IncidentService::hold(const Actor& actor, TicketId id, const Hold& hold, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.hold"_s}, id, [&](IncidentAct& act) -> Result<> {
            const auto from = act.ticket.status;
            if (auto started = start(act, u"incident.update"_s, seen); !started)
                return started;
            if (auto complete = requireHoldExtras(act, hold); !complete)
                return complete;
            act.ticket.holdReason = hold.reason;
            act.ticket.holdUntil = hold.until;
            act.ticket.holdSupplierId = hold.supplier;
            act.ticket.holdReturnStatus = keyOf(from);
            act.markAcknowledged();
            return act.addNote(hold.comment);
        });
}

Result<> IncidentService::resume(const Actor& actor, TicketId id, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.resume"_s}, id, [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.update"_s, seen); !started)
                return started;
            act.clearHold();
            return {};
        });
}

Result<> IncidentService::resolve(
    const Actor& actor, TicketId id, const Resolution& resolution, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.resolve"_s}, id, [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.resolve"_s, seen); !started)
                return started;
            if (auto has = requireCategory(act); !has)
                return has;
            if (resolution.notes.trimmed().isEmpty())
                return fieldRequired(u"resolution_notes"_s);
            if (auto done = act.requireNoOpenTasks(); !done)
                return done;
            if (auto free = act.requireNotBlocked(); !free)
                return free;
            act.clearHold();
            act.ticket.resolvedAt = act.unit().now();
            act.ticket.resolvedBy = actor.person;
            act.incident.resolutionCode = resolution.code;
            act.incident.resolutionNotes = resolution.notes;
            act.markAcknowledged();
            auto said = act.addComment(resolution.notes, TicketCommentVisibility::Public,
                TicketCommentKind::Resolution, act.markResponse());
            return said ? Result<>() : said.error();
        });
}

Result<> IncidentService::confirm(const Actor& actor, TicketId id, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.confirm"_s}, id, [&](IncidentAct& act) -> Result<> {
            if (auto may = act.require(u"incident.read"_s); !may && !act.isRequester())
                return may;
            if (!act.isRequester())
                return Error{Error::Kind::Denied, u"incident.confirm"_s, u"not the requester"_s,
                    u"FORBIDDEN"_s};
            if (auto unmoved = act.relyOn(seen, {Field::Status}); !unmoved)
                return unmoved;
            if (auto moved = act.move(); !moved)
                return moved;
            markClosed(act, TicketCloseReason::Confirmed);
            act.incident.userConfirmedAt = act.unit().now();
            return {};
        });
}

Result<> IncidentService::close(
    const Actor& actor, TicketId id, TicketCloseReason reason, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.close"_s}, id, [&](IncidentAct& act) -> Result<> {
            if (auto started = start(act, u"incident.close"_s, seen); !started)
                return started;
            markClosed(act, reason);
            return {};
        });
}

Result<> IncidentService::reopen(
    const Actor& actor, TicketId id, const QString& reason, const Seen& seen)
{
    const Command command{.code = u"incident.reopen"_s, .reason = reason.trimmed()};
    return perform(m_replica, actor, command, id, [&](IncidentAct& act) -> Result<> {
        if (auto may = requireReopen(act); !may)
            return may;
        if (auto unmoved = act.relyOn(seen, {Field::Status}); !unmoved)
            return unmoved;
        const bool wasClosed = act.ticket.status == TicketStatus::Closed;
        if (auto moved = act.move(); !moved)
            return moved;
        if (reason.trimmed().isEmpty())
            return fieldRequired(u"reason"_s);
        if (wasClosed) {
            if (auto inside = act.requireReopenWindow(); !inside)
                return inside;
        }
        auto status = statusAfterReopening(act);
        if (!status)
            return status.error();
        act.enter(*status);
        clearOutcome(act);
        act.ticket.reopenCount += 1;
        act.ticket.lastReopenedAt = act.unit().now();
        return {};
    });
}

Result<> IncidentService::cancel(const Actor& actor, TicketId id, TicketCancelReason reason,
    const QString& comment, const Seen& seen)
{
    return perform(
        m_replica, actor, {.code = u"incident.cancel"_s}, id, [&](IncidentAct& act) -> Result<> {
            const bool isWithdrawal = act.isRequester() && act.ticket.status == TicketStatus::New;
            if (!isWithdrawal) {
                if (auto may = act.require(u"incident.cancel"_s); !may)
                    return may;
            }
            if (auto unmoved = act.relyOn(seen, {Field::Status}); !unmoved)
                return unmoved;
            if (auto moved = act.move(); !moved)
                return moved;
            if (comment.trimmed().isEmpty())
                return fieldRequired(u"comment"_s);
            if (act.incident.isMajor)
                return guardFailed(u"GUARD_FAILED"_s, u"is_major"_s);
            if (auto none = act.requireNoOpenChildren(); !none)
                return none;
            act.clearHold();
            act.ticket.cancelledAt = act.unit().now();
            act.ticket.cancelReason = reason;
            auto said = act.addComment(
                comment, TicketCommentVisibility::Public, TicketCommentKind::Comment);
            return said ? Result<>() : said.error();
        });
}

} // namespace homeport

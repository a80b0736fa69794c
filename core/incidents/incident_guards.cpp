#include "core/incidents/incident_guards.h"

#include "core/access/directory.h"
#include "core/access/setting.h"
#include "core/db/id_list.h"
#include "core/incidents/incident_act.h"
#include "core/tickets/involvement.h"
#include "core/tickets/ticket_foresight.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

// A relation is stored once, in whichever direction (processes.md section 7).
constexpr Sql linksToKind{"incidents.linksToKind", R"sql(
    SELECT count(*)
      FROM ticket_link
      JOIN ticket ON ticket.id = CASE ticket_link.from_ticket_id
                                 WHEN :ticket_id THEN ticket_link.to_ticket_id
                                 ELSE ticket_link.from_ticket_id END
     WHERE (ticket_link.from_ticket_id = :ticket_id
            OR (ticket_link.to_ticket_id = :ticket_id AND ticket_link.link_type = 'relates_to'))
       AND ticket_link.deleted_at IS NULL AND ticket.kind = :kind AND ticket.deleted_at IS NULL
)sql"};

constexpr Sql openTasks{"incidents.openTasks", R"sql(
    SELECT count(*) FROM ticket_task
     WHERE ticket_id = :ticket_id AND is_mandatory AND status NOT IN ('done', 'skipped')
       AND deleted_at IS NULL
)sql"};

constexpr Sql openBlockers{"incidents.openBlockers", R"sql(
    SELECT count(*)
      FROM ticket_link
      JOIN ticket ON ticket.id = ticket_link.to_ticket_id
     WHERE ticket_link.from_ticket_id = :ticket_id AND ticket_link.link_type = 'blocked_by'
       AND ticket_link.deleted_at IS NULL AND ticket.is_open AND ticket.deleted_at IS NULL
)sql"};

constexpr Sql childrenThatAreOpen{"incidents.childrenThatAreOpen", R"sql(
    SELECT id FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id
       AND kind = 'incident' AND is_open AND deleted_at IS NULL
     ORDER BY id
)sql"};

Result<> refuseIfAny(const Result<qint64>& count, const QString& guard)
{
    if (!count)
        return count.error();
    if (*count > 0)
        return guardFailed(guard);
    return {};
}

Result<qint64> openParts(Database& database, OrganizationId organization, TicketId id)
{
    const auto asked = openPartsQuestion(organization, id);
    return number(database, asked.sql, asked.bindings);
}

/// A grant for one team covers the incident, and not what is made of it: that has no team yet.
bool mayMakeFrom(
    const Actor& actor, const record::Ticket& ticket, TicketKind kind, const Involvement& involved)
{
    const auto creation = AccessService::permissionFor(kind, u"create"_s);
    return AccessService::require(actor, creation, ticket, involved)
        && AccessService::require(actor, creation);
}

} // namespace

Result<bool> IncidentAct::isEligible(PersonId person)
{
    auto found = assignee(m_unit->database(), m_actor->organization, person, m_unit->now());
    if (!found)
        return found.error();
    return *found && (*found)->mayWorkFor(ticket.assignedTeamId);
}

Result<> IncidentAct::requireLink(TicketKind kind)
{
    auto found =
        number(m_unit->database(), linksToKind, {{"ticket_id", ticket.id}, {"kind", kind}});
    if (!found)
        return found.error();
    if (*found == 0)
        return guardFailed(u"GUARD_FAILED"_s, u"ticket_link"_s);
    return {};
}

Result<> IncidentAct::requireNoOpenTasks()
{
    return refuseIfAny(
        number(m_unit->database(), openTasks, {{"ticket_id", ticket.id}}), u"OPEN_TASKS"_s);
}

Result<> IncidentAct::requireNotBlocked()
{
    return refuseIfAny(
        number(m_unit->database(), openBlockers, {{"ticket_id", ticket.id}}), u"BLOCKED"_s);
}

Result<> IncidentAct::requireNoOpenChildren()
{
    return refuseIfAny(
        openParts(m_unit->database(), m_actor->organization, ticket.id), u"OPEN_CHILDREN"_s);
}

Result<> IncidentAct::requireCancellable()
{
    if (incident.isMajor)
        return guardFailed(u"GUARD_FAILED"_s, u"is_major"_s);
    return requireNoOpenChildren();
}

Result<> IncidentAct::requireMitigated() const
{
    return incident.isMajor ? guardFailed(u"MAJOR_NOT_MITIGATED"_s) : Result<>();
}

Result<> IncidentAct::requireReviewed()
{
    if (!incident.isMajor)
        return {};
    const auto isNeeded = flagSetting(
        m_unit->database(), m_actor->organization, u"incident.major_close_requires_review"_s, true);
    if (!isNeeded)
        return isNeeded.error();
    return *isNeeded ? guardFailed(u"REVIEW_PENDING"_s) : Result<>();
}

Result<> requireLateReopening(
    const Actor& actor, const record::Ticket& ticket, const Involvement& involved)
{
    const auto permission = u"incident.reopen"_s;
    if (auto may = AccessService::require(actor, permission, ticket, involved); !may)
        return may;
    const bool isTeamWide = actor.scopeOf(permission) >= Scope::Team
        || AccessService::isOfTeams(actor.teamGrants.value(permission), ticket, involved);
    if (!isTeamWide)
        return Error{Error::Kind::Denied, permission, u"scope"_s, u"FORBIDDEN"_s};
    return {};
}

Result<bool> isInReopenWindow(
    Database& database, OrganizationId organization, const record::Ticket& ticket, Timestamp now)
{
    auto hours = numberSetting(database, organization, u"ticket.reopen_window_hours"_s, 0);
    if (!hours)
        return hours.error();
    return *hours > 0 && ticket.closedAt && now - *ticket.closedAt <= std::chrono::hours(*hours);
}

Result<bool> isReopenable(
    Database& database, const Actor& actor, const record::Ticket& ticket, Timestamp now)
{
    if (ticket.status != TicketStatus::Closed)
        return false;
    const auto involved = incidentInvolvement(database, actor, ticket);
    if (!involved)
        return involved.error();
    if (!requireLateReopening(actor, ticket, *involved))
        return false;
    return isInReopenWindow(database, actor.organization, ticket, now);
}

Result<> IncidentAct::requireReopenWindow()
{
    auto isInside =
        isInReopenWindow(m_unit->database(), m_actor->organization, ticket, m_unit->now());
    if (!isInside)
        return isInside.error();
    return *isInside ? Result<>() : guardFailed(u"REOPEN_WINDOW"_s);
}

bool mayCommand(const Actor& actor, const record::Ticket& ticket, const QString& command,
    const Involvement& involved)
{
    const bool isRequester = ticket.requesterId == actor.person;
    if (command == "incident.confirm"_L1) // I-10
        return isRequester;
    if (command == "incident.reopen"_L1 && ticket.status == TicketStatus::Closed)
        return bool(requireLateReopening(actor, ticket, involved));
    if (command == "incident.reopen"_L1 && isRequester) // I-13
        return true;
    if (command == "incident.cancel"_L1 && isRequester && ticket.status == TicketStatus::New)
        return true; // I-15
    if (command == "incident.clear_override"_L1
        && !(ticket.priorityOverride && ticket.priorityOverrideReason))
        return false;
    if (command == "incident.de_escalate"_L1
        && ticket.escalationState != TicketEscalationState::Escalated)
        return false;
    return bool(AccessService::require(actor, incidentPermission(command), ticket, involved));
}

Result<bool> mayConvert(Database& database, const Actor& actor, const record::Ticket& ticket,
    const record::Incident& incident, const Involvement& involved)
{
    const bool isAllowed = isOpenIncident(ticket.status) && !incident.isMajor
        && AccessService::require(actor, u"incident.update"_s, ticket, involved)
        && mayMakeFrom(actor, ticket, TicketKind::ServiceRequest, involved);
    if (!isAllowed)
        return false;
    const auto parts = openParts(database, actor.organization, ticket.id);
    return parts ? Result<bool>(*parts == 0) : parts.error();
}

bool mayRaise(
    const Actor& actor, const record::Ticket& ticket, TicketKind kind, const Involvement& involved)
{
    return isOpenIncident(ticket.status) && AccessService::mayRead(actor, ticket, involved)
        && mayMakeFrom(actor, ticket, kind, involved);
}

CommandId childCommand(CommandId act, TicketId child)
{
    return act.isNull() ? CommandId()
                        : CommandId(QUuid::createUuidV5(act.value(), child.value().toRfc4122()));
}

Result<QList<TicketId>> openChildren(Replica& replica, const Actor& actor, TicketId id)
{
    return replica.read([&](Database& database) {
        return idsOf<QList<TicketId>>(database, childrenThatAreOpen,
            {{"organization_id", actor.organization}, {"ticket_id", id}});
    });
}

} // namespace homeport

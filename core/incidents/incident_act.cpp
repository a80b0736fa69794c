#include "core/incidents/incident_act.h"

#include "core/access/access_service.h"

#include "record/team.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql watchers{"incidents.isWatcher", R"sql(
    SELECT count(*) FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL
)sql"};

constexpr Sql mayWork{"incidents.mayWork", R"sql(
    SELECT count(*)
      FROM user_account
     WHERE id = :user_id AND organization_id = :organization_id AND is_active AND deleted_at IS NULL
       AND EXISTS (
           SELECT 1
             FROM user_role
             JOIN role ON role.id = user_role.role_id
             JOIN role_permission ON role_permission.role_id = role.id
             JOIN permission ON permission.id = role_permission.permission_id
            WHERE user_role.user_id = user_account.id AND permission.code = 'incident.update'
              AND (user_role.team_id IS NULL OR user_role.team_id = :team_id)
              AND user_role.valid_from <= :now
              AND (user_role.valid_until IS NULL OR user_role.valid_until > :now)
              AND user_role.deleted_at IS NULL AND role.is_active AND role.deleted_at IS NULL
              AND role_permission.deleted_at IS NULL)
)sql"};

constexpr Sql memberships{"incidents.isMember", R"sql(
    SELECT count(*) FROM team_member
     WHERE team_id = :team_id AND user_id = :user_id AND left_at IS NULL AND deleted_at IS NULL
)sql"};

constexpr Sql linksToKind{"incidents.linksToKind", R"sql(
    SELECT count(*)
      FROM ticket_link
      JOIN ticket ON ticket.id = ticket_link.to_ticket_id
     WHERE ticket_link.from_ticket_id = :ticket_id AND ticket_link.deleted_at IS NULL
       AND ticket.kind = :kind AND ticket.deleted_at IS NULL
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

constexpr Sql openChildren{"incidents.openChildren", R"sql(
    SELECT count(*) FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id
       AND is_open AND deleted_at IS NULL
)sql"};

constexpr Sql reopenWindow{"incidents.reopenWindow", R"sql(
    SELECT value FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization'
       AND key = 'ticket.reopen_window_hours' AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};

Result<> refuseIfAny(const Result<qint64>& count, const QString& guard)
{
    if (!count)
        return count.error();
    if (*count > 0)
        return guardFailed(guard);
    return {};
}

} // namespace

Error fieldRequired(const QString& field)
{
    return {Error::Kind::Invalid, field, {}, u"FIELD_REQUIRED"_s};
}

Error invalidField(const QString& field)
{
    return {Error::Kind::Invalid, field, {}, u"VALIDATION_ERROR"_s};
}

Error guardFailed(const QString& code, const QString& subject)
{
    return {Error::Kind::Conflict, subject.isEmpty() ? u"ticket"_s : subject, u"guard"_s, code};
}

Result<IncidentAct> IncidentAct::begin(UnitOfWork& unit, const Actor& actor, TicketId id)
{
    IncidentAct act(unit, actor);
    auto ticket = unit.get<record::Ticket>(id);
    if (!ticket)
        return ticket.error();
    const bool isOurs =
        ticket->kind == TicketKind::Incident && ticket->head.organizationId == actor.organization;
    if (!isOurs)
        return Error{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
    auto incident = unit.get<record::Incident>(id);
    if (!incident)
        return incident.error();
    act.ticket = std::move(*ticket);
    act.incident = std::move(*incident);
    if (act.ticket.confidentiality == TicketConfidentiality::Restricted) {
        auto found =
            number(unit.database(), watchers, {{"ticket_id", id}, {"user_id", actor.person}});
        if (!found)
            return found.error();
        act.m_isWatcher = *found > 0;
    }
    return act;
}

Result<> IncidentAct::require(const QString& permission) const
{
    return AccessService::require(*m_actor, permission, ticket, m_isWatcher);
}

bool IncidentAct::mayUpdate() const
{
    return bool(require(u"incident.update"_s));
}

Result<> IncidentAct::relyOn(const IncidentService::Seen& seen, std::initializer_list<int> fields)
{
    if (!seen)
        return {};
    if (seen->id != ticket.id)
        return invalidField(u"id"_s);
    return m_unit->relyOn(*seen, fields);
}

Result<> IncidentAct::move()
{
    const auto* line = incidentTransition(m_unit->command().code, ticket.status);
    if (!line) {
        return Error{
            Error::Kind::Conflict, u"status"_s, keyOf(ticket.status), u"INVALID_TRANSITION"_s};
    }
    if (line->target == IncidentTarget::Fixed)
        enter(line->to);
    else if (line->target == IncidentTarget::HoldReturn)
        enter(holdReturnOf(ticket));
    return {};
}

void IncidentAct::enter(TicketStatus status)
{
    if (ticket.status == status)
        return;
    ticket.status = status;
    ticket.statusChangedAt = m_unit->now();
}

void IncidentAct::clearHold()
{
    ticket.holdReason.reset();
    ticket.holdUntil.reset();
    ticket.holdSupplierId.reset();
    ticket.holdReturnStatus.reset();
}

void IncidentAct::markAcknowledged()
{
    if (!ticket.acknowledgedAt)
        ticket.acknowledgedAt = m_unit->now();
}

bool IncidentAct::markResponse()
{
    if (ticket.firstResponseAt)
        return false;
    ticket.firstResponseAt = m_unit->now();
    ticket.firstResponseBy = m_actor->person;
    return true;
}

Result<TicketCommentId> IncidentAct::addComment(const QString& body,
    TicketCommentVisibility visibility, TicketCommentKind kind, bool isFirstResponse)
{
    record::TicketComment comment;
    comment.ticketId = ticket.id;
    comment.authorId = m_actor->person;
    comment.visibility = visibility;
    comment.kind = kind;
    comment.body = body;
    comment.isFirstResponse = isFirstResponse;
    if (auto made = m_unit->create(comment); !made)
        return made.error();
    return comment.id;
}

Result<> IncidentAct::addNote(const QString& body)
{
    if (body.trimmed().isEmpty())
        return {};
    auto note = addComment(body, TicketCommentVisibility::Internal, TicketCommentKind::WorkNote);
    return note ? Result<>() : note.error();
}

Result<bool> IncidentAct::isEligible(PersonId person)
{
    const Bindings who{{"user_id", person}, {"organization_id", m_actor->organization},
        {"team_id", ticket.assignedTeamId}, {"now", m_unit->now()}};
    auto found = number(m_unit->database(), mayWork, who);
    if (!found)
        return found.error();
    if (*found == 0 || !ticket.assignedTeamId)
        return *found > 0;
    found = number(
        m_unit->database(), memberships, {{"team_id", ticket.assignedTeamId}, {"user_id", person}});
    if (!found)
        return found.error();
    return *found > 0;
}

Result<> IncidentAct::assignTo(
    const std::optional<TeamId>& team, const std::optional<PersonId>& user)
{
    if (team && team != ticket.assignedTeamId) {
        auto found = m_unit->find<record::Team>(*team);
        if (!found)
            return found.error();
        const bool isUsable = *found && !(*found)->head.deletedAt && (*found)->isActive
            && (*found)->head.organizationId == m_actor->organization;
        if (!isUsable)
            return invalidField(u"assigned_team_id"_s);
        ticket.assignedTeamId = team;
    }
    ticket.assignedUserId = user;
    if (user) {
        auto eligible = isEligible(*user);
        if (!eligible)
            return eligible.error();
        if (!*eligible)
            return guardFailed(u"ASSIGNEE_INELIGIBLE"_s, u"assigned_user_id"_s);
    }
    ticket.assignedAt = m_unit->now();
    if (!ticket.firstAssignedAt)
        ticket.firstAssignedAt = m_unit->now();
    return {};
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
    const Bindings which{{"organization_id", m_actor->organization}, {"ticket_id", ticket.id}};
    return refuseIfAny(number(m_unit->database(), openChildren, which), u"OPEN_CHILDREN"_s);
}

Result<> IncidentAct::requireReopenWindow()
{
    auto row = m_unit->database().query(reopenWindow, {{"organization_id", m_actor->organization}});
    if (!row)
        return row.error();
    int hours = 0;
    if ((*row)->next())
        hours = (*row)->text(0).toInt();
    else if (auto read = (*row)->status(); !read)
        return read;
    const bool isInside = hours > 0 && ticket.closedAt
        && m_unit->now() - *ticket.closedAt <= std::chrono::hours(hours);
    return isInside ? Result<>() : guardFailed(u"REOPEN_WINDOW"_s);
}

Result<> IncidentAct::store()
{
    if (auto put = m_unit->put(ticket); !put)
        return put;
    return m_unit->put(incident);
}

Result<record::Category> selectableCategory(UnitOfWork& unit, const Actor& actor, CategoryId id)
{
    auto category = unit.find<record::Category>(id);
    if (!category)
        return category.error();
    const bool isUsable = *category && !(*category)->head.deletedAt
        && (*category)->head.organizationId == actor.organization
        && (*category)->module == CategoryModule::Incident && (*category)->isSelectable
        && (*category)->isActive;
    if (!isUsable)
        return Error{Error::Kind::Invalid, u"category_id"_s, id.toString(), u"CATEGORY_INVALID"_s};
    return std::move(**category);
}

} // namespace homeport

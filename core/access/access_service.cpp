#include "core/access/access_service.h"

#include "core/db/id_list.h"

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql activePerson{"access.activePerson", R"sql(
    SELECT display_name, is_active
      FROM user_account
     WHERE id = :person_id AND organization_id = :organization_id AND deleted_at IS NULL
)sql"};

constexpr Sql liveGrants{"access.liveGrants", R"sql(
    SELECT permission.code, role_permission.scope, user_role.team_id
      FROM user_role
      JOIN role ON role.id = user_role.role_id
      JOIN role_permission ON role_permission.role_id = role.id
      JOIN permission ON permission.id = role_permission.permission_id
     WHERE user_role.user_id = :person_id AND user_role.organization_id = :organization_id
       AND user_role.deleted_at IS NULL
       AND user_role.valid_from <= :now
       AND (user_role.valid_until IS NULL OR user_role.valid_until > :now)
       AND role.organization_id = :organization_id AND role.is_active AND role.deleted_at IS NULL
       AND role_permission.deleted_at IS NULL
)sql"};

constexpr Sql currentTeams{"access.currentTeams", R"sql(
    SELECT team_member.team_id
      FROM team_member
      JOIN team ON team.id = team_member.team_id
     WHERE team_member.user_id = :person_id AND team_member.organization_id = :organization_id
       AND team_member.left_at IS NULL AND team_member.deleted_at IS NULL
       AND team.deleted_at IS NULL
)sql"};

// UNION, not UNION ALL: two departments that are each other's parent must not go round forever.
constexpr Sql departmentsBelow{"access.departmentsBelow", R"sql(
    WITH RECURSIVE mine(id) AS (
        SELECT department.id
          FROM department
         WHERE department.organization_id = :organization_id AND department.deleted_at IS NULL
           AND (department.head_id = :person_id
                OR department.id IN (SELECT department_id FROM user_account
                                      WHERE id = :person_id AND department_id IS NOT NULL)
                OR department.id IN (SELECT department_id FROM department_member
                                      WHERE user_id = :person_id
                                        AND left_at IS NULL AND deleted_at IS NULL))
        UNION
        SELECT department.id
          FROM department
          JOIN mine ON department.parent_id = mine.id
         WHERE department.deleted_at IS NULL
    )
    SELECT id FROM mine
)sql"};

const auto readRestricted = u"ticket.read_restricted"_s;

Scope scopeFromKey(const QString& key)
{
    if (key == "organization"_L1)
        return Scope::Organization;
    if (key == "department"_L1)
        return Scope::Department;
    if (key == "team"_L1)
        return Scope::Team;
    return key == "own"_L1 ? Scope::Own : Scope::None;
}

Result<> readGrants(Database& database, const Bindings& bindings, Actor& actor)
{
    auto rows = database.query(liveGrants, bindings);
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        const auto permission = (*rows)->text(0);
        if (const auto team = (*rows)->optionalUuid(2)) {
            actor.teamGrants[permission].insert(TeamId(*team));
            continue;
        }
        auto& widest = actor.grants[permission];
        widest = std::max(widest, scopeFromKey((*rows)->text(1)));
    }
    return (*rows)->status();
}

bool isOwn(const Actor& actor, const record::Ticket& ticket, const Involvement& involved)
{
    return !actor.person.isNull()
        && (ticket.requesterId == actor.person || ticket.head.createdBy == actor.person
            || ticket.assignedUserId == actor.person || involved.isNamed);
}

/// Its own team: what a restricted ticket asks for (step 6).
bool isOfOwnTeam(const Actor& actor, const record::Ticket& ticket)
{
    return ticket.assignedTeamId && actor.teams.contains(*ticket.assignedTeamId);
}

/// Steps 3 to 5: a grant whose scope holds the ticket.
bool covers(const Actor& actor, const QString& permission, const record::Ticket& ticket,
    const Involvement& involved)
{
    if (AccessService::isOfTeams(actor.teamGrants.value(permission), ticket, involved))
        return true;
    const auto isOfOwnTeams = [&] {
        return AccessService::isOfTeams(actor.teams, ticket, involved);
    };
    switch (actor.scopeOf(permission)) {
    case Scope::None: return false;
    case Scope::Own: return isOwn(actor, ticket, involved);
    case Scope::Team: return isOfOwnTeams() || isOwn(actor, ticket, involved);
    case Scope::Department:
        return (ticket.departmentId && actor.departments.contains(*ticket.departmentId))
            || isOfOwnTeams() || isOwn(actor, ticket, involved);
    case Scope::Organization: return true;
    }
    return false;
}

/// Step 6: a restricted ticket is for those who take part in it.
bool passesRestriction(
    const Actor& actor, const record::Ticket& ticket, const Involvement& involved)
{
    if (ticket.confidentiality != TicketConfidentiality::Restricted || involved.isWatcher)
        return true;
    const bool takesPart = !actor.person.isNull()
        && (ticket.assignedUserId == actor.person || ticket.requesterId == actor.person);
    return takesPart || isOfOwnTeam(actor, ticket)
        || covers(actor, readRestricted, ticket, involved);
}

Error forbidden(const QString& permission)
{
    return {Error::Kind::Denied, permission, {}, u"FORBIDDEN"_s};
}

Error notFound(const record::Ticket& ticket)
{
    return {Error::Kind::NotFound, u"ticket"_s, ticket.id.toString(), u"NOT_FOUND"_s};
}

} // namespace

Result<Actor> AccessService::actorIn(
    Database& database, PersonId person, OrganizationId organization, Timestamp now)
{
    const Bindings who{{"person_id", person}, {"organization_id", organization}};
    Actor actor;
    actor.person = person;
    actor.organization = organization;
    {
        auto row = database.query(activePerson, who);
        if (!row)
            return row.error();
        if (!(*row)->next()) {
            if (auto read = (*row)->status(); !read)
                return read.error();
            return Error{
                Error::Kind::NotFound, u"user_account"_s, person.toString(), u"NOT_FOUND"_s};
        }
        actor.displayName = (*row)->text(0);
        if (!(*row)->boolean(1))
            return Error{Error::Kind::Denied, u"user_account"_s, u"inactive"_s, u"FORBIDDEN"_s};
    }

    auto dated = who;
    dated.push_back({"now", now});
    if (auto read = readGrants(database, dated, actor); !read)
        return read.error();
    const auto teams = idsOf<QSet<TeamId>>(database, currentTeams, who);
    if (!teams)
        return teams.error();
    actor.teams = *teams;
    const auto departments = idsOf<QSet<DepartmentId>>(database, departmentsBelow, who);
    if (!departments)
        return departments.error();
    actor.departments = *departments;
    return actor;
}

Result<Actor> AccessService::actorFor(PersonId person)
{
    const OrganizationId organization(m_replica.organization());
    const auto now = m_replica.now();
    return m_replica.read(
        [&](Database& database) { return actorIn(database, person, organization, now); });
}

// A grant limited to a team says nothing where there is no record that could be the team's.
Result<> AccessService::require(const Actor& actor, const QString& permission)
{
    if (actor.scopeOf(permission) == Scope::None)
        return forbidden(permission);
    return {};
}

Result<> AccessService::requireAll(const Actor& actor, const QString& permission)
{
    if (actor.scopeOf(permission) != Scope::Organization)
        return forbidden(permission);
    return {};
}

Result<> AccessService::require(const Actor& actor, const QString& permission,
    const record::Ticket& ticket, const Involvement& involved)
{
    const bool isOurs = ticket.head.organizationId == actor.organization;
    if (isOurs && covers(actor, permission, ticket, involved)
        && passesRestriction(actor, ticket, involved))
        return {};
    if (!mayRead(actor, ticket, involved))
        return notFound(ticket);
    return forbidden(permission);
}

bool AccessService::mayRead(
    const Actor& actor, const record::Ticket& ticket, const Involvement& involved)
{
    return ticket.head.organizationId == actor.organization
        && covers(actor, permissionFor(ticket.kind, u"read"_s), ticket, involved)
        && passesRestriction(actor, ticket, involved);
}

bool AccessService::isOfTeams(
    const QSet<TeamId>& teams, const record::Ticket& ticket, const Involvement& involved)
{
    return (ticket.assignedTeamId && teams.contains(*ticket.assignedTeamId))
        || teams.intersects(involved.taskTeams);
}

QString AccessService::permissionFor(TicketKind kind, const QString& action)
{
    return keyOf(kind) + u'.' + action;
}

} // namespace homeport

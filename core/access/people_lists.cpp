#include "core/access/people_lists.h"

#include "core/access/access_service.h"
#include "core/access/people_reach.h"
#include "core/access/role_book.h"
#include "core/access/standing_rows.h"
#include "core/db/id_list.h"
#include "core/journal/fold.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql accounts{"lists.accounts", R"sql(
    SELECT id, display_name, username, email, job_title, is_active
      FROM user_account
     WHERE organization_id = :organization_id AND deleted_at IS NULL
     ORDER BY display_name, id
)sql"};
constexpr Sql teamNames{"lists.teamNames", R"sql(
    SELECT team_member.user_id, team.name
      FROM team_member
      JOIN team ON team.id = team_member.team_id
     WHERE team_member.organization_id = :organization_id AND team_member.left_at IS NULL
       AND team_member.deleted_at IS NULL AND team.deleted_at IS NULL
     ORDER BY team.name, team.id
)sql"};
constexpr Sql roleNames{"lists.roleNames", R"sql(
    SELECT user_role.user_id, role.name
      FROM user_role
      JOIN role ON role.id = user_role.role_id
     WHERE user_role.organization_id = :organization_id AND user_role.deleted_at IS NULL
       AND user_role.valid_from <= :now
       AND (user_role.valid_until IS NULL OR user_role.valid_until > :now)
       AND role.deleted_at IS NULL AND role.is_active
     ORDER BY role.name, role.id
)sql"};
constexpr Sql lockedLogins{"lists.lockedLogins", R"sql(
    SELECT user_account.id
      FROM user_account
      JOIN login_throttle ON login_throttle.login_name = user_account.username
     WHERE user_account.organization_id = :organization_id AND login_throttle.locked_until > :now
)sql"};
constexpr Sql heldRoles{"lists.heldRoles", R"sql(
    SELECT user_role.id, role.name, team.name
      FROM user_role
      JOIN role ON role.id = user_role.role_id
      LEFT JOIN team ON team.id = user_role.team_id
     WHERE user_role.user_id = :person_id AND user_role.organization_id = :organization_id
       AND user_role.deleted_at IS NULL AND role.deleted_at IS NULL
       AND (user_role.valid_until IS NULL OR user_role.valid_until > :now)
     ORDER BY role.name, user_role.id
)sql"};
constexpr Sql cardNames{"lists.cardNames", R"sql(
    SELECT (SELECT name FROM department WHERE id = :department_id),
           (SELECT name FROM location WHERE id = :location_id),
           (SELECT display_name FROM user_account WHERE id = :manager_id),
           (SELECT max(ends_at) FROM absence
             WHERE user_id = :person_id AND starts_at <= :now AND ends_at > :now
               AND deleted_at IS NULL)
)sql"};
constexpr Sql memberships{"lists.memberships", R"sql(
    SELECT team_member.id, user_account.display_name, team.name
      FROM team_member
      JOIN team ON team.id = team_member.team_id
      JOIN user_account ON user_account.id = team_member.user_id
     WHERE team_member.organization_id = :organization_id AND team_member.left_at IS NULL
       AND team_member.deleted_at IS NULL AND team.deleted_at IS NULL
       AND user_account.deleted_at IS NULL
       AND (team_member.team_id = :team_id OR team_member.user_id = :person_id)
     ORDER BY team.name, user_account.display_name, team_member.id
)sql"};
constexpr Sql catalogue{"lists.permissions", R"sql(
    SELECT permission.code, permission.module, permission.description, permission.is_sensitive,
           role_permission.scope
      FROM permission
      LEFT JOIN role_permission ON role_permission.permission_id = permission.id
            AND role_permission.role_id = :role_id AND role_permission.deleted_at IS NULL
     ORDER BY permission.module, permission.code
)sql"};

Result<QHash<QUuid, QStringList>> namesByPerson(
    Database& database, const Sql& sql, const Bindings& bindings)
{
    auto rows = database.query(sql, bindings);
    if (!rows)
        return rows.error();
    QHash<QUuid, QStringList> found;
    while ((*rows)->next())
        found[(*rows)->uuid(0)] += (*rows)->text(1);
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<QSet<QUuid>> lockedPeople(Database& database, const Bindings& bindings)
{
    return idsOf<QSet<QUuid>>(database, lockedLogins, bindings);
}

bool seesRoles(const Actor& actor)
{
    return actor.scopeOf(u"user.assign_role"_s) == Scope::Organization
        || actor.scopeOf(u"role.read"_s) == Scope::Organization;
}

/// All that stand of one table, by name.
template <typename R>
Result<QList<R>> standing(Database& database, const Actor& actor, const QString& permission)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may.error();
    return standingRows<R>(database, actor.organization);
}

Result<QList<TeamMembership>> membershipsOf(
    Database& database, const Actor& actor, TeamId team, PersonId person)
{
    if (auto may = AccessService::requireAll(actor, u"team.read"_s); !may)
        return may.error();
    auto rows = database.query(memberships,
        {{"organization_id", actor.organization}, {"team_id", team}, {"person_id", person}});
    if (!rows)
        return rows.error();
    QList<TeamMembership> found;
    while ((*rows)->next()) {
        TeamMembership line;
        line.member.id = (*rows)->read<TeamMemberId>(0);
        line.person = (*rows)->text(1);
        line.team = (*rows)->text(2);
        found.append(line);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    for (auto& line : found) {
        auto row = loadRow(database, record::TeamMember::table(), line.member.id.value());
        if (!row)
            return row.error();
        if (*row)
            line.member = record::TeamMember::fromRow(**row);
    }
    return found;
}

} // namespace

Result<QList<PersonLine>> personLines(Database& database, const Actor& actor, Timestamp now)
{
    const auto reach = PeopleReach::of(database, actor, u"user.read"_s);
    if (!reach)
        return reach.error();
    const Bindings ours{{"organization_id", actor.organization}};
    auto dated = ours;
    dated.push_back({"now", now});
    const auto teams = namesByPerson(database, teamNames, ours);
    if (!teams)
        return teams.error();
    const auto roles = seesRoles(actor)
        ? namesByPerson(database, roleNames, dated)
        : Result<QHash<QUuid, QStringList>>(QHash<QUuid, QStringList>());
    if (!roles)
        return roles.error();
    const auto locked = actor.scopeOf(u"user.unlock"_s) != Scope::None
        ? lockedPeople(database, dated)
        : Result<QSet<QUuid>>(QSet<QUuid>());
    if (!locked)
        return locked.error();
    auto rows = database.query(accounts, ours);
    if (!rows)
        return rows.error();
    QList<PersonLine> found;
    while ((*rows)->next()) {
        const auto id = (*rows)->read<PersonId>(0);
        if (!reach->holds(id))
            continue;
        found.append(PersonLine{id, (*rows)->text(1), (*rows)->text(2), (*rows)->text(3),
            (*rows)->text(4), teams->value(id.value()), roles->value(id.value()),
            (*rows)->boolean(5), locked->contains(id.value())});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<record::UserAccount> personRecord(Database& database, const Actor& actor, PersonId id)
{
    const auto reach = PeopleReach::of(database, actor, u"user.read"_s);
    if (!reach)
        return reach.error();
    const Error absent{Error::Kind::NotFound, u"user_account"_s, id.toString(), u"NOT_FOUND"_s};
    if (!reach->holds(id))
        return absent;
    auto row = loadRow(database, record::UserAccount::table(), id.value());
    if (!row)
        return row.error();
    if (!*row || (*row)->head.deletedAt || (*row)->head.organizationId != actor.organization)
        return absent;
    auto person = record::UserAccount::fromRow(**row);
    person.hourlyCostMinor.reset(); // access.md section 5; reports alone ask for it
    return person;
}

Result<PersonCard> personCard(Database& database, const Actor& actor, PersonId id, Timestamp now)
{
    auto person = personRecord(database, actor, id);
    if (!person)
        return person.error();
    PersonCard card;
    card.person = *person;
    auto names = one(database, cardNames,
        {{"department_id", person->departmentId}, {"location_id", person->locationId},
            {"manager_id", person->managerId}, {"person_id", id}, {"now", now}});
    if (!names)
        return names.error();
    card.department = (*names)->text(0);
    card.location = (*names)->text(1);
    card.manager = (*names)->text(2);
    card.awayUntil = (*names)->readOptional<Timestamp>(3);
    names->reset();
    if (actor.scopeOf(u"team.read"_s) == Scope::Organization) {
        const auto teams = teamsOf(database, actor, id);
        if (!teams)
            return teams.error();
        for (const auto& team : *teams)
            card.teams += team.team;
    }
    if (id == actor.person || actor.scopeOf(u"team.read"_s) == Scope::Organization) {
        auto skills = skillsOf(database, actor, id);
        if (!skills)
            return skills.error();
        skills->removeIf([now](const HeldSkill& skill) { return !holdsAt(skill.held, now); });
        card.skills = *skills;
    }
    if (id == actor.person || seesRoles(actor)) {
        const auto roles = rolesHeld(database, actor, id, now);
        if (!roles)
            return roles.error();
        for (const auto& role : *roles)
            card.roles += role.role;
    }
    return card;
}

Result<QList<HeldRole>> rolesHeld(
    Database& database, const Actor& actor, PersonId person, Timestamp now)
{
    if (person != actor.person && !seesRoles(actor))
        return Error{Error::Kind::Denied, u"role.read"_s, {}, u"FORBIDDEN"_s};
    auto rows = database.query(
        heldRoles, {{"person_id", person}, {"organization_id", actor.organization}, {"now", now}});
    if (!rows)
        return rows.error();
    QList<HeldRole> found;
    while ((*rows)->next()) {
        HeldRole line;
        line.assignment.id = (*rows)->read<UserRoleId>(0);
        line.role = (*rows)->text(1);
        line.team = (*rows)->text(2);
        found.append(line);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    for (auto& line : found) {
        auto row = loadRow(database, record::UserRole::table(), line.assignment.id.value());
        if (!row)
            return row.error();
        if (*row)
            line.assignment = record::UserRole::fromRow(**row);
    }
    return found;
}

Result<QList<TeamMembership>> membersOf(Database& database, const Actor& actor, TeamId team)
{
    return membershipsOf(database, actor, team, {});
}

Result<QList<TeamMembership>> teamsOf(Database& database, const Actor& actor, PersonId person)
{
    return membershipsOf(database, actor, {}, person);
}

Result<record::Organization> organizationRecord(Database& database, const Actor& actor)
{
    if (auto may = AccessService::requireAll(actor, u"organization.read"_s); !may)
        return may.error();
    auto row = loadRow(database, record::Organization::table(), actor.organization.value());
    if (!row)
        return row.error();
    if (!*row)
        return Error{Error::Kind::NotFound, u"organization"_s, {}, u"NOT_FOUND"_s};
    return record::Organization::fromRow(**row);
}

Result<QList<record::Department>> allDepartments(Database& database, const Actor& actor)
{
    return standing<record::Department>(database, actor, u"organization.read"_s);
}

Result<QList<record::Location>> allLocations(Database& database, const Actor& actor)
{
    return standing<record::Location>(database, actor, u"organization.read"_s);
}

Result<QList<record::Category>> allCategories(
    Database& database, const Actor& actor, CategoryModule module)
{
    auto found = standing<record::Category>(database, actor, u"organization.read"_s);
    if (!found)
        return found;
    found->removeIf([&](const record::Category& each) { return each.module != module; });
    std::stable_sort(found->begin(), found->end(),
        [](const auto& a, const auto& b) { return a.sortOrder < b.sortOrder; });
    return found;
}

Result<QList<record::Team>> allTeams(Database& database, const Actor& actor)
{
    return standing<record::Team>(database, actor, u"team.read"_s);
}

Result<QList<record::Skill>> allSkills(Database& database, const Actor& actor)
{
    return standing<record::Skill>(database, actor, u"team.read"_s);
}

Result<QList<record::Role>> allRoles(Database& database, const Actor& actor)
{
    return standing<record::Role>(database, actor, u"role.read"_s);
}

Result<QList<PermissionLine>> permissionsOf(Database& database, const Actor& actor, RoleId role)
{
    if (auto may = AccessService::requireAll(actor, u"role.read"_s); !may)
        return may.error();
    auto rows = database.query(catalogue, {{"role_id", role}});
    if (!rows)
        return rows.error();
    QList<PermissionLine> found;
    while ((*rows)->next()) {
        PermissionLine line{
            (*rows)->text(0), (*rows)->text(1), (*rows)->text(2), (*rows)->boolean(3), Scope::None};
        if (const auto scope = (*rows)->readOptional<RolePermissionScope>(4))
            line.scope = scopeOf(*scope);
        found.append(line);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

} // namespace homeport

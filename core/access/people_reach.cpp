#include "core/access/people_reach.h"

#include "core/db/id_list.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql membersOfTeamsLed{"people.membersOfTeamsLed", R"sql(
    SELECT team_member.user_id, team_member.team_id
      FROM team_member
      JOIN team ON team.id = team_member.team_id
     WHERE team_member.organization_id = :organization_id AND team_member.left_at IS NULL
       AND team_member.deleted_at IS NULL AND team.deleted_at IS NULL
       AND (team.lead_id = :person_id
            OR EXISTS (SELECT 1 FROM team_member leader
                        WHERE leader.team_id = team.id AND leader.user_id = :person_id
                          AND leader.role = 'lead' AND leader.left_at IS NULL
                          AND leader.deleted_at IS NULL))
)sql"};

// UNION, not UNION ALL: two departments that are each other's parent must not go round forever.
constexpr Sql membersOfDepartmentsLed{"people.membersOfDepartmentsLed", R"sql(
    WITH RECURSIVE led(id) AS (
        SELECT department.id
          FROM department
         WHERE department.organization_id = :organization_id AND department.deleted_at IS NULL
           AND (department.head_id = :person_id
                OR department.id IN (SELECT department_id FROM department_member
                                      WHERE user_id = :person_id AND role = 'lead'
                                        AND left_at IS NULL AND deleted_at IS NULL))
        UNION
        SELECT department.id
          FROM department
          JOIN led ON department.parent_id = led.id
         WHERE department.deleted_at IS NULL
    )
    SELECT user_account.id FROM user_account
     WHERE user_account.deleted_at IS NULL
       AND (user_account.department_id IN (SELECT id FROM led)
            OR user_account.id IN (SELECT user_id FROM department_member
                                    WHERE department_id IN (SELECT id FROM led)
                                      AND left_at IS NULL AND deleted_at IS NULL))
)sql"};

} // namespace

Result<PeopleReach> PeopleReach::of(
    Database& database, const Actor& actor, const QString& permission)
{
    PeopleReach reach;
    const auto scope = actor.scopeOf(permission);
    reach.m_isEveryone = scope == Scope::Organization;
    if (reach.m_isEveryone)
        return reach;
    if (scope >= Scope::Own && !actor.person.isNull())
        reach.m_people.insert(actor.person);
    const Bindings who{{"organization_id", actor.organization}, {"person_id", actor.person}};
    const auto limited = actor.teamGrants.value(permission);
    if (scope >= Scope::Team || !limited.isEmpty()) {
        auto rows = database.query(membersOfTeamsLed, who);
        if (!rows)
            return rows.error();
        while ((*rows)->next()) {
            if (scope >= Scope::Team || limited.contains((*rows)->read<TeamId>(1)))
                reach.m_people.insert((*rows)->read<PersonId>(0));
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
    }
    if (scope < Scope::Department)
        return reach;
    const auto members = idsOf<QSet<PersonId>>(database, membersOfDepartmentsLed, who);
    if (!members)
        return members.error();
    reach.m_people.unite(*members);
    return reach;
}

Result<> requirePerson(
    Database& database, const Actor& actor, const QString& permission, PersonId person)
{
    const auto reach = PeopleReach::of(database, actor, permission);
    if (!reach)
        return reach.error();
    if (reach->holds(person))
        return {};
    const auto sight = PeopleReach::of(database, actor, u"user.read"_s);
    if (!sight)
        return sight.error();
    if (sight->holds(person))
        return Error{Error::Kind::Denied, permission, {}, u"FORBIDDEN"_s};
    return Error{Error::Kind::NotFound, u"user_account"_s, person.toString(), u"NOT_FOUND"_s};
}

} // namespace homeport

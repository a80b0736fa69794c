#include "core/access/role_book.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql grantsOfRole{"roles.grants", R"sql(
    SELECT permission.code, role_permission.scope
      FROM role_permission
      JOIN permission ON permission.id = role_permission.permission_id
     WHERE role_permission.role_id = :role_id AND role_permission.deleted_at IS NULL
     ORDER BY permission.code
)sql"};

constexpr Sql rightsOfPerson{"roles.rightsOf", R"sql(
    SELECT permission.code, role_permission.scope
      FROM user_role
      JOIN role ON role.id = user_role.role_id
      JOIN role_permission ON role_permission.role_id = role.id
      JOIN permission ON permission.id = role_permission.permission_id
     WHERE user_role.user_id = :person_id AND user_role.organization_id = :organization_id
       AND user_role.deleted_at IS NULL AND user_role.valid_from <= :now
       AND (user_role.valid_until IS NULL OR user_role.valid_until > :now)
       AND role.is_active AND role.deleted_at IS NULL AND role_permission.deleted_at IS NULL
     ORDER BY permission.code
)sql"};

// Whoever changes who administers writes this row without changing it: of two at once on a server
// one starts again and sees what the other did.
constexpr Sql oneAtATime{"roles.oneAtATime", "UPDATE desk SET one = one"};

constexpr Sql lastingAdministrators{"roles.lastingAdministrators", R"sql(
    SELECT user_role.id, user_role.user_id, user_role.role_id
      FROM user_role
      JOIN role ON role.id = user_role.role_id
      JOIN user_account ON user_account.id = user_role.user_id
     WHERE role.organization_id = :organization_id AND role.code = 'administrator'
       AND role.is_active AND role.deleted_at IS NULL
       AND user_role.deleted_at IS NULL AND user_role.team_id IS NULL
       AND user_role.valid_from <= :now AND user_role.valid_until IS NULL
       AND user_account.is_active AND user_account.deleted_at IS NULL
)sql"};

Result<QList<RoleGrant>> grants(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto rows = database.query(sql, bindings);
    if (!rows)
        return rows.error();
    QList<RoleGrant> found;
    while ((*rows)->next())
        found.append({(*rows)->text(0), (*rows)->read<RolePermissionScope>(1)});
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

} // namespace

Scope scopeOf(RolePermissionScope scope)
{
    switch (scope) {
    case RolePermissionScope::Own: return Scope::Own;
    case RolePermissionScope::Team: return Scope::Team;
    case RolePermissionScope::Department: return Scope::Department;
    case RolePermissionScope::Organization: return Scope::Organization;
    }
    return Scope::None;
}

Result<QList<RoleGrant>> grantsOf(Database& database, RoleId role)
{
    return grants(database, grantsOfRole, {{"role_id", role}});
}

QString grantBeyond(const Actor& actor, const QList<RoleGrant>& grants)
{
    const auto found = std::find_if(grants.begin(), grants.end(), [&](const RoleGrant& grant) {
        return scopeOf(grant.scope) > actor.scopeOf(grant.permission);
    });
    return found == grants.end() ? QString() : found->permission;
}

Result<QString> rightBeyond(Database& database, const Actor& actor, PersonId person, Timestamp now)
{
    const auto held = grants(database, rightsOfPerson,
        {{"person_id", person}, {"organization_id", actor.organization}, {"now", now}});
    if (!held)
        return held.error();
    return grantBeyond(actor, *held);
}

Result<> requireAdministratorLeft(
    Database& database, OrganizationId organization, Timestamp now, const AdministratorLoss& loss)
{
    if (auto alone = database.exec(oneAtATime); !alone)
        return alone.error();
    auto rows =
        database.query(lastingAdministrators, {{"organization_id", organization}, {"now", now}});
    if (!rows)
        return rows.error();
    int before = 0;
    int left = 0;
    while ((*rows)->next()) {
        ++before;
        const bool isLost = loss.assignment == (*rows)->read<UserRoleId>(0)
            || loss.person == (*rows)->read<PersonId>(1) || loss.role == (*rows)->read<RoleId>(2);
        left += isLost ? 0 : 1;
    }
    if (auto read = (*rows)->status(); !read)
        return read;
    if (before > 0 && left == 0)
        return Error{Error::Kind::Denied, u"user_role"_s, {}, u"LAST_ADMINISTRATOR"_s};
    return {};
}

} // namespace homeport

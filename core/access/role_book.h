#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QList>

#include "record/role_permission.h"
#include "record/user_role.h"

namespace homeport {

/// One permission that a role grants.
struct RoleGrant
{
    QString permission;
    RolePermissionScope scope = RolePermissionScope::Own;
    friend bool operator==(const RoleGrant&, const RoleGrant&) = default;
};

Scope scopeOf(RolePermissionScope scope);

/// What a role grants, in the order of the catalogue's codes.
Result<QList<RoleGrant>> grantsOf(Database& database, RoleId role);
/// The first of the grants that goes beyond what `actor` holds; empty: none does.
QString grantBeyond(const Actor& actor, const QList<RoleGrant>& grants);
/// The first permission that the person holds by a live role and `actor` lacks; empty: none.
Result<QString> rightBeyond(Database& database, const Actor& actor, PersonId person, Timestamp now);

/// What is about to be taken from the administrators.
struct AdministratorLoss
{
    std::optional<PersonId> person = {};
    std::optional<UserRoleId> assignment = {};
    std::optional<RoleId> role = {};
};
/// SD-4: refuses with Denied, LAST_ADMINISTRATOR where nobody would be left who holds the
/// administrator role without an end. Where there was none before, nothing is lost. Inside a unit
/// of work: two who ask at once ask one after the other.
Result<> requireAdministratorLeft(
    Database& database, OrganizationId organization, Timestamp now, const AdministratorLoss& loss);

} // namespace homeport

#include "core/access/role_service.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/fresh_proof.h"
#include "core/access/member_id.h"
#include "core/access/people_reach.h"
#include "core/access/row_edit.h"
#include "core/base/text.h"
#include "core/db/id_list.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Role::Field;

constexpr Sql sameName{"roles.sameName", R"sql(
    SELECT count(*) FROM role
     WHERE organization_id = :organization_id AND name = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql sameCode{"roles.sameCode", R"sql(
    SELECT count(*) FROM role WHERE organization_id = :organization_id AND code = :code
)sql"};
constexpr Sql permissionByCode{"roles.permission", "SELECT id FROM permission WHERE code = :code"};
constexpr Sql standingGrant{"roles.standingGrant", R"sql(
    SELECT id FROM role_permission WHERE role_id = :role_id AND permission_id = :permission_id
     ORDER BY deleted_at IS NULL DESC, id
)sql"};
constexpr Sql rowsOfRole{"roles.rows", R"sql(
    SELECT id FROM role_permission WHERE role_id = :role_id AND deleted_at IS NULL ORDER BY id
)sql"};
constexpr Sql holders{"roles.holders", R"sql(
    SELECT count(*) FROM user_role
     WHERE role_id = :role_id AND deleted_at IS NULL
       AND (valid_until IS NULL OR valid_until > :now)
)sql"};
constexpr Sql otherDefaults{"roles.otherDefaults", R"sql(
    SELECT id FROM role
     WHERE organization_id = :organization_id AND is_default AND id <> :id AND deleted_at IS NULL
)sql"};
constexpr Sql standingAssignment{"roles.standingAssignment", R"sql(
    SELECT id FROM user_role
     WHERE user_id = :user_id AND role_id = :role_id AND team_id IS NOT DISTINCT FROM :team_id
     ORDER BY deleted_at IS NULL DESC, id
)sql"};

Error inUse()
{
    return {Error::Kind::Conflict, u"role"_s, {}, u"IN_USE"_s};
}

Result<> checkName(UnitOfWork& unit, record::Role& role)
{
    if (auto named = tidyName(role.name); !named)
        return named;
    return requireFree(unit, sameName, role.name, role.id.value(), u"name"_s);
}

/// A code that follows from the name and that no role has had.
Result<QString> freshCode(UnitOfWork& unit, const QString& name)
{
    constexpr int longestStem = 56;
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    auto stem = name.normalized(QString::NormalizationForm_KD).toLower().replace(other, u"_"_s);
    stem = stem.left(longestStem);
    if (stem.isEmpty() || stem == "_"_L1)
        stem = u"role"_s;
    auto code = stem;
    for (int suffix = 2;; ++suffix) {
        const auto taken = number(
            unit.database(), sameCode, {{"organization_id", unit.organization()}, {"code", code}});
        if (!taken)
            return taken.error();
        if (*taken == 0)
            return code;
        code = stem + u'_' + QString::number(suffix);
    }
}

Result<> requireWithin(UnitOfWork& unit, const Actor& actor, RoleId role)
{
    const auto grants = grantsOf(unit.database(), role);
    if (!grants)
        return grants.error();
    const auto beyond = grantBeyond(actor, *grants);
    return beyond.isEmpty() ? Result<>() : denied(u"PRIVILEGE_ESCALATION"_s, beyond);
}

Result<> setDefault(UnitOfWork& unit, const record::Role& role)
{
    const auto others = idsOf(unit.database(), otherDefaults,
        {{"organization_id", unit.organization()}, {"id", role.id}});
    if (!others)
        return others.error();
    for (const auto& id : *others) {
        auto other = unit.get<record::Role>(RoleId(id));
        if (!other)
            return other.error();
        other->isDefault = false;
        if (auto put = unit.put(*other); !put)
            return put;
    }
    return {};
}

/// What follows from switching a role on or off, or giving it to new accounts.
Result<> checkUse(
    UnitOfWork& unit, const Actor& actor, const record::Role& seen, const record::Role& role)
{
    if (seen.isActive && !role.isActive) {
        if (auto left = requireAdministratorLeft(
                unit.database(), actor.organization, unit.now(), {.role = role.id});
            !left)
            return left;
    }
    if (role.isDefault && !role.isActive)
        return inUse();
    if (seen.isDefault && !role.isDefault)
        return invalidField(u"is_default"_s, u"REQUIRED"_s);
    const bool isWidened = (role.isActive && !seen.isActive) || (role.isDefault && !seen.isDefault);
    if (!isWidened)
        return {};
    if (auto within = requireWithin(unit, actor, role.id); !within)
        return within;
    return role.isDefault && !seen.isDefault ? setDefault(unit, role) : Result<>();
}

Result<record::Role> ownRole(UnitOfWork& unit, RoleId id)
{
    auto role = unit.get<record::Role>(id);
    if (role && role->isSystem)
        return denied(u"SYSTEM_ROLE"_s, role->code);
    return role;
}

Result<> grant(UnitOfWork& unit, RoleId role, PermissionId permission, RolePermissionScope scope)
{
    const auto standing = firstIdOf(
        unit.database(), standingGrant, {{"role_id", role}, {"permission_id", permission}});
    if (!standing)
        return standing.error();
    record::RolePermission wanted;
    wanted.roleId = role;
    wanted.permissionId = permission;
    wanted.scope = scope;
    return join(unit, wanted, *standing, {role.value(), permission.value()});
}

Result<> copyGrants(UnitOfWork& unit, RoleId from, RoleId to)
{
    const auto rows = idsOf(unit.database(), rowsOfRole, {{"role_id", from}});
    if (!rows)
        return rows.error();
    for (const auto& id : *rows) {
        auto row = unit.get<record::RolePermission>(RolePermissionId(id));
        if (!row)
            return row.error();
        if (auto granted = grant(unit, to, row->permissionId, row->scope); !granted)
            return granted;
    }
    return {};
}

Result<> checkTerms(
    UnitOfWork& unit, const Actor& actor, const record::Role& role, const RoleTerms& terms)
{
    if (!role.isActive)
        return invalidField(u"role_id"_s, u"REFERENCE"_s);
    if (auto within = requireWithin(unit, actor, role.id); !within)
        return within;
    if (role.code == "administrator"_L1 && isBlank(terms.reason))
        return fieldRequired(u"reason"_s);
    if (terms.until && *terms.until <= terms.from.value_or(unit.now()))
        return invalidField(u"valid_until"_s, u"RANGE"_s);
    if (!terms.team)
        return {};
    auto team = chosen<record::Team>(unit, actor, *terms.team, u"team_id"_s);
    return team ? Result<>() : team.error();
}

} // namespace

Result<EntryRef> RoleService::ProvenWrites::write(
    const Actor& actor, const Command& command, const Replica::Work& may, const Replica::Work& work)
{
    return m_replica.write(actor.author(), command, [&](UnitOfWork& unit) -> Result<> {
        if (auto allowed = may(unit); !allowed)
            return allowed;
        if (auto proven = requireFreshProof(unit.database(), actor, unit.now()); !proven)
            return proven;
        return work(unit);
    });
}

Result<EntryRef> RoleService::ProvenWrites::write(
    const Actor& actor, const Command& command, const Replica::Work& work)
{
    return write(
        actor, command, [](UnitOfWork&) { return Result<>(); }, work);
}

Result<RoleId> RoleService::copy(const Actor& actor, RoleId from, const QString& name)
{
    if (auto may = AccessService::requireAll(actor, u"role.create"_s); !may)
        return may.error();
    RoleId made;
    const auto entry =
        m_proven.write(actor, {.code = u"role.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto origin = unit.get<record::Role>(from);
            if (!origin)
                return origin.error();
            if (auto within = requireWithin(unit, actor, from); !within)
                return within;
            record::Role role;
            role.id = RoleId(unit.newId());
            role.name = name;
            role.description = origin->description;
            role.requiresMfa = origin->requiresMfa;
            if (auto fine = checkName(unit, role); !fine)
                return fine;
            auto code = freshCode(unit, role.name);
            if (!code)
                return code.error();
            role.code = *code;
            if (auto created = unit.create(role); !created)
                return created;
            made = role.id;
            return copyGrants(unit, from, made);
        });
    return entry ? Result<RoleId>(made) : fieldError(entry.error());
}

Result<> RoleService::edit(const Actor& actor, const record::Role& seen, record::Role wanted)
{
    if (auto may = AccessService::requireAll(actor, u"role.update"_s); !may)
        return may;
    wanted.name = wanted.name.trimmed();
    tidy(wanted.description);
    return written(m_proven.write(
        actor, {.code = u"access.role_changed"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto role = edited(unit, seen, wanted,
                {Field::Name, Field::Description, Field::RequiresMfa, Field::IsActive,
                    Field::IsDefault});
            if (!role)
                return role.error();
            const bool isContent = changes(seen, wanted, Field::Name)
                || changes(seen, wanted, Field::Description)
                || changes(seen, wanted, Field::RequiresMfa);
            if (role->isSystem && isContent)
                return denied(u"SYSTEM_ROLE"_s, role->code);
            if (auto fine = checkName(unit, *role); !fine)
                return fine;
            if (auto fine = checkUse(unit, actor, seen, *role); !fine)
                return fine;
            return unit.put(*role);
        }));
}

Result<> RoleService::setGrant(const Actor& actor, RoleId id, const QString& permission,
    std::optional<RolePermissionScope> scope)
{
    if (auto may = AccessService::requireAll(actor, u"role.update"_s); !may)
        return may;
    if (scope && scopeOf(*scope) > actor.scopeOf(permission))
        return denied(u"PRIVILEGE_ESCALATION"_s, permission);
    return written(m_proven.write(
        actor, {.code = u"access.role_changed"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto role = ownRole(unit, id);
            if (!role)
                return role.error();
            const auto known = firstIdOf(unit.database(), permissionByCode, {{"code", permission}});
            if (!known)
                return known.error();
            if (!*known)
                return invalidField(u"permission_id"_s, u"REFERENCE"_s);
            const PermissionId which(**known);
            if (scope)
                return grant(unit, id, which, *scope);
            const auto standing = firstIdOf(
                unit.database(), standingGrant, {{"role_id", id}, {"permission_id", which}});
            if (!standing)
                return standing.error();
            return *standing ? unit.remove<record::RolePermission>(RolePermissionId(**standing))
                             : Result<>();
        }));
}

Result<> RoleService::remove(const Actor& actor, RoleId id)
{
    if (auto may = AccessService::requireAll(actor, u"role.delete"_s); !may)
        return may;
    return written(
        m_proven.write(actor, {.code = u"role.delete"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto role = ownRole(unit, id);
            if (!role)
                return role.error();
            const auto held =
                number(unit.database(), holders, {{"role_id", id}, {"now", unit.now()}});
            if (!held)
                return held.error();
            if (*held > 0 || role->isDefault)
                return inUse();
            const auto rows = idsOf(unit.database(), rowsOfRole, {{"role_id", id}});
            if (!rows)
                return rows.error();
            for (const auto& row : *rows) {
                auto gone = unit.remove<record::RolePermission>(RolePermissionId(row));
                if (!gone)
                    return gone;
            }
            return unit.remove<record::Role>(id);
        }));
}

Result<> RoleService::give(const Actor& actor, PersonId person, RoleId id, const RoleTerms& terms)
{
    if (actor.person == person && actor.scopeOf(u"user.assign_role"_s) != Scope::None)
        return denied(u"PRIVILEGE_ESCALATION"_s, u"user_role"_s);
    const Command command{.code = u"access.role_granted"_s, .reason = terms.reason.trimmed()};
    const auto may = [&](UnitOfWork& unit) {
        return requirePerson(unit.database(), actor, u"user.assign_role"_s, person);
    };
    return written(m_proven.write(actor, command, may, [&](UnitOfWork& unit) -> Result<> {
        auto account = chosen<record::UserAccount>(unit, actor, person, u"user_id"_s);
        if (!account)
            return account.error();
        auto role = unit.get<record::Role>(id);
        if (!role)
            return role.error();
        if (auto fine = checkTerms(unit, actor, *role, terms); !fine)
            return fine;
        record::UserRole held;
        held.userId = person;
        held.roleId = id;
        held.teamId = terms.team;
        held.grantedBy = actor.person;
        held.validFrom = terms.from.value_or(unit.now());
        held.validUntil = terms.until;
        if (!isBlank(terms.reason))
            held.reason = terms.reason.trimmed();
        const auto standing = firstIdOf(unit.database(), standingAssignment,
            {{"user_id", person}, {"role_id", id}, {"team_id", terms.team}});
        if (!standing)
            return standing.error();
        return join(unit, held, *standing,
            {person.value(), id.value(), terms.team.value_or(TeamId()).value()});
    }));
}

Result<> RoleService::take(const Actor& actor, UserRoleId assignment)
{
    PersonId holder;
    const auto may = [&](UnitOfWork& unit) -> Result<> {
        auto held = unit.get<record::UserRole>(assignment);
        if (!held)
            return held.error();
        holder = held->userId;
        return requirePerson(unit.database(), actor, u"user.assign_role"_s, holder);
    };
    return written(m_proven.write(
        actor, {.code = u"access.role_revoked"_s}, may, [&](UnitOfWork& unit) -> Result<> {
            if (holder == actor.person)
                return denied(u"PRIVILEGE_ESCALATION"_s, u"user_role"_s);
            if (auto left = requireAdministratorLeft(
                    unit.database(), actor.organization, unit.now(), {.assignment = assignment});
                !left)
                return left;
            return unit.remove<record::UserRole>(assignment);
        }));
}

} // namespace homeport

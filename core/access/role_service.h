#pragma once

#include "core/access/actor.h"
#include "core/access/role_book.h"
#include "core/journal/replica.h"

#include "record/role.h"

namespace homeport {

/// How somebody shall hold a role.
struct RoleTerms
{
    std::optional<TeamId> team = {}; ///< for the tickets of one team only
    std::optional<Timestamp> from = {}; ///< absent: from now on
    std::optional<Timestamp> until = {}; ///< absent: without an end
    QString reason = {}; ///< needed for the administrator role
};

/// Roles and who holds them: control data, written by this service alone (access.md sections
/// 2, 3.23 and 7). Errors by the codes of interfaces.md section 4: SYSTEM_ROLE where a shipped role
/// would change, PRIVILEGE_ESCALATION (SD-3), LAST_ADMINISTRATOR (SD-4), IN_USE, DUPLICATE,
/// FORBIDDEN, NOT_FOUND, FIELD_REQUIRED, VALIDATION_ERROR, VERSION_CONFLICT; of each act
/// AUTH_REQUIRED (SEC-17), see requireFreshProof().
class RoleService
{
public:
    explicit RoleService(Replica& replica) : m_proven(replica) {}

    /// role.create. A role of the same grants that can be changed.
    Result<RoleId> copy(const Actor& actor, RoleId from, const QString& name);
    /// role.update. Name, description, second factor, whether it can be granted, whether new
    /// accounts get it; of a shipped role only the last two. There is always one that they get.
    Result<> edit(const Actor& actor, const record::Role& seen, record::Role wanted);
    /// role.update. Grants the permission at that scope, or no longer. Nobody grants what they do
    /// not hold as widely.
    Result<> setGrant(const Actor& actor, RoleId role, const QString& permission,
        std::optional<RolePermissionScope> scope);
    /// role.delete, where nobody holds it.
    Result<> remove(const Actor& actor, RoleId role);

    /// user.assign_role. Where the person holds the role for the same team already, the terms
    /// change.
    Result<> give(const Actor& actor, PersonId person, RoleId role, const RoleTerms& terms = {});
    /// user.assign_role.
    Result<> take(const Actor& actor, UserRoleId assignment);

private:
    /// The only way to the replica, so that no act can forget it: nothing is written about roles
    /// without a fresh proof of who does so.
    class ProvenWrites
    {
    public:
        explicit ProvenWrites(Replica& replica) : m_replica(replica) {}

        /// `may` is about the right to do it, which comes before the proof.
        Result<EntryRef> write(const Actor& actor, const Command& command, const Replica::Work& may,
            const Replica::Work& work);
        /// Where the actor is known to have the right.
        Result<EntryRef> write(
            const Actor& actor, const Command& command, const Replica::Work& work);

    private:
        Replica& m_replica;
    };

    ProvenWrites m_proven;
};

} // namespace homeport

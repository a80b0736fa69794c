#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/service_levels/policy_form.h"

namespace homeport {

/// A policy as lists and editors show it: its newest version.
struct PolicySheet
{
    Policy form;
    int version = 1;
    bool isInForce = false; ///< today, in this version
};

/// Agreements as people administer them (F-120). Errors beside those of checkPolicy() and
/// checkPolicyAmong(): Denied, FORBIDDEN; NotFound, NOT_FOUND; Conflict, VERSION_CONFLICT: it is no
/// longer as the editor showed it, or a newer version exists; Invalid, VALIDATION_ERROR, REFERENCE:
/// a condition names what is not there.
class PolicyService
{
public:
    explicit PolicyService(Replica& replica) : m_replica(replica) {}

    /// The newest version of each, by name. Needs sla.read.
    Result<QList<PolicySheet>> list(const Actor& actor);
    /// Needs sla.create. Under the command id of an earlier call: the policy that one made.
    Result<SlaPolicyId> create(const Actor& actor, const Policy& form, CommandId command = {});
    /// Needs sla.update. Another promise is a new version: a row that names in replaces_id the one
    /// it follows, which ends the day before. Running clocks keep the row that they began under.
    /// The new one begins on the form's day where that is another than the old one's, else today;
    /// not in the past. An earlier or later end alone makes no version. Answers the version that
    /// stands afterwards; the same one where nothing changed.
    Result<SlaPolicyId> edit(const Actor& actor, SlaPolicyId id, const Policy& form,
        const Policy& seen, CommandId command = {});
    /// Needs sla.update; of all versions. What is not active is chosen for no ticket any more;
    /// running clocks go on.
    Result<> setActive(const Actor& actor, SlaPolicyId id, bool isActive);

private:
    Replica& m_replica;
};

/// The permission that a command on calendars, policies and clocks of parts needs; empty: it is
/// none of them.
QString serviceLevelPermission(const QString& command);

} // namespace homeport

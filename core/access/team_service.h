#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/absence.h"
#include "record/skill.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_skill.h"

namespace homeport {

/// Teams with their members, and what their people can and when they are away (access.md 3.24).
/// Errors by the codes of interfaces.md section 4: FIELD_REQUIRED, VALIDATION_ERROR, DUPLICATE,
/// TREE_CYCLE, IN_USE, FORBIDDEN, NOT_FOUND, VERSION_CONFLICT.
class TeamService
{
public:
    explicit TeamService(Replica& replica) : m_replica(replica) {}

    /// team.create.
    Result<TeamId> create(const Actor& actor, record::Team team);
    /// team.update, over the differences between what the screen showed and what is wanted.
    Result<> edit(const Actor& actor, const record::Team& seen, record::Team wanted);
    /// team.delete, where nothing needs it; a team with tickets is deactivated instead. Roles that
    /// are limited to it go with it: where somebody holds one, AUTH_REQUIRED (SEC-17), see
    /// requireFreshProof().
    Result<> remove(const Actor& actor, TeamId id);
    /// team.assign. The person joins, or their part in the team changes: role, capacity, order of
    /// rotation, whether they are available.
    Result<> setMember(const Actor& actor, record::TeamMember wanted);
    Result<> removeMember(const Actor& actor, TeamId team, PersonId person);

    /// team.create, team.update, team.delete.
    Result<SkillId> createSkill(const Actor& actor, record::Skill skill);
    Result<> editSkill(const Actor& actor, const record::Skill& seen, record::Skill wanted);
    Result<> removeSkill(const Actor& actor, SkillId id);
    /// team.assign. Level 1 to 5.
    Result<> setSkill(const Actor& actor, record::UserSkill wanted);
    Result<> takeSkill(const Actor& actor, PersonId person, SkillId skill);

    /// team.update. Its start lies before its end; the delegate is someone else.
    Result<AbsenceId> createAbsence(const Actor& actor, record::Absence absence);
    Result<> editAbsence(const Actor& actor, const record::Absence& seen, record::Absence wanted);
    Result<> removeAbsence(const Actor& actor, AbsenceId id);

private:
    Replica& m_replica;
};

} // namespace homeport

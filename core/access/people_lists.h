#pragma once

#include "core/access/actor.h"
#include "core/access/skill_lists.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/row.h"

#include <QStringList>

#include "record/category.h"
#include "record/department.h"
#include "record/location.h"
#include "record/organization.h"
#include "record/role.h"
#include "record/skill.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_account.h"
#include "record/user_role.h"

namespace homeport {

/// An account as a list shows it.
struct PersonLine
{
    PersonId id;
    QString name;
    QString login;
    QString email;
    QString jobTitle;
    QStringList teams;
    QStringList roles; ///< for whoever holds user.assign_role or role.read; empty for others
    bool isActive = true;
    bool isLocked = false; ///< waits after refused tries; for whoever holds user.unlock
    friend bool operator==(const PersonLine&, const PersonLine&) = default;
};
/// The accounts that user.read reaches, by name; those that are no longer active among them.
Result<QList<PersonLine>> personLines(Database& database, const Actor& actor, Timestamp now);
/// One account. NotFound, NOT_FOUND where user.read does not reach it.
Result<record::UserAccount> personRecord(Database& database, const Actor& actor, PersonId id);

/// What a page about a person shows besides their tickets.
struct PersonCard
{
    record::UserAccount person;
    QString department;
    QString location;
    QString manager;
    QStringList teams;
    QStringList roles; ///< as in PersonLine
    QList<HeldSkill> skills; ///< those that count now
    std::optional<Timestamp> awayUntil = {}; ///< end of the absence they are in
};
/// NotFound, NOT_FOUND where user.read does not reach them.
Result<PersonCard> personCard(Database& database, const Actor& actor, PersonId id, Timestamp now);

/// A role that somebody holds, or will.
struct HeldRole
{
    record::UserRole assignment;
    QString role;
    QString team; ///< empty: for all
    friend bool operator==(const HeldRole&, const HeldRole&) = default;
};
/// One's own, or with user.assign_role or role.read those of others. What has ended is left out.
Result<QList<HeldRole>> rolesHeld(
    Database& database, const Actor& actor, PersonId person, Timestamp now);

struct TeamMembership
{
    record::TeamMember member;
    QString person;
    QString team;
    friend bool operator==(const TeamMembership&, const TeamMembership&) = default;
};
/// Who is in the team now, by name. team.read.
Result<QList<TeamMembership>> membersOf(Database& database, const Actor& actor, TeamId team);
/// The teams somebody is in now, by name. team.read.
Result<QList<TeamMembership>> teamsOf(Database& database, const Actor& actor, PersonId person);

/// Name, contact and defaults. organization.read.
Result<record::Organization> organizationRecord(Database& database, const Actor& actor);
/// All that stand, by name, those that are switched off among them. organization.read, team.read
/// and role.read.
Result<QList<record::Department>> allDepartments(Database& database, const Actor& actor);
Result<QList<record::Location>> allLocations(Database& database, const Actor& actor);
Result<QList<record::Category>> allCategories(
    Database& database, const Actor& actor, CategoryModule module);
Result<QList<record::Team>> allTeams(Database& database, const Actor& actor);
Result<QList<record::Skill>> allSkills(Database& database, const Actor& actor);
Result<QList<record::Role>> allRoles(Database& database, const Actor& actor);

/// A permission of the catalogue and how a role grants it.
struct PermissionLine
{
    QString code;
    QString module;
    QString description;
    bool isSensitive = false;
    Scope scope = Scope::None;
    friend bool operator==(const PermissionLine&, const PermissionLine&) = default;
};
/// The whole catalogue, as the role grants it; in the order of modules and codes. role.read.
Result<QList<PermissionLine>> permissionsOf(Database& database, const Actor& actor, RoleId role);

} // namespace homeport

#include "core/access/team_service.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/fresh_proof.h"
#include "core/access/member_id.h"
#include "core/access/organization_rules.h"
#include "core/access/row_edit.h"
#include "core/access/row_references.h"
#include "core/db/id_list.h"

#include "record/setting.h"
#include "record/user_role.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Team::Field;

constexpr Sql standingMember{"teams.standingMember", R"sql(
    SELECT id FROM team_member WHERE team_id = :team_id AND user_id = :user_id
     ORDER BY deleted_at IS NULL DESC, id
)sql"};
constexpr Sql membersOf{"teams.members",
    "SELECT id FROM team_member WHERE team_id = :id AND deleted_at IS NULL ORDER BY id"};
constexpr Sql rolesOf{"teams.roles",
    "SELECT id FROM user_role WHERE team_id = :id AND deleted_at IS NULL ORDER BY id"};
constexpr Sql holders{"teams.holders", R"sql(
    SELECT count(*) FROM user_role
     WHERE team_id = :id AND deleted_at IS NULL
       AND (valid_until IS NULL OR valid_until > :now)
)sql"};
constexpr Sql settingsOf{"teams.settings",
    "SELECT id FROM setting WHERE team_id = :id AND deleted_at IS NULL ORDER BY id"};

constexpr std::initializer_list<int> teamFields{Field::Name, Field::Description,
    Field::DepartmentId, Field::LeadId, Field::ManagerId, Field::Kind, Field::Tier,
    Field::EscalationTeamId, Field::Strategy, Field::CalendarId, Field::RequireOnShift,
    Field::DefaultCapacity, Field::Email, Field::IsActive};

template <typename R>
Result<> removeAll(UnitOfWork& unit, const Sql& sql, const QUuid& of)
{
    const auto rows = idsOf(unit.database(), sql, {{"id", of}});
    if (!rows)
        return rows.error();
    for (const auto& row : *rows) {
        if (auto gone = unit.remove<R>(typename R::IdType(row)); !gone)
            return gone;
    }
    return {};
}

/// Whoever takes a role away from somebody proves who they are, also in this way.
Result<> requireProofForRoles(UnitOfWork& unit, const Actor& actor, TeamId id)
{
    const auto held = number(unit.database(), holders, {{"id", id}, {"now", unit.now()}});
    if (!held)
        return held.error();
    return *held > 0 ? requireFreshProof(unit.database(), actor, unit.now()) : Result<>();
}

} // namespace

Result<TeamId> TeamService::create(const Actor& actor, record::Team team)
{
    if (auto may = AccessService::requireAll(actor, u"team.create"_s); !may)
        return may.error();
    TeamId made;
    const auto entry = m_replica.write(
        actor.author(), {.code = u"team.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = team;
            if (row.id.isNull())
                row.id = TeamId(unit.newId());
            made = row.id;
            if (auto fine = checkRules(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<TeamId>(made) : fieldError(entry.error());
}

Result<> TeamService::edit(const Actor& actor, const record::Team& seen, record::Team wanted)
{
    if (auto may = AccessService::requireAll(actor, u"team.update"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"team.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = edited(unit, seen, wanted, teamFields);
            if (!row)
                return row.error();
            if (auto fine = checkRules(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

Result<> TeamService::remove(const Actor& actor, TeamId id)
{
    if (auto may = AccessService::requireAll(actor, u"team.delete"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"team.delete"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<record::Team>(id); !row)
                return row.error();
            auto unused = requireUnused(
                unit.database(), record::Team::table(), id.value(), ownedBy(record::Team::table()));
            if (!unused)
                return unused;
            if (auto proven = requireProofForRoles(unit, actor, id); !proven)
                return proven;
            if (auto gone = removeAll<record::TeamMember>(unit, membersOf, id.value()); !gone)
                return gone;
            if (auto gone = removeAll<record::UserRole>(unit, rolesOf, id.value()); !gone)
                return gone;
            if (auto gone = removeAll<record::Setting>(unit, settingsOf, id.value()); !gone)
                return gone;
            return unit.remove<record::Team>(id);
        }));
}

Result<> TeamService::setMember(const Actor& actor, record::TeamMember wanted)
{
    if (auto may = AccessService::requireAll(actor, u"team.assign"_s); !may)
        return may;
    if (wanted.capacity && *wanted.capacity < 0)
        return invalidField(u"capacity"_s, u"RANGE"_s);
    tidy(wanted.unavailableReason);
    return written(m_replica.write(
        actor.author(), {.code = u"team.member_set"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto team = unit.get<record::Team>(wanted.teamId); !team)
                return team.error();
            const auto standing = firstIdOf(unit.database(), standingMember,
                {{"team_id", wanted.teamId}, {"user_id", wanted.userId}});
            if (!standing)
                return standing.error();
            auto row = wanted;
            row.joinedAt = unit.now();
            row.leftAt.reset();
            bool isMember = false;
            if (*standing) {
                auto before = unit.find<record::TeamMember>(TeamMemberId(**standing));
                if (!before)
                    return before.error();
                isMember = *before && !(*before)->head.deletedAt && !(*before)->leftAt;
                if (isMember)
                    row.joinedAt = (*before)->joinedAt;
            }
            if (!isMember) {
                auto person = chosen<record::UserAccount>(unit, actor, row.userId, u"user_id"_s);
                if (!person)
                    return person.error();
            }
            return join(unit, row, *standing, {row.teamId.value(), row.userId.value()});
        }));
}

Result<> TeamService::removeMember(const Actor& actor, TeamId team, PersonId person)
{
    if (auto may = AccessService::requireAll(actor, u"team.assign"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"team.member_removed"_s}, [&](UnitOfWork& unit) -> Result<> {
            const auto standing = firstIdOf(
                unit.database(), standingMember, {{"team_id", team}, {"user_id", person}});
            if (!standing)
                return standing.error();
            auto member = unit.get<record::TeamMember>(TeamMemberId(standing->value_or(QUuid())));
            if (!member)
                return member.error();
            if (!member->leftAt)
                member->leftAt = unit.now();
            return unit.put(*member);
        }));
}

} // namespace homeport

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/member_id.h"
#include "core/access/organization_rules.h"
#include "core/access/row_edit.h"
#include "core/access/row_references.h"
#include "core/access/team_service.h"
#include "core/db/id_list.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

// What the people of a team can and when they are away; team_service.cpp holds the teams.

constexpr int highestLevel = 5;

constexpr Sql standingSkill{"skills.standing", R"sql(
    SELECT id FROM user_skill WHERE user_id = :user_id AND skill_id = :skill_id
     ORDER BY deleted_at IS NULL DESC, id
)sql"};
constexpr Sql holdersOf{"skills.holders",
    "SELECT id FROM user_skill WHERE skill_id = :id AND deleted_at IS NULL ORDER BY id"};

} // namespace

Result<SkillId> TeamService::createSkill(const Actor& actor, record::Skill skill)
{
    if (auto may = AccessService::requireAll(actor, u"team.create"_s); !may)
        return may.error();
    SkillId made;
    const auto entry = m_replica.write(
        actor.author(), {.code = u"skill.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = skill;
            if (row.id.isNull())
                row.id = SkillId(unit.newId());
            made = row.id;
            if (auto fine = checkRules(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<SkillId>(made) : fieldError(entry.error());
}

Result<> TeamService::editSkill(const Actor& actor, const record::Skill& seen, record::Skill wanted)
{
    using Field = record::Skill::Field;
    if (auto may = AccessService::requireAll(actor, u"team.update"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"skill.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = edited(unit, seen, wanted, {Field::Name, Field::Description});
            if (!row)
                return row.error();
            if (auto fine = checkRules(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

Result<> TeamService::removeSkill(const Actor& actor, SkillId id)
{
    if (auto may = AccessService::requireAll(actor, u"team.delete"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"skill.delete"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<record::Skill>(id); !row)
                return row.error();
            auto unused = requireUnused(unit.database(), record::Skill::table(), id.value(),
                ownedBy(record::Skill::table()));
            if (!unused)
                return unused;
            const auto holders = idsOf(unit.database(), holdersOf, {{"id", id}});
            if (!holders)
                return holders.error();
            for (const auto& holder : *holders) {
                if (auto gone = unit.remove<record::UserSkill>(UserSkillId(holder)); !gone)
                    return gone;
            }
            return unit.remove<record::Skill>(id);
        }));
}

Result<> TeamService::setSkill(const Actor& actor, record::UserSkill wanted)
{
    if (auto may = AccessService::requireAll(actor, u"team.assign"_s); !may)
        return may;
    if (wanted.level < 1 || wanted.level > highestLevel)
        return invalidField(u"level"_s, u"RANGE"_s);
    return written(m_replica.write(
        actor.author(), {.code = u"skill.given"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto person = chosen<record::UserAccount>(unit, actor, wanted.userId, u"user_id"_s);
            if (!person)
                return person.error();
            auto skill = chosen<record::Skill>(unit, actor, wanted.skillId, u"skill_id"_s);
            if (!skill)
                return skill.error();
            const auto standing = firstIdOf(unit.database(), standingSkill,
                {{"user_id", wanted.userId}, {"skill_id", wanted.skillId}});
            if (!standing)
                return standing.error();
            return join(unit, wanted, *standing, {wanted.userId.value(), wanted.skillId.value()});
        }));
}

Result<> TeamService::takeSkill(const Actor& actor, PersonId person, SkillId skill)
{
    if (auto may = AccessService::requireAll(actor, u"team.assign"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"skill.taken"_s}, [&](UnitOfWork& unit) -> Result<> {
            const auto standing = firstIdOf(
                unit.database(), standingSkill, {{"user_id", person}, {"skill_id", skill}});
            if (!standing)
                return standing.error();
            const UserSkillId id(standing->value_or(QUuid()));
            if (auto row = unit.get<record::UserSkill>(id); !row)
                return row.error();
            return unit.remove<record::UserSkill>(id);
        }));
}

Result<AbsenceId> TeamService::createAbsence(const Actor& actor, record::Absence absence)
{
    if (auto may = AccessService::requireAll(actor, u"team.update"_s); !may)
        return may.error();
    AbsenceId made;
    const auto entry = m_replica.write(
        actor.author(), {.code = u"absence.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = absence;
            if (row.id.isNull())
                row.id = AbsenceId(unit.newId());
            made = row.id;
            if (auto fine = checkRules(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<AbsenceId>(made) : fieldError(entry.error());
}

Result<> TeamService::editAbsence(
    const Actor& actor, const record::Absence& seen, record::Absence wanted)
{
    using Field = record::Absence::Field;
    if (auto may = AccessService::requireAll(actor, u"team.update"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"absence.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = edited(unit, seen, wanted,
                {Field::Kind, Field::StartsAt, Field::EndsAt, Field::DelegateId, Field::Note});
            if (!row)
                return row.error();
            if (auto fine = checkRules(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

Result<> TeamService::removeAbsence(const Actor& actor, AbsenceId id)
{
    if (auto may = AccessService::requireAll(actor, u"team.update"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"absence.delete"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<record::Absence>(id); !row)
                return row.error();
            return unit.remove<record::Absence>(id);
        }));
}

} // namespace homeport

#include "core/access/organization_service.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/kept_rows.h"
#include "core/access/member_id.h"
#include "core/db/id_list.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql standingMember{"organization.standingMember", R"sql(
    SELECT id FROM department_member WHERE department_id = :department_id AND user_id = :user_id
     ORDER BY deleted_at IS NULL DESC, id
)sql"};
constexpr Sql membersOf{"organization.members", R"sql(
    SELECT id FROM department_member WHERE department_id = :id AND deleted_at IS NULL ORDER BY id
)sql"};

std::initializer_list<int> fieldsOf(const record::Organization&)
{
    using Field = record::Organization::Field;
    static constexpr std::initializer_list<int> fields{Field::Name, Field::Description,
        Field::Domain, Field::Email, Field::Phone, Field::Address, Field::City, Field::Country,
        Field::TimeZone, Field::Locale, Field::Currency, Field::DefaultCalendarId};
    return fields;
}

std::initializer_list<int> fieldsOf(const record::Department&)
{
    using Field = record::Department::Field;
    static constexpr std::initializer_list<int> fields{Field::Name, Field::Code, Field::Description,
        Field::ParentId, Field::HeadId, Field::CostCenter};
    return fields;
}

std::initializer_list<int> fieldsOf(const record::Location&)
{
    using Field = record::Location::Field;
    static constexpr std::initializer_list<int> fields{
        Field::Name, Field::ParentId, Field::Kind, Field::Address, Field::TimeZone};
    return fields;
}

std::initializer_list<int> fieldsOf(const record::Category&)
{
    using Field = record::Category::Field;
    static constexpr std::initializer_list<int> fields{Field::ParentId, Field::Name, Field::Code,
        Field::Description, Field::DefaultTeamId, Field::DefaultPriority, Field::RequiredSkillId,
        Field::IsSelectable, Field::IsActive, Field::SortOrder};
    return fields;
}

const auto module = u"organization"_s;

} // namespace

Result<> OrganizationService::edit(
    const Actor& actor, const record::Organization& seen, record::Organization wanted)
{
    if (seen.id != actor.organization)
        return Error{Error::Kind::NotFound, u"organization"_s, seen.id.toString(), u"NOT_FOUND"_s};
    return editRowWith(m_replica, actor, u"organization.admin"_s, seen, wanted, fieldsOf(seen));
}

Result<DepartmentId> OrganizationService::create(const Actor& actor, record::Department department)
{
    return createRow(m_replica, actor, module, department);
}

Result<> OrganizationService::edit(
    const Actor& actor, const record::Department& seen, record::Department wanted)
{
    return editRow(m_replica, actor, module, seen, wanted, fieldsOf(seen));
}

Result<> OrganizationService::remove(const Actor& actor, DepartmentId id)
{
    return removeRow<record::Department>(
        m_replica, actor, module, id, [id](UnitOfWork& unit) -> Result<> {
            const auto members = idsOf(unit.database(), membersOf, {{"id", id}});
            if (!members)
                return members.error();
            for (const auto& member : *members) {
                auto gone = unit.remove<record::DepartmentMember>(DepartmentMemberId(member));
                if (!gone)
                    return gone;
            }
            return {};
        });
}

Result<> OrganizationService::setMember(
    const Actor& actor, DepartmentId department, PersonId person, DepartmentMemberRole role)
{
    if (auto may = AccessService::requireAll(actor, u"organization.update"_s); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"department.member_set"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<record::Department>(department); !row)
                return row.error();
            auto account = chosen<record::UserAccount>(unit, actor, person, u"user_id"_s);
            if (!account)
                return account.error();
            const auto standing = firstIdOf(unit.database(), standingMember,
                {{"department_id", department}, {"user_id", person}});
            if (!standing)
                return standing.error();
            record::DepartmentMember wanted;
            wanted.departmentId = department;
            wanted.userId = person;
            wanted.role = role;
            wanted.joinedAt = unit.now();
            if (*standing) {
                auto before = unit.find<record::DepartmentMember>(DepartmentMemberId(**standing));
                if (!before)
                    return before.error();
                if (*before && !(*before)->head.deletedAt && !(*before)->leftAt)
                    wanted.joinedAt = (*before)->joinedAt;
            }
            return join(unit, wanted, *standing, {department.value(), person.value()});
        }));
}

Result<> OrganizationService::removeMember(
    const Actor& actor, DepartmentId department, PersonId person)
{
    if (auto may = AccessService::requireAll(actor, u"organization.update"_s); !may)
        return may;
    return written(m_replica.write(actor.author(), {.code = u"department.member_removed"_s},
        [&](UnitOfWork& unit) -> Result<> {
            const auto standing = firstIdOf(unit.database(), standingMember,
                {{"department_id", department}, {"user_id", person}});
            if (!standing)
                return standing.error();
            auto member =
                unit.get<record::DepartmentMember>(DepartmentMemberId(standing->value_or(QUuid())));
            if (!member)
                return member.error();
            member->leftAt = unit.now();
            return unit.put(*member);
        }));
}

Result<LocationId> OrganizationService::create(const Actor& actor, record::Location location)
{
    return createRow(m_replica, actor, module, location);
}

Result<> OrganizationService::edit(
    const Actor& actor, const record::Location& seen, record::Location wanted)
{
    return editRow(m_replica, actor, module, seen, wanted, fieldsOf(seen));
}

Result<> OrganizationService::remove(const Actor& actor, LocationId id)
{
    return removeRow<record::Location>(m_replica, actor, module, id);
}

Result<CategoryId> OrganizationService::create(const Actor& actor, record::Category category)
{
    return createRow(m_replica, actor, module, category);
}

Result<> OrganizationService::edit(
    const Actor& actor, const record::Category& seen, record::Category wanted)
{
    return editRow(m_replica, actor, module, seen, wanted, fieldsOf(seen));
}

Result<> OrganizationService::remove(const Actor& actor, CategoryId id)
{
    return removeRow<record::Category>(m_replica, actor, module, id);
}

} // namespace homeport

#include "core/access/organization_service.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/member_id.h"
#include "core/access/organization_rules.h"
#include "core/access/row_edit.h"
#include "core/access/row_references.h"
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

QString commandOf(const TableMeta& table, const char* act)
{
    return QLatin1StringView(table.name) + u'.' + QLatin1StringView(act);
}

template <typename R>
Result<typename R::IdType> createIn(Replica& replica, const Actor& actor, R wanted)
{
    if (auto may = AccessService::requireAll(actor, u"organization.create"_s); !may)
        return may.error();
    typename R::IdType made;
    const auto entry = replica.write(actor.author(), {.code = commandOf(R::table(), "create")},
        [&](UnitOfWork& unit) -> Result<> {
            auto row = wanted;
            if (row.id.isNull())
                row.id = typename R::IdType(unit.newId());
            made = row.id;
            if (auto fine = checkRules(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<typename R::IdType>(made) : fieldError(entry.error());
}

template <typename R>
Result<> editIn(Replica& replica, const Actor& actor, const R& seen, const R& wanted)
{
    if (auto may = AccessService::requireAll(actor, u"organization.update"_s); !may)
        return may;
    return written(replica.write(
        actor.author(), {.code = commandOf(R::table(), "edit")}, [&](UnitOfWork& unit) -> Result<> {
            auto row = edited(unit, seen, wanted, fieldsOf(seen));
            if (!row)
                return row.error();
            if (auto fine = checkRules(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

template <typename R>
Result<> removeIn(Replica& replica, const Actor& actor, typename R::IdType id,
    const std::function<Result<>(UnitOfWork&)>& removeOwned = {})
{
    if (auto may = AccessService::requireAll(actor, u"organization.delete"_s); !may)
        return may;
    return written(replica.write(actor.author(), {.code = commandOf(R::table(), "delete")},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<R>(id); !row)
                return row.error();
            if (auto unused =
                    requireUnused(unit.database(), R::table(), id.value(), ownedBy(R::table()));
                !unused)
                return unused;
            if (removeOwned) {
                if (auto gone = removeOwned(unit); !gone)
                    return gone;
            }
            return unit.remove<R>(id);
        }));
}

} // namespace

Result<DepartmentId> OrganizationService::create(const Actor& actor, record::Department department)
{
    return createIn(m_replica, actor, department);
}

Result<> OrganizationService::edit(
    const Actor& actor, const record::Department& seen, record::Department wanted)
{
    return editIn(m_replica, actor, seen, wanted);
}

Result<> OrganizationService::remove(const Actor& actor, DepartmentId id)
{
    return removeIn<record::Department>(m_replica, actor, id, [id](UnitOfWork& unit) -> Result<> {
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
    return createIn(m_replica, actor, location);
}

Result<> OrganizationService::edit(
    const Actor& actor, const record::Location& seen, record::Location wanted)
{
    return editIn(m_replica, actor, seen, wanted);
}

Result<> OrganizationService::remove(const Actor& actor, LocationId id)
{
    return removeIn<record::Location>(m_replica, actor, id);
}

Result<CategoryId> OrganizationService::create(const Actor& actor, record::Category category)
{
    return createIn(m_replica, actor, category);
}

Result<> OrganizationService::edit(
    const Actor& actor, const record::Category& seen, record::Category wanted)
{
    return editIn(m_replica, actor, seen, wanted);
}

Result<> OrganizationService::remove(const Actor& actor, CategoryId id)
{
    return removeIn<record::Category>(m_replica, actor, id);
}

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/category.h"
#include "record/department.h"
#include "record/department_member.h"
#include "record/location.h"
#include "record/organization.h"

namespace homeport {

/// The organization itself, and its trees: departments, locations and categories (access.md 3.25,
/// data-model.md M03). organization.create, .update and .delete. Edits go over the differences
/// between what the screen showed and what is wanted. Errors by the codes of interfaces.md section
/// 4: FIELD_REQUIRED, VALIDATION_ERROR, DUPLICATE, TREE_CYCLE, DEPTH_LIMIT, IN_USE, FORBIDDEN,
/// NOT_FOUND, VERSION_CONFLICT.
class OrganizationService
{
public:
    explicit OrganizationService(Replica& replica) : m_replica(replica) {}

    /// organization.admin. Name, contact, and what holds where nothing else is said: time zone,
    /// language, currency, calendar. What is known of its licence and its limits stays.
    Result<> edit(
        const Actor& actor, const record::Organization& seen, record::Organization wanted);

    Result<DepartmentId> create(const Actor& actor, record::Department department);
    Result<> edit(const Actor& actor, const record::Department& seen, record::Department wanted);
    /// Where nothing belongs to it any more.
    Result<> remove(const Actor& actor, DepartmentId id);
    /// organization.update. Belongs to the department besides their own, or leads it.
    Result<> setMember(
        const Actor& actor, DepartmentId department, PersonId person, DepartmentMemberRole role);
    Result<> removeMember(const Actor& actor, DepartmentId department, PersonId person);

    Result<LocationId> create(const Actor& actor, record::Location location);
    Result<> edit(const Actor& actor, const record::Location& seen, record::Location wanted);
    /// Where nothing and nobody is there any more.
    Result<> remove(const Actor& actor, LocationId id);

    /// The module is that of the category above, where there is one.
    Result<CategoryId> create(const Actor& actor, record::Category category);
    Result<> edit(const Actor& actor, const record::Category& seen, record::Category wanted);
    /// Where it was never used; what was is deactivated.
    Result<> remove(const Actor& actor, CategoryId id);

private:
    Replica& m_replica;
};

} // namespace homeport

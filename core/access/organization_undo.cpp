#include "core/access/access_service.h"
#include "core/access/catalogue_rules.h"
#include "core/access/organization_rules.h"
#include "core/access/people_reach.h"
#include "core/access/row_references.h"

#include "record/business_calendar.h"
#include "record/calendar_exception.h"
#include "record/calendar_holiday.h"
#include "record/calendar_interval.h"
#include "record/department_member.h"
#include "record/setting.h"
#include "record/sla_policy.h"
#include "record/sla_target.h"
#include "record/team_member.h"
#include "record/user_role.h"
#include "record/user_skill.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

struct Right
{
    const char* command;
    const char* permission;
};

// What touches passwords, roles and whether somebody may work has no undo: each has an act of its
// own that leads back, with guards of its own.
constexpr Right rights[] = {
    {"user.edit", "user.update"},
    {"organization.edit", "organization.admin"},
    {"department.create", "organization.create"},
    {"department.edit", "organization.update"},
    {"department.delete", "organization.delete"},
    {"department.member_set", "organization.update"},
    {"department.member_removed", "organization.update"},
    {"location.create", "organization.create"},
    {"location.edit", "organization.update"},
    {"location.delete", "organization.delete"},
    {"category.create", "organization.create"},
    {"category.edit", "organization.update"},
    {"category.delete", "organization.delete"},
    {"team.create", "team.create"},
    {"team.edit", "team.update"},
    {"team.member_set", "team.assign"},
    {"team.member_removed", "team.assign"},
    {"skill.create", "team.create"},
    {"skill.edit", "team.update"},
    {"skill.delete", "team.delete"},
    {"skill.given", "team.assign"},
    {"skill.taken", "team.assign"},
    {"absence.create", "team.update"},
    {"absence.edit", "team.update"},
    {"absence.delete", "team.update"},
    {"supplier.create", "contract.create"},
    {"supplier.edit", "contract.update"},
    {"supplier.delete", "contract.delete"},
    {"service_category.create", "catalog.create"},
    {"service_category.edit", "catalog.update"},
    {"service_category.delete", "catalog.delete"},
    {"service.create", "catalog.create"},
    {"service.edit", "catalog.update"},
    {"service.delete", "catalog.delete"},
    {"service.publish", "catalog.approve"},
    {"service.retire", "catalog.approve"},
    {"template.create", "incident.admin"},
    {"template.edit", "incident.admin"},
    {"template.delete", "incident.admin"},
    {"shared_text_module.create", "incident.admin"},
    {"shared_text_module.edit", "incident.admin"},
    {"shared_text_module.delete", "incident.admin"},
};

QString permissionOf(const QString& command)
{
    for (const auto& right : rights) {
        if (command == QLatin1StringView(right.command))
            return QString::fromLatin1(right.permission);
    }
    return {};
}

template <typename R>
Result<> checkRow(UnitOfWork& unit, const Actor& actor, const Row& row)
{
    auto wanted = R::fromRow(row);
    return checkRules(unit, actor, {}, wanted);
}

/// To take its publication back is to withdraw it, as retiring is.
Result<> checkService(UnitOfWork& unit, const Actor& actor, const Row& row)
{
    const auto isOffered = [](const Row& service) {
        return service.cells[record::Service::Field::Lifecycle]
            == Value(ServiceLifecycle::Published);
    };
    const auto* before = unit.original(row.table->id, row.id);
    if (before && *before && isOffered(**before) && !isOffered(row)) {
        if (auto none = requireNoOpenRequests(unit, ServiceId(row.id)); !none)
            return none;
    }
    return checkRow<record::Service>(unit, actor, row);
}

Result<> checkCalendar(UnitOfWork& unit, const Row& row)
{
    const auto isActive = [](const Row& calendar) {
        return calendar.cells[record::BusinessCalendar::Field::IsActive].boolean();
    };
    const auto* before = unit.original(row.table->id, row.id);
    const bool isSwitchedOff = before && *before && isActive(**before) && !isActive(row);
    return isSwitchedOff ? requireNotDefault(unit, BusinessCalendarId(row.id)) : Result<>();
}

} // namespace

QList<quint16> ownedBy(const TableMeta& table)
{
    if (table.id == record::Department::tableId)
        return {record::DepartmentMember::tableId};
    if (table.id == record::Team::tableId)
        return {record::TeamMember::tableId, record::UserRole::tableId, record::Setting::tableId};
    if (table.id == record::Skill::tableId)
        return {record::UserSkill::tableId};
    if (table.id == record::BusinessCalendar::tableId)
        return {record::CalendarInterval::tableId, record::CalendarHoliday::tableId,
            record::CalendarException::tableId};
    if (table.id == record::SlaPolicy::tableId)
        return {record::SlaTarget::tableId};
    return {};
}

Result<> checkAsItStands(
    UnitOfWork& unit, const Actor& actor, const TableMeta& table, const QUuid& id)
{
    auto row = unit.load(table, id);
    if (!row)
        return row.error();
    if (!*row || (*row)->head.deletedAt) {
        const bool isMember = table.isMember || table.id == record::Absence::tableId;
        return isMember ? Result<>() : requireUnused(unit.database(), table, id, ownedBy(table));
    }
    switch (table.id) {
    case record::Organization::tableId: return checkRow<record::Organization>(unit, actor, **row);
    case record::Department::tableId: return checkRow<record::Department>(unit, actor, **row);
    case record::Location::tableId: return checkRow<record::Location>(unit, actor, **row);
    case record::Category::tableId: return checkRow<record::Category>(unit, actor, **row);
    case record::Team::tableId: return checkRow<record::Team>(unit, actor, **row);
    case record::Skill::tableId: return checkRow<record::Skill>(unit, actor, **row);
    case record::Absence::tableId: return checkRow<record::Absence>(unit, actor, **row);
    case record::UserAccount::tableId: return checkRow<record::UserAccount>(unit, actor, **row);
    case record::TicketTemplate::tableId:
        return checkRow<record::TicketTemplate>(unit, actor, **row);
    case record::Supplier::tableId: return checkRow<record::Supplier>(unit, actor, **row);
    case record::ServiceCategory::tableId:
        return checkRow<record::ServiceCategory>(unit, actor, **row);
    case record::BusinessCalendar::tableId: return checkCalendar(unit, **row);
    case record::Service::tableId: return checkService(unit, actor, **row);
    default: return {};
    }
}

Result<> mayUndoOrganization(Database& database, const Actor& actor, const QString& command,
    bool isOwnAct, const QUuid& root)
{
    const auto permission = permissionOf(command);
    if (permission.isEmpty())
        return Error{Error::Kind::Denied, command, u"has no undo"_s, u"FORBIDDEN"_s};
    if (permission != "user.update"_L1)
        return AccessService::requireAll(actor, permission);
    if (!isOwnAct && actor.scopeOf(permission) <= Scope::Own)
        return Error{Error::Kind::Denied, permission, {}, u"FORBIDDEN"_s};
    return requirePerson(database, actor, permission, PersonId(root));
}

} // namespace homeport

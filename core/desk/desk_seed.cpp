#include "core/desk/desk_seed.h"

#include "core/access/password.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include "record/business_calendar.h"
#include "record/calendar_interval.h"
#include "record/category.h"
#include "record/data_retention_policy.h"
#include "record/department.h"
#include "record/organization.h"
#include "record/priority_matrix.h"
#include "record/role.h"
#include "record/role_permission.h"
#include "record/setting.h"
#include "record/sla_policy.h"
#include "record/sla_target.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_role.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Permissions are shipped and the same in all organizations: their ids follow from their codes.
const QUuid shipped(u"6f1cf3f0-6f0e-5c1e-9a57-0f4d2f6a7b10"_s);

constexpr Sql insertPermission{"seed.permission", R"sql(
    INSERT INTO permission (id, code, module, action, description, is_sensitive)
    VALUES (:id, :code, :module, :action, :description, :is_sensitive)
    ON CONFLICT (id) DO NOTHING)sql"};
constexpr Sql insertSequence{"seed.sequence", R"sql(
    INSERT INTO number_sequence (id, organization_id, created_at, updated_at, kind, prefix, pad_width, next_value)
    VALUES (:id, :organization_id, :now, :now, :kind, :prefix, :pad_width, 1)
    ON CONFLICT (id) DO NOTHING)sql"};

QJsonDocument seedFile(const QString& name)
{
    QFile file(u":/seed/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return QJsonDocument::fromJson(opened ? file.readAll() : QByteArray());
}

PermissionId permissionId(const QString& code)
{
    return PermissionId(derivedUuid(shipped, code.toUtf8()));
}

template <typename E>
E keyed(const QJsonValue& value)
{
    return fromKey<E>(value.toString()).value_or(E{});
}

/// Writes the seed with ids that follow from the organization, so that two replicas seed alike.
class Seeder
{
public:
    explicit Seeder(UnitOfWork& unit) : m_unit(unit), m_space(unit.organization().value()) {}

    template <typename R>
    typename R::IdType idOf(const QString& name) const
    {
        return typename R::IdType(
            derivedUuid(m_space, (QLatin1StringView(R::table().name) + u':' + name).toUtf8()));
    }
    template <typename R>
    bool add(R& record, const QString& name)
    {
        record.id = idOf<R>(name);
        m_status = m_unit.create(record);
        return bool(m_status);
    }
    const Result<>& status() const { return m_status; }

private:
    UnitOfWork& m_unit;
    QUuid m_space;
    Result<> m_status;
};

Result<> seedPermissions(Database& database)
{
    const auto rows = seedFile(u"permissions.json"_s).array();
    for (const auto& value : rows) {
        const auto row = value.toObject();
        auto done = database.exec(insertPermission,
            {{"id", permissionId(row["code"_L1].toString())}, {"code", row["code"_L1].toString()},
                {"module", row["module"_L1].toString()}, {"action", row["action"_L1].toString()},
                {"description", row["description"_L1].toString()},
                {"is_sensitive", row["sensitive"_L1].toBool()}});
        if (!done)
            return done.error();
    }
    return {};
}

Result<> seedRoles(Seeder& seed, UnitOfWork& unit, PersonId admin)
{
    const auto rows = seedFile(u"roles.json"_s).array();
    for (const auto& value : rows) {
        const auto row = value.toObject();
        record::Role role;
        role.code = row["code"_L1].toString();
        role.name = row["name"_L1].toString();
        role.description = row["description"_L1].toString();
        role.isSystem = true;
        role.isDefault = row["is_default"_L1].toBool();
        role.requiresMfa = row["requires_mfa"_L1].toBool();
        role.isActive = row["is_active"_L1].toBool();
        if (!seed.add(role, role.code))
            return seed.status();
        const auto grants = row["grants"_L1].toObject();
        for (auto it = grants.begin(); it != grants.end(); ++it) {
            record::RolePermission grant;
            grant.roleId = role.id;
            grant.permissionId = permissionId(it.key());
            grant.scope = keyed<RolePermissionScope>(it.value());
            if (!seed.add(grant, role.code + u'/' + it.key()))
                return seed.status();
        }
        if (role.code == "administrator"_L1) {
            record::UserRole held;
            held.userId = admin;
            held.roleId = role.id;
            held.validFrom = unit.now();
            held.reason = u"First administrator"_s;
            if (!seed.add(held, u"first"_s))
                return seed.status();
        }
    }
    return {};
}

Result<> seedServiceLevels(Seeder& seed, const QString& zone)
{
    QHash<QString, BusinessCalendarId> calendars;
    const auto calendarRows = seedFile(u"calendars.json"_s).array();
    for (const auto& value : calendarRows) {
        const auto row = value.toObject();
        record::BusinessCalendar calendar;
        calendar.name = row["name"_L1].toString();
        calendar.timeZone = row["time_zone"_L1].toString() == "organization"_L1
            ? zone
            : row["time_zone"_L1].toString();
        calendar.is24x7 = row["is_24x7"_L1].toBool();
        if (!seed.add(calendar, calendar.name))
            return seed.status();
        calendars.insert(calendar.name, calendar.id);
        const auto intervals = row["intervals"_L1].toArray();
        for (const auto& part : intervals) {
            record::CalendarInterval interval;
            interval.calendarId = calendar.id;
            interval.weekday = part["weekday"_L1].toInt();
            interval.startMinute = part["start_minute"_L1].toInt();
            interval.endMinute = part["end_minute"_L1].toInt();
            if (!seed.add(interval,
                    calendar.name
                        + QString::number(interval.weekday * 10000 + interval.startMinute)))
                return seed.status();
        }
    }
    const auto policies = seedFile(u"sla_policies.json"_s).array();
    for (const auto& value : policies) {
        const auto row = value.toObject();
        record::SlaPolicy policy;
        policy.name = row["name"_L1].toString();
        policy.ticketKind = keyed<SlaPolicyTicketKind>(row["ticket_kind"_L1]);
        policy.calendarId = calendars.value(row["calendar"_L1].toString());
        // What is imported from before the desk is measured by the same promise.
        policy.effectiveFrom = u"1970-01-01"_s;
        policy.isActive = row["is_active"_L1].toBool();
        policy.isDefault = row["is_default"_L1].toBool();
        if (!seed.add(policy, policy.name))
            return seed.status();
        const auto targets = row["targets"_L1].toArray();
        for (const auto& part : targets) {
            record::SlaTarget target;
            target.policyId = policy.id;
            target.priority = part["priority"_L1].toInt();
            target.metric = keyed<SlaTargetMetric>(part["metric"_L1]);
            target.targetMinutes = part["target_minutes"_L1].toInt();
            if (const auto calendar = part["calendar"_L1].toString(); !calendar.isEmpty())
                target.calendarId = calendars.value(calendar);
            if (!seed.add(
                    target, policy.name + keyOf(target.metric) + QString::number(target.priority)))
                return seed.status();
        }
    }
    return {};
}

/// What counts where nothing was agreed, for closing what is resolved (processes.md AC-2).
Result<> chooseCalendar(UnitOfWork& unit)
{
    auto tenant = unit.get<record::Organization>(unit.organization());
    if (!tenant)
        return tenant.error();
    tenant->defaultCalendarId = Seeder(unit).idOf<record::BusinessCalendar>(u"Business"_s);
    return unit.put(*tenant);
}

Result<> seedTeams(Seeder& seed, UnitOfWork& unit, PersonId admin)
{
    const auto file = seedFile(u"teams.json"_s).object();
    record::Department department;
    department.name = file["department"_L1]["name"_L1].toString();
    department.code = file["department"_L1]["code"_L1].toString();
    if (!seed.add(department, department.name))
        return seed.status();
    const auto rows = file["teams"_L1].toArray();
    for (const auto& value : rows) {
        const auto row = value.toObject();
        record::Team team;
        team.name = row["name"_L1].toString();
        team.tier = row["tier"_L1].toInt();
        team.kind = keyed<TeamKind>(row["kind"_L1]);
        team.departmentId = department.id;
        if (!seed.add(team, team.name))
            return seed.status();
        // A desk of one must be able to take its own tickets.
        record::TeamMember member;
        member.teamId = team.id;
        member.userId = admin;
        member.joinedAt = unit.now();
        if (team.kind == TeamKind::ServiceDesk && !seed.add(member, team.name + u"/first"_s))
            return seed.status();
    }
    return {};
}

Result<> seedLists(Seeder& seed)
{
    const auto cells = seedFile(u"matrix.json"_s).array();
    for (const auto& value : cells) {
        record::PriorityMatrix cell;
        cell.impact = value["impact"_L1].toInt();
        cell.urgency = value["urgency"_L1].toInt();
        cell.priority = value["priority"_L1].toInt();
        if (!seed.add(cell, QString::number(cell.impact * 10 + cell.urgency)))
            return seed.status();
    }
    const auto modules = seedFile(u"categories.json"_s).object();
    for (auto it = modules.begin(); it != modules.end(); ++it) {
        int position = 0;
        const auto names = it.value().toArray();
        for (const auto& name : names) {
            record::Category category;
            category.module = keyed<CategoryModule>(it.key());
            category.name = name.toString();
            category.sortOrder = ++position;
            if (!seed.add(category, it.key() + u'/' + category.name))
                return seed.status();
        }
    }
    const auto policies = seedFile(u"retention.json"_s).array();
    for (const auto& value : policies) {
        record::DataRetentionPolicy policy;
        policy.dataType = keyed<DataRetentionPolicyDataType>(value["data_type"_L1]);
        policy.retentionDays = value["retention_days"_L1].toInt();
        policy.action = keyed<DataRetentionPolicyAction>(value["action"_L1]);
        policy.basis = value["basis"_L1].toString();
        if (!seed.add(policy, keyOf(policy.dataType)))
            return seed.status();
    }
    const auto settings = seedFile(u"settings.json"_s).array();
    for (const auto& value : settings) {
        record::Setting setting;
        setting.key = value["key"_L1].toString();
        const auto wrapped =
            QJsonDocument(QJsonArray{value["value"_L1]}).toJson(QJsonDocument::Compact);
        setting.value = QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
        if (!seed.add(setting, setting.key))
            return seed.status();
    }
    return {};
}

Result<> seedSequences(Database& database, const QUuid& organization, Timestamp now)
{
    const auto rows = seedFile(u"sequences.json"_s).array();
    for (const auto& value : rows) {
        const auto row = value.toObject();
        const auto kind = row["kind"_L1].toString();
        auto done = database.exec(insertSequence,
            {{"id", derivedUuid(organization, ("sequence:" + kind.toUtf8()))},
                {"organization_id", organization}, {"now", now}, {"kind", kind},
                {"prefix", row["prefix"_L1].toString()},
                {"pad_width", row["pad_width"_L1].toInt()}});
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace

Result<> checkedSetup(const DeskSetup& setup)
{
    auto invalid = [](const char* field, const QString& code, const QString& detail = {}) {
        return Error{Error::Kind::Invalid, QString::fromLatin1(field), detail, code};
    };
    if (setup.organization.trimmed().isEmpty())
        return invalid("organization", u"REQUIRED"_s);
    if (setup.adminLogin.trimmed().isEmpty())
        return invalid("admin", u"REQUIRED"_s);
    if (!QTimeZone::isTimeZoneIdAvailable(setup.timeZone.toUtf8()))
        return invalid("time_zone", u"ZONE_UNKNOWN"_s, setup.timeZone);
    initSeed();
    const auto faults =
        passwordFaults(setup.password, {setup.adminLogin, setup.adminName, setup.organization});
    if (!faults.isEmpty())
        return invalid("password", u"PASSWORD_POLICY"_s, faults.join(u", "_s));
    return {};
}

Result<> seedDesk(Session& session, const DeskSetup& setup)
{
    initSeed();
    auto& replica = *session.replica;
    const auto organization = newUuid(replica.now(), *replica.world().random);
    if (auto done = replica.setOrganization(organization); !done)
        return done;
    const PersonId admin(derivedUuid(organization, "user:first"));
    const auto login = foldedLogin(setup.adminLogin);
    const auto fill = [&](UnitOfWork& unit) -> Result<> {
        Seeder seed(unit);
        record::Organization tenant;
        tenant.id = OrganizationId(organization);
        tenant.name = setup.organization.trimmed();
        tenant.slug = tenant.name.toLower().replace(u' ', u'-').left(63);
        tenant.timeZone = setup.timeZone;
        if (auto done = unit.create(tenant); !done)
            return done;
        record::UserAccount person;
        person.id = admin;
        person.username = login;
        person.displayName = setup.adminName.trimmed().isEmpty() ? setup.adminLogin.trimmed()
                                                                 : setup.adminName.trimmed();
        person.userType = UserAccountUserType::Administrator;
        person.timeZone = setup.timeZone;
        if (auto done = unit.create(person); !done)
            return done;
        if (auto done = seedPermissions(unit.database()); !done)
            return done;
        if (auto done = seedSequences(unit.database(), organization, unit.now()); !done)
            return done;
        if (auto done = seedRoles(seed, unit, admin); !done)
            return done;
        if (auto done = seedTeams(seed, unit, admin); !done)
            return done;
        if (auto done = seedServiceLevels(seed, setup.timeZone); !done)
            return done;
        return seedLists(seed);
    };
    // The organization comes first, so it cannot name its calendar as it is made.
    const Command command{.code = u"desk.set_up"_s};
    auto written = replica.writeAll({{{}, command, fill}, {{}, command, chooseCalendar}});
    if (!written)
        return written;
    return session.signIn.setPassword(admin, setup.password);
}

} // namespace homeport

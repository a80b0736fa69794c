#include "core/service_levels/policy_service.h"

#include "core/access/access_service.h"
#include "core/base/field_error.h"
#include "core/service_levels/recalculation.h"

#include <QDate>

#include <algorithm>

#include "record/category.h"
#include "record/department.h"
#include "record/location.h"
#include "record/service.h"
#include "record/service_category.h"
#include "record/supplier.h"
#include "record/team.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr std::pair<const char*, const char*> rights[] = {
    {"calendar.create", "sla.create"},
    {"calendar.edit", "sla.update"},
    {"calendar.activate", "sla.update"},
    {"calendar.deactivate", "sla.update"},
    {"policy.create", "sla.create"},
    {"policy.edit", "sla.update"},
    {"policy.activate", "sla.update"},
    {"policy.deactivate", "sla.update"},
    {"child_clocks.edit", "incident.admin"},
};

template <typename R>
Result<> requireRow(UnitOfWork& unit, const Actor& actor,
    const std::optional<typename R::IdType>& id, const QString& field)
{
    if (!id)
        return {};
    auto row = unit.find<R>(*id);
    if (!row)
        return row.error();
    const bool isThere =
        *row && !(*row)->head.deletedAt && (*row)->head.organizationId == actor.organization;
    return isThere ? Result<>() : invalidField(field, u"REFERENCE"_s);
}

/// What the conditions name is there.
Result<> requireNamed(UnitOfWork& unit, const Actor& actor, const record::SlaPolicy& policy)
{
    const Result<> checks[] = {
        requireRow<record::Service>(unit, actor, policy.serviceId, u"service_id"_s),
        requireRow<record::ServiceCategory>(
            unit, actor, policy.serviceCategoryId, u"service_category_id"_s),
        requireRow<record::Category>(unit, actor, policy.categoryId, u"category_id"_s),
        requireRow<record::UserAccount>(unit, actor, policy.requesterId, u"requester_id"_s),
        requireRow<record::Department>(unit, actor, policy.departmentId, u"department_id"_s),
        requireRow<record::Location>(unit, actor, policy.locationId, u"location_id"_s),
        requireRow<record::Team>(unit, actor, policy.teamId, u"team_id"_s),
        requireRow<record::Supplier>(unit, actor, policy.supplierId, u"supplier_id"_s),
    };
    const auto refusal = std::find_if(
        std::begin(checks), std::end(checks), [](const Result<>& check) { return !check; });
    return refusal == std::end(checks) ? Result<>() : *refusal;
}

/// All that policies are judged by.
struct Books
{
    PolicyRows policies;
    CalendarRows calendars;
    QString today;
};

Result<Books> readBooks(UnitOfWork& unit, const Actor& actor)
{
    auto policies = readPolicies(unit.database(), actor.organization);
    if (!policies)
        return policies.error();
    auto calendars = readCalendars(unit.database(), actor.organization);
    if (!calendars)
        return calendars.error();
    auto today = dayOf(unit.database(), actor.organization, unit.now());
    if (!today)
        return today.error();
    return Books{std::move(*policies), std::move(*calendars), *today};
}

QString dayBefore(const QString& day)
{
    return QDate::fromString(day, Qt::ISODate).addDays(-1).toString(Qt::ISODate);
}

/// A new row with the promise of `form`, and its targets; clocks are to follow them.
Result<> store(UnitOfWork& unit, const Policy& form, SlaPolicyId id)
{
    auto row = form.policy;
    row.id = id;
    row.head = {};
    if (auto made = unit.create(row); !made)
        return made;
    for (auto target : form.targets) {
        target.id = {};
        target.head = {};
        target.policyId = id;
        if (auto made = unit.create(target); !made)
            return made;
    }
    return announceRecalculation(unit);
}

bool isAsSeen(const Policy& standing, const Policy& seen)
{
    return isSamePromise(standing, seen)
        && standing.policy.effectiveFrom == seen.policy.effectiveFrom
        && standing.policy.effectiveUntil == seen.policy.effectiveUntil
        && standing.policy.isActive == seen.policy.isActive;
}

Result<Policy> editable(const Actor& actor, SlaPolicyId id, const Policy& seen, const Books& books)
{
    auto standing = policyOf(id, books.policies);
    if (!standing)
        return standing.error();
    if (standing->policy.head.organizationId != actor.organization)
        return Error{Error::Kind::NotFound, u"sla_policy"_s, id.toString(), u"NOT_FOUND"_s};
    if (newestVersion(id, books.policies) != id || !isAsSeen(*standing, seen))
        return Error{Error::Kind::Conflict, u"sla_policy"_s, {}, u"VERSION_CONFLICT"_s};
    return standing;
}

/// Ends a version on the day before `day`, unless it ended earlier.
Result<> endBefore(UnitOfWork& unit, SlaPolicyId id, const QString& day)
{
    auto row = unit.get<record::SlaPolicy>(id);
    if (!row)
        return row.error();
    const auto last = dayBefore(day);
    if (!row->effectiveUntil || *row->effectiveUntil > last)
        row->effectiveUntil = last;
    return unit.put(*row);
}

SlaPolicyId idFor(Replica& replica, CommandId command)
{
    // Follows from the command, so that one asked for again names the same policy.
    const auto seed =
        command.isNull() ? newUuid(replica.now(), *replica.world().random) : command.value();
    return SlaPolicyId(derivedUuid(seed, "policy"));
}

} // namespace

QString serviceLevelPermission(const QString& command)
{
    for (const auto& [code, permission] : rights) {
        if (command == QLatin1StringView(code))
            return QString::fromLatin1(permission);
    }
    return {};
}

Result<QList<PolicySheet>> PolicyService::list(const Actor& actor)
{
    if (auto may = AccessService::require(actor, u"sla.read"_s); !may)
        return may.error();
    return m_replica.read([&](Database& database) -> Result<QList<PolicySheet>> {
        auto rows = readPolicies(database, actor.organization);
        if (!rows)
            return rows.error();
        auto today = dayOf(database, actor.organization, m_replica.now());
        if (!today)
            return today.error();
        QList<PolicySheet> sheets;
        for (const auto& row : rows->policies) {
            if (row.head.deletedAt || newestVersion(row.id, *rows) != row.id)
                continue;
            auto policy = policyOf(row.id, *rows);
            if (!policy)
                return policy.error();
            const bool isInForce = row.isActive && row.effectiveFrom <= *today
                && (!row.effectiveUntil || *row.effectiveUntil >= *today);
            sheets.append({std::move(*policy), versionNumber(row.id, *rows), isInForce});
        }
        std::stable_sort(sheets.begin(), sheets.end(), [](const auto& a, const auto& b) {
            return a.form.policy.name.localeAwareCompare(b.form.policy.name) < 0;
        });
        return sheets;
    });
}

Result<SlaPolicyId> PolicyService::create(const Actor& actor, const Policy& form, CommandId command)
{
    auto wanted = form.ordered();
    wanted.policy.replacesId.reset();
    const auto id = idFor(m_replica, command);
    auto written = m_replica.write(actor.author(), {.code = u"policy.create"_s, .id = command},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"sla.create"_s); !may)
                return may;
            if (auto fine = checkPolicy(wanted); !fine)
                return fine;
            auto books = readBooks(unit, actor);
            if (!books)
                return books.error();
            if (auto fine =
                    checkPolicyAmong(wanted, {}, books->policies, books->calendars, unit.now());
                !fine)
                return fine;
            if (auto named = requireNamed(unit, actor, wanted.policy); !named)
                return named;
            return store(unit, wanted, id);
        });
    return written ? Result<SlaPolicyId>(id) : fieldError(written.error());
}

Result<SlaPolicyId> PolicyService::edit(
    const Actor& actor, SlaPolicyId id, const Policy& form, const Policy& seen, CommandId command)
{
    const auto next = idFor(m_replica, command);
    auto stands = next;
    auto written = m_replica.write(actor.author(), {.code = u"policy.edit"_s, .id = command},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"sla.update"_s); !may)
                return may;
            auto books = readBooks(unit, actor);
            if (!books)
                return books.error();
            auto standing = editable(actor, id, seen, *books);
            if (!standing)
                return standing.error();
            auto wanted = form.ordered();
            const auto& old = standing->policy;
            const auto earliest = std::max(books->today, old.effectiveFrom);
            if (wanted.policy.effectiveFrom == old.effectiveFrom)
                wanted.policy.effectiveFrom = earliest;
            wanted.policy.isActive = old.isActive;
            wanted.policy.replacesId = id;
            if (auto fine = checkPolicy(wanted); !fine)
                return fine;
            if (wanted.policy.effectiveFrom < earliest)
                return invalidField(u"effective_from"_s, u"RANGE"_s);
            if (auto fine = checkPolicyAmong(wanted, versionsOf(id, books->policies),
                    books->policies, books->calendars, unit.now());
                !fine)
                return fine;
            if (auto named = requireNamed(unit, actor, wanted.policy); !named)
                return named;
            if (isSamePromise(wanted, *standing)) {
                stands = id;
                auto row = old;
                row.effectiveUntil = wanted.policy.effectiveUntil;
                if (auto put = unit.put(row); !put)
                    return put;
                return announceRecalculation(unit);
            }
            if (auto ended = endBefore(unit, id, wanted.policy.effectiveFrom); !ended)
                return ended;
            return store(unit, wanted, next);
        });
    return written ? Result<SlaPolicyId>(stands) : fieldError(written.error());
}

Result<> PolicyService::setActive(const Actor& actor, SlaPolicyId id, bool isActive)
{
    const auto code = isActive ? u"policy.activate"_s : u"policy.deactivate"_s;
    auto written =
        m_replica.write(actor.author(), {.code = code}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"sla.update"_s); !may)
                return may;
            auto books = readBooks(unit, actor);
            if (!books)
                return books.error();
            auto newest = policyOf(newestVersion(id, books->policies), books->policies);
            if (!newest)
                return newest.error();
            const auto versions = versionsOf(id, books->policies);
            newest->policy.isActive = isActive;
            auto fine = isActive
                ? checkPolicyAmong(*newest, versions, books->policies, books->calendars, unit.now())
                : Result<>();
            if (!fine)
                return fine;
            for (const auto& version : versions) {
                auto row = unit.get<record::SlaPolicy>(version);
                if (!row)
                    return row.error();
                row->isActive = isActive;
                if (auto put = unit.put(*row); !put)
                    return put;
            }
            return announceRecalculation(unit);
        });
    return written ? Result<>() : Result<>(fieldError(written.error()));
}

} // namespace homeport

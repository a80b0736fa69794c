#include "core/service_levels/policy_subject.h"

namespace homeport {

namespace {

using Field = record::Ticket::Field;

// UNION and not UNION ALL: merged histories can hold a ring of parents.
#define PATH_IN(table)                                                                             \
    "WITH RECURSIVE path(id, above) AS (SELECT id, parent_id FROM " table                          \
    " WHERE id = :id UNION SELECT node.id, node.parent_id FROM " table                             \
    " node JOIN path ON node.id = path.above) SELECT id FROM path"
constexpr Sql categories{"serviceLevels.categories", PATH_IN("category"), true};
constexpr Sql departments{"serviceLevels.departments", PATH_IN("department"), true};
constexpr Sql locations{"serviceLevels.locations", PATH_IN("location"), true};
constexpr Sql serviceCategories{
    "serviceLevels.serviceCategories", PATH_IN("service_category"), true};
#undef PATH_IN

constexpr Sql serviceTerms{"serviceLevels.service",
    "SELECT category_id, sla_policy_id FROM service WHERE id = :id AND deleted_at IS NULL", true};

template <typename Id>
Result<std::vector<Id>> pathOf(Database& database, const Sql& path, const Value& node)
{
    std::vector<Id> ids;
    if (node.isNull())
        return ids;
    auto rows = database.query(path, {{"id", node}});
    if (!rows)
        return rows.error();
    while ((*rows)->next())
        ids.push_back((*rows)->template read<Id>(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return ids;
}

template <typename Id>
Result<> readPath(
    bool isAskedFor, Database& database, const Sql& path, const Value& node, std::vector<Id>& into)
{
    if (!isAskedFor)
        return {};
    auto found = pathOf<Id>(database, path, node);
    if (!found)
        return found.error();
    into = std::move(*found);
    return {};
}

Result<> readService(Database& database, const ServiceLevelEdition& edition, PolicySubject& subject)
{
    auto row = database.query(serviceTerms, {{"id", *subject.service}});
    if (!row)
        return row.error();
    if (!(*row)->next())
        return (*row)->status();
    const auto category = (*row)->uuid(0);
    subject.forced = (*row)->readOptional<SlaPolicyId>(1);
    row->reset();
    return readPath(edition.conditions().serviceCategory, database, serviceCategories, category,
        subject.serviceCategories);
}

template <typename T>
T as(const std::vector<Value>& cells, int position)
{
    T out{};
    fromValue(cells[size_t(position)], out);
    return out;
}

} // namespace

Result<PolicySubject> policySubject(Database& database, const ServiceLevelEdition& edition,
    const std::vector<Value>& ticket, int priority, const QString& createdOn)
{
    PolicySubject subject;
    subject.kind = fromKey<SlaPolicyTicketKind>(ticket[Field::Kind].text())
                       .value_or(SlaPolicyTicketKind::Incident);
    subject.createdOn = createdOn;
    subject.priority = priority;
    subject.impact = as<int>(ticket, Field::Impact);
    subject.urgency = as<int>(ticket, Field::Urgency);
    subject.requester = as<std::optional<PersonId>>(ticket, Field::RequesterId);
    subject.service = as<std::optional<ServiceId>>(ticket, Field::ServiceId);
    const auto& asks = edition.conditions();
    auto read = readPath(
        asks.category, database, categories, ticket[Field::CategoryId], subject.categories);
    if (read)
        read = readPath(asks.department, database, departments, ticket[Field::DepartmentId],
            subject.departments);
    if (read)
        read = readPath(
            asks.location, database, locations, ticket[Field::LocationId], subject.locations);
    if (read && subject.service)
        read = readService(database, edition, subject);
    return read ? Result<PolicySubject>(std::move(subject)) : read.error();
}

} // namespace homeport

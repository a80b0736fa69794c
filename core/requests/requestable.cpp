#include "core/requests/requestable.h"

#include "core/db/id_list.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

// UNION and not UNION ALL: merged histories can hold a ring of parents.
constexpr Sql departmentsOf{"requests.departments", R"sql(
    WITH RECURSIVE path(id, above) AS (
        SELECT d.id, d.parent_id FROM department d
         WHERE d.organization_id = :organization_id
           AND (d.id IN (SELECT department_id FROM user_account
                          WHERE id = :person_id AND department_id IS NOT NULL)
                OR d.id IN (SELECT department_id FROM department_member
                             WHERE user_id = :person_id AND left_at IS NULL
                               AND deleted_at IS NULL))
        UNION
        SELECT d.id, d.parent_id FROM department d JOIN path ON d.id = path.above)
    SELECT id FROM path)sql"};
constexpr Sql locationsOf{"requests.locations", R"sql(
    WITH RECURSIVE path(id, above) AS (
        SELECT l.id, l.parent_id FROM location l
          JOIN user_account u ON u.location_id = l.id
         WHERE u.id = :person_id AND u.organization_id = :organization_id
        UNION
        SELECT l.id, l.parent_id FROM location l JOIN path ON l.id = path.above)
    SELECT id FROM path)sql"};
constexpr Sql rolesOf{"requests.roles", R"sql(
    SELECT r.role_id FROM user_role r
     WHERE r.user_id = :person_id AND r.organization_id = :organization_id
       AND r.deleted_at IS NULL AND r.valid_from <= :now
       AND (r.valid_until IS NULL OR r.valid_until > :now))sql"};

bool names(const QJsonArray& list, const QSet<QUuid>& ids)
{
    return std::any_of(list.begin(), list.end(),
        [&](const QJsonValue& id) { return ids.contains(QUuid::fromString(id.toString())); });
}

} // namespace

Result<Audience> Audience::of(
    Database& database, OrganizationId organization, PersonId person, Timestamp now)
{
    const Bindings who{{"person_id", person}, {"organization_id", organization}};
    auto dated = who;
    dated.push_back({"now", now});
    const auto ofDepartments = idsOf<QSet<QUuid>>(database, departmentsOf, who);
    if (!ofDepartments)
        return ofDepartments.error();
    const auto ofLocations = idsOf<QSet<QUuid>>(database, locationsOf, who);
    if (!ofLocations)
        return ofLocations.error();
    const auto ofRoles = idsOf<QSet<QUuid>>(database, rolesOf, dated);
    if (!ofRoles)
        return ofRoles.error();
    Audience found;
    found.m_departments = *ofDepartments;
    found.m_locations = *ofLocations;
    found.m_roles = *ofRoles;
    return found;
}

bool Audience::isIn(const std::optional<QString>& listed) const
{
    if (!listed)
        return true;
    const auto document = QJsonDocument::fromJson('[' + listed->toUtf8() + ']').array();
    if (document.size() != 1)
        return false;
    if (document.first().isNull())
        return true;
    if (!document.first().isObject())
        return false;
    const auto lists = document.first().toObject();
    const std::pair<QString, const QSet<QUuid>*> kinds[] = {
        {u"departments"_s, &m_departments}, {u"roles"_s, &m_roles}, {u"locations"_s, &m_locations}};
    bool isLimited = false;
    for (const auto& [key, ids] : kinds) {
        const auto list = lists.value(key).toArray();
        isLimited = isLimited || !list.isEmpty();
        if (names(list, *ids))
            return true;
    }
    return !isLimited;
}

bool isRequestable(const record::Service& service, const Audience& requester)
{
    return service.lifecycle == ServiceLifecycle::Published && service.isRequestable
        && requester.isIn(service.audience);
}

} // namespace homeport

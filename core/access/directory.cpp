#include "core/access/directory.h"

#include "core/access/people_reach.h"

#include <QHash>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql activePeople{"directory.people", R"sql(
    SELECT id, display_name
      FROM user_account
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
     ORDER BY display_name, id
)sql"};

// Both databases fold letters without accents; others are found as they are written.
constexpr Sql peopleNamed{"directory.peopleNamed", R"sql(
    SELECT id, display_name
      FROM user_account
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
       AND (display_name LIKE :part ESCAPE '!' OR lower(display_name) LIKE :folded ESCAPE '!'
            OR username LIKE :folded ESCAPE '!')
     ORDER BY display_name, id
)sql"};

constexpr auto eligible = R"sql(
    SELECT user_account.id, user_account.display_name, user_role.team_id
      FROM user_account
      JOIN user_role ON user_role.user_id = user_account.id
      JOIN role ON role.id = user_role.role_id
      JOIN role_permission ON role_permission.role_id = role.id
      JOIN permission ON permission.id = role_permission.permission_id
     WHERE user_account.organization_id = :organization_id AND user_account.is_active
       AND user_account.deleted_at IS NULL AND permission.code = 'incident.update'
       AND user_role.valid_from <= :now
       AND (user_role.valid_until IS NULL OR user_role.valid_until > :now)
       AND user_role.deleted_at IS NULL AND role.is_active AND role.deleted_at IS NULL
       AND role_permission.deleted_at IS NULL)sql";

constexpr auto current = R"sql(
    SELECT user_id, team_id
      FROM team_member
     WHERE organization_id = :organization_id AND left_at IS NULL AND deleted_at IS NULL)sql";

constexpr Sql activeTeams{"directory.teams", R"sql(
    SELECT id, name
      FROM team
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
     ORDER BY name, id
)sql"};

constexpr Sql activeCategories{"directory.categories", R"sql(
    SELECT id, name, parent_id, is_selectable
      FROM category
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
       AND module = :module
)sql"};

constexpr Sql publishedServices{"directory.services", R"sql(
    SELECT id, name
      FROM service
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND lifecycle = 'published'
     ORDER BY name, id
)sql"};

constexpr Sql knownLocations{"directory.locations", R"sql(
    SELECT id, name
      FROM location
     WHERE organization_id = :organization_id AND deleted_at IS NULL
     ORDER BY name, id
)sql"};

constexpr Sql activeSuppliers{"directory.suppliers", R"sql(
    SELECT id, name
      FROM supplier
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
     ORDER BY name, id
)sql"};

constexpr Sql activeCalendars{"directory.calendars", R"sql(
    SELECT id, name
      FROM business_calendar
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
     ORDER BY name, id
)sql"};

constexpr Sql activePromises{"directory.promises", R"sql(
    SELECT id, name
      FROM sla_policy
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
       AND agreement_type = 'sla'
     ORDER BY name, id
)sql"};

constexpr Sql matrixCells{"directory.matrix", R"sql(
    SELECT impact, urgency, priority
      FROM priority_matrix
     WHERE organization_id = :organization_id AND deleted_at IS NULL
       AND ticket_kind IN ('any', 'incident')
     ORDER BY CASE ticket_kind WHEN 'any' THEN 0 ELSE 1 END
)sql"};

Result<QList<Choice>> choices(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto cursor = database.query(sql, bindings);
    if (!cursor)
        return cursor.error();
    QList<Choice> found;
    while ((*cursor)->next())
        found.append({(*cursor)->uuid(0), (*cursor)->text(1)});
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    return found;
}

/// One or all of those whom G-02 allows, by name. Their roles hold everywhere or for a team, and
/// for a team only who is in it may work.
Result<QList<Assignee>> eligiblePeople(Database& database, OrganizationId organization,
    const std::optional<PersonId>& person, Timestamp now)
{
    const QByteArray members = QByteArray(current) + (person ? " AND user_id = :person_id" : "");
    const QByteArray workers = QByteArray(eligible)
        + (person ? " AND user_account.id = :person_id" : "")
        + " ORDER BY user_account.display_name, user_account.id";
    const Bindings which{{"organization_id", organization}, {"person_id", person}, {"now", now}};
    auto cursor = database.query({"directory.members", members.constData()}, which);
    if (!cursor)
        return cursor.error();
    QHash<QUuid, QList<QUuid>> memberships;
    while ((*cursor)->next())
        memberships[(*cursor)->uuid(0)].append((*cursor)->uuid(1));
    if (auto status = (*cursor)->status(); !status)
        return status.error();

    cursor = database.query({"directory.assignees", workers.constData()}, which);
    if (!cursor)
        return cursor.error();
    QList<Assignee> found;
    while ((*cursor)->next()) {
        const auto id = (*cursor)->uuid(0);
        if (found.isEmpty() || found.last().person.id != id)
            found.append(Assignee{{id, (*cursor)->text(1)}, {}});
        if (const auto team = (*cursor)->optionalUuid(2))
            found.last().teams.append(*team);
        else
            found.last().isEverywhere = true;
    }
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    for (auto& each : found) {
        const auto belongs = memberships.value(each.person.id);
        if (each.isEverywhere)
            each.teams = belongs;
        else
            each.teams.removeIf([&](const QUuid& team) { return !belongs.contains(team); });
    }
    return found;
}

/// Whom a form may offer: those whom user.read reaches, and always oneself.
bool isOffered(const PeopleReach& reach, const Actor& actor, const QUuid& person)
{
    return person == actor.person.value() || reach.holds(PersonId(person));
}

Result<QList<Choice>> reached(
    Database& database, const Actor& actor, const Sql& sql, const Bindings& bindings)
{
    const auto reach = PeopleReach::of(database, actor, u"user.read"_s);
    if (!reach)
        return reach.error();
    auto found = choices(database, sql, bindings);
    if (found)
        found->removeIf([&](const Choice& each) { return !isOffered(*reach, actor, each.id); });
    return found;
}

} // namespace

Result<QList<Choice>> people(Database& database, const Actor& actor)
{
    return reached(database, actor, activePeople, {{"organization_id", actor.organization}});
}

Result<QList<Choice>> findPeople(
    Database& database, const Actor& actor, const QString& text, int limit)
{
    auto part = text.trimmed();
    if (part.isEmpty())
        return QList<Choice>();
    part.replace(u"!"_s, u"!!"_s).replace(u"%"_s, u"!%"_s).replace(u"_"_s, u"!_"_s);
    part = u'%' + part + u'%';
    auto found = reached(database, actor, peopleNamed,
        {{"organization_id", actor.organization}, {"part", part}, {"folded", part.toLower()}});
    if (found)
        found = found->first(std::min<qsizetype>(limit, found->size()));
    return found;
}

Result<QList<Assignee>> assignees(Database& database, const Actor& actor, Timestamp now)
{
    const auto reach = PeopleReach::of(database, actor, u"user.read"_s);
    if (!reach)
        return reach.error();
    auto found = eligiblePeople(database, actor.organization, std::nullopt, now);
    if (found) {
        found->removeIf(
            [&](const Assignee& each) { return !isOffered(*reach, actor, each.person.id); });
    }
    return found;
}

Result<std::optional<Assignee>> assignee(
    Database& database, OrganizationId organization, PersonId person, Timestamp now)
{
    auto found = eligiblePeople(database, organization, person, now);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<Assignee>() : found->first();
}

Result<QList<Choice>> teams(Database& database, OrganizationId organization)
{
    return choices(database, activeTeams, {{"organization_id", organization}});
}

Result<QList<Choice>> services(Database& database, OrganizationId organization)
{
    return choices(database, publishedServices, {{"organization_id", organization}});
}

Result<QList<Choice>> locations(Database& database, OrganizationId organization)
{
    return choices(database, knownLocations, {{"organization_id", organization}});
}

Result<QList<Choice>> suppliers(Database& database, OrganizationId organization)
{
    return choices(database, activeSuppliers, {{"organization_id", organization}});
}

Result<QList<Choice>> calendars(Database& database, OrganizationId organization)
{
    return choices(database, activeCalendars, {{"organization_id", organization}});
}

Result<QList<Choice>> promises(Database& database, OrganizationId organization)
{
    return choices(database, activePromises, {{"organization_id", organization}});
}

Result<QList<Choice>> categories(
    Database& database, OrganizationId organization, CategoryModule module)
{
    struct Node
    {
        QString name;
        QUuid parent;
        bool isSelectable;
    };
    auto cursor =
        database.query(activeCategories, {{"organization_id", organization}, {"module", module}});
    if (!cursor)
        return cursor.error();
    QHash<QUuid, Node> nodes;
    while ((*cursor)->next()) {
        nodes.insert((*cursor)->uuid(0),
            {(*cursor)->text(1), (*cursor)->optionalUuid(2).value_or(QUuid()),
                (*cursor)->boolean(3)});
    }
    if (auto status = (*cursor)->status(); !status)
        return status.error();

    QList<Choice> found;
    for (auto node = nodes.constBegin(); node != nodes.constEnd(); ++node) {
        if (!node->isSelectable)
            continue;
        QString path = node->name;
        // Merged edits can leave a circle, so the way up has an end of its own.
        auto up = nodes.constFind(node->parent);
        for (int steps = 0; up != nodes.constEnd() && steps < 8; ++steps) {
            path = up->name + u" › "_s + path;
            up = nodes.constFind(up->parent);
        }
        found.append({node.key(), path});
    }
    std::sort(found.begin(), found.end(), [](const Choice& a, const Choice& b) {
        return a.name != b.name ? a.name < b.name : a.id < b.id;
    });
    return found;
}

Result<QList<MatrixCell>> priorityCells(Database& database, OrganizationId organization)
{
    auto cursor = database.query(matrixCells, {{"organization_id", organization}});
    if (!cursor)
        return cursor.error();
    // What is said of incidents comes after what is said of any ticket, and replaces it.
    QList<MatrixCell> cells;
    while ((*cursor)->next()) {
        const MatrixCell cell{
            int((*cursor)->integer(0)), int((*cursor)->integer(1)), int((*cursor)->integer(2))};
        cells.removeIf([&](const MatrixCell& other) {
            return other.impact == cell.impact && other.urgency == cell.urgency;
        });
        cells.append(cell);
    }
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    return cells;
}

} // namespace homeport

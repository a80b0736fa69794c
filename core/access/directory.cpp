#include "core/access/directory.h"

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

constexpr Sql activeSelf{"directory.self", R"sql(
    SELECT id, display_name
      FROM user_account
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
       AND id = :person_id
)sql"};

constexpr Sql activeTeams{"directory.teams", R"sql(
    SELECT id, name
      FROM team
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
     ORDER BY name, id
)sql"};

constexpr Sql incidentCategories{"directory.categories", R"sql(
    SELECT id, name, parent_id, is_selectable
      FROM category
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
       AND module = 'incident'
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

} // namespace

Result<QList<Choice>> people(Database& database, const Actor& actor)
{
    if (actor.scopeOf(u"user.read"_s) <= Scope::Own) {
        return choices(database, activeSelf,
            {{"organization_id", actor.organization}, {"person_id", actor.person}});
    }
    return choices(database, activePeople, {{"organization_id", actor.organization}});
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

Result<QList<Choice>> categories(Database& database, OrganizationId organization)
{
    struct Node
    {
        QString name;
        QUuid parent;
        bool isSelectable;
    };
    auto cursor = database.query(incidentCategories, {{"organization_id", organization}});
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

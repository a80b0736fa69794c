#pragma once

#include "core/journal/fold.h"

#include <QList>

namespace homeport {

/// All rows of the organization that stand in a table of named things, by name; with a condition
/// only those that meet it, its values bound.
template <typename R>
Result<QList<R>> standingRows(Database& database, OrganizationId organization,
    const QByteArray& condition = "1 = 1", Bindings bindings = {})
{
    const auto& table = R::table();
    // Table and columns come from the registry, never from data.
    const QByteArray text = "SELECT " + rowColumns(table) + " FROM \"" + table.name
        + "\" WHERE organization_id = :organization_id AND deleted_at IS NULL AND (" + condition
        + ") ORDER BY name, id";
    bindings.push_back({"organization_id", organization});
    auto rows = database.query({table.name, text.constData()}, bindings);
    if (!rows)
        return rows.error();
    QList<R> found;
    while ((*rows)->next())
        found.append(R::fromRow(rowAt(**rows, table)));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

} // namespace homeport

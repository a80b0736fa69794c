#pragma once

#include "core/access/directory.h"
#include "ui/widgets/line_model.h"

#include <optional>

namespace homeport {

/// A row of a tree on its way to a list.
struct TreeLine
{
    ListLine line;
    std::optional<QUuid> parent;
};

/// Each below the one it belongs to, in the order given; those whose parent is missing, or that lie
/// in a circle, stand at the top.
QList<ListLine> inTreeOrder(const QList<TreeLine>& rows);
/// The same as choices, with their way from the top: "Oslo › Hall 2".
QList<Choice> treeChoices(const QList<TreeLine>& rows);
/// Of these, what the row can be put below: not itself.
QList<Choice> choicesBeside(const QList<TreeLine>& rows, const QUuid& id);

/// The rows of a tree with their names alone.
template <typename R>
QList<TreeLine> treeOf(const QList<R>& rows)
{
    QList<TreeLine> lines;
    for (const auto& row : rows) {
        lines.append({{row.id.value(), {row.name}},
            row.parentId ? std::optional(row.parentId->value()) : std::nullopt});
    }
    return lines;
}

} // namespace homeport

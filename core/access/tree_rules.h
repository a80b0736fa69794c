#pragma once

#include "core/journal/unit_of_work.h"

namespace homeport {

/// A row of a tree, as its rules look at it.
struct TreeNode
{
    QUuid id;
    std::optional<QUuid> parent;
    QString name;
};

/// Whether `wanted` may stand where it says among the rows that `nodes` answers (id, parent, name;
/// all of one tree, the deleted ones left out). Invalid, VALIDATION_ERROR of "parent_id" where that
/// is none of them; Conflict, TREE_CYCLE (data-model.md R-10); Invalid, DEPTH_LIMIT where the tree
/// would have more than `mostLevels`; Conflict, DUPLICATE of "name" where a neighbour has it.
Result<> checkPlace(Database& database, const Sql& nodes, const Bindings& bindings,
    const TreeNode& wanted, int mostLevels);

} // namespace homeport

#include "core/access/tree_rules.h"

#include "core/access/form_checks.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

class Tree
{
public:
    static Result<Tree> read(Database& database, const Sql& nodes, const Bindings& bindings)
    {
        auto rows = database.query(nodes, bindings);
        if (!rows)
            return rows.error();
        Tree tree;
        while ((*rows)->next()) {
            const TreeNode node{(*rows)->uuid(0), (*rows)->optionalUuid(1), (*rows)->text(2)};
            tree.m_nodes.insert(node.id, node);
        }
        if (auto status = (*rows)->status(); !status)
            return status.error();
        return tree;
    }

    bool contains(const QUuid& id) const { return m_nodes.contains(id); }

    /// The rows above, the nearest first; merged edits can leave a circle, so it ends by itself.
    QList<QUuid> above(const std::optional<QUuid>& parent) const
    {
        QList<QUuid> way;
        auto up = m_nodes.constFind(parent.value_or(QUuid()));
        while (up != m_nodes.constEnd() && !way.contains(up->id)) {
            way.append(up->id);
            up = m_nodes.constFind(up->parent.value_or(QUuid()));
        }
        return way;
    }

    /// How many levels the row and what stands below it take up.
    int levels(const QUuid& id) const
    {
        qsizetype deepest = 0;
        for (const auto& node : m_nodes)
            deepest = std::max(deepest, above(node.parent).indexOf(id) + 1);
        return int(deepest) + 1;
    }

    bool hasNeighbour(const TreeNode& wanted) const
    {
        return std::any_of(m_nodes.begin(), m_nodes.end(), [&](const TreeNode& node) {
            return node.id != wanted.id && node.parent == wanted.parent && node.name == wanted.name;
        });
    }

private:
    QHash<QUuid, TreeNode> m_nodes;
};

} // namespace

Result<> checkPlace(Database& database, const Sql& nodes, const Bindings& bindings,
    const TreeNode& wanted, int mostLevels)
{
    const auto tree = Tree::read(database, nodes, bindings);
    if (!tree)
        return tree.error();
    const auto field = u"parent_id"_s;
    if (wanted.parent && !tree->contains(*wanted.parent))
        return invalidField(field, u"REFERENCE"_s);
    const auto above = tree->above(wanted.parent);
    if (above.contains(wanted.id))
        return Error{Error::Kind::Conflict, field, {}, u"TREE_CYCLE"_s};
    if (above.size() + tree->levels(wanted.id) > mostLevels)
        return Error{Error::Kind::Invalid, field, {}, u"DEPTH_LIMIT"_s};
    return tree->hasNeighbour(wanted) ? duplicate(u"name"_s) : Result<>();
}

} // namespace homeport

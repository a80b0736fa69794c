#include "ui/settings/tree_lines.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

class Arranging
{
public:
    explicit Arranging(const QList<TreeLine>& rows) : m_rows(rows)
    {
        QSet<QUuid> ids;
        for (const auto& row : rows)
            ids.insert(row.line.id);
        for (const auto& row : rows) {
            const bool hasParent = row.parent && ids.contains(*row.parent);
            m_below[hasParent ? *row.parent : QUuid()].append(&row);
        }
    }

    QList<ListLine> lines()
    {
        add(QUuid(), 0);
        for (const auto& row : m_rows) { // circles have no top of their own
            if (!m_done.contains(row.line.id))
                put(row, 0);
        }
        return m_lines;
    }

private:
    void add(const QUuid& parent, int depth)
    {
        for (const auto* row : m_below.value(parent)) {
            if (!m_done.contains(row->line.id))
                put(*row, depth);
        }
    }
    void put(const TreeLine& row, int depth)
    {
        m_done.insert(row.line.id);
        auto line = row.line;
        line.depth = depth;
        m_lines.append(line);
        add(line.id, depth + 1);
    }

    const QList<TreeLine>& m_rows;
    QHash<QUuid, QList<const TreeLine*>> m_below;
    QSet<QUuid> m_done;
    QList<ListLine> m_lines;
};

} // namespace

QList<ListLine> inTreeOrder(const QList<TreeLine>& rows)
{
    return Arranging(rows).lines();
}

QList<Choice> treeChoices(const QList<TreeLine>& rows)
{
    QList<Choice> choices;
    QStringList way;
    for (const auto& line : inTreeOrder(rows)) {
        way = way.first(std::min<qsizetype>(line.depth, way.size()));
        way.append(line.cells.value(0));
        choices.append({line.id, way.join(u" › "_s)});
    }
    return choices;
}

QList<Choice> choicesBeside(const QList<TreeLine>& rows, const QUuid& id)
{
    auto choices = treeChoices(rows);
    choices.removeIf([&](const Choice& choice) { return choice.id == id; });
    return choices;
}

} // namespace homeport

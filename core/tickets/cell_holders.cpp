#include "core/tickets/cell_holders.h"

#include <algorithm>

namespace homeport {

CellHolders::CellHolders(const std::vector<Entry>& entries)
{
    struct Act
    {
        Place place; ///< the act at the end of a chain of undos
        bool stands = true;
    };
    std::map<Place, Act> acts;
    for (const auto& entry : entries) {
        const Place here(entry.device, entry.number);
        Act act{here};
        if (!entry.undoes.isNull()) {
            const auto before = acts.find({entry.undoes.device, entry.undoes.number});
            if (before != acts.end())
                act = {before->second.place, !before->second.stands};
        }
        acts.insert_or_assign(here, act);
        for (const auto& edit : entry.edits) {
            auto& cell = m_cells[{edit.table, edit.row, edit.field}];
            std::erase(cell.standing, act.place);
            if (act.stands)
                cell.standing.push_back(act.place);
            cell.after.insert_or_assign(
                here, cell.standing.empty() ? Place() : cell.standing.back());
        }
    }
}

bool CellHolders::isSame(const Cell& cell, const EntryRef& one, const EntryRef& other) const
{
    const auto found = m_cells.find(cell);
    if (found == m_cells.end())
        return false;
    const auto& after = found->second.after;
    const auto first = after.find({one.device, one.number});
    const auto second = after.find({other.device, other.number});
    return first != after.end() && second != after.end() && first->second == second->second;
}

} // namespace homeport

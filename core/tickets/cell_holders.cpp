#include "core/tickets/cell_holders.h"

#include <algorithm>

namespace homeport {

CellHolders::CellHolders(const std::vector<Entry>& entries)
{
    Acts acts;
    for (const auto& entry : entries) {
        const auto act = acts.note(entry);
        for (const auto& edit : entry.edits) {
            auto& cell = m_cells[{edit.table, edit.row, edit.field}];
            std::erase(cell.standing, act.of);
            if (act.stands)
                cell.standing.push_back(act.of);
            cell.after.insert_or_assign(
                placeOf(entry), cell.standing.empty() ? EntryPlace() : cell.standing.back());
        }
    }
}

bool CellHolders::isSame(const Cell& cell, const EntryRef& one, const EntryRef& other) const
{
    const auto found = m_cells.find(cell);
    if (found == m_cells.end())
        return false;
    const auto& after = found->second.after;
    const auto first = after.find(placeOf(one));
    const auto second = after.find(placeOf(other));
    return first != after.end() && second != after.end() && first->second == second->second;
}

} // namespace homeport

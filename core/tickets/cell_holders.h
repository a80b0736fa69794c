#pragma once

#include "core/journal/acts.h"

#include <tuple>
#include <vector>

namespace homeport {

/// Which act each cell of one aggregate owes its value to, with acts that were taken back left out
/// of account: after B is taken back, a cell that A and then B had set is A's again, though the
/// undo wrote it last. So acts can be taken back, and done again, one after the other.
class CellHolders
{
public:
    using Cell = std::tuple<quint16, QUuid, quint16>; ///< table, row, field

    /// The entries of the aggregate in the one total order.
    explicit CellHolders(const std::vector<Entry>& entries);

    /// The cell owed its value to the same act right after `one` and right after `other`. False
    /// where one of them did not set it.
    bool isSame(const Cell& cell, const EntryRef& one, const EntryRef& other) const;

private:
    struct Holding
    {
        std::vector<EntryPlace> standing; ///< acts that set the cell and stand, the newest last
        std::map<EntryPlace, EntryPlace> after; ///< of each entry that set it, what stood then
    };

    std::map<Cell, Holding> m_cells;
};

} // namespace homeport

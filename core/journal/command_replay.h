#pragma once

#include "core/journal/acts.h"
#include "core/journal/fold.h"

namespace homeport {

/// The commands on one row, replayed in the one total order (synchronisation.md 6.3). A command is
/// legal by the workflow's table. An undo is legal while every cell it sets owes its value to the
/// same act as right after the entry it names, acts that were taken back left out of account: so
/// acts are taken back, and done again, one after the other.
class CommandReplay
{
public:
    using Cell = std::pair<quint16, quint16>; ///< table, field
    struct State
    {
        Value value;
        Version version; ///< of the entry that wrote it
        std::vector<EntryPlace> standing; ///< acts that set the cell and stand, the newest last
        std::map<EntryPlace, EntryPlace> after; ///< of each effective entry, what stood then
    };
    enum class Fate { NoCommand, Effective, Overtaken };

    CommandReplay(const FoldRules& rules, const QUuid& row) : m_rules(rules), m_row(row) {}

    /// The next entry of the row's aggregate.
    Fate take(const Entry& entry, const Version& version);
    /// Whether the act of this entry, which is no undo, stands after all that was taken: an undo
    /// that was overtaken took nothing back, and did nothing again.
    bool stands(const Entry& entry) const { return m_acts.stands(entry); }
    const std::map<Cell, State>& cells() const { return m_cells; }
    /// An undo of that entry could set the cell now.
    bool isHeldBy(const Cell& cell, const EntryRef& entry) const;

private:
    bool isLegal(const Entry& entry, const std::vector<const CellEdit*>& commands) const;
    void set(const Cell& cell, const Value& value, const Entry& entry, const Version& version,
        const Acts::Act& act);

    const FoldRules& m_rules;
    QUuid m_row;
    Acts m_acts;
    std::map<Cell, State> m_cells;
};

} // namespace homeport

#pragma once

#include "core/service_levels/clock_ruling.h"
#include "core/service_levels/service_level_edition.h"
#include "core/tickets/standing_entries.h"

#include <vector>

namespace homeport {

/// What one act did to the cells of a ticket that its clocks follow from.
struct StoryAct
{
    EntryOrder order;
    Timestamp at; ///< when it happened; given by an import or by the runner that caught up
    QString command;
    bool isCreation = false;
    std::vector<std::pair<int, Value>> cells; ///< by position in the ticket's row
    std::optional<ClockRuling> ruling = {};
};

/// The acts on one ticket that stand, as far as its clocks care, in the one total order.
class ClockStory
{
public:
    /// From the entries of the ticket, in any order; what was taken back does not count, nor what
    /// the workflow does not allow at its place. Where an undo left a cell otherwise than the acts
    /// that stand, it counts as the act it is to the fold.
    static ClockStory of(
        const std::vector<Entry>& entries, const LegalCommand& isLegal, const QUuid& ticket);

    /// One more act, whenever it arrives. False where clocks do not care, or know it already. An
    /// entry that takes another back is none; see of().
    bool add(const Entry& entry, const QUuid& ticket);
    const std::vector<StoryAct>& acts() const { return m_acts; }
    /// Nothing was ever taken back. Else only what is newer than all of it can be added: what comes
    /// earlier may change what an undo has left.
    bool isPlain() const { return m_isPlain; }

private:
    void add(const CellLeft& left);
    std::vector<StoryAct>::iterator placeOf(const EntryOrder& order);

    std::vector<StoryAct> m_acts;
    bool m_isPlain = true;
};

} // namespace homeport

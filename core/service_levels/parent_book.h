#pragma once

#include "core/service_levels/clock_story.h"
#include "core/service_levels/service_level_book.h"

#include <QHash>

namespace homeport {

/// From this place on a ticket is open, or no longer.
struct ParentTurn
{
    EntryOrder order;
    Timestamp at;
    QUuid parent;
    bool isOpen = false;
};

/// In the one total order.
using ParentTurns = std::vector<ParentTurn>;

/// Tells when the parents of tickets were open, by the acts on them that stand; what is deleted is
/// not open. Clocks of the parts may depend on it (PC-2). Good for one transaction: it keeps what
/// it has read.
class ParentBook
{
public:
    /// With an entry that is not in the journal yet, or without those after an instant.
    ParentBook(Database& database, const ServiceLevelBook& book, const Entry* arriving = nullptr,
        std::optional<Timestamp> until = {})
        : m_database(database), m_book(book), m_arriving(arriving), m_until(until)
    {}

    /// Of all parents that the ticket has had; nothing where no clock ever depended on a parent.
    Result<ParentTurns> of(const ClockStory& story);

private:
    Result<ParentTurns> read(const QUuid& parent);

    Database& m_database;
    const ServiceLevelBook& m_book;
    const Entry* m_arriving;
    std::optional<Timestamp> m_until;
    QHash<QUuid, ParentTurns> m_known;
};

/// Has a runner look at the clocks of the parts of a ticket again, from when the entry happened on,
/// also of those that are over, and of those that were its parts until they left it later than
/// that; those that the entry itself changes are derived with it. `isRearranged`: other acts of the
/// parent stand with the entry than without, so that earlier ones may count otherwise by now.
Result<> lookAtChildren(
    Database& database, const Entry& entry, const Row& parent, bool isRearranged);

} // namespace homeport

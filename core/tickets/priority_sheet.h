#pragma once

#include "core/base/result.h"
#include "core/tickets/priority_assessment.h"

#include <array>
#include <iterator>
#include <optional>
#include <vector>

#include "record/priority_matrix.h"

namespace homeport {

/// A cell of the priority matrix: of which tickets, and how they are rated, 1 high to 3 low.
struct PriorityPlace
{
    PriorityMatrixTicketKind kind = PriorityMatrixTicketKind::Any;
    int impact = 1;
    int urgency = 1;

    friend bool operator==(const PriorityPlace&, const PriorityPlace&) = default;
};

/// The priority matrix of an organization as it is edited (engines.md 2.2): nine cells for tickets
/// of any kind, and nine for each kind, which win where they say something.
class PrioritySheet
{
public:
    using Kind = PriorityMatrixTicketKind;
    static constexpr int levels = 3; ///< of impact and of urgency
    static constexpr int priorities = 4;

    /// Of the rows that stand, by id: the first counts where two are of one cell.
    static PrioritySheet of(const std::vector<record::PriorityMatrix>& rows);
    static const std::vector<PriorityPlace>& places();

    /// Nothing: the cell says nothing of its own.
    std::optional<int> at(const PriorityPlace& place) const { return m_cells[indexOf(place)]; }
    void set(const PriorityPlace& place, std::optional<int> priority)
    {
        m_cells[indexOf(place)] = priority;
    }
    /// What a ticket gets: what its kind says, else what is said for any. Nothing: the matrix has
    /// a gap there.
    std::optional<int> priorityAt(const PriorityPlace& place) const;
    /// The first cell for any kind that some kind needs and that says nothing.
    std::optional<PriorityPlace> gap() const;
    /// Invalid, of "priority": FIELD_REQUIRED where there is a gap(), which is never filled in
    /// silently (engines.md 2.2); VALIDATION_ERROR, RANGE where a priority is none of 1 to 4. The
    /// detail names the cell.
    Result<> check() const;

    friend bool operator==(const PrioritySheet&, const PrioritySheet&) = default;

private:
    static constexpr size_t kinds = std::size(EnumKeys<Kind>::keys);

    static size_t indexOf(const PriorityPlace& place);

    std::array<std::optional<int>, kinds * levels * levels> m_cells;
};

} // namespace homeport

#include "core/tickets/ticket_derivation.h"

#include <algorithm>

namespace homeport {
namespace {

using Field = record::Ticket::Field;

// The row of the ticket's own kind wins over the one for any; the smallest id among equals, so that
// replicas agree.
constexpr Sql matrixPriority{"tickets.matrixPriority", R"sql(
    SELECT priority
      FROM priority_matrix
     WHERE organization_id = :organization_id AND ticket_kind IN (:kind, 'any')
       AND impact = :impact AND urgency = :urgency AND deleted_at IS NULL
     ORDER BY CASE ticket_kind WHEN 'any' THEN 1 ELSE 0 END, id
     LIMIT 1
)sql",
    true};

/// Key fields of a row, read as the enumerations they are.
template <typename E>
E keyAt(const Row& row, Field::Position field)
{
    E out{};
    fromValue(row.cells[field], out);
    return out;
}

bool differs(const Row& row, const Row* before, std::initializer_list<Field::Position> fields)
{
    if (!before)
        return true;
    return std::any_of(fields.begin(), fields.end(),
        [&](Field::Position field) { return row.cells[field] != before->cells[field]; });
}

Result<int> calculatedPriority(Database& database, const Row& row)
{
    const int impact = int(row.cells[Field::Impact].integer());
    const int urgency = int(row.cells[Field::Urgency].integer());
    auto found = database.query(matrixPriority,
        {{"organization_id", row.head.organizationId}, {"kind", row.cells[Field::Kind]},
            {"impact", impact}, {"urgency", urgency}});
    if (!found)
        return found.error();
    if ((*found)->next())
        return int((*found)->integer(0));
    if (auto read = (*found)->status(); !read)
        return read.error();
    return builtInPriority(impact, urgency);
}

Result<> derivePriority(Database& database, Row& row, const Row* before)
{
    const auto inputs = {Field::Impact, Field::Urgency, Field::PrioritySource,
        Field::PriorityOverride, Field::Criticality};
    if (!differs(row, before, inputs))
        return {};
    std::optional<TicketCriticality> criticality;
    fromValue(row.cells[Field::Criticality], criticality);
    row.cells[Field::PriorityScore] = priorityScore(int(row.cells[Field::Impact].integer()),
        int(row.cells[Field::Urgency].integer()), criticality);

    const auto source = keyAt<TicketPrioritySource>(row, Field::PrioritySource);
    const bool isGiven =
        source == TicketPrioritySource::Override || source == TicketPrioritySource::CategoryDefault;
    if (isGiven && !row.cells[Field::PriorityOverride].isNull()) {
        row.cells[Field::Priority] = row.cells[Field::PriorityOverride];
        return {};
    }
    auto priority = calculatedPriority(database, row);
    if (!priority)
        return priority.error();
    row.cells[Field::Priority] = *priority;
    return {};
}

bool isAssigned(const Row& row)
{
    return !row.cells[Field::AssignedTeamId].isNull() || !row.cells[Field::AssignedUserId].isNull();
}

bool setsAssignment(const Entry& entry, const Row& row)
{
    const auto& fields = row.table->fields;
    const auto team = fields[Field::AssignedTeamId].id;
    const auto user = fields[Field::AssignedUserId].id;
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return edit.table == row.table->id && edit.row == row.id
            && (edit.field == team || edit.field == user);
    });
}

} // namespace

Result<> deriveTicket(Database& database, const Entry& entry, Row& row, const Row* before)
{
    if (row.table->id != record::Ticket::tableId)
        return {};
    row.cells[Field::IsOpen] =
        isOpenStatus(keyAt<TicketKind>(row, Field::Kind), keyAt<TicketStatus>(row, Field::Status));
    if (before && isAssigned(*before) && setsAssignment(entry, row))
        row.cells[Field::ReassignmentCount] = before->cells[Field::ReassignmentCount].integer() + 1;
    return derivePriority(database, row, before);
}

bool isOpenStatus(TicketKind kind, TicketStatus status)
{
    using enum TicketStatus;
    switch (status) {
    case Closed:
    case Cancelled:
    case Rejected:
    case Resolved: return false;
    case Fulfilled: return kind != TicketKind::ServiceRequest;
    default: return true;
    }
}

int builtInPriority(int impact, int urgency)
{
    static constexpr int matrix[3][3] = {{1, 2, 3}, {2, 3, 4}, {3, 4, 4}};
    return matrix[std::clamp(impact, 1, 3) - 1][std::clamp(urgency, 1, 3) - 1];
}

int priorityScore(int impact, int urgency, std::optional<TicketCriticality> criticality)
{
    static constexpr int levels[] = {100, 50, 10};
    static constexpr int criticalities[] = {100, 75, 50, 25};
    const int impactLevel = levels[std::clamp(impact, 1, 3) - 1];
    const int urgencyLevel = levels[std::clamp(urgency, 1, 3) - 1];
    const int criticalityLevel = criticalities[int(criticality.value_or(TicketCriticality::Low))];
    return 50 * impactLevel + 30 * urgencyLevel + 20 * criticalityLevel;
}

} // namespace homeport

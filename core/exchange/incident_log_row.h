#pragma once

#include "core/exchange/incident_log.h"
#include "core/exchange/instant_text.h"

#include <array>

/// The rows of the incident log, before they are put together to incidents.
namespace homeport::logrow {

using namespace Qt::Literals::StringLiterals;

// Not taken: active (it follows from the state), sys_created_by and sys_created_at (who typed it
// in, minutes after opened_at), notify (one value throughout).
enum Column {
    Number,
    State,
    ReassignmentCount,
    ReopenCount,
    Modification,
    MadeSla,
    Caller,
    Opener,
    OpenedAt,
    UpdatedBy,
    UpdatedAt,
    ContactType,
    Location,
    Category,
    Subcategory,
    Symptom,
    Impact,
    Urgency,
    Priority,
    Team,
    Assignee,
    ClosedCode,
    ResolvedBy,
    ResolvedAt,
    ClosedAt,
    NeededCount,
    ConfigurationItem = NeededCount,
    Knowledge,
    PriorityConfirmation,
    Problem,
    Change,
    Vendor,
    CausedBy,
    ColumnCount
};

inline constexpr std::array<QLatin1StringView, ColumnCount> columnNames{"number"_L1,
    "incident_state"_L1, "reassignment_count"_L1, "reopen_count"_L1, "sys_mod_count"_L1,
    "made_sla"_L1, "caller_id"_L1, "opened_by"_L1, "opened_at"_L1, "sys_updated_by"_L1,
    "sys_updated_at"_L1, "contact_type"_L1, "location"_L1, "category"_L1, "subcategory"_L1,
    "u_symptom"_L1, "impact"_L1, "urgency"_L1, "priority"_L1, "assignment_group"_L1,
    "assigned_to"_L1, "closed_code"_L1, "resolved_by"_L1, "resolved_at"_L1, "closed_at"_L1,
    "cmdb_ci"_L1, "knowledge"_L1, "u_priority_confirmation"_L1, "problem_id"_L1, "rfc"_L1,
    "vendor"_L1, "caused_by"_L1};

/// One row, with the values that belong to the incident as a whole, which every row repeats.
struct Row
{
    LoggedEvent event;
    std::array<std::optional<QString>, NeededCount> texts;
    std::optional<Timestamp> openedAt;
    std::optional<Timestamp> resolvedAt;
    std::optional<Timestamp> closedAt;
};

/// Where each column stands in the file, or -1 for one that it lacks.
using Places = std::array<qsizetype, ColumnCount>;

/// Reads the values of one record. The first that is malformed, or longer than it can be kept,
/// makes the row a reject, for it can then be corrected as a whole.
class RowParser
{
public:
    RowParser(const QStringList& header, const WallClock& clock, Timestamp now);

    /// Nothing where the log does not tell.
    std::optional<QString> text(const QStringList& fields, Column column) const;
    Result<Row> row(const CsvRecord& record) const;

private:
    Result<int> count(const QStringList& fields, Column column) const;
    Result<std::optional<int>> level(const QStringList& fields, Column column, int lowest) const;
    Result<std::optional<bool>> flag(const QStringList& fields, Column column) const;
    Result<std::optional<Timestamp>> instant(const QStringList& fields, Column column) const;

    InstantReader m_withDashes;
    InstantReader m_withSlashes;
    Places m_places{};
};

} // namespace homeport::logrow

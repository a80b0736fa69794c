#include "core/tickets/priority_terms.h"

#include "core/db/id_list.h"
#include "core/journal/field_clock.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_derivation.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql theirRows{"priority.termRows", R"sql(
    SELECT id FROM priority_matrix
    UNION ALL SELECT id FROM setting WHERE key = 'priority.method' AND scope = 'organization'
)sql"};

Result<QList<QUuid>> termRows(Database& database)
{
    auto ids = idsOf(database, theirRows);
    if (ids)
        std::sort(ids->begin(), ids->end());
    return ids;
}

Row begin(const TableMeta& table, const QUuid& id)
{
    Row row;
    row.table = &table;
    row.id = id;
    for (const auto& field : table.fields)
        row.cells.push_back(defaultValue(field));
    return row;
}

/// As it stood; without a table where it was not there yet.
Row rowAt(const QUuid& id, const std::vector<Entry>& entries, const PriorityMoment& moment)
{
    Row row;
    for (const auto& entry : entries) {
        if (moment < priorityMomentOf(entry))
            break;
        for (const auto& edit : entry.edits) {
            if (edit.row != id)
                continue;
            if (!row.table || edit.isCreation())
                row = begin(*tableById(edit.table), id);
            if (edit.field == FieldClock::deletedAt)
                row.head.deletedAt =
                    edit.value.isNull() ? std::nullopt : std::optional(fromMsecs(entry.happenedAt));
            else if (const int at = row.table->position(edit.field); at >= 0)
                row.cells[size_t(at)] = edit.value;
        }
    }
    return row;
}

PriorityMethod methodIn(const record::Setting& setting)
{
    const auto parsed = QJsonDocument::fromJson('[' + setting.value.toUtf8() + ']').array();
    return fromKey<PriorityMethod>(parsed.first().toString()).value_or(PriorityMethod::Matrix);
}

} // namespace

Result<PriorityTerms> priorityTermsAt(Database& database, const PriorityMoment& moment)
{
    const auto ids = termRows(database);
    if (!ids)
        return ids.error();
    PriorityTerms terms;
    if (ids->isEmpty())
        return terms;
    const auto entries = entriesOfRoots(database, *ids);
    if (!entries)
        return entries.error();
    bool isMethodFound = false;
    for (const auto& id : *ids) {
        const auto theirs = entries->constFind(id);
        if (theirs == entries->cend())
            continue; // before the journal begins here
        const auto row = rowAt(id, *theirs, moment);
        if (!row.table)
            continue;
        if (row.table->id == record::PriorityMatrix::tableId) {
            terms.matrix.push_back(record::PriorityMatrix::fromRow(row));
        } else if (!row.head.deletedAt && !isMethodFound) {
            terms.method = methodIn(record::Setting::fromRow(row));
            isMethodFound = true;
        }
    }
    return terms;
}

int matrixPriority(
    const std::vector<record::PriorityMatrix>& matrix, TicketKind kind, int impact, int urgency)
{
    const record::PriorityMatrix* found = nullptr;
    for (const auto& cell : matrix) {
        if (cell.head.deletedAt || cell.impact != impact || cell.urgency != urgency)
            continue;
        if (keyOf(cell.ticketKind) == keyOf(kind))
            return cell.priority;
        if (cell.ticketKind == PriorityMatrixTicketKind::Any && !found)
            found = &cell;
    }
    return found ? found->priority : builtInPriority(impact, urgency);
}

} // namespace homeport

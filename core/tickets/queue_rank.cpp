#include "core/tickets/queue_rank.h"

#include <algorithm>

#include "record/incident.h"
#include "record/ticket.h"

namespace homeport {

namespace {

using Field = record::Ticket::Field;

constexpr Sql isMajor{"tickets.isMajor", "SELECT is_major FROM incident WHERE ticket_id = :id"};

// From the highest bit down: no major, not breached, priority, due instant, what lacks of the
// score. The step of version 5 (schema/upgrades) says the same.
constexpr qint64 noMajor = breachedOthersBegin;
constexpr qint64 notBreached = breachedMajorsEnd;
constexpr int priorityAt = 58;
constexpr int dueAt = 14;
constexpr qint64 latestDue = (qint64(1) << (priorityAt - dueAt)) - 1;
constexpr qint64 highestScore = (qint64(1) << dueAt) - 1;

template <typename T>
T in(const Row& row, Field::Position field)
{
    T out{};
    fromValue(row.cells[field], out);
    return out;
}

qint64 rankOf(const Row& ticket, bool isOfMajor)
{
    const auto priority = std::clamp<qint64>(in<int>(ticket, Field::Priority), 1, 4);
    const auto due = in<std::optional<Timestamp>>(ticket, Field::NextDueAt);
    const auto score = in<std::optional<int>>(ticket, Field::PriorityScore).value_or(0);
    return (isOfMajor ? 0 : noMajor) + (in<bool>(ticket, Field::IsClockBreached) ? 0 : notBreached)
        + ((priority - 1) << priorityAt)
        + (std::clamp<qint64>(due ? toMsecs(*due) : latestDue, 0, latestDue) << dueAt)
        + highestScore - std::clamp<qint64>(score, 0, highestScore);
}

Result<bool> storedMajor(Database& database, const QUuid& ticket)
{
    auto row = database.query(isMajor, {{"id", ticket}});
    if (!row)
        return row.error();
    const bool isThere = (*row)->next();
    if (auto read = (*row)->status(); !read)
        return read.error();
    return isThere && (*row)->boolean(0);
}

/// As the former rank has it, where that says so.
Result<bool> knownMajor(Database& database, const Row& ticket, qint64 rank)
{
    if (in<TicketKind>(ticket, Field::Kind) != TicketKind::Incident)
        return false;
    return rank == noRank ? storedMajor(database, ticket.id) : Result<bool>((rank & noMajor) == 0);
}

/// What the entry sets it to; null: it does not.
const CellEdit* declared(const Entry& entry, const QUuid& ticket)
{
    const auto field = record::Incident::table().fields[record::Incident::Field::IsMajor].id;
    const CellEdit* found = nullptr;
    for (const auto& edit : entry.edits) {
        if (edit.table == record::Incident::tableId && edit.row == ticket && edit.field == field)
            found = &edit;
    }
    return found;
}

} // namespace

Result<> deriveQueueRank(Database& database, const Entry& entry, Row& row, const Row* before)
{
    if (row.table->id != record::Ticket::tableId)
        return {};
    if (!in<bool>(row, Field::IsOpen)) {
        row.cells[Field::QueueRank] = noRank;
        return {};
    }
    const auto* edit = declared(entry, row.id);
    if (!before) { // its incident is not stored yet
        row.cells[Field::QueueRank] = rankOf(row, edit && edit->value.boolean());
        return {};
    }
    const auto major =
        knownMajor(database, row, edit ? noRank : before->cells[Field::QueueRank].integer());
    if (!major)
        return major.error();
    row.cells[Field::QueueRank] = rankOf(row, *major);
    return {};
}

Result<> refreshQueueRanks(Database& database, std::span<Row> rows)
{
    for (auto& row : rows) {
        if (row.table->id != record::Ticket::tableId)
            return {};
        if (!in<bool>(row, Field::IsOpen)) {
            row.cells[Field::QueueRank] = noRank;
            continue;
        }
        const auto major = knownMajor(database, row, row.cells[Field::QueueRank].integer());
        if (!major)
            return major.error();
        row.cells[Field::QueueRank] = rankOf(row, *major);
    }
    return {};
}

} // namespace homeport

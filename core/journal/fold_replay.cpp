// What the fold cannot decide cell by cell: commands on a status and moves in a tree are replayed
// in the total order when one arrives late (synchronisation.md 6.3, 6.8).
#include "core/journal/command_replay.h"
#include "core/journal/fold.h"
#include "core/journal/stored_entry.h"

#include <QSet>

#include <algorithm>

namespace homeport {

namespace {

constexpr Sql entriesOfRoot{
    "fold.entriesOfRoot", "SELECT t.stream, t.seq, t.stamp, " STORED_ENTRY R"sql(
      FROM jr_root r JOIN jr_tx t ON t.no = r.no
     WHERE r.root = :root AND t.state = 0)sql"};
constexpr Sql noOvertaken{
    "fold.noOvertaken", "DELETE FROM jr_attention WHERE row_id = :row_id AND kind = 'overtaken'"};
constexpr Sql insertMove{"fold.newMove", R"sql(
    INSERT INTO jr_move (table_id, row_id, stream, seq, stamp, parent)
    VALUES (:table_id, :row_id, :stream, :seq, :stamp, :parent)
    ON CONFLICT (table_id, row_id, stream, seq) DO NOTHING)sql"};
constexpr Sql movesOfTable{"fold.moves",
    "SELECT row_id, stream, seq, stamp, parent FROM jr_move WHERE table_id = :table_id"};
// Two transactions that move in a tree at once each see a tree without the other's move. Both write
// this row, so that PostgreSQL makes the second one run again.
constexpr Sql oneMoverAtATime{"fold.oneMover", "UPDATE desk SET one = one"};
constexpr Sql noIgnoredMoves{"fold.noIgnoredMoves", R"sql(
    DELETE FROM jr_attention WHERE kind = 'ignored_move'
       AND row_id IN (SELECT row_id FROM jr_move WHERE table_id = :table_id))sql"};

struct Past
{
    Version version;
    Entry entry;
};

int statusPosition(const TableMeta& table)
{
    return table.positionOf(QLatin1StringView("status"));
}

} // namespace

/// Every one of the cells was written by this entry, and by none since.
bool Fold::holdsAll(const Cells& cells, const EntryRef& entry) const
{
    return std::all_of(cells.begin(), cells.end(), [&](const CellEdit* edit) {
        const auto row = m_rows.find(Key(edit->table, edit->row));
        const auto held = row == m_rows.end() ? Version() : row->second.clock.of(edit->field);
        return held.number == entry.number && m_streams.deviceOf(held.stream) == entry.device;
    });
}

Result<> Fold::command(
    const Entry& entry, const Version& version, const QUuid& rowId, const Cells& cells)
{
    auto found = working(*tableById(m_rules.statusTable), rowId);
    if (!found)
        return found.error();
    auto& status = **found;
    const bool isUndo = !entry.undoes.isNull();
    // Taking back anything but the newest act is judged by the whole story.
    const bool isOfNewest = isUndo && holdsAll(cells, entry.undoes);
    const bool isPlain = !isUndo || isOfNewest || m_rules.plantedDefect == 11;
    if (isPlain && m_streams.isLater(version, status.clock.of(FieldClock::lastCommand))) {
        const auto& now = status.row.cells[size_t(statusPosition(*status.row.table))];
        const bool legal = m_rules.plantedDefect == 7 // commands are taken as plain values
            || (isUndo ? isOfNewest
                       : !m_rules.isLegal || m_rules.isLegal(entry.command, now.text()));
        for (const auto* edit : cells) {
            auto target = working(*tableById(edit->table), rowId);
            if (!target)
                return target.error();
            if (legal) {
                setCell(**target, *edit, entry);
                (*target)->clock.set(edit->field, version);
            }
        }
        status.clock.set(FieldClock::lastCommand, version);
        return legal ? Result<>() : attention(rowId, version, "overtaken");
    }
    if (m_rules.plantedDefect == 8) // late commands are dropped instead of replayed
        return {};
    return replayCommands(entry, version, rowId, status);
}

Result<> Fold::replayCommands(
    const Entry& arriving, const Version& version, const QUuid& rowId, Working& status)
{
    std::vector<Past> past{{version, arriving}};
    auto cursor = m_database.query(entriesOfRoot, {{"root", status.row.head.rootId}});
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {
        auto entry = storedEntry(**cursor, 3);
        if (!entry)
            return entry.error();
        past.push_back(
            {{quint64((*cursor)->integer(2)), qint32((*cursor)->integer(0)), (*cursor)->integer(1)},
                std::move(*entry)});
    }
    if (auto read = (*cursor)->status(); !read)
        return read;
    std::sort(past.begin(), past.end(),
        [&](const Past& a, const Past& b) { return m_streams.isLater(b.version, a.version); });

    if (auto done = m_database.exec(noOvertaken, {{"row_id", rowId}}); !done)
        return done.error();
    CommandReplay replay(m_rules, rowId);
    Version newest;
    for (const auto& [at, entry] : past) {
        const auto fate = replay.take(entry, at);
        if (fate == CommandReplay::Fate::NoCommand)
            continue;
        newest = at;
        if (fate == CommandReplay::Fate::Effective)
            continue;
        if (auto done = attention(rowId, at, "overtaken"); !done)
            return done;
    }
    for (const auto& [key, cell] : replay.cells()) {
        auto target = working(*tableById(key.first), rowId);
        if (!target)
            return target.error();
        (*target)->row.cells[size_t((*target)->row.table->position(key.second))] = cell.value;
        if (cell.version == (*target)->clock.base())
            (*target)->clock.drop(key.second);
        else
            (*target)->clock.set(key.second, cell.version);
    }
    if (!newest.isNull() && m_streams.isLater(newest, status.clock.of(FieldClock::lastCommand)))
        status.clock.set(FieldClock::lastCommand, newest);
    return {};
}

Result<> Fold::move(const Version& version, Working& target, const CellEdit& edit)
{
    const auto& table = *target.row.table;
    if (auto alone = m_database.exec(oneMoverAtATime); !alone)
        return alone.error();
    auto noted = m_database.exec(insertMove,
        {{"table_id", int(table.id)}, {"row_id", target.row.id}, {"stream", int(version.stream)},
            {"seq", version.number}, {"stamp", qint64(version.stamp)}, {"parent", edit.value}});
    if (!noted)
        return noted.error();
    return replayMoves(table, table.position(edit.field), target.row.id, version);
}

/// The tree that moves in their order make; `ignored` gets those that would close a cycle.
std::map<QUuid, Fold::Move> Fold::tree(
    const std::vector<Move>& moves, std::vector<Move>& ignored) const
{
    std::map<QUuid, Move> held;
    for (const auto& move : moves) {
        bool closesCycle = false;
        auto above = move.parent;
        while (m_rules.plantedDefect != 9 && !above.isNull() && !closesCycle) {
            closesCycle = above.uuid() == move.row;
            const auto next = held.find(above.uuid());
            above = next == held.end() ? Value() : next->second.parent;
        }
        if (closesCycle) // defect 9 lets cycles in
            ignored.push_back(move);
        else
            held[move.row] = move;
    }
    return held;
}

/// In their order.
Result<std::vector<Fold::Move>> Fold::movesOf(const TableMeta& table) const
{
    auto cursor = m_database.query(movesOfTable, {{"table_id", int(table.id)}});
    if (!cursor)
        return cursor.error();
    std::vector<Move> moves;
    while ((*cursor)->next()) {
        const auto parent = (*cursor)->optionalUuid(4);
        moves.push_back({(*cursor)->uuid(0),
            {quint64((*cursor)->integer(3)), qint32((*cursor)->integer(1)), (*cursor)->integer(2)},
            parent ? Value(*parent) : Value()});
    }
    if (auto read = (*cursor)->status(); !read)
        return read.error();
    std::sort(moves.begin(), moves.end(),
        [&](const Move& a, const Move& b) { return m_streams.isLater(b.version, a.version); });
    return moves;
}

/// Trees have hundreds of nodes and rare moves: the whole table is replayed each time, in memory.
/// Rows hold what the replay without the arriving move gave, so only those are stored where the
/// two differ.
Result<> Fold::replayMoves(
    const TableMeta& table, int position, const QUuid& arrivingRow, const Version& arriving)
{
    const auto known = movesOf(table);
    if (!known)
        return known.error();
    const auto& moves = *known;
    auto earlier = moves;
    std::erase_if(earlier,
        [&](const Move& move) { return move.row == arrivingRow && move.version == arriving; });
    std::vector<Move> ignoredBefore;
    std::vector<Move> ignored;
    const auto before = tree(earlier, ignoredBefore);
    const auto held = tree(moves, ignored);

    if (auto done = m_database.exec(noIgnoredMoves, {{"table_id", int(table.id)}}); !done)
        return done.error();
    for (const auto& move : ignored) {
        if (auto done = attention(move.row, move.version, "ignored_move"); !done)
            return done;
    }
    const quint16 fieldId = table.fields[size_t(position)].id;
    QSet<QUuid> moved;
    for (const auto& move : moves)
        moved.insert(move.row);
    for (const auto& row : std::as_const(moved)) {
        const auto at = held.find(row);
        const auto was = before.find(row);
        const bool isSame = (at == held.end()) == (was == before.end())
            && (at == held.end() || at->second.version == was->second.version);
        if (isSame && row != arrivingRow)
            continue;
        auto target = working(table, row);
        if (!target)
            return target.error();
        auto& cell = (*target)->row.cells[size_t(position)];
        if (at == held.end()) {
            cell = Value();
            (*target)->clock.drop(fieldId);
            continue;
        }
        cell = at->second.parent;
        if (at->second.version == (*target)->clock.base())
            (*target)->clock.drop(fieldId);
        else
            (*target)->clock.set(fieldId, at->second.version);
    }
    return {};
}

} // namespace homeport

#include "core/tickets/run_undo.h"

#include "core/access/access_service.h"
#include "core/db/id_list.h"
#include "core/tickets/row_users.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype rowsPerEntry = 500;
/// With all that belongs to them: others who write wait for one entry.
constexpr qsizetype ticketsPerEntry = 50;

constexpr Sql newestEntry{"runUndo.newest", "SELECT coalesce(max(no), 0) FROM jr_tx"};
constexpr Sql othersSince{"runUndo.othersSince", R"sql(
    SELECT count(*) FROM jr_tx WHERE no > :no AND (run_id IS NULL OR run_id <> :run))sql"};

/// Those that others are part of (R-4). A part names its ticket without writing to it, so the
/// journal does not tell of it.
Result<QSet<QUuid>> withParts(Database& database, const std::vector<QUuid>& tickets)
{
    const IdList listed(tickets);
    const QByteArray text =
        "SELECT DISTINCT parent_id FROM ticket WHERE deleted_at IS NULL AND parent_id IN "
        + listed.text();
    return idsOf<QSet<QUuid>>(database, {"runUndo.withParts", text.constData()}, listed.bindings());
}

} // namespace

Result<bool> RunUndoing::step(Replica& replica)
{
    if (!m_isRead) {
        if (auto may = AccessService::require(m_actor, u"integration.import"_s); !may)
            return may.error();
        // A run may have more entries than memory should hold at once.
        auto read = replica.read([this](Database& database) { return collect(database); });
        if (!read)
            return read.error();
        m_isRead = true;
        return true;
    }
    if (m_ticketsSeen < qsizetype(m_tickets.size())) {
        auto removed = removePart(
            replica, m_tickets, m_ticketsSeen, ticketsPerEntry, &RunUndoing::removeTickets);
        return removed ? Result<bool>(done() < total()) : removed.error();
    }
    if (done() == total())
        return false;
    if (!m_hasLooked) {
        auto looked = replica.read([this](Database& database) { return lookForUse(database); });
        if (!looked)
            return looked.error();
        m_hasLooked = true;
    }
    auto removed =
        removePart(replica, m_others, m_othersSeen, rowsPerEntry, &RunUndoing::removeOthers);
    return removed ? Result<bool>(done() < total()) : removed.error();
}

Result<> RunUndoing::collect(Database& database)
{
    m_tickets.clear();
    m_parts.clear();
    m_others.clear();
    m_kinds.clear();
    bool isKnown = false;
    auto read = eachEntryInRun(database, m_run.value(), [&](const Entry& entry) {
        isKnown = true;
        for (const auto& edit : entry.edits) {
            if (edit.isCreation())
                note(entry, {edit.table, edit.row});
        }
    });
    if (!read)
        return read;
    if (!isKnown)
        return Error{Error::Kind::NotFound, u"run"_s, m_run.toString(), u"NOT_FOUND"_s};
    return {};
}

void RunUndoing::note(const Entry& entry, const Made& made)
{
    const auto& table = *tableById(made.table);
    if (table.id == record::Ticket::tableId) {
        m_tickets.push_back(made.row);
    } else if (const auto ticket = ticketOf(entry, made, table); !ticket.isNull()) {
        m_parts[ticket].push_back(made);
    } else if (!m_kinds.contains(made.row)) {
        m_kinds.insert(made.row, made.table);
        m_others.push_back(made.row);
    }
}

/// Whose part the row is; null where it belongs to no ticket.
QUuid RunUndoing::ticketOf(const Entry& entry, const Made& made, const TableMeta& table)
{
    if (table.cls == TableClass::Extension)
        return made.row;
    if (table.rootField < 0)
        return {};
    const auto& root = table.fields[size_t(table.rootField)];
    if (root.refTable != record::Ticket::tableId)
        return {};
    const auto named =
        std::find_if(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
            return edit.row == made.row && edit.table == made.table && edit.field == root.id;
        });
    return named == entry.edits.end() ? QUuid() : named->value.uuid();
}

/// Those that come after the ones that were seen.
Result<> RunUndoing::removePart(
    Replica& replica, const Rows& rows, qsizetype& seen, qsizetype atOnce, Part remove)
{
    const auto last = std::min(seen + atOnce, qsizetype(rows.size()));
    const Rows part(rows.begin() + seen, rows.begin() + last);
    RunUndo outcome;
    auto written = replica.write(m_actor.author(), {.code = u"import.undo"_s, .run = m_run},
        [&](UnitOfWork& unit) -> Result<> {
            outcome = {};
            return (this->*remove)(unit, part, outcome);
        });
    if (!written)
        return written.error();
    m_outcome.removed += outcome.removed;
    m_outcome.kept += outcome.kept;
    m_outcome.inUse += outcome.inUse;
    seen = last;
    return {};
}

/// Aggregates that others wrote to. A comment leaves the ticket's own row alone, so the journal
/// is asked.
Result<QSet<QUuid>> RunUndoing::touched(Database& database, const Rows& roots)
{
    std::vector<QByteArray> names;
    for (size_t i = 0; i < roots.size(); ++i)
        names.push_back("root_" + QByteArray::number(qsizetype(i)));
    Bindings bindings{{"run", m_run}};
    QByteArrayList places;
    for (size_t i = 0; i < roots.size(); ++i) {
        places += ':' + names[i];
        bindings.push_back({names[i].constData(), roots[i]});
    }
    const QByteArray text = "SELECT DISTINCT r.root FROM jr_root r JOIN jr_tx t ON t.no = r.no"
                            " WHERE (t.run_id IS NULL OR t.run_id <> :run) AND r.root IN ("
        + places.join(", ") + ')';
    return idsOf<QSet<QUuid>>(database, {"runUndo.touched", text.constData()}, bindings);
}

Result<bool> RunUndoing::isLive(UnitOfWork& unit, const Made& made)
{
    auto row = unit.load(*tableById(made.table), made.row);
    if (!row)
        return row.error();
    return *row && !(*row)->head.deletedAt;
}

Result<> RunUndoing::removeTickets(UnitOfWork& unit, const Rows& part, RunUndo& outcome)
{
    auto built = touched(unit.database(), part);
    if (!built)
        return built.error();
    auto parents = withParts(unit.database(), part);
    if (!parents)
        return parents.error();
    built->unite(*parents);
    for (const auto& id : part) {
        auto live = isLive(unit, {record::Ticket::tableId, id});
        if (!live)
            return live.error();
        if (*live && built->contains(id))
            ++outcome.kept;
        if (!*live || built->contains(id))
            continue;
        if (auto removed = unit.setDeleted(record::Ticket::table(), id, true); !removed)
            return removed;
        for (const auto& made : m_parts.value(id)) {
            if (auto removed = unit.setDeleted(*tableById(made.table), made.row, true); !removed)
                return removed;
        }
        ++outcome.removed;
    }
    return {};
}

/// What the rest of the desk needs of the rows, and what the desk was then.
Result<> RunUndoing::lookForUse(Database& database)
{
    auto newest = number(database, newestEntry);
    if (!newest)
        return newest.error();
    m_lookedAt = *newest;
    QSet<QUuid> changed;
    const auto all = qsizetype(m_others.size());
    for (qsizetype first = 0; first < all; first += rowsPerEntry) {
        const auto last = std::min(first + rowsPerEntry, all);
        auto found = touched(database, {m_others.begin() + first, m_others.begin() + last});
        if (!found)
            return found.error();
        changed.unite(*found);
    }
    auto needed = RowUsers(database, m_kinds, m_run.value()).needed(std::move(changed));
    if (!needed)
        return needed.error();
    m_needed = std::move(*needed);
    return {};
}

Result<> RunUndoing::removeOthers(UnitOfWork& unit, const Rows& part, RunUndo& outcome)
{
    // Whoever wrote since may have put to use what was idle, or changed it.
    auto others = number(unit.database(), othersSince, {{"no", m_lookedAt}, {"run", m_run}});
    if (!others)
        return others.error();
    if (*others > 0) {
        if (auto looked = lookForUse(unit.database()); !looked)
            return looked;
    }
    for (const auto& id : part) {
        const Made made{m_kinds.value(id), id};
        auto live = isLive(unit, made);
        if (!live)
            return live.error();
        if (!*live)
            continue;
        const auto& table = *tableById(made.table);
        if (m_needed.contains(id)) {
            outcome.inUse += table.isMember ? 0 : 1;
            continue;
        }
        if (auto removed = unit.setDeleted(table, id, true); !removed)
            return removed;
    }
    return {};
}

Result<RunUndo> undoRun(Replica& replica, const Actor& actor, RunId run)
{
    RunUndoing undoing(actor, run);
    for (;;) {
        const auto more = undoing.step(replica);
        if (!more)
            return more.error();
        if (!*more)
            return undoing.outcome();
    }
}

} // namespace homeport

#include "core/access/access_service.h"
#include "core/tickets/history.h"
#include "core/tickets/row_users.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr size_t rowsPerEntry = 500;
/// With all that belongs to them: others who write wait for one entry.
constexpr size_t ticketsPerEntry = 50;

constexpr Sql newestEntry{"runUndo.newest", "SELECT coalesce(max(no), 0) FROM jr_tx"};
constexpr Sql othersSince{"runUndo.othersSince", R"sql(
    SELECT count(*) FROM jr_tx WHERE no > :no AND (run_id IS NULL OR run_id <> :run))sql"};

/// What of a run there is to take back.
class RunUndoing
{
public:
    RunUndoing(Replica& replica, const Actor& actor, RunId run)
        : m_replica(replica), m_actor(actor), m_run(run)
    {}

    Result<RunUndo> go()
    {
        // A run may have more entries than memory should hold at once.
        auto read = m_replica.read([this](Database& database) { return collect(database); });
        if (!read)
            return read.error();
        if (auto done = inParts(m_tickets, ticketsPerEntry, &RunUndoing::removeTickets); !done)
            return done.error();
        auto looked = m_replica.read([this](Database& database) { return lookForUse(database); });
        if (!looked)
            return looked.error();
        if (auto done = inParts(m_others, rowsPerEntry, &RunUndoing::removeOthers); !done)
            return done.error();
        return m_outcome;
    }

private:
    struct Made
    {
        quint16 table = 0;
        QUuid row;
    };
    using Part = Result<> (RunUndoing::*)(
        UnitOfWork&, const std::vector<QUuid>& part, RunUndo& outcome);

    Result<> collect(Database& database)
    {
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

    void note(const Entry& entry, const Made& made)
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
    static QUuid ticketOf(const Entry& entry, const Made& made, const TableMeta& table)
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

    Result<> inParts(const std::vector<QUuid>& rows, size_t atOnce, Part remove)
    {
        for (size_t first = 0; first < rows.size(); first += atOnce) {
            const auto last = std::min(first + atOnce, rows.size());
            const std::vector<QUuid> part(
                rows.begin() + qsizetype(first), rows.begin() + qsizetype(last));
            RunUndo outcome;
            auto written = m_replica.write(m_actor.author(),
                {.code = u"import.undo"_s, .run = m_run}, [&](UnitOfWork& unit) -> Result<> {
                    outcome = {};
                    return (this->*remove)(unit, part, outcome);
                });
            if (!written)
                return written.error();
            m_outcome.removed += outcome.removed;
            m_outcome.kept += outcome.kept;
            m_outcome.inUse += outcome.inUse;
        }
        return {};
    }

    /// Aggregates that others wrote to. A comment leaves the ticket's own row alone, so the journal
    /// is asked.
    Result<QSet<QUuid>> touched(Database& database, const std::vector<QUuid>& roots)
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
        auto cursor = database.query({"runUndo.touched", text.constData()}, bindings);
        if (!cursor)
            return cursor.error();
        QSet<QUuid> found;
        while ((*cursor)->next())
            found.insert((*cursor)->uuid(0));
        if (auto status = (*cursor)->status(); !status)
            return status.error();
        return found;
    }

    static Result<bool> isLive(UnitOfWork& unit, const Made& made)
    {
        auto row = unit.load(*tableById(made.table), made.row);
        if (!row)
            return row.error();
        return *row && !(*row)->head.deletedAt;
    }

    Result<> removeTickets(UnitOfWork& unit, const std::vector<QUuid>& part, RunUndo& outcome)
    {
        auto built = touched(unit.database(), part);
        if (!built)
            return built.error();
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
                if (auto removed = unit.setDeleted(*tableById(made.table), made.row, true);
                    !removed)
                    return removed;
            }
            ++outcome.removed;
        }
        return {};
    }

    /// What the rest of the desk needs of the rows, and what the desk was then.
    Result<> lookForUse(Database& database)
    {
        auto newest = number(database, newestEntry);
        if (!newest)
            return newest.error();
        m_lookedAt = *newest;
        QSet<QUuid> changed;
        for (size_t first = 0; first < m_others.size(); first += rowsPerEntry) {
            const auto last = std::min(first + rowsPerEntry, m_others.size());
            auto found = touched(database,
                {m_others.begin() + qsizetype(first), m_others.begin() + qsizetype(last)});
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

    Result<> removeOthers(UnitOfWork& unit, const std::vector<QUuid>& part, RunUndo& outcome)
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

    Replica& m_replica;
    const Actor& m_actor;
    RunId m_run;
    std::vector<QUuid> m_tickets;
    QHash<QUuid, std::vector<Made>> m_parts; ///< by ticket
    std::vector<QUuid> m_others;
    QHash<QUuid, quint16> m_kinds; ///< the tables of m_others
    QSet<QUuid> m_needed;
    qint64 m_lookedAt = 0; ///< the newest entry when m_needed was read
    RunUndo m_outcome;
};

} // namespace

Result<RunUndo> undoRun(Replica& replica, const Actor& actor, RunId run)
{
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed.error();
    return RunUndoing(replica, actor, run).go();
}

} // namespace homeport

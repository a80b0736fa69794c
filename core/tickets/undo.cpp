#include "core/access/organization_rules.h"
#include "core/journal/stored_entry.h"
#include "core/tickets/history.h"
#include "core/tickets/priority_matrix_service.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/text_modules.h"
#include "core/tickets/undo_entry.h"
#include "core/tickets/undo_rules.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql arrivalOf{"history.arrival", R"sql(
    SELECT t.no FROM jr_tx t JOIN jr_stream s ON s.no = t.stream
     WHERE s.device = :device AND t.seq = :seq AND t.state = 0)sql"};
constexpr Sql earlierEntries{"history.earlier", "SELECT " STORED_ENTRY R"sql(
      FROM jr_root r JOIN jr_tx t ON t.no = r.no
     WHERE r.root = :root AND t.no < :no AND t.state = 0 ORDER BY t.no DESC)sql"};

/// What a cell held before an entry; long values are only hashes there and are looked up in the
/// entries before it.
Result<Value> valueBefore(
    Database& database, const CellEdit& edit, const QUuid& root, qint64 arrival)
{
    if (!edit.oldIsHash)
        return edit.oldValue;
    auto cursor = database.query(earlierEntries, {{"root", root}, {"no", arrival}});
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {
        auto entry = storedEntry(**cursor);
        if (!entry)
            return entry.error();
        for (const auto& earlier : entry->edits) {
            if (earlier.table == edit.table && earlier.row == edit.row
                && earlier.field == edit.field
                && sha256(encodedValue(earlier.value)) == edit.oldValue.blob())
                return earlier.value;
        }
    }
    return Error{Error::Kind::NotFound, u"old value"_s};
}

/// Writes the inverse of an entry that still holds.
Result<> takeBack(UnitOfWork& unit, const Entry& entry)
{
    auto arrival =
        number(unit.database(), arrivalOf, {{"device", entry.device}, {"seq", entry.number}});
    if (!arrival)
        return arrival.error();
    QSet<QUuid> created;
    for (const auto& edit : entry.edits) {
        if (edit.isCreation())
            created.insert(edit.row);
    }
    for (const auto& edit : entry.edits) {
        if (isKeptByUndo(edit.table))
            continue;
        const auto& table = *tableById(edit.table);
        if (edit.isCreation() || edit.field == FieldClock::deletedAt) {
            const bool deletes = edit.isCreation() || edit.value.isNull();
            if (auto done = unit.setDeleted(table, edit.row, deletes); !done)
                return done;
            continue;
        }
        if (created.contains(edit.row))
            continue; // it goes with its row
        const int at = table.position(edit.field);
        if (at < 0 || !table.fields[size_t(at)].isJournaled())
            continue; // computed from the rest
        auto row = unit.load(table, edit.row);
        if (!row)
            return row.error();
        if (!*row)
            return Error{
                Error::Kind::NotFound, QString::fromLatin1(table.name), {}, u"NOT_FOUND"_s};
        auto before = valueBefore(unit.database(), edit, (*row)->head.rootId, *arrival);
        if (!before)
            return before.error();
        auto changed = **row;
        changed.cells[size_t(at)] = *before;
        if (auto done = unit.stage(changed, false); !done)
            return done;
    }
    return {};
}

/// A ticket and what belongs to it, also through a part, as a mention does through its comment.
bool isOfTicket(const TableMeta& table)
{
    if (table.id == record::Ticket::tableId || table.cls == TableClass::Extension)
        return true;
    if (table.rootField < 0)
        return false;
    return isOfTicket(*tableById(table.fields[size_t(table.rootField)].refTable));
}

Result<> checkRow(UnitOfWork& unit, const Actor& actor, const TableMeta& table, const QUuid& id)
{
    if (table.id == record::TextModule::tableId)
        return checkTextModule(unit, actor, TextModuleId(id));
    if (table.id == record::PriorityMatrix::tableId)
        return checkPriorityMatrix(unit);
    return checkAsItStands(unit, actor, table, id);
}

/// What has no story of its own must obey its rules as the undo leaves it.
Result<> checkRest(UnitOfWork& unit, const Actor& actor, const Entry& entry)
{
    QSet<QUuid> checked;
    for (const auto& edit : entry.edits) {
        const auto& table = *tableById(edit.table);
        // Parts of a ticket go together: a comment's files refer to it until the unit is written.
        if (checked.contains(edit.row) || isOfTicket(table))
            continue;
        checked.insert(edit.row);
        if (auto fine = checkRow(unit, actor, table, edit.row); !fine)
            return fine;
    }
    return {};
}

} // namespace

Result<> undoWithin(Replica& replica, UnitOfWork& unit, const Actor& actor, const EntryRef& ref)
{
    auto entry = entryAt(unit.database(), ref);
    if (!entry)
        return entry.error();
    StreamBook streams;
    if (auto loaded = streams.load(unit.database()); !loaded)
        return loaded;
    if (auto may = UndoRules(unit.database(), streams, replica.rules(), actor).judge(*entry); !may)
        return may;
    if (auto taken = takeBack(unit, *entry); !taken)
        return taken;
    return checkRest(unit, actor, *entry);
}

namespace {

/// What goes along with the entry, and the entry itself as the last: it is what the person did.
Result<std::vector<EntryRef>> together(
    Database& database, const FoldRules& rules, const Actor& actor, const EntryRef& ref)
{
    std::vector<EntryRef> refs;
    auto entry = entryAt(database, ref);
    if (!entry)
        return entry.error();
    if (!entry->run.isNull()) {
        StreamBook streams;
        if (auto loaded = streams.load(database); !loaded)
            return loaded.error();
        UndoRules judge(database, streams, rules, actor);
        auto parts = judge.partsOf(*entry);
        if (!parts)
            return parts.error();
        // Here, where all of it stands, a refusal can say which part it is about.
        if (auto may = parts->empty() ? Result<>() : judge.judge(*entry); !may)
            return may.error();
        for (const auto& part : *parts)
            refs.push_back({part.entry->device, part.entry->number});
    }
    refs.push_back(ref);
    return refs;
}

} // namespace

/// An entry for each ticket, so that each one's story tells of it.
Result<> undo(Replica& replica, const Actor& actor, const EntryRef& ref,
    const std::function<Result<>(UnitOfWork&)>& besides)
{
    const auto refs = replica.read(
        [&](Database& database) { return together(database, replica.rules(), actor, ref); });
    if (!refs)
        return refs.error();
    Command command{.code = u"undo"_s};
    if (refs->size() > 1) // so that doing it again finds them
        command.run = RunId(newUuid(replica.now(), *replica.world().random));
    std::vector<Replica::Step> steps;
    for (const auto& each : *refs) {
        command.undoes = each;
        steps.push_back({actor.author(), command, [&, each](UnitOfWork& unit) -> Result<> {
                             if (auto done = undoWithin(replica, unit, actor, each); !done)
                                 return done;
                             return besides ? besides(unit) : Result<>();
                         }});
    }
    return replica.writeAll(steps);
}

} // namespace homeport

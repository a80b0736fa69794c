#include "core/audit/audit_reading.h"

#include "core/db/id_list.h"
#include "core/journal/fold.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

#include "record/attachment.h"
#include "record/stored_file.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql rootsOf{"audit.roots", "SELECT root FROM jr_root WHERE no = :no ORDER BY root"};

/// The table whose rows this one's are part of; null where they stand for themselves.
const TableMeta* partOf(const TableMeta& table)
{
    if (table.cls == TableClass::Extension)
        return &record::Ticket::table();
    return table.rootField < 0 ? nullptr
                               : tableById(table.fields[size_t(table.rootField)].refTable);
}

} // namespace

const TableMeta* aggregateOf(const TableMeta& table)
{
    const auto* at = &table;
    while (const auto* above = partOf(*at))
        at = above;
    return at;
}

AuditReading::AuditReading(Database& database, const Actor& actor)
    : m_database(database), m_actor(actor), m_names(database)
{}

Result<AuditLine> AuditReading::line(qint64 arrival, const Entry& entry)
{
    AuditLine line;
    line.arrival = arrival;
    line.item.entry = {entry.device, entry.number};
    line.item.at = fromMsecs(entry.happenedAt);
    const auto who = entry.onBehalfOf.isNull() ? entry.actor : entry.onBehalfOf;
    const auto nameOf = [&](const QUuid& person) {
        return person.isNull() ? QString() : m_names.of(record::UserAccount::tableId, person);
    };
    line.item.actor = nameOf(who);
    if (who != entry.actor)
        line.writtenBy = nameOf(entry.actor);
    line.item.command = entry.command;
    line.item.reason = entry.reason;
    if (auto named = nameUndone(entry, line.item); !named)
        return named.error();
    if (entry.edits.empty())
        return line;
    if (auto named = nameRecord(entry, line); !named)
        return named.error();
    if (line.table && line.table->id == record::Ticket::tableId) {
        const auto known = ticket(line.record);
        if (!known)
            return known.error();
        line.isHidden = !(*known)->isReadable();
    }
    if (line.isHidden) {
        line.name.clear();
        line.item.reason.clear();
        return line;
    }
    if (auto added = addEdits(entry, line); !added)
        return added.error();
    return line;
}

Result<bool> AuditReading::touches(qint64 arrival, const QSet<QUuid>& wanted)
{
    const auto found = roots(arrival);
    if (!found)
        return found.error();
    return std::any_of(
        found->begin(), found->end(), [&](const QUuid& root) { return wanted.contains(root); });
}

Result<QList<QUuid>> AuditReading::roots(qint64 arrival)
{
    return idsOf(m_database, rootsOf, {{"no", arrival}});
}

Result<const AuditReading::KnownTicket*> AuditReading::ticket(const QUuid& id)
{
    if (const auto known = m_tickets.find(id); known != m_tickets.end())
        return &known->second;
    auto row = loadRow(m_database, record::Ticket::table(), id);
    if (!row)
        return row.error();
    KnownTicket found;
    if (*row) {
        const auto record = record::Ticket::fromRow(**row);
        auto sight = TicketSight::of(m_database, m_actor, record);
        if (!sight)
            return sight.error();
        found.name = record.number + u' ' + record.title;
        found.sight = *sight;
    }
    return &m_tickets.emplace(id, std::move(found)).first->second;
}

/// The record that the row belongs to, by way of the rows between them: a mention is of a comment,
/// and that of a ticket. Its id is null where one of those is not there any more.
Result<AuditReading::Root> AuditReading::rootOf(const TableMeta& table, const QUuid& row)
{
    Root root{&table, row};
    while (const auto* above = partOf(*root.table)) {
        if (root.table->cls != TableClass::Extension) {
            auto stored = loadRow(m_database, *root.table, root.id);
            if (!stored)
                return stored.error();
            if (!*stored)
                return Root{aggregateOf(table), {}};
            if ((*stored)->head.rootId == root.id)
                return root; // part of nothing
            root.id = (*stored)->head.rootId;
        }
        root.table = above;
    }
    return root;
}

/// The ticket that the edited row belongs to; null where that is none. One entry may change rows
/// of several. Where nobody can tell which ticket it is, one that nobody may read.
Result<const AuditReading::KnownTicket*> AuditReading::ticketOf(
    const CellEdit& edit, const AuditLine& line)
{
    const auto isOfOne =
        line.others == 0 && line.table && line.table->id == record::Ticket::tableId;
    if (isOfOne)
        return ticket(line.record);
    auto root = rootOf(*tableById(edit.table), edit.row);
    if (!root)
        return root.error();
    return root->table->id == record::Ticket::tableId ? ticket(root->id) : nullptr;
}

/// The act at the end of what was taken back, and taken back again; nothing where the journal does
/// not hold it.
Result<> AuditReading::nameUndone(const Entry& entry, HistoryItem& item)
{
    bool stands = true;
    for (auto ref = entry.undoes; !ref.isNull();) {
        const auto before = entryAt(m_database, ref);
        if (!before)
            return before.error().kind == Error::Kind::NotFound ? Result<>() : before.error();
        stands = !stands;
        item.undone = before->command;
        item.isDoneAgain = stands;
        ref = before->undoes;
    }
    return {};
}

Result<> AuditReading::nameRecord(const Entry& entry, AuditLine& line)
{
    // What comes along with an act on a ticket, such as the content of a file, does not name it.
    const auto ofTicket =
        std::find_if(entry.edits.begin(), entry.edits.end(), [](const CellEdit& edit) {
            const auto* meta = tableById(edit.table);
            const auto* aggregate = meta ? aggregateOf(*meta) : nullptr;
            return aggregate && aggregate->id == record::Ticket::tableId;
        });
    const auto& first = ofTicket == entry.edits.end() ? entry.edits.front() : *ofTicket;
    const auto* table = tableById(first.table);
    if (!table)
        return {};
    const auto all = roots(line.arrival);
    if (!all)
        return all.error();
    line.others = std::max(0, int(all->size()) - 1);
    auto root = rootOf(*table, first.row);
    if (!root)
        return root.error();
    line.table = root->table;
    line.record = root->id;
    if (line.table->id != record::Ticket::tableId) {
        line.name = m_names.of(line.table->id, line.record);
        return {};
    }
    const auto known = ticket(line.record);
    if (!known)
        return known.error();
    line.name = (*known)->name;
    return {};
}

/// A comment or attachment that end users do not see, or did not once.
Result<bool> AuditReading::isInternal(const Entry& entry, const CellEdit& edit)
{
    const auto& table = *tableById(edit.table);
    const int at = table.positionOf("visibility"_L1);
    if (at < 0)
        return false;
    const Value internal(u"internal"_s);
    const auto field = table.fields[size_t(at)].id;
    for (const auto& other : entry.edits) {
        if (other.row == edit.row && other.field == field
            && (other.value == internal || other.oldValue == internal))
            return true;
    }
    auto row = loadRow(m_database, table, edit.row);
    if (!row)
        return row.error();
    return *row && (*row)->cells[size_t(at)] == internal;
}

Result<bool> AuditReading::isShown(const Entry& entry, const CellEdit& edit, AuditLine& line)
{
    const auto known = ticketOf(edit, line);
    if (!known)
        return known.error();
    if (!*known)
        return true;
    const auto internal = isInternal(entry, edit);
    if (!internal)
        return internal.error();
    if (!(*known)->isReadable())
        return false;
    line.item.isInternal = line.item.isInternal || *internal;
    const auto& table = *tableById(edit.table);
    const auto& sight = *(*known)->sight;
    const int at = table.position(edit.field);
    return sight.shows(table) && (at < 0 || sight.shows(table, at))
        && (!*internal || sight.showsInternal());
}

/// Of another ticket its number, for who may read that one.
Result<QString> AuditReading::shown(const FieldMeta& field, const Value& value)
{
    if (field.refTable == record::Ticket::tableId && !value.isNull()) {
        const auto other = ticket(value.uuid());
        if (!other)
            return other.error();
        if (!(*other)->isReadable())
            return u"…"_s;
    }
    return m_names.shown(field, value);
}

/// Of an internal file who may not see it learns not even the size.
Result<bool> AuditReading::hidesFile(const Entry& entry, AuditLine& line)
{
    for (const auto& edit : entry.edits) {
        if (edit.table != record::Attachment::tableId)
            continue;
        const auto isTold = isShown(entry, edit, line);
        if (!isTold || !*isTold)
            return isTold ? Result<bool>(true) : isTold.error();
    }
    return false;
}

Result<> AuditReading::addEdits(const Entry& entry, AuditLine& line)
{
    const auto hides = hidesFile(entry, line);
    if (!hides)
        return hides.error();
    for (const auto& edit : entry.edits) {
        const auto* table = tableById(edit.table);
        if (!table || edit.isCreation() || edit.value == edit.oldValue)
            continue;
        if (table->id == record::StoredFile::tableId && *hides)
            continue;
        const auto isTold = isShown(entry, edit, line);
        if (!isTold)
            return isTold.error();
        if (!*isTold)
            continue;
        const int at = table->position(edit.field);
        if (at < 0) {
            if (edit.field != FieldClock::deletedAt)
                continue;
            HistoryEdit told;
            told.table = QString::fromLatin1(table->name);
            told.field = u"deleted_at"_s;
            told.label = u"Deleted"_s;
            told.before = edit.oldValue.isNull() ? u"no"_s : u"yes"_s;
            told.after = edit.value.isNull() ? u"no"_s : u"yes"_s;
            told.oldValue = Value(!edit.oldValue.isNull());
            told.value = Value(!edit.value.isNull());
            line.item.edits.append(told);
            continue;
        }
        if (at == table->rootField)
            continue; // the record it belongs to, which the line names
        const auto& field = table->fields[size_t(at)];
        const auto before = shown(field, edit.oldValue);
        const auto after = shown(field, edit.value);
        if (!before || !after)
            return before ? after.error() : before.error();
        line.item.edits.append(toldEdit(*table, field, edit, *before, *after));
    }
    return {};
}

} // namespace homeport

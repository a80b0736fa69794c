#include "core/audit/audit_reading.h"

#include "core/access/access_service.h"
#include "core/tickets/undo_rules.h"

#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql rootsOf{"audit.roots", "SELECT root FROM jr_root WHERE no = :no ORDER BY root"};

} // namespace

const TableMeta* aggregateOf(const TableMeta& table)
{
    if (table.cls == TableClass::Extension)
        return &record::Ticket::table();
    if (table.rootField < 0)
        return &table;
    return tableById(table.fields[size_t(table.rootField)].refTable);
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
    if (entry.edits.empty())
        return line;
    if (auto named = nameRecord(entry, line); !named)
        return named.error();
    bool showsNotes = true;
    if (line.table && line.table->id == record::Ticket::tableId) {
        const auto known = ticket(line.record);
        if (!known)
            return known.error();
        line.isHidden = !known->isReadable;
        showsNotes = known->showsNotes;
    }
    if (line.isHidden) {
        line.name.clear();
        line.item.reason.clear();
        return line;
    }
    if (auto added = addEdits(entry, showsNotes, line); !added)
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
    auto rows = m_database.query(rootsOf, {{"no", arrival}});
    if (!rows)
        return rows.error();
    QList<QUuid> found;
    while ((*rows)->next())
        found.append((*rows)->uuid(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<AuditReading::KnownTicket> AuditReading::ticket(const QUuid& id)
{
    if (const auto known = m_tickets.find(id); known != m_tickets.end())
        return known->second;
    auto row = loadRow(m_database, record::Ticket::table(), id);
    if (!row)
        return row.error();
    KnownTicket found;
    if (*row) {
        const auto record = record::Ticket::fromRow(**row);
        const auto isWatcher = watches(m_database, m_actor.person, id);
        if (!isWatcher)
            return isWatcher.error();
        found.name = record.number + u' ' + record.title;
        found.isReadable = AccessService::mayRead(m_actor, record, *isWatcher);
        found.showsNotes =
            bool(AccessService::require(m_actor, u"ticket.read_internal"_s, record, *isWatcher));
    }
    m_tickets.emplace(id, found);
    return found;
}

Result<> AuditReading::nameRecord(const Entry& entry, AuditLine& line)
{
    const auto& first = entry.edits.front();
    const auto* table = tableById(first.table);
    line.table = table ? aggregateOf(*table) : nullptr;
    if (!line.table)
        return {};
    const auto all = roots(line.arrival);
    if (!all)
        return all.error();
    const bool isOwnRoot = line.table->id == first.table || table->cls == TableClass::Extension;
    line.record = isOwnRoot || all->isEmpty() ? first.row : all->front();
    line.others = std::max(0, int(all->size()) - 1);
    if (line.table->id != record::Ticket::tableId) {
        line.name = m_names.of(line.table->id, line.record);
        return {};
    }
    const auto known = ticket(line.record);
    if (!known)
        return known.error();
    line.name = known->name;
    return {};
}

Result<bool> AuditReading::isNote(const Entry& entry, const QUuid& comment)
{
    for (const auto& edit : entry.edits) {
        if (edit.row == comment && edit.value == Value(u"internal"_s))
            return true;
    }
    auto row = loadRow(m_database, record::TicketComment::table(), comment);
    if (!row)
        return row.error();
    return *row
        && record::TicketComment::fromRow(**row).visibility == TicketCommentVisibility::Internal;
}

Result<> AuditReading::addEdits(const Entry& entry, bool showsNotes, AuditLine& line)
{
    for (const auto& edit : entry.edits) {
        const auto* table = tableById(edit.table);
        if (!table || edit.isCreation() || edit.value == edit.oldValue)
            continue;
        if (table->id == record::TicketComment::tableId) {
            const auto isInternal = isNote(entry, edit.row);
            if (!isInternal)
                return isInternal.error();
            line.item.isInternal = line.item.isInternal || *isInternal;
            if (*isInternal && !showsNotes)
                continue;
        }
        HistoryEdit shown;
        shown.table = QString::fromLatin1(table->name);
        const int at = table->position(edit.field);
        if (at < 0) {
            if (edit.field != FieldClock::deletedAt)
                continue;
            shown.field = u"deleted_at"_s;
            shown.label = u"Deleted"_s;
            shown.before = edit.oldValue.isNull() ? u"no"_s : u"yes"_s;
            shown.after = edit.value.isNull() ? u"no"_s : u"yes"_s;
            shown.oldValue = Value(!edit.oldValue.isNull());
            shown.value = Value(!edit.value.isNull());
            line.item.edits.append(shown);
            continue;
        }
        if (at == table->rootField)
            continue; // the record it belongs to, which the line names
        const auto& field = table->fields[size_t(at)];
        shown.field = QString::fromLatin1(field.name);
        shown.label = QString::fromUtf8(field.label);
        shown.before = edit.oldIsHash ? u"…"_s : m_names.shown(field, edit.oldValue);
        shown.after = m_names.shown(field, edit.value);
        shown.type = field.type;
        shown.row = edit.row;
        shown.oldValue = edit.oldValue;
        shown.value = edit.value;
        line.item.edits.append(shown);
    }
    return {};
}

} // namespace homeport

#include "core/tickets/undo_rules.h"

#include "core/access/access_service.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

#include "record/ticket_comment.h"
#include "record/ticket_link.h"
#include "record/ticket_tag.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql bodyOf{"undo.entry", R"sql(
    SELECT t.body FROM jr_tx t JOIN jr_stream s ON s.no = t.stream
     WHERE s.device = :device AND t.seq = :seq AND t.state = 0)sql"};
constexpr Sql watching{"undo.watching", R"sql(
    SELECT count(*) FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL)sql"};

Error forbidden(const QString& subject, const QString& detail = {})
{
    return {Error::Kind::Denied, subject, detail, u"FORBIDDEN"_s};
}

Error builtOn(const QString& what)
{
    return {Error::Kind::Conflict, what, u"written since"_s, u"VERSION_CONFLICT"_s};
}

bool createsTicket(const Entry& entry)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [](const CellEdit& edit) {
        return edit.isCreation() && edit.table == record::Ticket::tableId;
    });
}

/// Taking it back deletes a ticket: it made the ticket, or brought it back.
bool bringsTicket(const Entry& entry)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [](const CellEdit& edit) {
        const bool isRestored = edit.field == FieldClock::deletedAt && edit.value.isNull();
        return edit.table == record::Ticket::tableId && (edit.isCreation() || isRestored);
    });
}

} // namespace

Result<Entry> entryAt(Database& database, const EntryRef& ref)
{
    auto row = one(database, bodyOf, {{"device", ref.device}, {"seq", ref.number}});
    return row ? Entry::decoded((*row)->blob(0)) : row.error();
}

Result<bool> watches(Database& database, PersonId person, const QUuid& ticket)
{
    auto count = number(database, watching, {{"ticket_id", ticket}, {"user_id", person}});
    return count ? Result<bool>(*count > 0) : count.error();
}

UndoRules::UndoRules(
    Database& database, const StreamBook& streams, const FoldRules& rules, const Actor& actor)
    : m_database(database), m_streams(streams), m_rules(rules), m_actor(actor)
{}

Result<> UndoRules::judge(const Entry& entry)
{
    auto act = original(entry);
    if (!act)
        return act.error();
    QSet<QUuid> judged;
    for (const auto& edit : entry.edits) {
        auto found = row(edit.table, edit.row);
        if (!found)
            return found.error();
        if (!*found)
            return Error{Error::Kind::NotFound, QString::fromLatin1(tableById(edit.table)->name),
                {}, u"NOT_FOUND"_s};
        const auto root = (*found)->head.rootId;
        if (judged.contains(root))
            continue;
        judged.insert(root);
        auto ticket = aggregate(root);
        if (!ticket)
            return ticket.error();
        // What is no ticket is taken back only once its own domain says how.
        if (!*ticket)
            return forbidden(entry.command, u"not of a ticket"_s);
        if (auto may = judgeRight(entry, *act, **ticket); !may)
            return may;
        if (auto open = judgeReadOnly(entry, **ticket); !open)
            return open;
    }
    return judgeCells(entry);
}

Result<const Row*> UndoRules::row(quint16 table, const QUuid& id)
{
    const auto key = std::pair(table, id);
    auto found = m_rows.find(key);
    if (found == m_rows.end()) {
        auto read = loadRow(m_database, *tableById(table), id);
        if (!read)
            return read.error();
        found = m_rows.emplace(key, std::move(*read)).first;
    }
    return found->second ? &*found->second : nullptr;
}

Result<UndoRules::Aggregate*> UndoRules::aggregate(const QUuid& root)
{
    if (const auto known = m_aggregates.find(root); known != m_aggregates.end())
        return &known->second;
    auto stored = row(record::Ticket::tableId, root);
    if (!stored)
        return stored.error();
    if (!*stored)
        return nullptr;
    auto isWatcher = watches(m_database, m_actor.person, root);
    if (!isWatcher)
        return isWatcher.error();
    auto entries = entriesOfRoot(m_database, root);
    if (!entries)
        return entries.error();
    CellHolders holders(*entries);
    return &m_aggregates
                .emplace(root,
                    Aggregate{record::Ticket::fromRow(**stored), *isWatcher, std::move(*entries),
                        std::move(holders)})
                .first->second;
}

/// The act at the end of a chain of undos: taking back an undo needs the right of that act.
Result<Entry> UndoRules::original(const Entry& entry)
{
    auto act = entry;
    while (!act.undoes.isNull()) {
        auto before = entryAt(m_database, act.undoes);
        if (!before)
            return before.error();
        act = std::move(*before);
    }
    return act;
}

Result<> UndoRules::judgeRight(
    const Entry& entry, const Entry& original, const Aggregate& aggregate)
{
    const auto& ticket = aggregate.ticket;
    const auto permission =
        m_rules.permissionOf ? m_rules.permissionOf(original.command) : QString();
    if (permission.isEmpty())
        return forbidden(original.command, u"has no undo"_s);
    if (auto may = AccessService::require(m_actor, permission, ticket, aggregate.isWatcher); !may)
        return may;
    // An import that finds a deleted ticket brings it back too, as an edit of what stood before.
    if (createsTicket(entry) || (!entry.undoes.isNull() && bringsTicket(entry)))
        return judgeCreation(original, aggregate);
    // Whoever may say something may not therefore unsay what others said.
    const bool isSaid = permission.startsWith("ticket.comment_"_L1);
    const bool isRemoval = createsTicket(original);
    if (isOwn(original) || (!isSaid && !isRemoval))
        return {};
    return AccessService::require(m_actor, AccessService::permissionFor(ticket.kind, u"delete"_s),
        ticket, aggregate.isWatcher);
}

/// The creator may take back what nobody has touched yet; all else is deleting (G-13).
Result<> UndoRules::judgeCreation(const Entry& entry, const Aggregate& aggregate)
{
    const auto& ticket = aggregate.ticket;
    if (!isOwn(entry)) {
        auto may = AccessService::require(m_actor,
            AccessService::permissionFor(ticket.kind, u"delete"_s), ticket, aggregate.isWatcher);
        if (!may)
            return may;
    }
    for (const auto* other : standingEntries(aggregate.entries)) {
        if (other->device != entry.device || other->number != entry.number)
            return builtOn(u"ticket"_s);
    }
    return {};
}

/// G-11, except for taking back the very act that closed it.
Result<> UndoRules::judgeReadOnly(const Entry& entry, const Aggregate& aggregate)
{
    const auto& ticket = aggregate.ticket;
    if (ticket.status != TicketStatus::Closed && ticket.status != TicketStatus::Cancelled)
        return {};
    // An import writes the past as it was, also of what is closed; so does taking it back.
    if (!entry.run.isNull())
        return {};
    const auto status = record::Ticket::table().fields[record::Ticket::Field::Status].id;
    for (const auto& edit : entry.edits) {
        if (edit.table == record::Ticket::tableId && edit.field == status
            && edit.row == ticket.id.value()
            && isHeld(FieldClock::unpacked(ticket.head.clock).of(status), entry))
            return {};
    }
    for (const auto& edit : entry.edits) {
        if (edit.table == record::TicketLink::tableId || edit.table == record::TicketTag::tableId)
            continue;
        auto found = row(edit.table, edit.row);
        if (!found)
            return found.error();
        const bool isNote = edit.table == record::TicketComment::tableId && *found
            && record::TicketComment::fromRow(**found).visibility
                == TicketCommentVisibility::Internal;
        if (!isNote)
            return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
    }
    return {};
}

/// Everything the entry set still holds; of a row it made, also everything else.
Result<> UndoRules::judgeCells(const Entry& entry)
{
    const bool isCreation = createsTicket(entry);
    QSet<QUuid> created;
    for (const auto& edit : entry.edits) {
        if (edit.isCreation())
            created.insert(edit.row);
    }
    for (const auto& edit : entry.edits) {
        const auto& table = *tableById(edit.table);
        auto found = row(edit.table, edit.row);
        if (!found)
            return found.error();
        const auto clock = FieldClock::unpacked((*found)->head.clock);
        if (edit.isCreation()) {
            if ((*found)->head.deletedAt || !isHeld(clock.base(), entry))
                return builtOn(QString::fromLatin1(table.name));
            // Of a ticket its entries were asked: what was taken back does not count.
            const bool isWhole = isCreation
                || std::all_of(clock.cells().begin(), clock.cells().end(),
                    [&](const FieldClock::Cell& cell) { return isHeld(cell.version, entry); });
            if (!isWhole)
                return builtOn(QString::fromLatin1(table.name));
            continue;
        }
        if (created.contains(edit.row))
            continue;
        auto isHeldStill = isHeldAgain(**found, edit, clock.of(edit.field), entry);
        if (!isHeldStill)
            return isHeldStill.error();
        if (!*isHeldStill) {
            const int at = table.position(edit.field);
            return builtOn(at < 0 ? QString::fromLatin1(table.name)
                                  : QString::fromUtf8(table.fields[size_t(at)].label));
        }
    }
    return {};
}

bool UndoRules::isOwn(const Entry& entry) const
{
    const auto person = entry.onBehalfOf.isNull() ? entry.actor : entry.onBehalfOf;
    return !person.isNull() && m_actor.person == PersonId(person);
}

/// Also where others wrote the cell since, and all of that was taken back.
Result<bool> UndoRules::isHeldAgain(
    const Row& row, const CellEdit& edit, const Version& version, const Entry& by)
{
    if (isHeld(version, by))
        return true;
    // The fold takes back a transition only while its own entry holds the state.
    const int at = row.table->position(edit.field);
    if (at >= 0 && row.table->fields[size_t(at)].merge == Merge::Command)
        return false;
    auto ticket = aggregate(row.head.rootId);
    if (!ticket)
        return ticket.error();
    return *ticket
        && (*ticket)->holders.isSame({edit.table, edit.row, edit.field},
            {m_streams.deviceOf(version.stream), version.number}, {by.device, by.number});
}

bool UndoRules::isHeld(const Version& version, const Entry& by) const
{
    return version.number == by.number && m_streams.deviceOf(version.stream) == by.device;
}

} // namespace homeport

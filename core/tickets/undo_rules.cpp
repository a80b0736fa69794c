#include "core/tickets/undo_rules.h"

#include "core/access/organization_rules.h"
#include "core/tickets/deletion.h"
#include "core/tickets/other_undo.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/text_modules.h"

#include <algorithm>

#include "record/saved_view.h"
#include "record/sla_ruling.h"
#include "record/ticket_comment.h"
#include "record/ticket_link.h"
#include "record/ticket_tag.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Error builtOn(const QString& what)
{
    return {Error::Kind::Conflict, what, u"written since"_s, u"VERSION_CONFLICT"_s};
}

/// Nobody holds what follows from the rest; older programs told of it.
bool isComputed(const TableMeta& table, quint16 field)
{
    const int at = table.position(field);
    return at >= 0 && !table.fields[size_t(at)].isJournaled();
}

bool madeRow(const Entry& entry, const QUuid& row)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(),
        [&](const CellEdit& edit) { return edit.isCreation() && edit.row == row; });
}

bool createsTicket(const Entry& entry, const QUuid& ticket)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return edit.isCreation() && edit.table == record::Ticket::tableId && edit.row == ticket;
    });
}

/// Taking it back deletes the ticket: it made the ticket, or brought it back.
bool bringsTicket(const Entry& entry, const QUuid& ticket)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        const bool isRestored = edit.field == FieldClock::deletedAt && edit.value.isNull();
        return edit.table == record::Ticket::tableId && edit.row == ticket
            && (edit.isCreation() || isRestored);
    });
}

bool deletesTicket(const Entry& entry, const QUuid& ticket)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return edit.table == record::Ticket::tableId && edit.row == ticket
            && edit.field == FieldClock::deletedAt && !edit.value.isNull();
    });
}

/// Taking it back shows the ticket to everyone again.
bool restrictsTicket(const Entry& entry, const QUuid& ticket)
{
    static const auto field =
        record::Ticket::table().fields[record::Ticket::Field::Confidentiality].id;
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return edit.table == record::Ticket::tableId && edit.row == ticket && edit.field == field
            && edit.value == Value(TicketConfidentiality::Restricted);
    });
}

/// An act on a ticket of another kind, such as raising a problem from an incident.
bool isOfAnotherKind(const Entry& act, TicketKind kind)
{
    const auto own = fromKey<TicketKind>(act.command.section(u'.', 0, 0));
    return own && *own != kind;
}

} // namespace

UndoRules::UndoRules(
    Database& database, const StreamBook& streams, const FoldRules& rules, const Actor& actor)
    : m_database(database), m_streams(streams), m_rules(rules), m_actor(actor)
{}

Result<> UndoRules::judge(const Entry& entry)
{
    if (auto may = judgeAlone(entry); !may)
        return may;
    auto parts = partsOf(entry);
    if (!parts)
        return parts.error();
    for (const auto& part : *parts) {
        if (auto may = judgeAlone(*part.entry); !may)
            return standsInTheWay(part, may.error());
    }
    return {};
}

Result<> UndoRules::judgeAlone(const Entry& entry)
{
    auto act = actBehind(entry);
    if (!act)
        return act.error();
    std::vector<QUuid> judged;
    bool isOfCells = false; // others are judged as a whole
    const CellEdit* above = nullptr;
    for (const auto& edit : entry.edits) {
        const bool isSameRow = above && above->table == edit.table && above->row == edit.row;
        above = &edit;
        if (isSameRow || isKeptByUndo(edit.table))
            continue;
        auto row = standing(edit.table, edit.row);
        if (!row)
            return row.error();
        if (!*row)
            return Error{Error::Kind::NotFound, QString::fromLatin1(tableById(edit.table)->name),
                {}, u"NOT_FOUND"_s};
        const auto root = (*row)->root;
        if (std::find(judged.begin(), judged.end(), root) != judged.end())
            continue;
        judged.push_back(root);
        auto ticket = aggregate(root);
        if (!ticket)
            return ticket.error();
        if (!*ticket) {
            const bool isOwnAct = isOwn(*act->entry);
            if (edit.table == record::SavedView::tableId && isOwnAct) {
                isOfCells = true;
                continue;
            }
            const auto& command = act->entry->command;
            const bool isOther = m_rules.permissionOf && !m_rules.permissionOf(command).isEmpty();
            const bool isModule = edit.table == record::TextModule::tableId;
            auto may = isOther
                ? judgeOtherUndo(m_database, m_rules, m_actor, entry, *act->entry, root)
                : isModule
                ? mayUndoTextModule(m_database, m_actor, command, isOwnAct, TextModuleId(edit.row))
                : mayUndoOrganization(m_database, m_actor, command, isOwnAct, root);
            if (!may)
                return may;
            isOfCells = isOfCells || !isOther;
            continue;
        }
        isOfCells = true;
        if (auto there = judgeExistence(entry, **ticket); !there)
            return there;
        if (auto may = judgeRight(entry, *act->entry, **ticket); !may)
            return may;
        if (auto open = judgeReadOnly(entry, **ticket); !open)
            return open;
        if (auto fine = judgeDepth(entry, (*ticket)->story.ticket); !fine)
            return fine;
    }
    return isOfCells ? judgeCells(entry) : Result<>();
}

Result<const UndoRules::Story*> UndoRules::story(const QUuid& root)
{
    auto found = aggregate(root);
    if (!found)
        return found.error();
    return *found ? &(*found)->story : nullptr;
}

Result<UndoRules::Aggregate*> UndoRules::aggregate(const QUuid& root)
{
    if (const auto known = m_aggregates.find(root); known != m_aggregates.end())
        return &known->second;
    auto stored = loadRow(m_database, record::Ticket::table(), root);
    if (!stored)
        return stored.error();
    if (!*stored)
        return nullptr;
    const auto& head = (*stored)->head;
    m_rows.try_emplace(RowKey(record::Ticket::tableId, root),
        Standing{head.rootId, head.deletedAt.has_value(), false, FieldClock::unpacked(head.clock)});
    auto ticket = record::Ticket::fromRow(**stored);
    auto involved = involvementOf(m_database, m_actor, ticket);
    if (!involved)
        return involved.error();
    auto entries = entriesOfRoot(m_database, root);
    if (!entries)
        return entries.error();
    if (auto read = readComments(root); !read)
        return read.error();
    Aggregate made;
    made.story = {std::move(ticket), *involved, std::move(*entries)};
    made.hasUndos = std::any_of(made.story.entries.begin(), made.story.entries.end(),
        [](const Entry& entry) { return !entry.undoes.isNull(); });
    return &m_aggregates.emplace(root, std::move(made)).first->second;
}

Result<const Entry*> UndoRules::entryOf(const EntryRef& ref)
{
    for (auto& [root, aggregate] : m_aggregates) {
        if (aggregate.byPlace.empty()) {
            for (const auto& entry : aggregate.story.entries)
                aggregate.byPlace.emplace(placeOf(entry), &entry);
        }
        const auto found = aggregate.byPlace.find(placeOf(ref));
        if (found != aggregate.byPlace.end())
            return found->second;
    }
    auto other = m_others.find(placeOf(ref));
    if (other == m_others.end()) {
        auto read = entryAt(m_database, ref);
        if (!read)
            return read.error();
        other = m_others.emplace(placeOf(ref), std::move(*read)).first;
    }
    return &other->second;
}

/// Taking back an undo needs the right of the act at its end.
Result<UndoRules::Act> UndoRules::actBehind(const Entry& entry)
{
    Act act{&entry};
    while (!act.entry->undoes.isNull()) {
        auto before = entryOf(act.entry->undoes);
        if (!before)
            return before.error();
        act = {*before, !act.stands};
    }
    return act;
}

const Result<>& UndoRules::right(Aggregate& aggregate, const QString& permission)
{
    const auto known = aggregate.rights.find(permission);
    if (known != aggregate.rights.end())
        return known->second;
    const auto& story = aggregate.story;
    return aggregate.rights
        .emplace(
            permission, AccessService::require(m_actor, permission, story.ticket, story.involved))
        .first->second;
}

Result<> UndoRules::judgeRight(const Entry& entry, const Entry& original, Aggregate& aggregate)
{
    const auto& ticket = aggregate.story.ticket;
    const auto id = ticket.id.value();
    const bool isRemoval = createsTicket(original, id);
    auto permission = m_rules.permissionOf ? m_rules.permissionOf(original.command) : QString();
    if (permission.isEmpty())
        return Error{Error::Kind::Denied, original.command, u"has no undo"_s, u"FORBIDDEN"_s};
    if (isRemoval && isOfAnotherKind(original, ticket.kind))
        permission = AccessService::permissionFor(ticket.kind, u"create"_s);
    if (const auto& may = right(aggregate, permission); !may)
        return may;
    const bool isLifted = restrictsTicket(entry, id) && !isRemoval && !isOwn(original);
    if (isLifted) {
        if (const auto& may = right(aggregate, u"ticket.read_restricted"_s); !may)
            return may;
    }
    // An import that finds a deleted ticket brings it back too, as an edit of what stood before;
    // and what was deleted on purpose may be deleted again, whatever was done to it before.
    const bool isDeletion =
        createsTicket(entry, id) || (!entry.undoes.isNull() && bringsTicket(entry, id));
    if (isDeletion && !deletesTicket(original, id)) {
        if (auto unused = judgeCreation(original, aggregate); !unused)
            return unused;
    }
    if (isDeletion)
        return ticket.head.deletedAt ? Result<>() : requireNoParts(m_database, ticket);
    // Whoever may say, follow or book something may not therefore do so for others.
    const bool isPersonal = permission.startsWith("ticket.comment_"_L1)
        || permission == "ticket.book_time"_L1 || permission.endsWith(".read"_L1);
    if (isOwn(original) || (!isPersonal && !isRemoval))
        return {};
    return right(aggregate, AccessService::permissionFor(ticket.kind, u"delete"_s));
}

/// On a deleted ticket nothing is taken back but what deleted it.
Result<> UndoRules::judgeExistence(const Entry& entry, const Aggregate& aggregate) const
{
    const auto& ticket = aggregate.story.ticket;
    const auto id = ticket.id.value();
    const bool isOfDeletion = deletesTicket(entry, id) || bringsTicket(entry, id);
    return ticket.head.deletedAt && !isOfDeletion ? Result<>(builtOn(u"ticket"_s)) : Result<>();
}

/// The creator may take back what nobody has touched yet; all else is deleting (G-13).
Result<> UndoRules::judgeCreation(const Entry& entry, Aggregate& aggregate)
{
    if (!isOwn(entry)) {
        const auto& may = right(
            aggregate, AccessService::permissionFor(aggregate.story.ticket.kind, u"delete"_s));
        if (!may)
            return may;
    }
    for (const auto* other :
        standingEntries(aggregate.story.entries, m_rules, aggregate.story.ticket.id.value())) {
        if (other->device != entry.device || other->number != entry.number)
            return builtOn(u"ticket"_s);
    }
    return {};
}

/// G-11, except for taking back the very act that closed it, or that deleted it.
Result<> UndoRules::judgeReadOnly(const Entry& entry, Aggregate& aggregate)
{
    const auto& ticket = aggregate.story.ticket;
    if (ticket.status != TicketStatus::Closed && ticket.status != TicketStatus::Cancelled)
        return {};
    // An import writes the past as it was, also of what is closed; so does taking it back.
    if (isImported(entry))
        return {};
    const auto id = ticket.id.value();
    if (deletesTicket(entry, id) || (!entry.undoes.isNull() && bringsTicket(entry, id)))
        return {};
    const auto status = record::Ticket::table().fields[record::Ticket::Field::Status].id;
    for (const auto& edit : entry.edits) {
        if (edit.table != record::Ticket::tableId || edit.field != status
            || edit.row != ticket.id.value())
            continue;
        auto row = standing(edit.table, edit.row);
        if (!row)
            return row.error();
        auto closes = isHeldAgain(**row, edit, (*row)->clock.of(status), entry);
        if (!closes)
            return closes.error();
        if (*closes)
            return {};
    }
    for (const auto& edit : entry.edits) {
        const bool isAllowed = edit.table == record::TicketLink::tableId
            || edit.table == record::TicketTag::tableId || edit.table == record::SlaRuling::tableId
            || isKeptByUndo(edit.table);
        if (isAllowed)
            continue;
        auto row = standing(edit.table, edit.row);
        if (!row)
            return row.error();
        if (*row && (*row)->root != ticket.id.value())
            continue; // of another ticket, which is judged by itself
        if (!*row || !(*row)->isInternal)
            return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
    }
    return {};
}

/// Everything the entry set still holds; of a row it made, also everything else.
Result<> UndoRules::judgeCells(const Entry& entry)
{
    for (const auto& edit : entry.edits) {
        if (isKeptByUndo(edit.table))
            continue;
        const auto& table = *tableById(edit.table);
        auto found = standing(edit.table, edit.row);
        if (!found)
            return found.error();
        const auto& row = **found;
        if (edit.isCreation()) {
            if (row.isDeleted || !isHeld(row.clock.base(), entry))
                return builtOn(QString::fromLatin1(table.name));
            // Of a ticket its entries were asked: what was taken back does not count.
            const auto& cells = row.clock.cells();
            const bool isWhole = createsTicket(entry, row.root)
                || std::all_of(cells.begin(), cells.end(),
                    [&](const FieldClock::Cell& cell) { return isHeld(cell.version, entry); });
            if (!isWhole)
                return builtOn(QString::fromLatin1(table.name));
            continue;
        }
        if (madeRow(entry, edit.row) || isComputed(table, edit.field))
            continue;
        auto isHeldStill = isHeldAgain(row, edit, row.clock.of(edit.field), entry);
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

} // namespace homeport

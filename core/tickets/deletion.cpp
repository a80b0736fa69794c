#include "core/tickets/deletion.h"

#include "core/access/reason.h"
#include "core/journal/field_clock.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_sight.h"
#include "core/tickets/undo_rules.h"

#include <QHash>

#include <algorithm>

#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql partsOf{"deletion.parts", R"sql(
    SELECT id FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id AND deleted_at IS NULL
)sql"};

constexpr Sql parentOf{"deletion.parent", "SELECT parent_id FROM ticket WHERE id = :id"};

Error absent(TicketId id)
{
    return {Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
}

/// Deleted or not.
Result<record::Ticket> storedTicket(Database& database, TicketId id)
{
    auto row = loadRow(database, record::Ticket::table(), id.value());
    if (!row)
        return row.error();
    return *row ? Result<record::Ticket>(record::Ticket::fromRow(**row)) : absent(id);
}

Result<QString> nameOf(Database& database, const std::optional<PersonId>& person)
{
    if (!person)
        return QString();
    auto row = loadRow(database, record::UserAccount::table(), person->value());
    if (!row)
        return row.error();
    return *row ? record::UserAccount::fromRow(**row).displayName : QString();
}

/// The entry that holds the ticket deleted, and whether `actor` may take it back.
Result<> findEntry(Database& database, const FoldRules& rules, const Actor& actor,
    const record::Ticket& ticket, Deletion& found)
{
    StreamBook streams;
    if (auto loaded = streams.load(database); !loaded)
        return loaded;
    const auto version = FieldClock::unpacked(ticket.head.clock).of(FieldClock::deletedAt);
    const EntryRef ref{streams.deviceOf(version.stream), version.number};
    auto entry = entryAt(database, ref);
    if (!entry) // it may lie behind the horizon of a partial journal
        return entry.error().kind == Error::Kind::NotFound ? Result<>() : entry.error();
    found.entry = ref;
    found.reason = entry->reason;
    const auto may = UndoRules(database, streams, rules, actor).judge(*entry);
    found.isUndoable = bool(may);
    const bool isAnswer = may || may.error().kind == Error::Kind::Denied
        || may.error().kind == Error::Kind::Conflict || may.error().kind == Error::Kind::NotFound;
    return isAnswer ? Result<>() : may;
}

/// Below how many of the others each of them stands.
Result<QHash<TicketId, int>> depthsOf(Database& database, const QList<BulkTask>& tasks)
{
    QHash<TicketId, TicketId> parents;
    for (const auto& task : tasks) {
        auto row = database.query(parentOf, {{"id", task.ticket}});
        if (!row)
            return row.error();
        parents.insert(task.ticket,
            (*row)->next() ? (*row)->readOptional<TicketId>(0).value_or(TicketId()) : TicketId());
        if (auto read = (*row)->status(); !read)
            return read.error();
    }
    QHash<TicketId, int> depths;
    for (const auto& task : tasks) {
        QSet<TicketId> passed{task.ticket}; // merged histories can hold a ring of parents
        auto parent = parents.value(task.ticket);
        while (parents.contains(parent) && !passed.contains(parent)) {
            passed.insert(parent);
            parent = parents.value(parent);
        }
        depths.insert(task.ticket, int(passed.size()) - 1);
    }
    return depths;
}

} // namespace

Result<> requireNoParts(
    Database& database, const record::Ticket& ticket, const QSet<TicketId>& foreseen)
{
    auto parts = database.query(
        partsOf, {{"organization_id", ticket.head.organizationId}, {"ticket_id", ticket.id}});
    if (!parts)
        return parts.error();
    int staying = 0;
    while ((*parts)->next())
        staying += foreseen.contains((*parts)->read<TicketId>(0)) ? 0 : 1;
    if (auto read = (*parts)->status(); !read)
        return read;
    if (staying == 0)
        return {};
    return Error{Error::Kind::Conflict, u"parent_id"_s, QString::number(staying), u"IN_USE"_s};
}

Result<> DeletionService::remove(
    const Actor& actor, TicketId ticket, const QString& reason, CommandId command)
{
    // Deleted by this very command it is still asked for its kind, which never changes (G-01).
    const auto read = [&](Database& database) { return storedTicket(database, ticket); };
    const auto stored = m_door.unit ? read(m_door.unit->database()) : m_replica.read(read);
    if (!stored)
        return stored.error();
    const auto text = reason.trimmed();
    const Command deletes{.code = commandFor(stored->kind, u"delete"_s),
        .id = command,
        .reason = text,
        .asked = digestOf(text)};
    const auto written =
        writeOnce(m_door, actor, deletes, ticket.value(), [&](UnitOfWork& unit) -> Result<> {
            auto on = TicketAct::begin(unit, actor, ticket);
            if (!on)
                return on.error();
            if (auto may = on->requireOfKind(u"delete"_s); !may)
                return may;
            if (auto fine = checkReason(reason); !fine)
                return fine;
            if (auto none = requireNoParts(unit.database(), on->ticket, m_foreseen); !none)
                return none;
            return unit.remove<record::Ticket>(ticket);
        });
    return written ? Result<>() : written.error();
}

Result<Deletion> DeletionService::find(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<Deletion> {
        auto stored = storedTicket(database, ticket);
        if (!stored)
            return stored.error();
        auto sight = TicketSight::of(database, actor, *stored);
        if (!sight)
            return sight.error();
        if (!stored->head.deletedAt || !sight->mayRead())
            return absent(ticket);
        auto by = nameOf(database, stored->head.deletedBy);
        if (!by)
            return by.error();
        Deletion found;
        found.number = stored->number;
        found.by = *by;
        found.at = *stored->head.deletedAt;
        if (auto done = findEntry(database, m_replica.rules(), actor, *stored, found); !done)
            return done.error();
        return found;
    });
}

BulkAct bulkDeletion(const QString& reason)
{
    return [reason](Replica& replica, UnitOfWork& unit, const Actor& actor,
               const BulkTask& task) -> Result<> {
        const auto foreseen = task.foreseen ? *task.foreseen : QSet<TicketId>();
        return DeletionService(replica, unit, foreseen).remove(actor, task.ticket, reason);
    };
}

BulkSelection partsFirst(const BulkSelection& selection)
{
    return [selection](Database& database, const Actor& actor) -> Result<QList<BulkTask>> {
        auto tasks = selection(database, actor);
        if (!tasks)
            return tasks;
        auto depths = depthsOf(database, *tasks);
        if (!depths)
            return depths.error();
        std::stable_sort(tasks->begin(), tasks->end(), [&](const BulkTask& a, const BulkTask& b) {
            return depths->value(a.ticket) > depths->value(b.ticket);
        });
        return tasks;
    };
}

} // namespace homeport

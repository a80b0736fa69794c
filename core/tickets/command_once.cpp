#include "core/tickets/command_once.h"

#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_guards.h"

#include <algorithm>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Error otherAct(const QString& command)
{
    return {Error::Kind::Conflict, u"command_id"_s, command, u"IDEMPOTENCY_MISMATCH"_s};
}

Result<Entry> written(Replica& replica, const EntryRef& ref)
{
    return replica.read([&](Database& database) { return entryAt(database, ref); });
}

// What belongs to a ticket, such as a task, is edited without a word about the ticket itself.
constexpr Sql rootOfEntry{"command.rootOfEntry", R"sql(
    SELECT count(*)
      FROM jr_stream s JOIN jr_tx t ON t.stream = s.no JOIN jr_root r ON r.no = t.no
     WHERE s.device = :device AND t.seq = :seq AND r.root = :root
)sql"};

Result<bool> isOn(Replica& replica, const EntryRef& ref, const Entry& entry, const QUuid& root)
{
    const bool isNamed = root.isNull()
        || std::any_of(entry.edits.begin(), entry.edits.end(),
            [&](const CellEdit& edit) { return edit.row == root || edit.value == Value(root); });
    if (isNamed)
        return true;
    const auto found = replica.read([&](Database& database) {
        return number(
            database, rootOfEntry, {{"device", ref.device}, {"seq", ref.number}, {"root", root}});
    });
    return found ? Result<bool>(*found > 0) : found.error();
}

} // namespace

Result<EntryRef> writeOnce(const CommandDoor& door, const Actor& actor, const Command& command,
    const QUuid& root, const Replica::Work& work)
{
    if (door.unit) {
        door.unit->command().code = command.code;
        door.unit->command().reason = command.reason;
        auto done = work(*door.unit);
        return done ? Result<EntryRef>(EntryRef()) : fieldError(done.error());
    }
    bool isRun = false;
    auto entry = door.replica.write(actor.author(), command, [&](UnitOfWork& unit) {
        isRun = true;
        return work(unit);
    });
    if (!entry)
        return fieldError(entry.error());
    if (isRun || entry->isNull())
        return entry;
    auto before = written(door.replica, *entry);
    if (!before)
        return before.error();
    const auto isOnIt = isOn(door.replica, *entry, *before, root);
    if (!isOnIt)
        return isOnIt.error();
    const bool isSame =
        before->command == command.code && before->actor == actor.person.value() && *isOnIt;
    return isSame ? entry : otherAct(before->command);
}

Result<QUuid> rowMadeBy(Replica& replica, const EntryRef& entry, const TableMeta& table)
{
    auto found = written(replica, entry);
    if (!found)
        return found.error();
    for (const auto& edit : found->edits) {
        if (edit.isCreation() && edit.table == table.id)
            return edit.row;
    }
    return otherAct(found->command);
}

Result<TicketId> ticketMadeBy(
    Replica& replica, const Result<EntryRef>& written, CommandId command, TicketId id)
{
    if (!written)
        return written.error();
    if (command.isNull())
        return id;
    auto made = rowMadeBy(replica, *written, record::Ticket::table());
    return made ? Result<TicketId>(TicketId(*made)) : made.error();
}

} // namespace homeport

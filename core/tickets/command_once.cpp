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

bool isOn(const Entry& entry, const QUuid& root)
{
    return root.isNull()
        || std::any_of(entry.edits.begin(), entry.edits.end(),
            [&](const CellEdit& edit) { return edit.row == root || edit.value == Value(root); });
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
    const bool isSame = before->command == command.code && before->actor == actor.person.value()
        && isOn(*before, root);
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

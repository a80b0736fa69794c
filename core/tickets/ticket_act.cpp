#include "core/tickets/ticket_act.h"

#include "core/tickets/involvement.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

struct ActRight
{
    QLatin1StringView act;
    QLatin1StringView permission; ///< with a dot in front: of the ticket's kind
};

constexpr ActRight rights[] = {
    {"comment_public"_L1, "ticket.comment_public"_L1},
    {"comment_internal"_L1, "ticket.comment_internal"_L1},
    {"edit_reply"_L1, "ticket.comment_public"_L1},
    {"edit_note"_L1, "ticket.comment_internal"_L1},
    {"attach"_L1, "ticket.comment_public"_L1},
    {"attach_internal"_L1, "ticket.comment_internal"_L1},
    {"detach"_L1, "ticket.comment_public"_L1},
    {"link"_L1, "ticket.link"_L1},
    {"unlink"_L1, "ticket.link"_L1},
    {"set_parent"_L1, ".update"_L1},
    {"watch"_L1, ".read"_L1},
    {"unwatch"_L1, ".read"_L1},
    {"add_watcher"_L1, ".update"_L1},
    {"remove_watcher"_L1, ".update"_L1},
    {"delete"_L1, ".delete"_L1},
    {"add_service"_L1, ".update"_L1},
    {"remove_service"_L1, ".update"_L1},
    {"add_tag"_L1, ".update"_L1},
    {"remove_tag"_L1, ".update"_L1},
    {"add_time"_L1, "ticket.book_time"_L1},
    {"edit_time"_L1, "ticket.book_time"_L1},
    {"remove_time"_L1, "ticket.book_time"_L1},
    {"add_task"_L1, ".update"_L1},
    {"edit_task"_L1, ".update"_L1},
    {"remove_task"_L1, ".update"_L1},
    {"task_start"_L1, ".update"_L1},
    {"task_block"_L1, ".update"_L1},
    {"task_unblock"_L1, ".update"_L1},
    {"task_finish"_L1, ".update"_L1},
    {"task_skip"_L1, ".update"_L1},
    {"task_fail"_L1, ".update"_L1},
    {"task_retry"_L1, ".update"_L1},
    {"void_breach"_L1, "sla.void_breach"_L1},
    {"acknowledge_breach"_L1, "sla.acknowledge"_L1},
    {"recalculate_clocks"_L1, "sla.admin"_L1},
};

} // namespace

QString commandFor(TicketKind kind, const QString& act)
{
    return keyOf(kind) + u'.' + act;
}

QString ticketPermission(const QString& command)
{
    const auto kind = command.section(u'.', 0, 0);
    const auto act = command.section(u'.', 1);
    if (!fromKey<TicketKind>(kind)) // what is deleted there is no ticket
        return {};
    for (const auto& right : rights) {
        if (right.act == act)
            return right.permission.startsWith('.'_L1) ? kind + right.permission
                                                       : QString(right.permission);
    }
    return {};
}

Result<TicketAct> TicketAct::opened(Database& database, const Actor& actor, record::Ticket ticket)
{
    const Error absent{Error::Kind::NotFound, u"ticket"_s, ticket.id.toString(), u"NOT_FOUND"_s};
    if (ticket.head.deletedAt || ticket.head.organizationId != actor.organization)
        return absent;
    auto involved = involvementOf(database, actor, ticket);
    if (!involved)
        return involved.error();
    if (!AccessService::mayRead(actor, ticket, *involved))
        return absent;
    TicketAct act(actor);
    act.ticket = std::move(ticket);
    act.m_involved = *involved;
    return act;
}

Result<TicketAct> TicketAct::begin(UnitOfWork& unit, const Actor& actor, TicketId id)
{
    auto ticket = unit.get<record::Ticket>(id);
    if (!ticket)
        return ticket.error();
    return opened(unit.database(), actor, std::move(*ticket));
}

Result<TicketAct> TicketAct::read(Database& database, const Actor& actor, TicketId id)
{
    auto row = loadRow(database, record::Ticket::table(), id.value());
    if (!row)
        return row.error();
    if (!*row)
        return Error{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
    return opened(database, actor, record::Ticket::fromRow(**row));
}

Result<EntryRef> actOn(const CommandDoor& door, const Actor& actor, TicketId id, const QString& act,
    CommandId command, const std::function<Result<>(UnitOfWork&, TicketAct&)>& work,
    const QByteArray& asked)
{
    // The kind never changes (G-01), and stands in the command's code.
    const auto kindIn = [&](Database& database) -> Result<TicketKind> {
        auto ticket = TicketAct::read(database, actor, id);
        return ticket ? Result<TicketKind>(ticket->ticket.kind) : ticket.error();
    };
    const auto kind = door.unit ? kindIn(door.unit->database()) : door.replica.read(kindIn);
    if (!kind)
        return kind.error();
    return writeOnce(door, actor, {.code = commandFor(*kind, act), .id = command, .asked = asked},
        id.value(), [&](UnitOfWork& unit) -> Result<> {
            auto ticket = TicketAct::begin(unit, actor, id);
            return ticket ? work(unit, *ticket) : ticket.error();
        });
}

Result<> TicketAct::require(const QString& permission) const
{
    return AccessService::require(*m_actor, permission, ticket, m_involved);
}

Result<> TicketAct::requireOfKind(const QString& action) const
{
    return require(AccessService::permissionFor(ticket.kind, action));
}

Result<> TicketAct::requireOpen() const
{
    if (isReadOnly())
        return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
    return {};
}

bool TicketAct::isReadOnly() const
{
    return ticket.status == TicketStatus::Closed || ticket.status == TicketStatus::Cancelled;
}

bool TicketAct::showsInternal() const
{
    return bool(require(u"ticket.read_internal"_s));
}

} // namespace homeport

#include "core/tickets/watchers.h"

#include "core/base/random.h"
#include "core/db/id_list.h"
#include "core/tickets/involvement.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_guards.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql watchersOf{"watchers.list", R"sql(
    SELECT ticket_watcher.user_id, user_account.display_name, ticket_watcher.reason
      FROM ticket_watcher
      JOIN user_account ON user_account.id = ticket_watcher.user_id
     WHERE ticket_watcher.ticket_id = :ticket_id AND ticket_watcher.deleted_at IS NULL
     ORDER BY user_account.display_name, ticket_watcher.user_id
)sql"};
constexpr Sql rowOf{"watchers.row", R"sql(
    SELECT id FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL
)sql"};

Result<> requireToChange(const TicketAct& on, PersonId person)
{
    if (person != on.actor().person) {
        if (auto may = on.requireOfKind(u"update"_s); !may)
            return may;
    }
    return on.requireOpen();
}

} // namespace

Result<> addWatcher(UnitOfWork& unit, TicketId ticket, PersonId person, TicketWatcherReason reason)
{
    auto follows = watches(unit.database(), person, ticket.value());
    if (!follows)
        return follows.error();
    if (*follows)
        return {};
    record::TicketWatcher watcher;
    watcher.id = TicketWatcherId(derivedUuid(ticket.value(), person.value().toRfc4122()));
    watcher.ticketId = ticket;
    watcher.userId = person;
    watcher.reason = reason;
    return unit.create(watcher);
}

Result<> WatcherService::add(
    const Actor& actor, TicketId ticket, PersonId person, CommandId command)
{
    const auto act = person == actor.person ? u"watch"_s : u"add_watcher"_s;
    const auto written = actOn(
        m_door, actor, ticket, act, command, [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToChange(on, person); !may)
                return may;
            auto found = chosen<record::UserAccount>(unit, actor, person, u"user_id"_s);
            if (!found)
                return found.error();
            return addWatcher(unit, ticket, person, TicketWatcherReason::Manual);
        });
    return written ? Result<>() : written.error();
}

Result<> WatcherService::remove(
    const Actor& actor, TicketId ticket, PersonId person, CommandId command)
{
    const auto act = person == actor.person ? u"unwatch"_s : u"remove_watcher"_s;
    const auto written = actOn(
        m_door, actor, ticket, act, command, [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToChange(on, person); !may)
                return may;
            // Rows of older programs and imports have ids of their own.
            const auto ids = idsOf<QList<TicketWatcherId>>(
                unit.database(), rowOf, {{"ticket_id", ticket}, {"user_id", person}});
            if (!ids)
                return ids.error();
            for (const auto& id : *ids) {
                if (auto removed = unit.remove<record::TicketWatcher>(id); !removed)
                    return removed;
            }
            return {};
        });
    return written ? Result<>() : written.error();
}

Result<QList<Watcher>> WatcherService::list(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<QList<Watcher>> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        auto rows = database.query(watchersOf, {{"ticket_id", ticket}});
        if (!rows)
            return rows.error();
        QList<Watcher> watchers;
        while ((*rows)->next()) {
            watchers.append({(*rows)->read<PersonId>(0), (*rows)->text(1),
                (*rows)->read<TicketWatcherReason>(2)});
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return watchers;
    });
}

} // namespace homeport

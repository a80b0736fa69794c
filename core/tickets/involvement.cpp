#include "core/tickets/involvement.h"

namespace homeport {
namespace {

constexpr Sql watching{"tickets.watching", R"sql(
    SELECT count(*) FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL)sql",
    true};
constexpr Sql benefiting{"tickets.benefiting", R"sql(
    SELECT count(*) FROM service_request
     WHERE ticket_id = :ticket_id AND requested_for_id = :user_id)sql",
    true};
constexpr Sql owning{"tickets.owning", R"sql(
    SELECT count(*) FROM problem WHERE ticket_id = :ticket_id AND owner_id = :user_id)sql",
    true};
constexpr Sql implementing{"tickets.implementing", R"sql(
    SELECT count(*) FROM change WHERE ticket_id = :ticket_id AND implementer_id = :user_id)sql",
    true};

/// Whether the kind's own part names the person; nullptr: it names nobody.
const Sql* namingOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return nullptr;
    case TicketKind::ServiceRequest: return &benefiting;
    case TicketKind::Problem: return &owning;
    case TicketKind::Change: return &implementing;
    }
    return nullptr;
}

} // namespace

Question watchesQuestion(PersonId person, const QUuid& ticket)
{
    return {watching, {{"ticket_id", ticket}, {"user_id", person}}};
}

Result<bool> watches(Database& database, PersonId person, const QUuid& ticket)
{
    const auto asked = watchesQuestion(person, ticket);
    auto count = number(database, asked.sql, asked.bindings);
    return count ? Result<bool>(*count > 0) : count.error();
}

Result<Involvement> involvementOf(Database& database, PersonId person, const record::Ticket& ticket)
{
    const auto follows = watches(database, person, ticket.id.value());
    if (!follows)
        return follows.error();
    const auto* naming = namingOf(ticket.kind);
    if (!naming)
        return Involvement(*follows);
    const auto named = number(database, *naming, {{"ticket_id", ticket.id}, {"user_id", person}});
    return named ? Result<Involvement>(Involvement(*follows, *named > 0)) : named.error();
}

} // namespace homeport

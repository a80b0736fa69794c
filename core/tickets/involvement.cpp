#include "core/tickets/involvement.h"

#include "core/db/id_list.h"

#include <algorithm>

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

constexpr Sql taskTeams{"tickets.taskTeams", R"sql(
    SELECT DISTINCT assigned_team_id FROM ticket_task
     WHERE ticket_id = :ticket_id AND assigned_team_id IS NOT NULL AND deleted_at IS NULL)sql",
    true};

/// Scope team, or wider and not all: where a task's team makes a difference.
bool isWidenedByTasks(const Actor& actor)
{
    if (!actor.teamGrants.isEmpty())
        return true;
    return !actor.teams.isEmpty()
        && std::any_of(actor.grants.begin(), actor.grants.end(),
            [](Scope scope) { return scope == Scope::Team || scope == Scope::Department; });
}

Result<QSet<TeamId>> teamsWithTasks(
    Database& database, const Actor& actor, const record::Ticket& ticket)
{
    const auto asked = taskTeamsQuestion(actor, ticket.id.value());
    return asked ? idsOf<QSet<TeamId>>(database, asked->sql, asked->bindings)
                 : Result<QSet<TeamId>>(QSet<TeamId>());
}

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

std::optional<Question> taskTeamsQuestion(const Actor& actor, const QUuid& ticket)
{
    if (!isWidenedByTasks(actor))
        return std::nullopt;
    return Question{taskTeams, {{"ticket_id", ticket}}};
}

Result<Involvement> involvementOf(
    Database& database, const Actor& actor, const record::Ticket& ticket)
{
    const auto follows = watches(database, actor.person, ticket.id.value());
    if (!follows)
        return follows.error();
    auto tasks = teamsWithTasks(database, actor, ticket);
    if (!tasks)
        return tasks.error();
    const auto* naming = namingOf(ticket.kind);
    if (!naming)
        return Involvement(*follows, false, std::move(*tasks));
    const auto named =
        number(database, *naming, {{"ticket_id", ticket.id}, {"user_id", actor.person}});
    return named ? Result<Involvement>(Involvement(*follows, *named > 0, std::move(*tasks)))
                 : named.error();
}

Result<Involvement> incidentInvolvement(
    Database& database, const Actor& actor, const record::Ticket& incident)
{
    if (incident.confidentiality == TicketConfidentiality::Restricted)
        return involvementOf(database, actor, incident);
    auto tasks = teamsWithTasks(database, actor, incident);
    return tasks ? Result<Involvement>(Involvement(false, false, std::move(*tasks)))
                 : tasks.error();
}

} // namespace homeport

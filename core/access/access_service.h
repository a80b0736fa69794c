#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/ticket.h"
#include "record/user_account.h"

namespace homeport {

/// What a person has to do with a ticket besides what its row says.
struct Involvement
{
    Involvement(bool follows = false, bool named = false, QSet<TeamId> tasks = {})
        : isWatcher(follows), isNamed(named), taskTeams(std::move(tasks))
    {}

    bool isWatcher; ///< matters for restricted tickets
    bool isNamed; ///< its beneficiary, owner or implementer (access.md section 4)
    QSet<TeamId> taskTeams; ///< those that have a task of it
};

/// Decides who may do what (access.md section 1). Refusals: Denied with code FORBIDDEN and the
/// permission as subject; NotFound with code NOT_FOUND where even reading is not granted.
class AccessService
{
public:
    explicit AccessService(Replica& replica) : m_replica(replica) {}

    /// The actor for an active person, from live role assignments. Reads the database.
    Result<Actor> actorFor(PersonId person);

    /// The same within a transaction that is open already.
    static Result<Actor> actorIn(
        Database& database, PersonId person, OrganizationId organization, Timestamp now);

    /// A permission that needs no record.
    static Result<> require(const Actor& actor, const QString& permission);
    /// A permission on what belongs to the whole organization, such as a team or a role: narrower
    /// scopes do not reach it (access.md section 4).
    static Result<> requireAll(const Actor& actor, const QString& permission);
    /// A permission on one ticket: scope, then restriction.
    static Result<> require(const Actor& actor, const QString& permission,
        const record::Ticket& ticket, const Involvement& involved = {});
    /// May see the ticket at all: "<kind>.read".
    static bool mayRead(
        const Actor& actor, const record::Ticket& ticket, const Involvement& involved = {});
    /// One of the teams has the ticket, or a task of it (access.md section 4).
    static bool isOfTeams(
        const QSet<TeamId>& teams, const record::Ticket& ticket, const Involvement& involved);
    static QString permissionFor(TicketKind kind, const QString& action);

private:
    Replica& m_replica;
};

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/exchange/import_run.h"
#include "core/journal/replica.h"

#include <QHash>
#include <QSet>

#include "record/ticket.h"
#include "record/user_account.h"

namespace homeport {

/// People, teams, categories and places that imported rows refer to: looked up once each, and made
/// when missing. What is to be made waits as steps that must be written before the rows that need
/// it.
class ImportDirectory
{
public:
    ImportDirectory(Replica& replica, const Actor& actor, ImportOutcome& outcome)
        : m_replica(replica), m_actor(actor), m_outcome(outcome)
    {}
    /// Otherwise what is missing is an error: LOOKUP_FAILED.
    void setCreatesMissing(bool creates) { m_createsMissing = creates; }

    /// By sign-in name, e-mail address or, where that is one person's, display name. Errors:
    /// LOOKUP_AMBIGUOUS, LOOKUP_FAILED, VALUE_INVALID for a name too long to keep.
    Result<PersonId> person(const QString& name, UserAccountUserType type);
    Result<TeamId> team(const QString& name);
    Result<LocationId> location(const QString& name);
    /// Of incidents, from the top down.
    Result<CategoryId> category(const QStringList& path);
    Result<> member(TeamId team, PersonId user, Timestamp since);
    /// Gives the ticket to whom a row names, since `at`; a person becomes a member of the row's
    /// team. What the row does not name stays.
    Result<> assign(record::Ticket& ticket, const std::optional<QString>& team,
        const std::optional<PersonId>& person, Timestamp at);

    /// What waits to be written, in order.
    std::vector<Replica::Step> takeSteps();
    QUuid newId() { return newUuid(m_replica.now(), *m_replica.world().random); }

private:
    /// Errors name it as `shown`.
    template <typename R, typename Key>
    Result<typename R::IdType> wanted(QHash<Key, typename R::IdType>& known, const Key& key,
        const QString& shown, const Sql& sql, const Bindings& bindings, qint64& count,
        const std::function<void(R&)>& fill);
    /// One that is not there: made by a step, where that is wanted.
    template <typename R, typename Key>
    Result<typename R::IdType> missing(QHash<Key, typename R::IdType>& known, const Key& key,
        const QString& shown, qint64& count, const std::function<void(R&)>& fill);
    Bindings named(const QString& name) const;
    void add(Replica::Work work);

    Replica& m_replica;
    const Actor& m_actor;
    ImportOutcome& m_outcome;
    bool m_createsMissing = true;
    std::vector<Replica::Step> m_steps;
    QHash<QString, PersonId> m_people;
    QHash<QString, TeamId> m_teams;
    QHash<QString, LocationId> m_locations;
    QHash<std::pair<QUuid, QString>, CategoryId> m_categories; ///< by the one above, and name
    QSet<std::pair<QUuid, QUuid>> m_members; ///< team and person
};

/// The zone that an import reads times in: the one asked for, or the organization's.
Result<QByteArray> importZone(Replica& replica, const QByteArray& asked);

} // namespace homeport

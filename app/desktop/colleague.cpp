#include "app/desktop/colleague.h"

#include "app/desktop/desk_apart.h"
#include "app/own_places.h"
#include "core/access/directory.h"
#include "core/access/fresh_proof.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql ageProofs{"shots.ageProofs", R"sql(
    UPDATE user_session
       SET expires_at = :expires_at
     WHERE user_id = :person_id AND ended_at IS NULL
)sql"};

/// The first by name of those who work on incidents.
Result<Actor> anyoneBut(Session& session, PersonId own)
{
    const auto actor = session.access.actorFor(own);
    if (!actor)
        return actor.error();
    const auto found = session.replica->read(
        [&](Database& database) { return assignees(database, *actor, session.replica->now()); });
    if (!found)
        return found.error();
    for (const auto& each : *found) {
        if (const PersonId id(each.person.id); id != own)
            return session.access.actorFor(id);
    }
    return Error{Error::Kind::NotFound, u"colleague"_s, {}, u"NOT_FOUND"_s};
}

} // namespace

Colleague::Colleague(const Address& desk, PersonId own)
    : m_worker([desk, own] { return std::make_unique<Place>(placeAt(desk, own)); })
{}

Colleague::Place Colleague::placeAt(const Address& desk, PersonId own)
{
    auto session = openDesk(desk, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!session)
        return {nullptr, {}, session.error()};
    auto actor = anyoneBut(**session, own);
    if (!actor)
        return {nullptr, {}, actor.error()};
    return {std::move(*session), std::move(*actor), {}};
}

QFuture<Result<>> Colleague::run(const Act& act)
{
    return m_worker.run([act](Place& place) -> Result<> {
        return place.session ? act(*place.session, place.actor) : Result<>(place.error);
    });
}

QFuture<Result<>> Colleague::tag(TicketId id, const QString& name)
{
    return run([id, name](Session& session, const Actor& actor) {
        return session.tags.add(actor, id, name);
    });
}

QFuture<Result<>> Colleague::hold(TicketId id)
{
    return run([id](Session& session, const Actor& actor) {
        return session.incidents.hold(actor, id, {});
    });
}

QFuture<Result<>> Colleague::say(TicketId id, const QString& text)
{
    return run([id, text](Session& session, const Actor& actor) {
        const auto said = session.comments.add(actor, id, {text});
        return said ? Result<>() : said.error();
    });
}

QFuture<Result<>> Colleague::letProofAge(PersonId who)
{
    return run([who](Session& session, const Actor&) -> Result<> {
        auto& database = session.replica->database();
        const Timestamp end = session.replica->now() + SessionBook::longest - proofLasts;
        if (auto begun = database.begin(); !begun)
            return begun;
        const auto aged = database.exec(ageProofs, {{"person_id", who}, {"expires_at", end}});
        const auto done = aged ? database.commit() : aged.error();
        if (!done && database.inTransaction())
            database.rollback();
        return done;
    });
}

QFuture<Result<>> Colleague::giveNamesApart(PersonId who)
{
    return run([who](Session& session, const Actor&) -> Result<> {
        const auto actor = session.access.actorFor(who);
        return actor ? homeport::giveNamesApart(session, *actor) : actor.error();
    });
}

} // namespace homeport

#include "core/access/session_book.h"

#include "core/access/people_reach.h"

#include <QCryptographicHash>
#include <QSysInfo>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Sql insertSession{"sessions.insert", R"sql(
    INSERT INTO user_session (id, organization_id, created_at, updated_at, user_id, client,
                              token_hash, family_id, device_name, started_at, last_seen_at,
                              expires_at)
    VALUES (:id, :organization_id, :now, :now, :person_id, :client, :token_hash, :family_id,
            :device_name, :now, :now, :expires_at)
)sql"};

constexpr Sql liveSession{"sessions.live", R"sql(
    SELECT user_session.expires_at, user_account.is_active
      FROM user_session
      JOIN user_account ON user_account.id = user_session.user_id
     WHERE user_session.id = :id AND user_session.ended_at IS NULL
       AND user_account.deleted_at IS NULL
)sql"};

constexpr Sql renewSession{"sessions.renew", R"sql(
    UPDATE user_session
       SET last_seen_at = :now, expires_at = :expires_at, updated_at = :now
     WHERE id = :id AND ended_at IS NULL
)sql"};

constexpr Sql touchSession{"sessions.touch", R"sql(
    UPDATE user_session
       SET last_seen_at = :now, updated_at = :now
     WHERE id = :id AND ended_at IS NULL
)sql"};

constexpr Sql endSession{"sessions.end", R"sql(
    UPDATE user_session
       SET ended_at = :now, end_reason = :reason, updated_at = :now
     WHERE id = :id AND ended_at IS NULL
)sql"};

constexpr Sql endSessionsOf{"sessions.endOthers", R"sql(
    UPDATE user_session
       SET ended_at = :now, end_reason = :reason, updated_at = :now
     WHERE user_id = :person_id AND ended_at IS NULL AND id <> :kept
)sql"};

constexpr Sql sessionsOfPerson{"sessions.ofPerson", R"sql(
    SELECT id, client, device_name, started_at, last_seen_at, expires_at, ended_at, end_reason,
           ended_at IS NULL AND expires_at > :now AS is_live
      FROM user_session
     WHERE user_id = :person_id AND organization_id = :organization_id
     ORDER BY is_live DESC, started_at DESC, id
     LIMIT 50
)sql"};

constexpr Sql personOfSession{"sessions.personOf", R"sql(
    SELECT user_id FROM user_session WHERE id = :id AND organization_id = :organization_id
)sql"};

constexpr Sql idleMinutes{"sessions.idleMinutes", R"sql(
    SELECT value
      FROM setting
     WHERE organization_id = :organization_id AND key = 'session.idle_lock_minutes'
       AND deleted_at IS NULL
       AND (scope = 'organization' OR (scope = 'user' AND user_id = :person_id))
     ORDER BY CASE scope WHEN 'user' THEN 0 ELSE 1 END, id
     LIMIT 1
)sql"};

constexpr int defaultIdleMinutes = 15;
constexpr int mostIdleMinutes = 30;
constexpr int longestDeviceName = 120;

/// Whether there is a session to speak of, and until when.
Result<std::optional<Timestamp>> endOfLive(Database& database, UserSessionId session)
{
    auto row = database.query(liveSession, {{"id", session}});
    if (!row)
        return row.error();
    std::optional<Timestamp> until;
    if ((*row)->next() && (*row)->boolean(1))
        until = (*row)->readOptional<Timestamp>(0);
    if (auto read = (*row)->status(); !read)
        return read.error();
    return until;
}

Result<> run(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto done = database.exec(sql, bindings);
    return done ? Result<>() : Result<>(done.error());
}

/// One's own sessions are one's own to look after.
Result<> requireSessions(Database& database, const Actor& actor, PersonId person)
{
    if (!actor.person.isNull() && actor.person == person)
        return {};
    return requirePerson(database, actor, u"user.admin"_s, person);
}

SessionLine lineAt(const Cursor& row)
{
    return {row.read<UserSessionId>(0), row.read<UserSessionClient>(1), row.text(2),
        row.read<Timestamp>(3), row.read<Timestamp>(4), row.read<Timestamp>(5),
        row.readOptional<Timestamp>(6), row.readOptional<UserSessionEndReason>(7), row.boolean(8)};
}

} // namespace

Result<UserSessionId> SessionBook::begin(PersonId person, UserSessionClient client)
{
    const auto now = m_replica.now();
    const UserSessionId id(newUuid(now, *m_replica.world().random));
    QByteArray token(32, Qt::Uninitialized);
    m_replica.world().random->fill(token.data(), size_t(token.size()));
    const auto hash =
        QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
    auto& database = m_replica.database();
    if (auto begun = database.begin(); !begun)
        return begun.error();
    auto done = run(database, insertSession,
        {{"id", id}, {"organization_id", m_replica.organization()}, {"now", now},
            {"person_id", person}, {"client", client}, {"token_hash", hash},
            {"family_id", id.toString()},
            {"device_name", QSysInfo::machineHostName().left(longestDeviceName)},
            {"expires_at", now + longest}});
    if (done)
        done = database.commit();
    if (!done) {
        database.rollback();
        return done.error();
    }
    return id;
}

Result<bool> SessionBook::isLive(UserSessionId session)
{
    const auto state = stateOf(session);
    return state ? Result<bool>(*state == SessionState::Live) : Result<bool>(state.error());
}

Result<SessionState> SessionBook::stateOf(UserSessionId session)
{
    const auto now = m_replica.now();
    return m_replica.read([&](Database& database) -> Result<SessionState> {
        const auto until = endOfLive(database, session);
        if (!until)
            return until.error();
        if (!*until)
            return SessionState::Ended;
        return **until > now ? SessionState::Live : SessionState::Expired;
    });
}

Result<> SessionBook::touch(UserSessionId session)
{
    auto& database = m_replica.database();
    if (auto begun = database.begin(); !begun)
        return begun.error();
    auto done = run(database, touchSession, {{"id", session}, {"now", m_replica.now()}});
    if (done)
        done = database.commit();
    if (!done && database.inTransaction())
        database.rollback();
    return done;
}

Result<> SessionBook::renew(UserSessionId session)
{
    const auto now = m_replica.now();
    auto& database = m_replica.database();
    if (auto begun = database.begin(); !begun)
        return begun.error();
    const auto done = [&]() -> Result<> {
        const auto until = endOfLive(database, session);
        if (!until)
            return until.error();
        if (!*until)
            return Error{Error::Kind::Denied, u"user_session"_s, {}, u"SESSION_ENDED"_s};
        if (auto renewed = run(database, renewSession,
                {{"id", session}, {"now", now}, {"expires_at", now + longest}});
            !renewed)
            return renewed;
        return database.commit();
    }();
    if (!done && database.inTransaction())
        database.rollback();
    return done;
}

Result<> SessionBook::end(UserSessionId session, const Actor& actor)
{
    auto written = m_replica.write(actor.author(), {.code = u"auth.logout"_s, .isEvent = true},
        [&](UnitOfWork& unit) -> Result<> {
            return run(unit.database(), endSession,
                {{"id", session}, {"now", m_replica.now()},
                    {"reason", UserSessionEndReason::Logout}});
        });
    return written ? Result<>() : Result<>(written.error());
}

Result<QList<SessionLine>> SessionBook::sessionsOf(const Actor& actor, PersonId person)
{
    const auto now = m_replica.now();
    return m_replica.read([&](Database& database) -> Result<QList<SessionLine>> {
        if (auto may = requireSessions(database, actor, person); !may)
            return may.error();
        auto rows = database.query(sessionsOfPerson,
            {{"person_id", person}, {"organization_id", actor.organization}, {"now", now}});
        if (!rows)
            return rows.error();
        QList<SessionLine> found;
        while ((*rows)->next())
            found.append(lineAt(**rows));
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return found;
    });
}

Result<> SessionBook::revoke(const Actor& actor, UserSessionId session)
{
    const auto owner = m_replica.read([&](Database& database) -> Result<PersonId> {
        const Error absent{
            Error::Kind::NotFound, u"user_session"_s, session.toString(), u"NOT_FOUND"_s};
        auto row = database.query(
            personOfSession, {{"id", session}, {"organization_id", actor.organization}});
        if (!row)
            return row.error();
        if (!(*row)->next()) {
            auto read = (*row)->status();
            return read ? absent : read.error();
        }
        const auto person = (*row)->read<PersonId>(0);
        row->reset();
        auto may = requireSessions(database, actor, person);
        return may ? Result<PersonId>(person) : may.error();
    });
    if (!owner)
        return owner.error();
    const auto written = m_replica.write({actor.person, *owner},
        {.code = u"auth.session_revoked"_s, .isEvent = true}, [&](UnitOfWork& unit) {
            return run(unit.database(), endSession,
                {{"id", session}, {"now", m_replica.now()},
                    {"reason", UserSessionEndReason::Revoked}});
        });
    return written ? Result<>() : Result<>(written.error());
}

Result<> SessionBook::revokeAll(const Actor& actor, PersonId person, UserSessionId kept)
{
    const auto written = m_replica.write({actor.person, person},
        {.code = u"auth.session_revoked"_s, .isEvent = true}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = requireSessions(unit.database(), actor, person); !may)
                return may;
            return endOthers(
                unit.database(), person, kept, UserSessionEndReason::Revoked, m_replica.now());
        });
    return written ? Result<>() : Result<>(written.error());
}

Result<std::chrono::minutes> SessionBook::idleLimit(const Actor& actor)
{
    return m_replica.read([&](Database& database) -> Result<std::chrono::minutes> {
        auto row = database.query(
            idleMinutes, {{"organization_id", actor.organization}, {"person_id", actor.person}});
        if (!row)
            return row.error();
        int minutes = defaultIdleMinutes;
        if ((*row)->next()) {
            bool isNumber = false;
            const auto wanted = (*row)->text(0).toInt(&isNumber);
            if (isNumber)
                minutes = std::clamp(wanted, 1, mostIdleMinutes);
        }
        if (auto read = (*row)->status(); !read)
            return read.error();
        return std::chrono::minutes(minutes);
    });
}

Result<> SessionBook::endOthers(Database& database, PersonId person, UserSessionId kept,
    UserSessionEndReason reason, Timestamp now)
{
    return run(database, endSessionsOf,
        {{"person_id", person}, {"kept", kept}, {"reason", reason}, {"now", now}});
}

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/ids.h"
#include "core/journal/replica.h"

#include <QList>

#include <chrono>

#include "record/user_session.h"

namespace homeport {

/// Expired: ran out by itself and lives on after the password. Ended: by somebody, for good; also
/// where the account can no longer be used.
enum class SessionState { Live, Expired, Ended };

/// A session as its person, or an administrator, sees it.
struct SessionLine
{
    UserSessionId id;
    UserSessionClient client = UserSessionClient::Desktop;
    QString device;
    Timestamp startedAt{};
    Timestamp lastSeenAt{};
    Timestamp expiresAt{};
    std::optional<Timestamp> endedAt = {};
    std::optional<UserSessionEndReason> endReason = {};
    bool isLive = false;
    friend bool operator==(const SessionLine&, const SessionLine&) = default;
};

/// Who is signed in where (access.md 6.4, SEC-16). A session ends by itself eight hours after its
/// last full sign-in.
class SessionBook
{
public:
    static constexpr std::chrono::hours longest{8};

    explicit SessionBook(Replica& replica) : m_replica(replica) {}

    /// Begins a session of somebody who has just proved who they are.
    Result<UserSessionId> begin(PersonId person, UserSessionClient client);
    /// False once it was ended, has run out, or its account can no longer be used.
    Result<bool> isLive(UserSessionId session);
    Result<SessionState> stateOf(UserSessionId session);
    /// Notes that the person is still at work; what has ended stays as it is.
    Result<> touch(UserSessionId session);
    /// After the password was asked again: eight more hours. Denied (SESSION_ENDED) where it has
    /// been ended meanwhile.
    Result<> renew(UserSessionId session);
    /// Ends it and journals the sign-out; what has ended before stays as it is.
    Result<> end(UserSessionId session, const Actor& actor);
    /// Of oneself, or of others with user.admin (SEC-16): the live ones first, then the newest.
    Result<QList<SessionLine>> sessionsOf(const Actor& actor, PersonId person);
    /// Ends one of them from elsewhere and journals it; the same rights. NotFound, NOT_FOUND.
    Result<> revoke(const Actor& actor, UserSessionId session);
    /// Ends all of them but `kept`.
    Result<> revokeAll(const Actor& actor, PersonId person, UserSessionId kept = {});
    /// How long the window may stay without input before it locks: the most specific setting
    /// `session.idle_lock_minutes`, 1 to 30; 15 where there is none.
    Result<std::chrono::minutes> idleLimit(const Actor& actor);

    /// Ends the person's sessions but `kept`, as part of an open transaction.
    static Result<> endOthers(Database& database, PersonId person, UserSessionId kept,
        UserSessionEndReason reason, Timestamp now);

private:
    Replica& m_replica;
};

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/access/password.h"
#include "core/base/result.h"
#include "core/ids.h"
#include "core/journal/replica.h"

#include <QString>

namespace homeport {

/// Passwords and signing in (SEC-10, 11, 13, 18, 20). One answer for unknown, wrong, locked and
/// inactive: Denied with code BAD_CREDENTIALS; the reason stands in login_attempt and, without the
/// name that was tried, in the journal (auth.login, auth.login_failed).
class SignInService
{
public:
    explicit SignInService(Replica& replica) : m_replica(replica) {}

    /// Charges the try durably, then compares. On success resets the counter, rehashes a hash
    /// whose parameters are below policy, notes the attempt. `client` is desktop, api or cli.
    Result<PersonId> signIn(const QString& login, const QString& password, const QString& client);
    /// Asks somebody who is signed in once more, after the idle lock or before a sensitive act.
    /// The same throttle and the same answers; Denied also where it is another's password.
    Result<> confirm(PersonId person, const QString& password, const QString& client);
    /// Sets a first or new password after checking it against the policy, ends the account's
    /// sessions but `kept`, and journals auth.password_changed. Invalid with code PASSWORD_POLICY
    /// or PASSWORD_REUSED.
    Result<> setPassword(
        PersonId person, const QString& password, const Author& by = {}, UserSessionId kept = {});
    /// One's own password, where one knows the present one; `kept` is the session one asks from.
    /// Errors of confirm() and setPassword().
    Result<> changePassword(const Actor& actor, const QString& present, const QString& fresh,
        UserSessionId kept, const QString& client);

private:
    /// `expected`: only this person will do.
    Result<PersonId> attempt(const QString& login, const QString& password, const QString& client,
        std::optional<PersonId> expected);

    Replica& m_replica;
};

/// A login as it is stored and compared: trimmed, NFC, lower case.
QString foldedLogin(const QString& login);

} // namespace homeport

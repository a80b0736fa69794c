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
    /// Denied with code PASSWORD_EXPIRED where the password is right and opens only the choice of
    /// another: somebody else set it, or it is older than the organization lets it be.
    Result<PersonId> signIn(const QString& login, const QString& password, const QString& client);
    /// The same, with a new password from then on. Errors also of setPassword().
    Result<PersonId> signInAnew(
        const QString& login, const QString& password, const QString& fresh, const QString& client);
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

    /// user.reset_password: a password by chance, told once, that opens nothing but the choice of
    /// an own one; for an hour, or for 72 to whom has never signed in. Ends the account's sessions.
    /// Denied with PRIVILEGE_ESCALATION where the person may do what the actor may not, with
    /// USER_INACTIVE where they may not sign in.
    Result<QString> resetPassword(const Actor& actor, PersonId person);
    /// user.unlock: the delay after refused tries ends now.
    Result<> unlock(const Actor& actor, PersonId person);

private:
    struct Proof
    {
        PersonId person;
        bool mustChange = false;
    };
    /// `expected`: only this person will do.
    Result<Proof> attempt(const QString& login, const QString& password, const QString& client,
        std::optional<PersonId> expected);

    Replica& m_replica;
};

/// A login as it is stored and compared: trimmed, NFC, lower case.
QString foldedLogin(const QString& login);
/// The folded login as the throttle's key: longer ones than any account's become their digest.
QString throttleKey(const QString& login);

} // namespace homeport

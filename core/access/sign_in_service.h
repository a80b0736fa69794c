#pragma once

#include "core/access/password.h"
#include "core/base/result.h"
#include "core/ids.h"
#include "core/journal/replica.h"

#include <QString>

namespace homeport {

/// Passwords and signing in (SEC-10, 11, 13, 18, 20). One answer for unknown, wrong, locked and
/// inactive: Denied with code BAD_CREDENTIALS; the reason stands in login_attempt.
class SignInService
{
public:
    explicit SignInService(Replica& replica) : m_replica(replica) {}

    /// Charges the try durably, then compares. On success resets the counter, rehashes a hash
    /// whose parameters are below policy, notes the attempt. `client` is desktop, api or cli.
    Result<PersonId> signIn(const QString& login, const QString& password, const QString& client);
    /// Sets a first or new password after checking it against the policy. Invalid with code
    /// PASSWORD_POLICY or PASSWORD_REUSED.
    Result<> setPassword(PersonId person, const QString& password);

private:
    Replica& m_replica;
};

/// A login as it is stored and compared: trimmed, NFC, lower case.
QString foldedLogin(const QString& login);

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <chrono>

namespace homeport {

class Database;
class Replica;

/// So long a password that was typed lets people do what needs a fresh proof of who they are
/// (SEC-17, access.md 6.3).
inline constexpr std::chrono::minutes proofLasts{15};

/// Denied with code AUTH_REQUIRED where the password was typed too long ago in the actor's session,
/// and where that has ended. Asked after the right to do it, so that nobody types a password for
/// nothing.
Result<> requireFreshProof(Database& database, const Actor& actor, Timestamp now);
/// The password once more, in the actor's session: what needs a fresh proof can be done from now
/// on, and the session runs as long as after a sign-in. Errors of SignInService::confirm() and
/// SessionBook::renew().
Result<> proveAgain(
    Replica& replica, const Actor& actor, const QString& password, const QString& client);

} // namespace homeport

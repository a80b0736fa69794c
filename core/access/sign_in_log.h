#pragma once

#include "core/access/actor.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QList>

#include "record/login_attempt.h"

namespace homeport {

/// One try to sign in.
struct SignInLine
{
    QUuid id;
    Timestamp at{};
    PersonId person; ///< null: the name belongs to nobody
    QString name; ///< of the person; else the beginning of what was typed, which may be a password
    LoginAttemptOutcome outcome = LoginAttemptOutcome::Success;
    LoginAttemptClient client = LoginAttemptClient::Desktop;
    QString device;
    friend bool operator==(const SignInLine&, const SignInLine&) = default;
};

struct SignInFilter
{
    std::optional<PersonId> person = {};
    bool isRefused = false; ///< refused tries only
    friend bool operator==(const SignInFilter&, const SignInFilter&) = default;
};

/// Tries to sign in, the newest first, at most `limit` of those before `after`. Those of others are
/// for whoever holds user.admin for everyone, or audit.read (access.md section 5).
Result<QList<SignInLine>> signInLog(Database& database, const Actor& actor,
    const SignInFilter& filter, const std::optional<SignInLine>& after, int limit);

} // namespace homeport

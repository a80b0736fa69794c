#pragma once

#include "core/access/password.h"
#include "core/db/database.h"
#include "core/ids.h"

namespace homeport {

/// What an organization asks of passwords (access.md 6.1).
struct PasswordPolicy
{
    PasswordRules rules;
    int history = 10; ///< former passwords that are refused besides the present one
    int maxAgeDays = 0; ///< 0: they do not expire
};

/// Reads the settings password.* as far as they may go: a minimum below that of a password which
/// is the only factor is raised to it (SEC-11), and the history is at most 24 (SEC-12).
Result<PasswordPolicy> passwordPolicy(Database& database, OrganizationId organization);

} // namespace homeport

#pragma once

#include "core/journal/replica.h"

#include <QStringList>

namespace homeport {

// How passwords, sessions and attempts are written: beside the journal, which learns of each act
// and never of a secret.

/// All of `work` or none of it, and again from the start where another client was in the way.
Result<> inTransaction(Database& database, const std::function<Result<>()>& work);
/// Joins what happened with its event; before there is an organization there is no journal.
Result<> withEvent(Replica& replica, const Author& author, const Command& event,
    const std::function<Result<>()>& work);
Result<> runIn(Database& database, const Sql& sql, const Bindings& bindings);
/// The first column of every row.
Result<QStringList> textsOf(Database& database, const Sql& sql, const Bindings& bindings);
QUuid freshId(Replica& replica);

/// Checks a password against the organization's policy, the present one and those before it
/// (SEC-11, SEC-12). Invalid, PASSWORD_POLICY with the faults, or PASSWORD_REUSED; NotFound where
/// there is no such account.
Result<> checkPassword(Replica& replica, PersonId person, const QString& password);
/// Makes it the account's password from now on, as part of an open transaction: the one before is
/// kept as used, and sessions but `kept` end. `mustChange`: it opens nothing but the choice of
/// another.
Result<> storeHash(
    Replica& replica, PersonId person, const QString& hash, UserSessionId kept, bool mustChange);

} // namespace homeport

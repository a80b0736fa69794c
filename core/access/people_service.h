#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/user_account.h"

namespace homeport {

/// User accounts (access.md 3.22; interfaces.md F-05, F-14, F-15). Errors by the codes of
/// interfaces.md section 4: FIELD_REQUIRED and VALIDATION_ERROR with the field as subject,
/// DUPLICATE for a username or an address that someone has, USER_LIMIT, FORBIDDEN, NOT_FOUND,
/// VERSION_CONFLICT, LAST_ADMINISTRATOR.
class PeopleService
{
public:
    explicit PeopleService(Replica& replica) : m_replica(replica) {}

    /// user.create. The account has the default role and no password yet; username and address are
    /// kept in lower case, an empty language or time zone becomes the organization's.
    Result<PersonId> create(const Actor& actor, record::UserAccount person);
    /// user.update, over the differences between what the screen showed and what is wanted. Whoever
    /// holds it for their own account alone may change their names, telephones, language and time
    /// zone there, and nothing else.
    Result<> edit(const Actor& actor, const record::UserAccount& seen, record::UserAccount wanted);
    /// user.delete. Ends the account's sessions; it can no longer sign in or be assigned.
    Result<> deactivate(const Actor& actor, PersonId person, const QString& reason = {});
    /// user.delete.
    Result<> reactivate(const Actor& actor, PersonId person);

private:
    Replica& m_replica;
};

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QSet>

namespace homeport {

/// Whose accounts a permission of the module "user" covers (access.md section 4): one's own,
/// members of teams led, members of departments led, or all.
class PeopleReach
{
public:
    static Result<PeopleReach> of(
        Database& database, const Actor& actor, const QString& permission);
    bool holds(PersonId person) const { return m_isEveryone || m_people.contains(person); }

private:
    bool m_isEveryone = false;
    QSet<PersonId> m_people;
};

/// A permission on one account. Denied, FORBIDDEN, or NotFound, NOT_FOUND where even user.read does
/// not reach it.
Result<> requirePerson(
    Database& database, const Actor& actor, const QString& permission, PersonId person);

} // namespace homeport

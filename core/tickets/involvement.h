#pragma once

#include "core/access/access_service.h"

namespace homeport {

/// Follows the ticket as a watcher; matters for restricted ones.
Result<bool> watches(Database& database, PersonId person, const QUuid& ticket);
/// What watches() asks the database.
Question watchesQuestion(PersonId person, const QUuid& ticket);
/// What the person has to do with the ticket: follows it, or is the beneficiary of a request, the
/// owner of a problem, the implementer of a change. Of an incident that is one question, of others
/// two.
Result<Involvement> involvementOf(
    Database& database, PersonId person, const record::Ticket& ticket);

} // namespace homeport

#pragma once

#include "core/access/access_service.h"

#include <optional>

namespace homeport {

/// Follows the ticket as a watcher; matters for restricted ones.
Result<bool> watches(Database& database, PersonId person, const QUuid& ticket);
/// What watches() asks the database.
Question watchesQuestion(PersonId person, const QUuid& ticket);
/// What involvementOf() asks the database of the tasks of a ticket; nothing for those whose rights
/// no task widens: they hold none as far as a team or a department.
std::optional<Question> taskTeamsQuestion(const Actor& actor, const QUuid& ticket);
/// What the person has to do with the ticket: follows it, is the beneficiary of a request, the
/// owner of a problem, the implementer of a change; and which teams have tasks of it. Of an
/// incident that is one question or two, of others one more.
Result<Involvement> involvementOf(
    Database& database, const Actor& actor, const record::Ticket& ticket);
/// The same of an incident, asking no more than matters: whether the person follows it where it is
/// restricted only.
Result<Involvement> incidentInvolvement(
    Database& database, const Actor& actor, const record::Ticket& incident);

} // namespace homeport

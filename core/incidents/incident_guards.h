#pragma once

#include "core/access/access_service.h"
#include "core/tickets/ticket_form.h"

#include "record/incident.h"

namespace homeport {

/// I-14, the right: on the incident, and as far as a team at least. Denied, FORBIDDEN.
Result<> requireLateReopening(
    const Actor& actor, const record::Ticket& ticket, const Involvement& involved);
/// I-14, the time: `ticket.reopen_window_hours` since it was closed have not passed yet.
Result<bool> isInReopenWindow(
    Database& database, OrganizationId organization, const record::Ticket& ticket, Timestamp now);
/// Whether `actor` may reopen the incident, which is closed, now. As long as they may, no other one
/// takes it up (processes.md section 11).
Result<bool> isReopenable(
    Database& database, const Actor& actor, const record::Ticket& ticket, Timestamp now);

/// Whether `actor` may convert the incident now (I-16): not a major one, nor one with open parts
/// (PC-7).
Result<bool> mayConvert(Database& database, const Actor& actor, const record::Ticket& ticket,
    const record::Incident& incident, const Involvement& involved = {});
/// Whether `actor` may raise a ticket of that kind from the incident now (I-17).
bool mayRaise(const Actor& actor, const record::Ticket& ticket, TicketKind kind,
    const Involvement& involved = {});

/// Whether `actor` may give the command to the incident as it stands: its right, and what an act
/// takes back is there. Not whether its status allows it, nor what its form has to say. Closed ones
/// are reopened by isReopenable(), and what is made of one has rights of its own.
bool mayCommand(const Actor& actor, const record::Ticket& ticket, const QString& command,
    const Involvement& involved = {});

/// The open children of an incident (PC-1), in the order of their creation.
Result<QList<TicketId>> openChildren(Replica& replica, const Actor& actor, TicketId id);
/// The id of what an act on the parent does on one of its children, so that done again it is met
/// again; null where the act has none.
CommandId childCommand(CommandId act, TicketId child);

} // namespace homeport

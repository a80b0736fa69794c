#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

namespace homeport {

/// How much of a ticket a screen reads.
enum class TicketDepth { Story, History };

/// Asks for the number of incidents that are open parts of this one (PC-1).
Question openPartsQuestion(OrganizationId organization, TicketId id);
/// Says what opening a ticket asks whoever looks: its rows, open parts and conversation, and for
/// the history its entries too, so that a server is waited for once. In a transaction that reads
/// all of it; rights are judged where the answers are used.
Result<> foreseeTicket(Database& database, const Actor& actor, TicketId id, TicketDepth depth);

} // namespace homeport

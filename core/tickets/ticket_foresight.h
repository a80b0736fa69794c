#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

namespace homeport {

/// How much of a ticket a screen reads.
enum class TicketDepth { Story, History };

/// Says what opening a ticket asks whoever looks: its rows and conversation, and for the history
/// its entries too, so that a server is waited for once. In a transaction that reads all of it;
/// rights are judged where the answers are used.
Result<> foreseeTicket(Database& database, const Actor& actor, TicketId id, TicketDepth depth);

} // namespace homeport

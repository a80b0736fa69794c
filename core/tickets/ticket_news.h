#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QHash>

namespace homeport {

/// What of a ticket somebody may not have seen yet.
struct TicketNews
{
    Timestamp at{}; ///< when others last changed it or said something on it; zero: they never did
    bool isTheirs = false; ///< it is assigned to the person, or to one of their teams
    friend bool operator==(const TicketNews&, const TicketNews&) = default;
};

/// What others did last to each of these tickets that the person may read. An internal note counts
/// for who reads those everywhere; whoever does so only here and there hears of replies alone.
Result<QHash<TicketId, TicketNews>> newsOf(
    Database& database, const Actor& actor, const QList<TicketId>& ids);

} // namespace homeport

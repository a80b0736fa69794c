#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

#include <QString>

#include <optional>

#include "record/ticket.h"

namespace homeport {

struct QueueRow;

/// What a line of a queue tells beyond what every list shows.
struct QueueDetails
{
    QString category; ///< its own name; empty: none
    QString service;
    QString location;
    int impact = 3;
    int urgency = 2;
    std::optional<Timestamp> resolvedAt = {};
    std::optional<Timestamp> holdUntil = {};
    TicketChannel channel = TicketChannel::Desktop;
    friend bool operator==(const QueueDetails&, const QueueDetails&) = default;
};

/// Reads them for these lines alone, which the actor was shown: what it costs follows their number.
Result<> addDetails(Database& database, QList<QueueRow>& rows);

} // namespace homeport

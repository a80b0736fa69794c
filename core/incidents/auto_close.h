#pragma once

#include "core/db/database.h"
#include "core/service_levels/service_level_book.h"

#include <QList>

#include "record/ticket.h"

namespace homeport {

/// When resolved incidents close by themselves (processes.md section 12).
class AutoClose
{
public:
    /// Reads setting incident.auto_close_minutes.
    static Result<AutoClose> of(Database& database, const QUuid& organization);
    /// 0 minutes: never.
    bool isOn() const { return m_minutes > 0; }

    /// Where the next page of resolved incidents begins.
    struct Place
    {
        Timestamp resolvedAt{};
        TicketId id;
        bool isMore = true;
    };
    struct Due
    {
        TicketId ticket;
        Timestamp at; ///< when it should have closed
    };
    /// Looks at the next `most` resolved incidents; answers those whose time was over by `now`.
    Result<QList<Due>> dueAfter(
        Database& database, ServiceLevelBook& book, Timestamp now, Place& place, int most) const;
    /// When this incident closes: so much working time after it was resolved, or after support
    /// answered the requester last (AC-2, AC-3), on the calendar of its SLA, or else that of the
    /// organization. Nothing: it does not, since the requester waits for an answer (AC-3), it is
    /// major or has open children (AC-6), or no calendar says when.
    Result<std::optional<Timestamp>> closesAt(
        Database& database, ServiceLevelBook& book, const record::Ticket& ticket) const;

private:
    QUuid m_organization;
    int m_minutes = 0;
};

} // namespace homeport

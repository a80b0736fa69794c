#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

#include "record/time_entry.h"

namespace homeport {

/// Effort to be booked.
struct TimeBooking
{
    int minutes = 0; ///< 1 to 1440
    std::optional<Timestamp> startedAt; ///< absent: so long ago that it ends now
    TimeEntryActivity activity = TimeEntryActivity::Resolution;
    QString note;
    bool isBillable = false;
    std::optional<TicketTaskId> task;
};

struct BookedTime
{
    TimeEntryId id;
    PersonId person;
    QString name;
    Timestamp startedAt{};
    int minutes = 0;
    TimeEntryActivity activity = TimeEntryActivity::Resolution;
    QString note;
    bool isBillable = false;
    std::optional<TicketTaskId> task;

    friend bool operator==(const BookedTime&, const BookedTime&) = default;
};

/// Time on tickets (F-37): booked with ticket.book_time, for oneself. What others booked is seen
/// with report.read at team scope or wider (access.md section 5). Errors: VALIDATION_ERROR of
/// minutes, started_at, task_id; TICKET_CLOSED (G-11); FORBIDDEN.
class TimeService
{
public:
    explicit TimeService(Replica& replica) : m_replica(replica) {}

    Result<> book(
        const Actor& actor, TicketId ticket, const TimeBooking& booking, CommandId command = {});
    /// One's own alone, which then says what the booking says; an absent start stays.
    Result<> correct(
        const Actor& actor, TimeEntryId id, const TimeBooking& booking, CommandId command = {});
    /// One's own; those of others need "<kind>.delete".
    Result<> remove(const Actor& actor, TimeEntryId id, CommandId command = {});
    /// What the person may see of it, oldest first.
    Result<QList<BookedTime>> list(const Actor& actor, TicketId ticket);

private:
    Result<TicketId> ticketOf(TimeEntryId id);

    Replica& m_replica;
};

/// Minutes as people write them: "90", "1:30", "1h 30m", "1.5h", "2 h"; nothing where it is none.
std::optional<int> minutesFrom(const QString& text);

} // namespace homeport

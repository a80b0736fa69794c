#pragma once

#include "core/db/database.h"
#include "core/ids.h"

#include "record/ticket.h"

namespace homeport {

/// An incident on hold whose change is implemented, whose problem is resolved (G-08), or which has
/// none any more, as it was deleted (G-07).
struct EndedWait
{
    TicketId ticket;
    TicketHoldReason reason = TicketHoldReason::AwaitingChange;
    TicketId by; ///< the change or problem
    Timestamp doneAt{}; ///< when that came to it, or was deleted
    Timestamp at{}; ///< from when on nothing is waited for
};

/// Whether a change is implemented, a problem resolved, or further; or deleted.
bool isAwaitedOver(const record::Ticket& awaited);
/// Of the acts of its kind each resumes an incident once, also where someone waits again later.
CommandId endOfWait(const EndedWait& wait);

/// The waits of an organization that are over, page by page.
class EndedWaits
{
public:
    explicit EndedWaits(const QUuid& organization) : m_organization(organization) {}

    bool isAtEnd() const { return m_isAtEnd; }
    /// Of the next `most` incidents that wait for a change or a problem. A wait is over when a
    /// linked one came to it after the hold began, or where none is left that could; the change
    /// that caused the incident counts only if it came to it since. It is over, too, when all that
    /// it was linked to were deleted: to hold needs one (G-07), and what is deleted never comes.
    /// One that was unlinked or cancelled ends nothing: whoever did that may know what to wait for.
    /// Not those that were resumed by the same act before.
    Result<QList<EndedWait>> next(Database& database, int most);

private:
    QUuid m_organization;
    TicketId m_last;
    bool m_isAtEnd = false;
};

} // namespace homeport

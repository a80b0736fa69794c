#pragma once

#include "core/service_levels/sla_clock.h"

namespace homeport {

/// A stretch of a clock's life with the one reason why it counts or does not.
struct ExplainedTime
{
    enum class Reason {
        Counted, ///< working time of a running clock
        OutsideHours, ///< the weekday's own hours are over
        Holiday,
        ExceptionalHours, ///< a day with hours of its own, and not within them
        OnHold,
        ApprovalPending,
        ParentOpen, ///< the incident that this one is a part of is being worked on (PC-2)
        Stopped, ///< between a stop and reopening
        Discarded ///< before a retarget that starts anew
    };

    Timestamp from;
    Timestamp until;
    Reason reason = Reason::Counted;
    std::optional<TicketHoldReason> hold; ///< of OnHold

    friend bool operator==(const ExplainedTime&, const ExplainedTime&) = default;
};

/// Splits a ledger along its calendars. To the millisecond, ascending and without a hole; what
/// counts adds up to the elapsed time. Costs what lies in the ledger, so it is for looking at.
std::vector<ExplainedTime> explainedTimes(const std::vector<LedgerSpan>& ledger);

} // namespace homeport

#pragma once

#include "core/service_levels/agreement.h"
#include "core/service_levels/clock_ruling.h"

namespace homeport {

/// What happened to a ticket, as far as its clocks care.
struct ServiceLevelEvent
{
    enum class Kind {
        Created,
        Submitted, ///< a kind without drafts is submitted and approved as it is created
        ApprovalRequested,
        Approved,
        Rejected,
        Assigned, ///< to a team with its OLA, or to a person without a team
        Held, ///< with the UC of the supplier where one is waited for
        Resumed,
        Replied, ///< a first response by G-09, or a public update by support
        Resolved, ///< or fulfilled, or implemented
        Reopened,
        Cancelled,
        ParentOpened, ///< its clocks stand still while the parent is open (PC-2)
        ParentOver,
        Agreed, ///< the policies were asked again: `agreement` holds for `type` from now on
        CalendarEdited, ///< the same agreement by a newer version of a calendar (SL-9)
        Ruled ///< a person decided something about clocks as they are by then
    };

    Kind kind = Kind::Created;
    Timestamp at;
    SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla; ///< Agreed, CalendarEdited
    const Agreement* agreement = nullptr; ///< null: no policy matches
    std::optional<TeamId> team = {};
    std::optional<TicketHoldReason> hold = {};
    std::optional<SupplierId> supplier = {};
    std::optional<ClockRuling> ruling = {};
};

/// One clock of a ticket, with what makes it unique.
struct TicketClock
{
    SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla;
    SlaTargetMetric metric = SlaTargetMetric::Resolution;
    int cycle = 1;
    std::optional<TeamId> team; ///< of an OLA
    std::optional<SupplierId> supplier; ///< of a UC
    SlaClock clock;
    std::optional<ClockRuling> voided = {}; ///< the newest; does not count for compliance (SL-3)
    std::optional<ClockRuling> acknowledged = {};

    ClockKey key() const { return {type, metric, cycle}; }
    bool isLive() const;
};

/// All clocks a ticket ever had, in the order they began.
struct TicketClocks
{
    std::vector<TicketClock> clocks;

    /// The earliest due instant of the running clocks of one type, missed ones included.
    std::optional<Timestamp> nextDueAt(SlaPolicyAgreementType type) const;
    /// When a runner has to look again: the next threshold or missed target of any clock.
    std::optional<Timestamp> nextThresholdAt() const;
    /// The first missed target of one type, cancelled clocks and voided breaches left out.
    std::optional<Timestamp> breachedAt(SlaPolicyAgreementType type) const;
};

/// Runs the clocks of a ticket through its events up to `now` (engines.md 3.4, SL-9 to SL-13): the
/// same events give the same milliseconds on every replica. The order of the list counts; an
/// instant before the previous one is taken as the previous one, and events that the present state
/// does not allow have no effect. Errors are those of SlaClock::start.
///
/// Each public update ends a cycle of the update clock, met or missed, and begins the next, so that
/// each promised update is measured and announced. Reopening leaves response clocks alone: the
/// first response was given. A team that got the ticket after it was resolved begins with all of
/// its clocks, whatever its agreement says of reopening. Clocks that a rejection cancelled begin
/// again when the ticket is submitted again. A metric that a newly agreed policy does not know is
/// cancelled; one that it adds begins there.
Result<TicketClocks> ticketClocks(std::span<const ServiceLevelEvent> events, Timestamp now);

} // namespace homeport

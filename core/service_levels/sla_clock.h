#pragma once

#include "core/service_levels/calendar.h"

#include "record/sla_clock.h"
#include "record/sla_clock_event.h"
#include "record/sla_policy.h"
#include "record/ticket.h"

namespace homeport {

/// What a clock is measured by; a retarget puts others in their place.
struct ClockTerms
{
    SlaPolicyId policyId;
    SlaTargetId targetId;
    const Calendar* calendar = nullptr; ///< lives longer than every clock that is run by it
    int targetMinutes = 0; ///< working minutes; 0 or more
    int atRiskPct = 75;
    int criticalPct = 90;
    std::vector<int> thresholds{75, 90}; ///< percentages to announce, 1 to 99, ascending

    std::chrono::milliseconds target() const { return std::chrono::minutes(targetMinutes); }

    friend bool operator==(const ClockTerms&, const ClockTerms&) = default;
};

/// Why a clock is paused: for a hold, under an open parent (PC-2), or else for a pending approval.
struct PauseCause
{
    PauseCause() = default;
    PauseCause(TicketHoldReason reason) : hold(reason) {}
    static PauseCause openParent()
    {
        PauseCause cause;
        cause.isParentOpen = true;
        return cause;
    }

    std::optional<TicketHoldReason> hold;
    bool isParentOpen = false;

    friend bool operator==(const PauseCause&, const PauseCause&) = default;
};

/// A part of a clock's life. The counted parts add up to the elapsed time.
struct LedgerSpan
{
    enum class Cause {
        Running,
        Paused,
        Stopped, ///< between a stop and reopening
        Discarded ///< ran before a retarget that starts anew
    };

    Cause cause = Cause::Running;
    Timestamp from;
    Timestamp until;
    std::chrono::milliseconds counted{}; ///< 0 unless running
    PauseCause pauseCause; ///< of a pause
    const Calendar* calendar = nullptr; ///< that decided; null unless running

    friend bool operator==(const LedgerSpan&, const LedgerSpan&) = default;
};

/// A missed target. Stays missed whatever follows (SL-3).
struct ClockBreach
{
    Timestamp breachedAt; ///< SL-2
    /// When the elapsed time reached the target; before breachedAt only where a retarget breached.
    /// Both overruns count from here.
    Timestamp dueAt;
    ClockTerms terms; ///< in force then
};

/// One line of a clock's history, as sla_clock_event keeps it.
struct ClockNote
{
    SlaClockEventEvent event = SlaClockEventEvent::Started;
    Timestamp occurredAt;
    std::chrono::milliseconds elapsed{}; ///< after it
    int targetMinutes = 0; ///< after it
    std::optional<Timestamp> dueAt; ///< after it
    std::optional<int> thresholdPct;
};

/// How a clock stands at one moment (SL-5).
enum class ClockLabel { OnTrack, AtRisk, Critical, Breached, Paused };

/// One cycle of a service-level clock: the state machine of engines.md 3.4. A value that knows no
/// time but the instants it is given; an instant before the last one counts as the last one. What
/// is not possible in the present state has no effect.
class SlaClock
{
public:
    /// Begins to run. Here and below: Conflict, CALENDAR_EMPTY: the calendar does not open within
    /// five years. Invalid, RANGE: a target below 0, or one that it does not hold before 2400.
    static Result<SlaClock> start(ClockTerms terms, Timestamp at);

    /// While paused: only the cause is another one from now on.
    void pause(Timestamp at, PauseCause cause);
    Result<> resume(Timestamp at);
    /// Keeps the elapsed time or sets it to 0; for an edited calendar it is always kept (SL-9).
    Result<> retarget(ClockTerms terms, SlaPolicyRetargetMode mode, Timestamp at);
    void stop(Timestamp at);
    void cancel(Timestamp at);
    /// Continues a stopped clock. A restart is a new clock; see TicketClocks.
    Result<> reopen(Timestamp at);
    /// Notes that all of it so far was worked out anew (SL-9), unless it was cancelled.
    void markRecalculated(Timestamp at);
    /// Notes the thresholds and the breach that were passed by `now`, each with its true instant.
    void advance(Timestamp now);

    SlaClockState state() const { return m_state; }
    SlaClockOutcome outcome() const { return m_outcome; }
    const ClockTerms& terms() const { return m_terms; }
    Timestamp startedAt() const { return m_startedAt; }
    std::optional<Timestamp> runningSince() const { return m_runningSince; }
    std::optional<Timestamp> stoppedAt() const { return m_stoppedAt; }
    std::optional<Timestamp> dueAt() const { return m_dueAt; }
    const std::optional<ClockBreach>& breach() const { return m_breach; }
    const std::vector<ClockNote>& notes() const { return m_notes; }

    /// Elapsed up to runningSince or the stop: what sla_clock.elapsed_ms keeps.
    std::chrono::milliseconds elapsed() const { return m_elapsed; }
    std::chrono::milliseconds elapsedAt(Timestamp now) const;
    /// 100 x elapsed / target in hundredths of a percent; nothing where the target is 0.
    std::optional<qint64> percentAt(Timestamp now) const;
    ClockLabel labelAt(Timestamp now) const;
    /// Working time beyond the target; 0 while within it (SL-8).
    std::chrono::milliseconds overrunAt(Timestamp now) const;
    /// Plain time from the missed due instant to the stop, or to `now`; 0 unless breached.
    std::chrono::milliseconds elapsedOverrunAt(Timestamp now) const;
    /// When that part of the target is reached if nothing happens (SL-6); nothing unless running.
    std::optional<Timestamp> reachesAt(int percent) const;

    struct Threshold
    {
        int percent = 0;
        Timestamp at;

        friend bool operator==(const Threshold&, const Threshold&) = default;
    };
    /// The lowest threshold not yet passed; nothing unless running.
    std::optional<Threshold> nextThreshold() const;
    /// The first millisecond that exceeds the target, which may lie a closing time behind the due
    /// instant (SL-1); nothing unless running and not breached.
    std::optional<Timestamp> breachesAt() const;
    /// The whole life of the clock up to `now` without a hole.
    std::vector<LedgerSpan> ledgerAt(Timestamp now) const;

private:
    /// What the last pause interrupted, to be restored where it had no length (PT-4).
    struct Interrupted
    {
        Timestamp since;
        std::chrono::milliseconds elapsed{};
        std::optional<Timestamp> dueAt;
    };

    SlaClock() = default;
    Timestamp notBefore(Timestamp at);
    bool isLive() const;
    Result<> run(Timestamp at);
    void interrupt(Timestamp at);
    void closeSpan(Timestamp until);
    void passThresholds(Timestamp until);
    void passTarget(Timestamp until);
    void breachByRetarget(Timestamp at);
    Timestamp reachedAt(std::chrono::milliseconds amount) const;
    void note(SlaClockEventEvent event, Timestamp at, std::chrono::milliseconds elapsed);

    ClockTerms m_terms;
    SlaClockState m_state = SlaClockState::Running;
    SlaClockOutcome m_outcome = SlaClockOutcome::Pending;
    Timestamp m_startedAt{};
    Timestamp m_lastAt{}; ///< of the events so far
    Timestamp m_spanSince{}; ///< where the open span of the ledger begins
    std::chrono::milliseconds m_elapsed{};
    std::optional<Timestamp> m_runningSince;
    std::optional<Timestamp> m_dueAt;
    std::optional<Timestamp> m_stoppedAt;
    std::optional<ClockBreach> m_breach;
    PauseCause m_pauseCause;
    std::optional<Interrupted> m_interrupted;
    std::vector<LedgerSpan> m_ledger;
    std::vector<int> m_passed; ///< thresholds of this cycle, ascending or not (SL-7)
    std::vector<ClockNote> m_notes;
};

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/service_levels/clock_events.h"
#include "core/service_levels/clock_explanation.h"

#include <QList>

namespace homeport {

/// A line of a clock's explanation.
struct ClockLine
{
    ExplainedTime time;
    QString calendar; ///< whose hours decided; empty where none did
};

/// One clock of a ticket as it stands at one instant, with everything it can be asked for.
struct ClockReading
{
    /// A part of the target, or all of it.
    struct Mark
    {
        int percent = 0;
        std::optional<Timestamp> at; ///< when it was passed, or will be if nothing happens
        bool isPassed = false;
    };

    SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla;
    SlaTargetMetric metric = SlaTargetMetric::Resolution;
    int cycle = 1;
    SlaPolicyId policyId;
    QString policy;
    Timestamp policyVersion{}; ///< stamp of the last edit, its targets included
    BusinessCalendarId calendarId;
    QString calendar;
    Timestamp calendarVersion{};
    QString zoneVersion; ///< of the time-zone data at hand
    QString party; ///< team of an OLA, supplier of a UC; empty for an SLA
    SlaClockState state = SlaClockState::Running;
    SlaClockOutcome outcome = SlaClockOutcome::Pending;
    ClockLabel label = ClockLabel::OnTrack; ///< SL-5
    PauseCause pauseCause; ///< while paused
    Timestamp startedAt{};
    std::optional<Timestamp> stoppedAt;
    std::chrono::milliseconds target{};
    std::chrono::milliseconds elapsed{}; ///< working time
    std::optional<qint64> percent; ///< in hundredths
    std::optional<Timestamp> dueAt; ///< of a running one
    std::optional<Timestamp> breachedAt; ///< when it was missed, not when someone noticed
    std::chrono::milliseconds overrun{}; ///< working time beyond the target (SL-8)
    std::chrono::milliseconds elapsedOverrun{}; ///< plain time since the missed due instant
    /// What a person said of a missed target, and who that was.
    struct Said
    {
        ClockRuling ruling;
        QString by; ///< display name
    };
    std::optional<Said> voided; ///< does not count for compliance (SL-3)
    std::optional<Said> acknowledged;
    QList<Mark> marks; ///< ascending; the last one is the target
    QList<ClockLine> ledger; ///< oldest first and without a hole; what counted adds up to `elapsed`
    std::vector<ClockNote> notes;

    ClockKey key() const { return {type, metric, cycle}; }
    bool isLive() const
    {
        return state == SlaClockState::Running || state == SlaClockState::Paused;
    }
    std::chrono::milliseconds remaining() const { return target - elapsed; }
};

/// What whoever reads the clocks of a ticket may do with them.
struct ClockRights
{
    bool mayVoid = false;
    bool mayAcknowledge = false;
    bool mayRecalculate = false;
};

/// The clocks of one ticket at one instant, in the order they began.
struct TicketServiceLevels
{
    TicketId ticket;
    Timestamp at{};
    QList<ClockReading> clocks;
    /// The desk makes promises, and none of them is about this ticket: no clock of an SLA runs
    /// (engines.md 3.5). Not told to who does not hold sla.read on it.
    bool lacksPolicy = false;
    ClockRights rights = {};

    /// The live SLA clock that is due next, else one that stands still; null: none is live.
    const ClockReading* foremost() const;
};

/// The clocks of a ticket's row, from what had happened by `at`, that instant included.
Result<TicketClocks> ticketClocksAt(
    Database& database, ServiceLevelBook& book, const Row& ticket, Timestamp at);

/// Reads them from what had happened by `at`, that instant included. Whole for who holds sla.read
/// on the ticket. Others see the SLA alone, without what it counted and how far it was missed, and
/// only where the setting portal.show_sla is on (access.md section 5). NotFound, NOT_FOUND: the
/// actor may not read the ticket.
Result<TicketServiceLevels> ticketServiceLevels(
    Database& database, const Actor& actor, ServiceLevelBook& book, TicketId id, Timestamp at);

} // namespace homeport

// What the clocks of a ticket say of when.
#include "core/service_levels/ticket_clocks.h"

namespace homeport {

namespace {

void keepEarlier(std::optional<Timestamp>& earliest, const std::optional<Timestamp>& at)
{
    if (at && (!earliest || *at < *earliest))
        earliest = at;
}

} // namespace

bool TicketClock::isLive() const
{
    return clock.state() == SlaClockState::Running || clock.state() == SlaClockState::Paused;
}

std::optional<Timestamp> TicketClocks::nextDueAt(SlaPolicyAgreementType type) const
{
    std::optional<Timestamp> earliest;
    for (const auto& clock : clocks) {
        if (clock.type == type)
            keepEarlier(earliest, clock.clock.dueAt());
    }
    return earliest;
}

std::optional<Timestamp> TicketClocks::nextThresholdAt() const
{
    std::optional<Timestamp> earliest;
    for (const auto& clock : clocks) {
        if (const auto next = clock.clock.nextThreshold())
            keepEarlier(earliest, next->at);
        keepEarlier(earliest, clock.clock.breachesAt());
    }
    return earliest;
}

std::optional<Timestamp> TicketClocks::breachedAt(SlaPolicyAgreementType type) const
{
    std::optional<Timestamp> earliest;
    for (const auto& clock : clocks) {
        if (clock.type == type && clock.clock.breach() && !clock.voided
            && clock.clock.outcome() != SlaClockOutcome::Cancelled)
            keepEarlier(earliest, clock.clock.breach()->breachedAt);
    }
    return earliest;
}

} // namespace homeport

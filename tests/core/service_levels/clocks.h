#pragma once

#include "core/service_levels/sla_clock.h"
#include "tests/core/service_levels/calendars.h"

namespace homeport::test {

inline constexpr auto onHold = TicketHoldReason::AwaitingRequester;

inline ClockTerms terms(const Calendar& calendar, int minutes)
{
    ClockTerms result;
    result.calendar = &calendar;
    result.targetMinutes = minutes;
    return result;
}

inline SlaClock started(const Calendar& calendar, int minutes, const char* at)
{
    auto clock = SlaClock::start(terms(calendar, minutes), instant(at));
    if (!clock)
        qFatal("no clock: %s", qUtf8Printable(clock.error().code));
    return std::move(*clock);
}

inline QString due(const SlaClock& clock)
{
    return shown(clock.dueAt());
}

inline QString at(const char* text)
{
    return shown(instant(text));
}

} // namespace homeport::test

#pragma once

#include "core/base/clock.h"
#include "core/ids.h"

#include <optional>

namespace homeport {

/// How the clocks of a ticket stand, as far as a line of a queue shows it: of the running one that
/// is due next. Moments alone, so a screen tells the time anew without asking.
struct QueueClock
{
    std::optional<Timestamp> dueAt;
    std::optional<Timestamp> atRiskAt;
    std::optional<Timestamp> criticalAt;
    std::optional<Timestamp> breachedAt; ///< a target was missed and someone has noticed
    bool isPaused = false;
    std::optional<BusinessCalendarId> calendar; ///< by whose hours the one that is due next runs

    bool isEmpty() const { return !dueAt && !breachedAt && !isPaused; }
    friend bool operator==(const QueueClock&, const QueueClock&) = default;
};

enum class QueueClockLabel { None, OnTrack, AtRisk, Critical, Breached, Paused };

/// The label of SL-5 at one instant. Past the due instant it is Breached, although SL-1 gives a
/// target that ends at closing time the rest of the night.
inline QueueClockLabel labelAt(const QueueClock& clock, Timestamp now)
{
    if (clock.breachedAt || (clock.dueAt && *clock.dueAt < now))
        return QueueClockLabel::Breached;
    if (!clock.dueAt)
        return clock.isPaused ? QueueClockLabel::Paused : QueueClockLabel::None;
    if (clock.criticalAt && *clock.criticalAt <= now)
        return QueueClockLabel::Critical;
    const bool isAtRisk = clock.atRiskAt && *clock.atRiskAt <= now;
    return isAtRisk ? QueueClockLabel::AtRisk : QueueClockLabel::OnTrack;
}

} // namespace homeport

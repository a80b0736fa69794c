#include "ui/service_levels/clock_face.h"

#include "core/service_levels/ticket_service_levels.h"
#include "ui/service_levels/ledger.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Ground = TimeFace::Ground;
using Mark = TimeFace::Mark;

/// Text is the time that is left, or beyond the target for a breach.
TimeFace faceFor(ClockLabel label, const QString& text, bool isAsleep)
{
    TimeFace face{
        text, ClockWords::tone(label), Ground::Tint, isAsleep ? Mark::Asleep : Mark::None};
    switch (label) {
    case ClockLabel::OnTrack: break;
    case ClockLabel::AtRisk: face.ground = Ground::Edged; break;
    case ClockLabel::Critical:
        face.ground = Ground::Edged;
        if (!isAsleep)
            face.mark = Mark::Warning;
        break;
    case ClockLabel::Breached: face.ground = Ground::Solid; break;
    case ClockLabel::Paused:
        face.ground = Ground::Hatched;
        face.mark = Mark::Paused;
        break;
    }
    return face;
}

QString overText(std::chrono::milliseconds over)
{
    return TimePill::tr("+%1", "time beyond the target").arg(ClockWords::shortTime(over));
}

ClockLabel labelOf(QueueClockLabel label)
{
    switch (label) {
    case QueueClockLabel::AtRisk: return ClockLabel::AtRisk;
    case QueueClockLabel::Critical: return ClockLabel::Critical;
    case QueueClockLabel::Breached: return ClockLabel::Breached;
    case QueueClockLabel::Paused: return ClockLabel::Paused;
    default: return ClockLabel::OnTrack;
    }
}

/// Of the clock that is due next: another one that was missed and has ended is not told of here.
QueueClockLabel labelOf(QueueClock clock, Timestamp now)
{
    if (clock.dueAt && *clock.dueAt >= now)
        clock.breachedAt.reset();
    return labelAt(clock, now);
}

QString told(ClockLabel label, const std::optional<Timestamp>& due)
{
    const auto state = ClockWords::of(label);
    return due ? TimePill::tr("Due %1. %2.", "moment, state").arg(Words::exact(*due), state)
               : TimePill::tr("%1.", "state").arg(state);
}

} // namespace

TimeFace faceOf(const QueueClock& clock, const Calendar* calendar, Timestamp now)
{
    const auto label = labelOf(clock, now);
    if (label == QueueClockLabel::None)
        return {};
    const auto between = [&](Timestamp from, Timestamp until) {
        return calendar ? calendar->working(from, until)
                        : std::max(until - from, Timestamp::duration::zero());
    };
    const bool isAsleep = calendar && clock.dueAt && !calendar->isWorking(now);
    if (label == QueueClockLabel::Paused)
        return faceFor(ClockLabel::Paused, ClockWords::of(ClockLabel::Paused), false);
    if (label != QueueClockLabel::Breached)
        return faceFor(labelOf(label), ClockWords::shortTime(between(now, *clock.dueAt)), isAsleep);
    if (clock.dueAt)
        return faceFor(ClockLabel::Breached, overText(between(*clock.dueAt, now)), isAsleep);
    // Nothing runs, so how far beyond it is does not follow from the line.
    auto face = faceFor(ClockLabel::Breached, ClockWords::of(ClockLabel::Breached), false);
    face.mark = clock.isPaused ? Mark::Paused : Mark::None;
    return face;
}

TimeFace faceOf(const ClockReading& clock)
{
    const auto pulse = pulseOf(clock);
    if (pulse == ClockPulse::Over)
        return {};
    if (clock.breachedAt) {
        auto face =
            faceFor(ClockLabel::Breached, overText(clock.overrun), pulse == ClockPulse::Asleep);
        if (pulse == ClockPulse::Paused)
            face.mark = Mark::Paused;
        return face;
    }
    return faceFor(
        clock.label, ClockWords::shortTime(clock.remaining()), pulse == ClockPulse::Asleep);
}

QString toldOf(const QueueClock& clock, Timestamp now)
{
    const auto label = labelOf(clock, now);
    return label == QueueClockLabel::None ? QString() : told(labelOf(label), clock.dueAt);
}

QString toldOf(const ClockReading& clock)
{
    const auto label = clock.breachedAt ? ClockLabel::Breached : clock.label;
    return ClockWords::of(clock.metric) + u": "_s + told(label, clock.dueAt);
}

} // namespace homeport

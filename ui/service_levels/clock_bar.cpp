#include "ui/service_levels/clock_bar.h"

#include "ui/service_levels/ledger.h"
#include "ui/widgets/span_bar.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <algorithm>

namespace homeport {

namespace {

SpanBar::Kind kindOf(ExplainedTime::Reason reason)
{
    switch (reason) {
    case ExplainedTime::Reason::Counted: return SpanBar::Kind::Used;
    case ExplainedTime::Reason::OnHold:
    case ExplainedTime::Reason::ParentOpen:
    case ExplainedTime::Reason::ApprovalPending: return SpanBar::Kind::Still;
    default: return SpanBar::Kind::Closed;
    }
}

/// Where the target lies if nothing happens; a paused clock would need at least what is left.
Timestamp endOf(const ClockReading& clock, Timestamp now)
{
    auto end = clock.stoppedAt.value_or(now);
    if (clock.dueAt)
        end = std::max(end, *clock.dueAt);
    else if (clock.isLive() && clock.remaining().count() > 0)
        end += clock.remaining();
    return std::max(end, clock.startedAt + std::chrono::milliseconds(1));
}

} // namespace

SpanBar* clockBar(const ClockReading& clock, Timestamp now)
{
    const auto whole = double((endOf(clock, now) - clock.startedAt).count());
    const auto share = [&](Timestamp at) { return double((at - clock.startedAt).count()) / whole; };
    QList<SpanBar::Part> parts;
    for (const auto& line : clock.ledger)
        parts.append({share(line.time.from), share(line.time.until), kindOf(line.time.reason)});
    if (clock.ledger.isEmpty() && clock.percent) // what counted is not for everyone to see
        parts.append({0, std::min(double(*clock.percent) / 10'000, 1.0), SpanBar::Kind::Used});
    QList<SpanBar::Tick> ticks;
    for (const auto& mark : clock.marks) {
        if (mark.at)
            ticks.append({share(*mark.at), mark.percent == 100,
                SpanBar::tr("%1 %: %2", "part of a target, moment")
                    .arg(mark.percent)
                    .arg(Words::exact(*mark.at))});
    }
    auto* bar = new SpanBar;
    const bool isMissed = clock.breachedAt || clock.outcome == SlaClockOutcome::Missed;
    bar->set(parts, ticks, isMissed ? Tone::Critical : ClockWords::tone(clock.label));
    return bar;
}

} // namespace homeport

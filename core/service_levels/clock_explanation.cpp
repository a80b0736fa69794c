#include "core/service_levels/clock_explanation.h"

#include <algorithm>

namespace homeport {

using Reason = ExplainedTime::Reason;

namespace {

Reason closedBecause(Calendar::DayRule rule)
{
    switch (rule) {
    case Calendar::DayRule::Holiday: return Reason::Holiday;
    case Calendar::DayRule::Exception: return Reason::ExceptionalHours;
    case Calendar::DayRule::Weekday: break;
    }
    return Reason::OutsideHours;
}

void append(std::vector<ExplainedTime>& lines, ExplainedTime line)
{
    if (line.until <= line.from)
        return;
    const bool continues = !lines.empty() && lines.back().until == line.from
        && lines.back().reason == line.reason && lines.back().hold == line.hold;
    if (continues)
        lines.back().until = line.until;
    else
        lines.push_back(line);
}

/// Time in which the calendar is closed, by the days it falls on.
void appendClosed(
    std::vector<ExplainedTime>& lines, const Calendar& calendar, Timestamp from, Timestamp until)
{
    while (from < until) {
        const auto day = calendar.localDay(from);
        const auto end = std::min(calendar.endOf(day), until);
        append(lines, {from, end, closedBecause(calendar.ruleOf(day)), {}});
        from = end;
    }
}

Reason pausedBecause(const PauseCause& cause)
{
    if (cause.hold)
        return Reason::OnHold;
    return cause.isParentOpen ? Reason::ParentOpen : Reason::ApprovalPending;
}

void appendRunning(std::vector<ExplainedTime>& lines, const LedgerSpan& span)
{
    auto from = span.from;
    for (const auto& segment : span.calendar->segments(span.from, span.until)) {
        appendClosed(lines, *span.calendar, from, segment.from);
        append(lines, {segment.from, segment.until, Reason::Counted, {}});
        from = segment.until;
    }
    appendClosed(lines, *span.calendar, from, span.until);
}

} // namespace

std::vector<ExplainedTime> explainedTimes(const std::vector<LedgerSpan>& ledger)
{
    std::vector<ExplainedTime> lines;
    for (const auto& span : ledger) {
        switch (span.cause) {
        case LedgerSpan::Cause::Running: appendRunning(lines, span); break;
        case LedgerSpan::Cause::Paused:
            append(lines,
                {span.from, span.until, pausedBecause(span.pauseCause), span.pauseCause.hold});
            break;
        case LedgerSpan::Cause::Stopped:
            append(lines, {span.from, span.until, Reason::Stopped, {}});
            break;
        case LedgerSpan::Cause::Discarded:
            append(lines, {span.from, span.until, Reason::Discarded, {}});
            break;
        }
    }
    return lines;
}

} // namespace homeport

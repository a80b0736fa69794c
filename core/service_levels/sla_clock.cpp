#include "core/service_levels/sla_clock.h"

#include <algorithm>
#include <utility>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using enum SlaClockState;

namespace {

/// Whole for any target in minutes and any whole percentage.
milliseconds partOf(milliseconds target, int percent)
{
    return target * percent / 100;
}

Result<Timestamp> dueOf(const ClockTerms& terms, Timestamp since, milliseconds elapsed)
{
    const auto invalid = [](const QString& detail) {
        return Error{Error::Kind::Invalid, u"target_minutes"_s, detail, u"RANGE"_s};
    };
    if (terms.targetMinutes < 0)
        return invalid(QString::number(terms.targetMinutes));
    if (auto open = terms.calendar->requireOpenAfter(since); !open)
        return open.error();
    const auto due = terms.calendar->due(since, terms.target() - elapsed);
    return due ? Result<Timestamp>(*due) : invalid(u"not before 2400"_s);
}

} // namespace

Result<SlaClock> SlaClock::start(ClockTerms terms, Timestamp at)
{
    SlaClock clock;
    clock.m_terms = std::move(terms);
    clock.m_startedAt = clock.m_lastAt = clock.m_spanSince = at;
    if (auto running = clock.run(at); !running)
        return running.error();
    clock.note(SlaClockEventEvent::Started, at, 0ms);
    return clock;
}

Result<> SlaClock::run(Timestamp at)
{
    const auto due = dueOf(m_terms, at, m_elapsed);
    if (!due)
        return due.error();
    closeSpan(at);
    m_dueAt = *due;
    m_runningSince = at;
    m_state = Running;
    return {};
}

Timestamp SlaClock::notBefore(Timestamp at)
{
    m_lastAt = std::max(m_lastAt, at);
    return m_lastAt;
}

bool SlaClock::isLive() const
{
    return m_state == Running || m_state == Paused;
}

void SlaClock::pause(Timestamp at, PauseCause cause)
{
    if (!isLive() || (m_state == Paused && m_pauseCause == cause))
        return;
    at = notBefore(at);
    if (m_state == Running) {
        interrupt(at);
        m_state = Paused;
        note(SlaClockEventEvent::Paused, at, m_elapsed);
    } else {
        if (m_spanSince < at)
            m_interrupted.reset();
        closeSpan(at);
    }
    m_pauseCause = cause;
}

Result<> SlaClock::resume(Timestamp at)
{
    if (m_state != Paused)
        return {};
    at = notBefore(at);
    if (m_interrupted && m_spanSince == at) {
        if (m_interrupted->since < at)
            m_ledger.pop_back();
        m_state = Running;
        m_spanSince = m_interrupted->since;
        m_runningSince = m_interrupted->since;
        m_elapsed = m_interrupted->elapsed;
        m_dueAt = m_interrupted->dueAt;
    } else if (auto running = run(at); !running) {
        return running;
    }
    m_interrupted.reset();
    note(SlaClockEventEvent::Resumed, at, m_elapsed);
    return {};
}

Result<> SlaClock::retarget(ClockTerms terms, SlaPolicyRetargetMode mode, Timestamp at)
{
    if (!isLive())
        return {};
    at = notBefore(at);
    const bool isAnew = mode == SlaPolicyRetargetMode::Restart;
    const auto due = dueOf(terms, at, isAnew ? 0ms : elapsedAt(at));
    if (!due)
        return due.error();
    advance(at);
    closeSpan(at);
    if (isAnew) {
        m_elapsed = 0ms;
        for (auto& span : m_ledger) {
            if (span.cause == LedgerSpan::Cause::Running)
                span.cause = LedgerSpan::Cause::Discarded;
            span.counted = 0ms;
        }
    }
    m_interrupted.reset();
    m_terms = std::move(terms);
    if (m_state == Running) {
        m_runningSince = at;
        m_dueAt = *due;
    }
    note(SlaClockEventEvent::Retargeted, at, m_elapsed);
    if (m_state == Running)
        passThresholds(at);
    breachByRetarget(at);
    return {};
}

void SlaClock::stop(Timestamp at)
{
    if (!isLive())
        return;
    at = notBefore(at);
    interrupt(at);
    m_state = Stopped;
    m_stoppedAt = at;
    // A target raised after the breach would be met; the breach stays (SL-3).
    m_outcome = m_breach ? SlaClockOutcome::Missed : SlaClockOutcome::Met;
    note(SlaClockEventEvent::Stopped, at, m_elapsed);
}

void SlaClock::cancel(Timestamp at)
{
    if (!isLive())
        return;
    at = notBefore(at);
    interrupt(at);
    m_state = Cancelled;
    m_stoppedAt = at;
    m_outcome = SlaClockOutcome::Cancelled;
    note(SlaClockEventEvent::Cancelled, at, m_elapsed);
}

Result<> SlaClock::reopen(Timestamp at)
{
    if (m_state != Stopped)
        return {};
    at = notBefore(at);
    if (auto running = run(at); !running)
        return running;
    m_interrupted.reset();
    m_stoppedAt.reset();
    m_outcome = SlaClockOutcome::Pending;
    note(SlaClockEventEvent::Resumed, at, m_elapsed);
    return {};
}

void SlaClock::markRecalculated(Timestamp at)
{
    if (m_state == Cancelled)
        return;
    advance(at);
    at = notBefore(at);
    note(SlaClockEventEvent::Recalculated, at, elapsedAt(at));
}

void SlaClock::advance(Timestamp now)
{
    now = notBefore(now);
    if (m_state != Running)
        return;
    passThresholds(now);
    passTarget(now);
}

void SlaClock::interrupt(Timestamp at)
{
    if (m_state == Running) {
        advance(at);
        m_interrupted = Interrupted{*m_runningSince, m_elapsed, m_dueAt};
    }
    closeSpan(at);
    m_runningSince.reset();
    m_dueAt.reset();
}

void SlaClock::closeSpan(Timestamp until)
{
    LedgerSpan span{LedgerSpan::Cause::Stopped, m_spanSince, until, 0ms, {}, nullptr};
    if (m_state == Running) {
        span.cause = LedgerSpan::Cause::Running;
        span.counted = m_terms.calendar->working(m_spanSince, until);
        span.calendar = m_terms.calendar;
    } else if (m_state == Paused) {
        span.cause = LedgerSpan::Cause::Paused;
        span.pauseCause = m_pauseCause;
    }
    m_elapsed += span.counted;
    m_spanSince = until;
    if (span.from < until)
        m_ledger.push_back(span);
}

void SlaClock::passThresholds(Timestamp until)
{
    const auto elapsed = elapsedAt(until);
    for (const int percent : m_terms.thresholds) {
        const auto part = partOf(m_terms.target(), percent);
        if (elapsed < part)
            break;
        if (std::find(m_passed.begin(), m_passed.end(), percent) != m_passed.end())
            continue;
        m_passed.push_back(percent);
        note(SlaClockEventEvent::Threshold, *reachesAt(percent), std::max(m_elapsed, part));
        m_notes.back().thresholdPct = percent;
    }
}

void SlaClock::passTarget(Timestamp until)
{
    if (m_breach || elapsedAt(until) <= m_terms.target())
        return;
    m_breach = ClockBreach{*m_dueAt, *m_dueAt, m_terms};
    note(SlaClockEventEvent::Breached, *m_dueAt, m_terms.target());
}

void SlaClock::breachByRetarget(Timestamp at)
{
    if (m_breach || m_elapsed <= m_terms.target())
        return;
    m_breach = ClockBreach{at, reachedAt(m_terms.target()), m_terms};
    note(SlaClockEventEvent::Breached, at, m_elapsed);
}

Timestamp SlaClock::reachedAt(milliseconds amount) const
{
    for (const auto& span : m_ledger) {
        if (span.calendar && span.counted >= amount)
            return span.calendar->due(span.from, amount).value_or(span.until);
        amount -= span.counted;
    }
    return m_spanSince;
}

milliseconds SlaClock::elapsedAt(Timestamp now) const
{
    return m_runningSince ? m_elapsed + m_terms.calendar->working(*m_runningSince, now) : m_elapsed;
}

std::optional<qint64> SlaClock::percentAt(Timestamp now) const
{
    if (m_terms.targetMinutes == 0)
        return std::nullopt;
    return elapsedAt(now).count() * 10'000 / m_terms.target().count();
}

ClockLabel SlaClock::labelAt(Timestamp now) const
{
    const auto elapsed = elapsedAt(now);
    if (m_breach || elapsed > m_terms.target())
        return ClockLabel::Breached;
    if (m_state == Paused)
        return ClockLabel::Paused;
    if (elapsed >= partOf(m_terms.target(), m_terms.criticalPct))
        return ClockLabel::Critical;
    return elapsed >= partOf(m_terms.target(), m_terms.atRiskPct) ? ClockLabel::AtRisk
                                                                  : ClockLabel::OnTrack;
}

milliseconds SlaClock::overrunAt(Timestamp now) const
{
    return std::max(0ms, elapsedAt(now) - m_terms.target());
}

milliseconds SlaClock::elapsedOverrunAt(Timestamp now) const
{
    return m_breach ? std::max(0ms, m_stoppedAt.value_or(now) - m_breach->dueAt) : 0ms;
}

std::optional<Timestamp> SlaClock::reachesAt(int percent) const
{
    if (!m_runningSince)
        return std::nullopt;
    return m_terms.calendar->due(*m_runningSince, partOf(m_terms.target(), percent) - m_elapsed);
}

std::optional<SlaClock::Threshold> SlaClock::nextThreshold() const
{
    for (const int percent : m_terms.thresholds) {
        if (std::find(m_passed.begin(), m_passed.end(), percent) != m_passed.end())
            continue;
        const auto at = reachesAt(percent);
        return at ? std::optional(Threshold{percent, *at}) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Timestamp> SlaClock::breachesAt() const
{
    if (!m_dueAt || m_breach)
        return std::nullopt;
    const auto opening = m_terms.calendar->nextOpening(*m_dueAt);
    return opening ? std::optional(*opening + 1ms) : std::nullopt;
}

std::vector<LedgerSpan> SlaClock::ledgerAt(Timestamp now) const
{
    if (!isLive())
        return m_ledger;
    auto open = *this;
    open.closeSpan(std::max(now, m_spanSince));
    return std::move(open.m_ledger);
}

void SlaClock::note(SlaClockEventEvent event, Timestamp at, milliseconds elapsed)
{
    m_notes.push_back({event, at, elapsed, m_terms.targetMinutes, m_dueAt, {}});
}

} // namespace homeport

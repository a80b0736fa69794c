#include "ui/service_levels/ledger.h"

#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QDateTime localTime(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime();
}

std::chrono::seconds wholeSeconds(std::chrono::milliseconds time)
{
    return std::chrono::floor<std::chrono::seconds>(time);
}

} // namespace

Ledger::Ledger(const ClockReading& clock)
    : m_name(nameOf(clock)), m_total(wholeSeconds(clock.elapsed))
{
    addSpans(clock);
    addEvents(clock);
    addRulings(clock);
    m_sum = tr("%1 of %2", "time counted, target")
                .arg(ClockWords::exactTime(m_total), ClockWords::exactTime(clock.target));
    m_verdict = stateOf(clock);
    if (clock.breachedAt)
        m_verdict = tr("The target of %1 was exceeded at %2. %3.", "time, moment, state")
                        .arg(ClockWords::exactTime(clock.target), momentText(*clock.breachedAt),
                            stateOf(clock));
    m_sources = tr("Policy %1 as of %2, calendar %3 as of %4, zone data %5. Times are local.")
                    .arg(clock.policy, Words::agoWithTime(clock.policyVersion), clock.calendar,
                        Words::agoWithTime(clock.calendarVersion), clock.zoneVersion);
}

void Ledger::addSpans(const ClockReading& clock)
{
    std::chrono::milliseconds sum{};
    for (const auto& line : clock.ledger) {
        const auto& time = line.time;
        const bool counts = time.reason == ExplainedTime::Reason::Counted;
        const auto before = wholeSeconds(sum);
        if (counts)
            sum += time.until - time.from;
        auto why = ClockWords::reason(time);
        if (counts && line.calendar != clock.calendar)
            why = tr("%1, by %2", "running, a calendar").arg(why, line.calendar);
        m_lines.append({time.from, time.until, wholeSeconds(sum) - before, why});
    }
}

/// What moved the target or was passed, between the spans it happened in.
void Ledger::addEvents(const ClockReading& clock)
{
    int target = 0;
    for (const auto& note : clock.notes) {
        const auto from = std::exchange(target, note.targetMinutes);
        QString why;
        if (note.event == SlaClockEventEvent::Retargeted && from != note.targetMinutes)
            why = tr("new target: %1 → %2")
                      .arg(ClockWords::target(from), ClockWords::target(note.targetMinutes));
        else if (note.event == SlaClockEventEvent::Retargeted)
            why = tr("measured anew: another policy or calendar");
        else if (note.event == SlaClockEventEvent::Recalculated)
            why = tr("worked out anew");
        else if (note.event == SlaClockEventEvent::Breached)
            why = tr("the target is exceeded");
        else if (note.event == SlaClockEventEvent::Threshold && note.thresholdPct)
            why = tr("%1 % of the target").arg(*note.thresholdPct);
        if (why.isEmpty())
            continue;
        addEvent(note.occurredAt, why);
    }
}

/// What people decided about a missed target.
void Ledger::addRulings(const ClockReading& clock)
{
    if (clock.acknowledged) {
        const auto& [ruling, by] = *clock.acknowledged;
        addEvent(ruling.at,
            tr("acknowledged by %1: %2", "the breach; person, cause")
                .arg(by, ClockWords::cause(ruling)));
    }
    if (clock.voided) {
        const auto& [ruling, by] = *clock.voided;
        addEvent(ruling.at,
            tr("voided by %1, does not count for compliance: %2", "the breach; person, reason")
                .arg(by, ruling.reason));
    }
}

void Ledger::addEvent(Timestamp at, const QString& why)
{
    const auto after = std::find_if(
        m_lines.begin(), m_lines.end(), [&](const Line& line) { return line.from >= at; });
    m_lines.insert(after, {at, {}, {}, why});
}

QString Ledger::asText() const
{
    QStringList rows{
        m_name, QStringList{tr("From"), tr("To"), tr("Counted"), tr("Why")}.join(u'\t')};
    for (const auto& line : m_lines) {
        const auto iso = [](Timestamp at) {
            return localTime(at).toString(u"yyyy-MM-dd HH:mm:ss");
        };
        rows += QStringList{iso(line.from), line.until ? iso(*line.until) : QString(),
            countedText(line), line.why}
                    .join(u'\t');
    }
    rows += QStringList{tr("Total"), {}, m_sum, m_verdict}.join(u'\t');
    rows += m_sources;
    return rows.join(u'\n') + u'\n';
}

QString Ledger::nameOf(const ClockReading& clock)
{
    auto name = ClockWords::of(clock.metric);
    if (!clock.party.isEmpty())
        name = tr("%1: %2", "team or supplier, metric").arg(clock.party, name);
    return clock.cycle > 1 ? tr("%1, round %2").arg(name).arg(clock.cycle) : name;
}

QString Ledger::stateOf(const ClockReading& clock)
{
    const auto overrun = ClockWords::shortTime(clock.overrun);
    switch (clock.outcome) {
    case SlaClockOutcome::Cancelled: return tr("Does not count any more");
    case SlaClockOutcome::Met:
        return tr("Met: %1 of %2", "time counted, target")
            .arg(ClockWords::shortTime(clock.elapsed), ClockWords::shortTime(clock.target));
    case SlaClockOutcome::Missed:
        return clock.voided ? tr("Void, missed by %1").arg(overrun)
                            : tr("Missed by %1").arg(overrun);
    case SlaClockOutcome::Pending: break;
    }
    if (clock.breachedAt)
        return clock.voided ? tr("Void, breached by %1").arg(overrun)
                            : tr("Breached by %1").arg(overrun);
    const auto left = tr("%1 left").arg(ClockWords::shortTime(clock.remaining()));
    switch (pulseOf(clock)) {
    case ClockPulse::Paused: return tr("Paused, %1", "12 min left").arg(left);
    case ClockPulse::Asleep: return tr("Closed now, %1", "the calendar; 12 min left").arg(left);
    default: return left;
    }
}

QString Ledger::momentText(Timestamp at, std::optional<Timestamp> beside)
{
    const auto moment = localTime(at);
    const QLocale locale;
    const auto time = locale.toString(moment.time(), u"HH:mm:ss");
    if (beside && localTime(*beside).date() == moment.date())
        return time;
    return tr("%1 %2", "day, time")
        .arg(locale.toString(moment.date(), tr("d MMM", "date without year")), time);
}

QString Ledger::countedText(const Line& line)
{
    if (!line.until)
        return {};
    return line.counted.count() == 0 ? u"—"_s : ClockWords::exactTime(line.counted);
}

ClockPulse pulseOf(const ClockReading& clock)
{
    if (!clock.isLive())
        return ClockPulse::Over;
    if (clock.state == SlaClockState::Paused)
        return ClockPulse::Paused;
    if (clock.ledger.isEmpty())
        return ClockPulse::Counting;
    return clock.ledger.last().time.reason == ExplainedTime::Reason::Counted ? ClockPulse::Counting
                                                                             : ClockPulse::Asleep;
}

} // namespace homeport

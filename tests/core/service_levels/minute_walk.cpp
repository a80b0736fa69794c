#include "tests/core/service_levels/minute_walk.h"

#include "tests/core/service_levels/calendars.h"

#include <QTimeZone>

#include <algorithm>

namespace homeport::test {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::sys_days;

namespace {

qint64 firstMinute(sys_days date)
{
    return date.time_since_epoch().count() * 1440;
}

sys_days dateOf(qint64 wall)
{
    return sys_days(std::chrono::days(wall / 1440));
}

} // namespace

MinuteWalk::MinuteWalk(const char* zone, const char* from, int days)
    : m_zone(zone), m_from(instant(from))
{
    const QTimeZone rules(zone);
    for (int i = 0; i < days * 1440; ++i) {
        const auto utc = toMsecs(m_from) / 1000 + i * 60;
        m_wall.push_back(
            (utc + rules.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC))) / 60);
    }
    m_isOpen.resize(m_wall.size());
    m_openBefore.resize(m_wall.size() + 1);
    auto sorted = m_wall;
    std::sort(sorted.begin(), sorted.end());
    for (size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i] == sorted[i - 1])
            m_repeated.push_back(sorted[i]);
    }
}

MinuteWalk MinuteWalk::of(const CalendarDefinition& definition, const QString& start)
{
    const QByteArray midnight = start.left(10).toLatin1() + "T00:00:00Z";
    MinuteWalk walk(definition.timeZone.toLatin1().constData(), midnight.constData(), 12);
    walk.open(definition);
    return walk;
}

const std::vector<MinuteSpan>& MinuteWalk::hoursOn(
    const CalendarDefinition& definition, sys_days date) const
{
    static const std::vector<MinuteSpan> none;
    static const std::vector<MinuteSpan> all{{0, 1440}};
    if (definition.is24x7)
        return all;
    if (const auto own = definition.exceptions.find(date); own != definition.exceptions.end())
        return own->second;
    const std::chrono::year_month_day ymd(date);
    for (const auto& yearly : definition.yearlyHolidays) {
        if (definition.observesHolidays && yearly.month() == ymd.month()
            && yearly.day() == ymd.day())
            return none;
    }
    if (definition.observesHolidays && definition.holidays.contains(date))
        return none;
    return definition.weekdays[std::chrono::weekday(date).iso_encoding() - 1];
}

qint64 MinuteWalk::find(qint64 wall, qint64 near, qint64 far, bool isLast) const
{
    std::optional<qint64> found;
    for (auto i = near; i < far; ++i) {
        if (m_wall[i] == wall && (isLast || !found))
            found = i;
    }
    if (found)
        return *found;
    while (near < far && m_wall[near] < wall)
        ++near;
    return near;
}

void MinuteWalk::open(const CalendarDefinition& definition)
{
    std::fill(m_isOpen.begin(), m_isOpen.end(), 0);
    const auto count = qint64(m_wall.size());
    const auto first = dateOf(m_wall.front()) - std::chrono::days(1);
    const auto last = dateOf(m_wall.back()) + std::chrono::days(1);
    for (auto date = first; date <= last; date += std::chrono::days(1)) {
        // Wall clocks move by a day at most: nothing of a date lies further away than this.
        const auto guess = firstMinute(date) - m_wall.front();
        const auto near = std::clamp<qint64>(guess - 2880, 0, count);
        const auto far = std::clamp<qint64>(guess + 2 * 2880, 0, count);
        for (const auto& span : hoursOn(definition, date)) {
            const auto start = find(firstMinute(date) + span.start, near, far, false);
            const auto end = find(firstMinute(date) + span.end, near, far, true);
            for (auto i = start; i < end; ++i)
                m_isOpen[i] = 1;
        }
    }
    for (size_t i = 0; i < m_isOpen.size(); ++i)
        m_openBefore[i + 1] = m_openBefore[i] + m_isOpen[i];
}

milliseconds MinuteWalk::openUntil(Timestamp at) const
{
    const auto end = m_from + std::chrono::minutes(m_isOpen.size());
    const auto passed = std::clamp(at, m_from, end) - m_from;
    const auto whole = size_t(passed / 1min);
    const bool isWithin = whole < m_isOpen.size() && m_isOpen[whole];
    return std::chrono::minutes(m_openBefore[whole]) + (isWithin ? passed % 1min : 0ms);
}

milliseconds MinuteWalk::working(Timestamp from, Timestamp until) const
{
    return until <= from ? 0ms : openUntil(until) - openUntil(from);
}

std::optional<Timestamp> MinuteWalk::due(Timestamp from, milliseconds amount) const
{
    if (amount <= 0ms)
        return from;
    // Within the first minute after which there was as much.
    const auto wanted = openUntil(from) + amount;
    const auto after = std::lower_bound(m_openBefore.begin(), m_openBefore.end(), wanted,
        [](qint64 before, milliseconds much) { return std::chrono::minutes(before) < much; });
    if (after == m_openBefore.end())
        return std::nullopt;
    const auto minute = after - m_openBefore.begin() - 1;
    return m_from + std::chrono::minutes(minute)
        + (wanted - std::chrono::minutes(m_openBefore[size_t(minute)]));
}

bool MinuteWalk::isRepeated(sys_days date, int minuteOfDay) const
{
    return std::binary_search(
        m_repeated.begin(), m_repeated.end(), firstMinute(date) + minuteOfDay);
}

bool MinuteWalk::showsOpen(const CalendarDefinition& definition, size_t minute) const
{
    const auto date = dateOf(m_wall[minute]);
    const auto shown = m_wall[minute] - firstMinute(date);
    const auto& spans = hoursOn(definition, date);
    return std::any_of(spans.begin(), spans.end(),
        [&](const MinuteSpan& span) { return span.start <= shown && shown < span.end; });
}

} // namespace homeport::test

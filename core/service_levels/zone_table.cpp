#include "core/service_levels/zone_table.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <limits>
#include <utility>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 day = 86'400'000;
/// No zone was ever further from UTC.
constexpr qint64 furthestOffset = day;
/// Rules that repeat move a clock at most twice a year, months apart.
constexpr qint64 probeStep = 28 * day;

qint64 startOfYear(int year)
{
    using namespace std::chrono;
    return toMsecs(sys_days(std::chrono::year(year) / January / 1));
}

qint64 offsetAt(const QTimeZone& zone, qint64 utc)
{
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC))) * 1000;
}

} // namespace

Result<ZoneTable> ZoneTable::load(const QString& name)
{
    const auto id = name.toUtf8();
    if (!QTimeZone::isTimeZoneIdAvailable(id))
        return Error{Error::Kind::Invalid, u"time_zone"_s, name, u"ZONE_UNKNOWN"_s};
    QTimeZone zone(id);
    if (!zone.isValid())
        return Error{Error::Kind::Invalid, u"time_zone"_s, name, u"ZONE_UNKNOWN"_s};
    return ZoneTable(std::move(zone));
}

ZoneTable::ZoneTable(QTimeZone zone) : m_zone(std::move(zone))
{
    const auto first = startOfYear(1900);
    m_periods.push_back({std::numeric_limits<qint64>::min(), offsetAt(m_zone, first)});
    m_knownUntil = first;
    // The list ends in 2037 even where the rules go on: what follows is probed.
    const auto listed = m_zone.transitions(QDateTime::fromMSecsSinceEpoch(first, Qt::UTC),
        QDateTime::fromMSecsSinceEpoch(startOfYear(2400), Qt::UTC));
    for (const auto& transition : listed) {
        const auto at = transition.atUtc.toMSecsSinceEpoch();
        append(at, qint64(transition.offsetFromUtc) * 1000);
        m_knownUntil = std::max(m_knownUntil, at);
    }
    extendTo(2037);
    m_version = fingerprint();
}

void ZoneTable::extendTo(int year)
{
    const auto until = startOfYear(year + 1);
    if (until <= m_knownUntil)
        return;
    if (m_zone.hasTransitions())
        probe(m_knownUntil, until);
    m_knownUntil = until;
}

void ZoneTable::probe(qint64 from, qint64 until)
{
    for (auto at = from; at < until; at += probeStep) {
        auto before = at;
        auto after = std::min(at + probeStep, until);
        const auto offset = offsetAt(m_zone, after);
        if (offset == m_periods.back().offset)
            continue;
        while (after - before > 1000) {
            const auto middle = before + (after - before) / 2000 * 1000;
            (offsetAt(m_zone, middle) == offset ? after : before) = middle;
        }
        append(after, offset);
    }
}

void ZoneTable::append(qint64 from, qint64 offset)
{
    // Zones also change their name or what they call summer; that moves no clock.
    if (offset != m_periods.back().offset)
        m_periods.push_back({from, offset});
}

std::vector<ZoneTable::Period>::const_iterator ZoneTable::periodAt(qint64 utc) const
{
    const auto next = std::upper_bound(m_periods.begin(), m_periods.end(), utc,
        [](qint64 at, const Period& period) { return at < period.from; });
    return next == m_periods.begin() ? next : std::prev(next);
}

qint64 ZoneTable::toUtc(qint64 wall, Boundary boundary) const
{
    std::optional<qint64> found;
    std::optional<qint64> afterGap;
    for (auto period = periodAt(wall - furthestOffset);
         period != m_periods.end() && period->from <= wall + furthestOffset; ++period) {
        const auto next = std::next(period);
        const auto utc = wall - period->offset;
        if (utc < period->from)
            continue;
        if (next == m_periods.end() || utc < next->from) {
            if (boundary == Boundary::Start)
                return utc;
            found = utc;
        } else if (!afterGap && wall - next->offset < next->from) {
            afterGap = next->from;
        }
    }
    return found ? *found : afterGap.value_or(wall - m_periods.back().offset);
}

QString ZoneTable::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto until = startOfYear(2038);
    for (auto period = periodAt(0); period != m_periods.end() && period->from < until; ++period) {
        const auto from = std::max<qint64>(period->from, 0);
        hash.addData(QByteArray::number(from) + ' ' + QByteArray::number(period->offset) + '\n');
    }
    return QString::fromLatin1(hash.result().first(8).toHex());
}

} // namespace homeport

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QTimeZone>

#include <vector>

namespace homeport {

/// The offsets of one time zone as plain numbers, so that turning a wall time into an instant costs
/// a search in an array. Good from 1900 on; the later years are read when they are first asked for,
/// so one object serves one thread.
class ZoneTable
{
public:
    /// Which boundary of an interval a wall time is; matters where it exists twice.
    enum class Boundary { Start, End };

    /// Invalid, ZONE_UNKNOWN: the time-zone data at hand does not know the name.
    static Result<ZoneTable> load(const QString& name);

    /// Makes the offsets known up to the end of `year`.
    void extendTo(int year);
    /// The instant of a wall time by engines.md 3.2: the first instant after the gap where it does
    /// not exist; where it exists twice the earlier one for a start, the later one for an end. Both
    /// in milliseconds since 1970, the one by UTC, the other by the wall clock.
    qint64 toUtc(qint64 wall, Boundary boundary) const;
    /// What the wall clock shows at an instant.
    qint64 toWall(qint64 utc) const { return utc + periodAt(utc)->offset; }

    /// Names the time-zone data by what it says from 1970 to 2037, in hexadecimal: equal on two
    /// devices whose data agree on this zone, whoever shipped them.
    const QString& version() const { return m_version; }

private:
    struct Period
    {
        qint64 from = 0; ///< in force from this instant
        qint64 offset = 0; ///< wall clock minus UTC
    };

    explicit ZoneTable(QTimeZone zone);
    std::vector<Period>::const_iterator periodAt(qint64 utc) const;
    void probe(qint64 from, qint64 until);
    void append(qint64 from, qint64 offset);
    QString fingerprint() const;

    QTimeZone m_zone;
    std::vector<Period> m_periods; ///< ascending, the first since ever
    qint64 m_knownUntil = 0;
    QString m_version;
};

} // namespace homeport

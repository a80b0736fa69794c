#pragma once

#include "core/service_levels/calendar.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace homeport::test {

/// Working time found by looking at every minute of a window: deliberately another way than the one
/// it judges. A boundary is the first or the last minute in which the wall clock shows it, or the
/// first in which it shows more. Zones differ from UTC by whole minutes in all windows used.
class MinuteWalk
{
public:
    MinuteWalk(const char* zone, const char* from, int days);
    /// Of the calendar, which is open in it, from the midnight before an instant on.
    static MinuteWalk of(const CalendarDefinition& definition, const QString& start);

    /// Opens the minutes of this calendar; its zone must be the window's.
    void open(const CalendarDefinition& definition);
    std::chrono::milliseconds working(Timestamp from, Timestamp until) const;
    /// Nothing where the window ends before.
    std::optional<Timestamp> due(Timestamp from, std::chrono::milliseconds amount) const;
    bool isOpen(size_t minute) const { return m_isOpen[minute]; }
    /// PT-9: the wall clock shows the minute of a boundary twice.
    bool isRepeated(std::chrono::sys_days date, int minuteOfDay) const;
    /// Open by nothing but the date and the time that the wall clock shows.
    bool showsOpen(const CalendarDefinition& definition, size_t minute) const;

    Timestamp from() const { return m_from; }
    size_t minutes() const { return m_wall.size(); }
    const char* zone() const { return m_zone.constData(); }

private:
    std::chrono::milliseconds openUntil(Timestamp at) const;
    /// The minute in which the wall clock shows this, looked for in [near, far).
    qint64 find(qint64 wall, qint64 near, qint64 far, bool isLast) const;
    const std::vector<MinuteSpan>& hoursOn(
        const CalendarDefinition& definition, std::chrono::sys_days date) const;

    QByteArray m_zone;
    Timestamp m_from;
    std::vector<qint64> m_wall; ///< minutes since 1970 that the wall clock shows
    std::vector<char> m_isOpen;
    std::vector<qint64> m_openBefore; ///< open minutes before each, and in all
    std::vector<qint64> m_repeated; ///< what the wall clock shows more than once, sorted
};

} // namespace homeport::test

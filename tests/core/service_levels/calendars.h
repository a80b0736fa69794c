#pragma once

#include "core/service_levels/calendar.h"

#include <QDateTime>
#include <QTest>

namespace homeport::test {

/// An instant written as in engines.md, with Z.
inline Timestamp instant(const QString& text)
{
    const auto moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!moment.isValid() || moment.timeSpec() != Qt::UTC)
        qFatal("no instant: %s", qUtf8Printable(text));
    return fromMsecs(moment.toMSecsSinceEpoch());
}

inline Timestamp instant(const char* text)
{
    return instant(QString::fromLatin1(text));
}

inline QString shown(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

inline QString shown(const std::optional<Timestamp>& at)
{
    return at ? shown(*at) : QStringLiteral("never");
}

inline std::chrono::sys_days day(const char* text)
{
    return std::chrono::floor<std::chrono::days>(
        instant(QString::fromLatin1(text) + QStringLiteral("T00:00:00Z")));
}

inline CalendarDefinition hours(
    const char* zone, int firstDay, int lastDay, std::vector<MinuteSpan> spans)
{
    CalendarDefinition definition;
    definition.timeZone = QString::fromLatin1(zone);
    for (int weekday = firstDay; weekday <= lastDay; ++weekday)
        definition.weekdays[weekday - 1] = spans;
    return definition;
}

inline Calendar made(CalendarDefinition definition)
{
    auto calendar = Calendar::make(std::move(definition));
    if (!calendar)
        qFatal("no calendar: %s", qUtf8Printable(calendar.error().detail));
    return std::move(*calendar);
}

/// The test calendars of engines.md 3.6.
inline CalendarDefinition definitionOf(const QString& code)
{
    if (code == QLatin1StringView("U9"))
        return hours("UTC", 1, 5, {{540, 1020}});
    if (code == QLatin1StringView("LON")) {
        auto lon = hours("Europe/London", 1, 5, {{540, 1050}});
        lon.exceptions[day("2025-12-24")] = {{540, 720}};
        for (const auto* date :
            {"2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04",
                "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"})
            lon.holidays.insert(day(date));
        return lon;
    }
    if (code == QLatin1StringView("JKT"))
        return hours("Asia/Jakarta", 1, 5, {{480, 1080}});
    if (code == QLatin1StringView("BER")) {
        auto ber = hours("Europe/Berlin", 1, 5, {{480, 720}, {780, 1020}});
        ber.weekdays[5] = {{540, 720}};
        return ber;
    }
    if (code == QLatin1StringView("NYX")) {
        auto nyx = hours("America/New_York", 1, 6, {{480, 1200}});
        nyx.holidays.insert(day("2026-11-26"));
        return nyx;
    }
    if (code == QLatin1StringView("NYN"))
        return hours("America/New_York", 1, 7, {{1320, 1440}, {0, 360}});
    if (code == QLatin1StringView("DAY"))
        return hours("America/New_York", 1, 7, {{0, 1440}});
    if (code == QLatin1StringView("LHI"))
        return hours("Australia/Lord_Howe", 1, 7, {{0, 360}});
    if (code == QLatin1StringView("247")) {
        auto always = hours("UTC", 1, 0, {});
        always.is24x7 = true;
        return always;
    }
    qFatal("no calendar %s", qUtf8Printable(code));
}

inline Calendar calendar(const char* code)
{
    return made(definitionOf(QString::fromLatin1(code)));
}

} // namespace homeport::test

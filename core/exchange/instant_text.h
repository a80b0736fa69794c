#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

namespace homeport {

/// A date and time as it was written: what a calendar and a clock on the wall show, and how far
/// they were from UTC, if the text says so.
struct WrittenInstant
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    std::optional<std::chrono::minutes> offset;

    friend bool operator==(const WrittenInstant&, const WrittenInstant&) = default;
};

/// A layout of date and time, such as `dd-MM-yyyy HH:mm`.
///
/// Written with yyyy; MM dd HH hh (two digits) or M d H h (one or two); mm, ss; zzz (1 to 9 digits
/// of a second, cut to milliseconds); AP (AM or PM, any case; with h); Z (the letter Z or an offset
/// such as +02:00, +0200, +02). Brackets enclose what may be missing, apostrophes enclose letters
/// that stand for themselves; T does so anyway. A blank stands for one or several.
class InstantPattern
{
public:
    /// Error VALUE_INVALID where year, month and day are not all there or the pattern is malformed.
    static Result<InstantPattern> fromText(const QString& text);

    const QString& text() const { return m_text; }

    /// Nothing where the text is laid out differently, or no calendar has such a day.
    std::optional<WrittenInstant> match(QStringView text) const;

    friend bool operator==(const InstantPattern&, const InstantPattern&) = default;

private:
    explicit InstantPattern(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

/// A pattern found by looking, and whether it was a guess: no day above 12 told the day from the
/// month. The day is then taken to come first.
struct DetectedInstantPattern
{
    InstantPattern pattern;
    bool isAmbiguous = false;

    friend bool operator==(const DetectedInstantPattern&, const DetectedInstantPattern&) = default;
};

/// The one pattern that all samples follow: day, month or year first; with or without time,
/// seconds, fractions, AM and PM, offset. Blank samples do not count. Error VALUE_INVALID where
/// there are none or they contradict each other; its subject is the number of the first, from 0,
/// that does.
Result<DetectedInstantPattern> detectInstantPattern(const QStringList& samples);

/// Turns what the clocks of one zone showed into instants, by rules that hold for every machine:
/// a time that was skipped when clocks went forward is moved forward by as much as they were; of a
/// time that came twice when they went back, the earlier one is meant.
class WallClock
{
public:
    /// For an IANA zone, for times from 1970 to a little after `now`. Error ZONE_UNKNOWN.
    static Result<WallClock> fromZone(const QByteArray& zoneId, Timestamp now);

    /// From milliseconds since 1970-01-01T00:00 as the clock on the wall showed it.
    Timestamp instantOf(std::chrono::milliseconds shown) const;

private:
    struct Period
    {
        std::chrono::milliseconds startsAt; ///< UTC
        std::chrono::milliseconds offset;
    };

    std::chrono::milliseconds offsetAt(std::chrono::milliseconds utc) const;

    std::vector<Period> m_periods;
};

/// Reads a column of instants. One reader serves one column; it may be copied.
class InstantReader
{
public:
    InstantReader(InstantPattern pattern, WallClock clock, Timestamp now);

    /// Error Invalid, VALUE_INVALID with the given subject (the column) where the text does not
    /// follow the pattern or is not between 1970-01-02 and one day after `now`.
    Result<Timestamp> read(QStringView text, const QString& subject) const;

private:
    InstantPattern m_pattern;
    WallClock m_clock;
    Timestamp m_latest;
};

} // namespace homeport

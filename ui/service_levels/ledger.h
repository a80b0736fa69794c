#pragma once

#include "core/service_levels/ticket_service_levels.h"

#include <QCoreApplication>

namespace homeport {

/// The life of one clock as lines that people can check with a pocket calculator.
class Ledger
{
    Q_DECLARE_TR_FUNCTIONS(homeport::Ledger)

public:
    struct Line
    {
        Timestamp from;
        std::optional<Timestamp> until; ///< nothing: an event, which takes no time
        std::chrono::seconds counted{}; ///< 0 where the time does not count
        QString why;

        friend bool operator==(const Line&, const Line&) = default;
    };

    explicit Ledger(const ClockReading& clock);

    /// Oldest first. The counted seconds add up to total(): each line ends where the sum so far,
    /// rounded down, says.
    const QList<Line>& lines() const { return m_lines; }
    std::chrono::seconds total() const { return m_total; }
    /// "32 m 37 s of 4 h": what was counted, and the target.
    QString sum() const { return m_sum; }
    /// Why it was missed, or how it stands: one sentence.
    QString verdict() const { return m_verdict; }
    /// Policy, calendar and zone data that decided.
    QString sources() const { return m_sources; }
    /// All of it with tabs between the columns, for other programs.
    QString asText() const;

    /// "Resolution", "Network: Resolution", "Resolution, 2nd time"
    static QString nameOf(const ClockReading& clock);
    /// "12 min left", "Breached by 8 min", "Void, missed by 8 min", "Met: 6 min of 15 min".
    static QString stateOf(const ClockReading& clock);
    /// Local wall time to the second, with the day where it is not the day of `beside`.
    static QString momentText(Timestamp at, std::optional<Timestamp> beside = {});
    static QString countedText(const Line& line);

private:
    void addSpans(const ClockReading& clock);
    void addEvents(const ClockReading& clock);
    void addRulings(const ClockReading& clock);
    void addEvent(Timestamp at, const QString& why);

    QString m_name;
    QList<Line> m_lines;
    std::chrono::seconds m_total{};
    QString m_sum;
    QString m_verdict;
    QString m_sources;
};

/// The clock counts right now, is paused, or waits for its calendar to open.
enum class ClockPulse { Counting, Paused, Asleep, Over };
ClockPulse pulseOf(const ClockReading& clock);

} // namespace homeport

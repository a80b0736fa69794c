#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace homeport {

/// Milliseconds of many runs of one thing.
struct Spread
{
    double p50 = 0;
    double p95 = 0;
};

/// One line of what is printed. Milliseconds, unless the unit says something else.
struct BenchRow
{
    QString name;
    QString desk;
    Spread ours;
    std::optional<Spread> raw; ///< the bare database doing the same
    double budget = 0; ///< 0: none of its own
    double ratio = 0; ///< allowed against the bare database (or + 0.5 ms); 0: none; of a lower
                      ///< bound, the share of it that must be reached
    QString unit = QStringLiteral("ms");
    bool isLowerBound = false; ///< the budget is what must be reached at least

    bool isMet() const;
};

enum class Watch { Wall, Cpu };

/// By the clock, or what this thread has worked; from a beginning of its own.
double milliseconds(Watch watch);
/// The most memory this process has held since the last call, in MiB; 0 where the system does not
/// say.
double peakMemory();
/// Gives back what is free and counts anew: what is held from now on is what peakMemory() tells.
void freshMemory();
/// Runs it a few times to warm up, then `runs` times by the clock.
Spread timed(int runs, Watch watch, const std::function<bool()>& run);
QString printed(const QList<BenchRow>& rows);

} // namespace homeport

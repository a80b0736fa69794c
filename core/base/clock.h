#pragma once

#include <QtGlobal>

#include <chrono>

namespace homeport {

/// A moment in UTC, to the millisecond. How a database stores it is the codec's business; turned
/// into local time only in ui/.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

inline qint64 toMsecs(Timestamp at)
{
    return at.time_since_epoch().count();
}

inline Timestamp fromMsecs(qint64 msecs)
{
    return Timestamp(std::chrono::milliseconds(msecs));
}

/// Where the time comes from; tests pass one they can set.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
};

} // namespace homeport

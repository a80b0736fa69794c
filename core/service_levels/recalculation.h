#pragma once

#include "core/journal/replica.h"

#include <functional>

namespace homeport {

/// How a recalculation goes on: open tickets looked at, and how many there are. False: stop.
using RecalculationProgress = std::function<bool(qint64 done, qint64 all)>;

/// Brings the clocks of all open tickets up to date with policies, calendars and trees that were
/// edited, and answers how many tickets it changed. To be run after such an edit, a stop leaves the
/// rest as it was. Goes in parts so short that nobody who writes meanwhile waits for 50 ms.
/// Cancelled, CANCELLED: progress said so.
Result<qint64> recalculateServiceLevels(
    Replica& replica, const RecalculationProgress& progress = {});

} // namespace homeport

#pragma once

#include "core/tickets/queue_clock.h"
#include "ui/widgets/time_pill.h"

namespace homeport {

class Calendar;
struct ClockReading;

/// What the pill of a line shows. With the calendar it tells working time, and whether it is closed
/// now; without one plain time.
TimeFace faceOf(const QueueClock& clock, const Calendar* calendar, Timestamp now);
/// The same of a clock that was read whole.
TimeFace faceOf(const ClockReading& clock);
/// "Due Monday, 12 January 2026 14:30. At risk.": the wall-clock deadline, for tool tips.
QString toldOf(const QueueClock& clock, Timestamp now);
QString toldOf(const ClockReading& clock);

} // namespace homeport

#pragma once

#include "core/service_levels/ticket_service_levels.h"

namespace homeport {

class SpanBar;

/// The life of a clock from its start to its target, or to `now` where that is later.
SpanBar* clockBar(const ClockReading& clock, Timestamp now);

} // namespace homeport

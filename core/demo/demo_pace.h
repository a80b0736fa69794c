#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

namespace homeport::demo {

/// 0 ≤ x < 1.
double fraction(SeededRandom& random);

/// How soon the invented desk deals with an incident, in its working time: nearly always within
/// what the policies of the seed promise. What is late was late for all that were asked.
struct Pace
{
    enum class End {
        Solved,
        Held, ///< waits for the requester to this day
        Left ///< nobody has come back to it
    };

    std::chrono::milliseconds answer{}; ///< from the report to the first reply
    std::chrono::milliseconds solution{}; ///< from there on, without what it was on hold
    End end = End::Solved;
};

/// `age`: since it was reported. Few old incidents are still open, and those mostly wait.
Pace drawnPace(SeededRandom& random, int priority, std::chrono::milliseconds age);

} // namespace homeport::demo

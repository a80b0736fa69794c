#include "core/demo/demo_pace.h"

#include <algorithm>
#include <cmath>

namespace homeport::demo {

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

// As the policy promises that the seed makes the default one, in minutes by priority.
constexpr int answerTargets[] = {15, 30, 60, 120};
constexpr int solutionTargets[] = {240, 480, 1440, 2880};

constexpr double lateAnswers = 0.04;
constexpr double lateSolutions = 0.1;

/// Most of what is promised passes, and now and then far more.
double spent(SeededRandom& random, double least, double lateShare)
{
    const bool isLate = fraction(random) < lateShare;
    const auto drawn = fraction(random);
    return isLate ? 1.1 + 1.2 * drawn : least + (0.97 - least) * drawn;
}

Pace::End drawnEnd(SeededRandom& random, double days)
{
    const auto drawn = fraction(random);
    const auto held = 0.006 + 0.07 * std::exp(-days / 25);
    if (drawn < held)
        return Pace::End::Held;
    return drawn < held + 0.04 * std::exp(-days / 12) ? Pace::End::Left : Pace::End::Solved;
}

} // namespace

double fraction(SeededRandom& random)
{
    return double(random.next() >> 11) * 0x1.0p-53;
}

Pace drawnPace(SeededRandom& random, int priority, std::chrono::milliseconds age)
{
    const auto targets = size_t(std::clamp(priority, 1, 4) - 1);
    const Milliseconds answer =
        std::chrono::minutes(answerTargets[targets]) * spent(random, 0.1, lateAnswers);
    const Milliseconds whole =
        std::chrono::minutes(solutionTargets[targets]) * spent(random, 0.35, lateSolutions);
    Pace pace;
    pace.answer = std::chrono::duration_cast<std::chrono::milliseconds>(answer);
    pace.solution =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::max(whole - answer, answer / 3));
    pace.end = drawnEnd(random, Milliseconds(age) / std::chrono::days(1));
    return pace;
}

} // namespace homeport::demo

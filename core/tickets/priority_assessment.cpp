#include "core/tickets/priority_assessment.h"

#include <algorithm>

namespace homeport {
namespace {

constexpr int high = 1;
constexpr int medium = 2;
constexpr int low = 3;

} // namespace

int priorityOfScore(int score)
{
    if (score >= 8000)
        return 1;
    if (score >= 6000)
        return 2;
    return score >= 4000 ? 3 : 4;
}

int priorityBy(PriorityMethod method, int ofMatrix, int score)
{
    switch (method) {
    case PriorityMethod::Matrix: break;
    case PriorityMethod::Weighted: return priorityOfScore(score);
    case PriorityMethod::HigherOfBoth: return std::min(ofMatrix, priorityOfScore(score));
    }
    return ofMatrix;
}

bool isByScore(PriorityMethod method, int ofMatrix, int score)
{
    return method == PriorityMethod::Weighted || priorityBy(method, ofMatrix, score) != ofMatrix;
}

int assessedImpact(int affectedUsers, std::optional<TicketCriticality> criticality)
{
    const auto critical = criticality.value_or(TicketCriticality::Low);
    if (affectedUsers > 100 || critical == TicketCriticality::Critical)
        return high;
    return affectedUsers > 10 || critical != TicketCriticality::Low ? medium : low;
}

int assessedUrgency(
    WorkEffect effect, bool hasWorkaround, std::optional<std::chrono::milliseconds> untilDeadline)
{
    using namespace std::chrono_literals;
    const auto isWithin = [&](auto span) { return untilDeadline && *untilDeadline <= span; };
    const bool isSignificant = effect == WorkEffect::Significant;
    if (effect == WorkEffect::CompleteStop || isWithin(4h) || (isSignificant && !hasWorkaround))
        return high;
    return isSignificant || isWithin(24h) ? medium : low;
}

} // namespace homeport

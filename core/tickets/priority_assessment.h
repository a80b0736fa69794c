#pragma once

#include "core/base/enum_keys.h"

#include <chrono>
#include <optional>

#include "record/ticket.h"

namespace homeport {

/// The setting priority.method (engines.md 2.3).
enum class PriorityMethod { Matrix, Weighted, HigherOfBoth };
template <>
struct EnumKeys<PriorityMethod>
{
    static constexpr const char* keys[] = {"matrix", "weighted", "higher_of_both"};
};

/// How much of their work those affected can still do (engines.md 2.5).
enum class WorkEffect { CompleteStop, Significant, Minor };

/// The level of a weighted score in hundredths: from 8000 on P1, 6000 P2, 4000 P3, else P4.
int priorityOfScore(int score);
/// 1 to 4 by the method, of what the matrix says and the score.
int priorityBy(PriorityMethod method, int ofMatrix, int score);
/// Whether it is the score that decides: always by the weighted method, and where it is the more
/// urgent of both.
bool isByScore(PriorityMethod method, int ofMatrix, int score);

/// The impact that engines.md 2.4 suggests: 1 high to 3 low.
int assessedImpact(int affectedUsers, std::optional<TicketCriticality> criticality);
/// The urgency that engines.md 2.5 suggests: 1 high to 3 low. A deadline of exactly 4 h or 24 h
/// counts as within; one that has passed is within 4 h.
int assessedUrgency(WorkEffect effect, bool hasWorkaround,
    std::optional<std::chrono::milliseconds> untilDeadline = {});

} // namespace homeport

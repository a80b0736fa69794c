#include "core/problems/problem_rules.h"

namespace homeport {
namespace {

using enum TicketStatus;
using enum TransitionTarget;

constexpr StatusSet openStates{
    Logged, Investigating, Diagnosed, SolutionIdentified, Monitoring, OnHold};

// Whole from the first day: a replica that did not know a command would hold it for overtaken and
// so disagree with those that do.
constexpr TicketTransition transitions[] = {
    {"P-02", "problem.investigate", {Logged}, Fixed, Investigating},
    {"P-03", "problem.diagnose", {Investigating}, Fixed, Diagnosed},
    {"P-04", "problem.identify_solution", {Diagnosed}, Fixed, SolutionIdentified},
    {"P-05", "problem.implement_fix", {SolutionIdentified}, Fixed, Monitoring},
    {"P-06", "problem.recurrence", {Monitoring}, Fixed, Investigating},
    {"P-07", "problem.resolve", {Monitoring}, Fixed, Resolved},
    {"P-08", "problem.resolve", {Diagnosed, SolutionIdentified}, Fixed, Resolved},
    {"P-09", "problem.close", {Resolved}, Fixed, Closed},
    {"P-09", "problem.auto_close", {Resolved}, Fixed, Closed},
    {"P-10", "problem.reopen", {Resolved}, Fixed, Investigating},
    {"P-11", "problem.hold", {Logged, Investigating, Diagnosed, SolutionIdentified, Monitoring},
        Fixed, OnHold},
    {"P-12", "problem.resume", {OnHold}, HoldReturn},
    {"P-13", "problem.cancel", {Logged, Investigating, OnHold}, Fixed, Cancelled},
    {"section 2", "problem.merge_duplicate", openStates, Fixed, Cancelled},
    {"G-08", "problem.comment_public", openStates, Unchanged},
};

constexpr CommandRight rights[] = {
    {"problem.create", "problem.create"},
};

} // namespace

Transitions problemTransitions()
{
    return transitions;
}

bool isLegalProblemCommand(const QString& command, const QString& status)
{
    return isLegalBy(transitions, command, status);
}

QString problemPermission(const QString& command)
{
    return permissionIn(rights, command);
}

} // namespace homeport

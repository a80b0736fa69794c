#include "core/changes/change_rules.h"

namespace homeport {
namespace {

using enum TicketStatus;
using enum TransitionTarget;

constexpr StatusSet openStates{Draft, Submitted, PendingApproval, Approved, Rejected, Scheduled,
    InProgress, Implemented, InReview};

// Whole from the first day: a replica that did not know a command would hold it for overtaken and
// so disagree with those that do.
constexpr TicketTransition transitions[] = {
    {"X-02", "change.submit", {Draft}, Fixed, Submitted},
    {"X-03", "change.pre_authorize", {Submitted}, Fixed, Scheduled},
    {"X-04", "change.request_approval", {Submitted}, Fixed, PendingApproval},
    {"X-05", "change.return", {Submitted, PendingApproval}, Fixed, Draft},
    {"X-06", "change.approved", {PendingApproval}, Fixed, Approved},
    {"X-07", "change.rejected", {PendingApproval}, Fixed, Rejected},
    {"X-08", "change.revise", {Rejected}, Fixed, Draft},
    {"X-09", "change.schedule", {Approved}, Fixed, Scheduled},
    {"X-10", "change.reschedule", {Scheduled}, Decided},
    {"X-11", "change.start", {Scheduled}, Fixed, InProgress},
    {"X-12", "change.start_backout", {InProgress}, Unchanged},
    {"X-13", "change.finish", {InProgress}, Fixed, Implemented},
    {"X-14", "change.review", {Implemented}, Fixed, InReview},
    {"X-15", "change.close", {Implemented}, Fixed, Closed},
    {"X-15", "change.auto_close", {Implemented}, Fixed, Closed},
    {"X-16", "change.close", {InReview}, Fixed, Closed},
    {"X-17", "change.cancel", {Draft, Submitted, PendingApproval, Approved, Scheduled}, Fixed,
        Cancelled},
    {"X-18", "change.start_unapproved", {Submitted, PendingApproval}, Fixed, InProgress},
    {"section 2", "change.merge_duplicate", openStates, Fixed, Cancelled},
    {"G-08", "change.comment_public", openStates, Unchanged},
};

constexpr CommandRight rights[] = {
    {"change.create", "change.create"},
};

} // namespace

Transitions changeTransitions()
{
    return transitions;
}

bool isLegalChangeCommand(const QString& command, const QString& status)
{
    return isLegalBy(transitions, command, status);
}

QString changePermission(const QString& command)
{
    return permissionIn(rights, command);
}

} // namespace homeport

#include "core/requests/request_rules.h"

namespace homeport {
namespace {

using enum TicketStatus;
using enum TransitionTarget;

constexpr StatusSet openStates{
    Draft, Submitted, PendingApproval, Approved, Rejected, InProgress, OnHold};

// Whole from the first day: a replica that did not know a command would hold it for overtaken and
// so disagree with those that do.
constexpr TicketTransition transitions[] = {
    {"R-02", "service_request.submit", {Draft, Rejected}, Decided},
    {"R-03", "service_request.level_approved", {PendingApproval}, Unchanged},
    {"R-04", "service_request.all_approved", {PendingApproval}, Fixed, Approved},
    {"R-05", "service_request.reject", {PendingApproval}, Fixed, Rejected},
    {"R-06", "service_request.expire", {PendingApproval}, Decided},
    {"R-07", "service_request.withdraw", {PendingApproval}, Fixed, Cancelled},
    {"R-08", "service_request.start", {Approved}, Fixed, InProgress},
    {"R-09", "service_request.hold", {Approved, InProgress}, Fixed, OnHold},
    {"R-10", "service_request.resume", {OnHold}, HoldReturn},
    {"R-11", "service_request.fulfil", {Approved, InProgress, OnHold}, Fixed, Fulfilled},
    {"R-12", "service_request.confirm", {Fulfilled}, Fixed, Closed},
    {"R-13", "service_request.close", {Fulfilled}, Fixed, Closed},
    {"R-13", "service_request.auto_close", {Fulfilled}, Fixed, Closed},
    {"R-14", "service_request.reopen", {Fulfilled}, Fixed, InProgress},
    {"R-15", "service_request.cancel", {Draft, Submitted, Approved, InProgress, OnHold}, Fixed,
        Cancelled},
    {"section 2", "service_request.merge_duplicate", openStates, Fixed, Cancelled},
    {"G-08", "service_request.comment_public", openStates, Unchanged},
};

constexpr CommandRight rights[] = {
    {"service_request.create", "service_request.create"},
};

} // namespace

Transitions requestTransitions()
{
    return transitions;
}

bool isLegalRequestCommand(const QString& command, const QString& status)
{
    return isLegalBy(transitions, command, status);
}

QString requestPermission(const QString& command)
{
    return permissionIn(rights, command);
}

} // namespace homeport

#include "core/service_levels/policy_selection.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace homeport {

namespace {

template <typename T>
bool matches(const std::optional<T>& condition, const std::optional<T>& value)
{
    return !condition || condition == value;
}

template <typename T>
bool matches(const std::optional<T>& condition, const std::vector<T>& path)
{
    return !condition || std::find(path.begin(), path.end(), *condition) != path.end();
}

bool isInForce(const record::SlaPolicy& policy, const QString& date)
{
    return policy.isActive && !policy.head.deletedAt && policy.effectiveFrom <= date
        && (!policy.effectiveUntil || date <= *policy.effectiveUntil);
}

bool hasTarget(
    const record::SlaPolicy& policy, int priority, std::span<const record::SlaTarget> targets)
{
    return std::any_of(targets.begin(), targets.end(), [&](const record::SlaTarget& target) {
        return target.policyId == policy.id && target.priority == priority
            && !target.head.deletedAt;
    });
}

bool meetsConditions(const record::SlaPolicy& policy, const PolicySubject& subject)
{
    const bool isOfKind =
        policy.ticketKind == SlaPolicyTicketKind::Any || policy.ticketKind == subject.kind;
    return isOfKind && matches(policy.requesterId, subject.requester)
        && matches(policy.serviceId, subject.service)
        && matches(policy.categoryId, subject.categories)
        && matches(policy.serviceCategoryId, subject.serviceCategories)
        && matches(policy.departmentId, subject.departments)
        && matches(policy.locationId, subject.locations) && matches(policy.impact, subject.impact)
        && matches(policy.urgency, subject.urgency) && matches(policy.teamId, subject.team)
        && matches(policy.supplierId, subject.supplier);
}

/// The first version of a policy: what all its versions share.
SlaPolicyId rootOf(SlaPolicyId id, std::span<const record::SlaPolicy> policies)
{
    std::set<SlaPolicyId> visited;
    while (visited.insert(id).second) {
        const auto row = std::find_if(policies.begin(), policies.end(),
            [&](const record::SlaPolicy& policy) { return policy.id == id; });
        if (row != policies.end() && row->replacesId)
            id = *row->replacesId;
    }
    return id;
}

bool winsOver(const PolicyCandidate& a, const PolicyCandidate& b)
{
    if (a.isForced != b.isForced)
        return a.isForced;
    const auto higher = [](const PolicyCandidate& c) {
        return std::tuple(c.specificity, c.policy->precedence, c.policy->effectiveFrom);
    };
    if (higher(a) != higher(b))
        return higher(a) > higher(b);
    // Names repeat among versions; the id makes every replica choose the same.
    return std::tie(a.policy->name, a.policy->id) < std::tie(b.policy->name, b.policy->id);
}

} // namespace

int specificityOf(const record::SlaPolicy& policy)
{
    int sum = 0;
    const auto count = [&](bool isCondition, int weight) { sum += isCondition ? weight : 0; };
    count(policy.requesterId.has_value(), 256);
    count(policy.serviceId.has_value(), 128);
    count(policy.categoryId.has_value(), 64);
    count(policy.serviceCategoryId.has_value(), 32);
    count(policy.departmentId.has_value(), 16);
    count(policy.locationId.has_value(), 8);
    count(policy.impact.has_value(), 4);
    count(policy.urgency.has_value(), 2);
    count(policy.ticketKind != SlaPolicyTicketKind::Any, 1);
    return sum;
}

std::vector<PolicyCandidate> rankedPolicies(SlaPolicyAgreementType type,
    const PolicySubject& subject, std::span<const record::SlaPolicy> policies,
    std::span<const record::SlaTarget> targets)
{
    std::optional<SlaPolicyId> forced;
    if (subject.forced)
        forced = rootOf(*subject.forced, policies);
    std::vector<PolicyCandidate> candidates;
    for (const auto& policy : policies) {
        if (policy.agreementType != type || !isInForce(policy, subject.createdOn)
            || !hasTarget(policy, subject.priority, targets))
            continue;
        const bool isForced = forced && rootOf(policy.id, policies) == *forced;
        if (isForced || meetsConditions(policy, subject))
            candidates.push_back({&policy, specificityOf(policy), isForced});
    }
    std::sort(candidates.begin(), candidates.end(), winsOver);
    return candidates;
}

} // namespace homeport

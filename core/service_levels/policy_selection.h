#pragma once

#include "core/ids.h"

#include <span>
#include <vector>

#include "record/sla_policy.h"
#include "record/sla_target.h"

namespace homeport {

/// What policies ask about a ticket. A tree key is given with all its ancestors, in any order, so
/// that a condition on a node matches the subtree.
struct PolicySubject
{
    SlaPolicyTicketKind kind = SlaPolicyTicketKind::Incident;
    QString createdOn; ///< ISO date in the organization's zone
    int priority = 4;
    std::optional<int> impact;
    std::optional<int> urgency;
    std::optional<PersonId> requester;
    std::optional<ServiceId> service;
    std::vector<ServiceCategoryId> serviceCategories;
    std::vector<CategoryId> categories;
    std::vector<DepartmentId> departments;
    std::vector<LocationId> locations;
    std::optional<TeamId> team; ///< owner; asked for OLA
    std::optional<SupplierId> supplier; ///< waited for; asked for UC
    std::optional<SlaPolicyId> forced; ///< the service's own policy
};

/// A policy that applies, and how well.
struct PolicyCandidate
{
    const record::SlaPolicy* policy = nullptr;
    int specificity = 0;
    bool isForced = false;
};

/// Sum of the weights of a policy's conditions (engines.md 3.5).
int specificityOf(const record::SlaPolicy& policy);
/// All policies of one agreement type that apply, the one that wins first (engines.md 3.5). Empty:
/// no clock. A forced policy, in whichever of its versions is effective, wins without being asked
/// for its conditions, but only while it is active and has a target. `policies` are all that live,
/// ended and inactive ones too, since the versions hang on each other. The candidates point into
/// them.
std::vector<PolicyCandidate> rankedPolicies(SlaPolicyAgreementType type,
    const PolicySubject& subject, std::span<const record::SlaPolicy> policies,
    std::span<const record::SlaTarget> targets);

} // namespace homeport

#include "core/service_levels/service_level_edition.h"

#include "core/base/logging.h"
#include "core/tickets/priority_terms.h"
#include "core/tickets/ticket_rating.h"

#include <algorithm>

namespace homeport {

ServiceLevelEdition::ServiceLevelEdition(
    EntryOrder order, Timestamp at, Rows rows, Calendars calendars)
    : m_order(std::move(order))
    , m_at(at)
    , m_rows(std::move(rows))
    , m_calendars(std::move(calendars))
{
    for (const auto& policy : m_rows.policies) {
        if (policy.head.deletedAt || !policy.isActive)
            continue;
        m_conditions.category = m_conditions.category || policy.categoryId;
        m_conditions.department = m_conditions.department || policy.departmentId;
        m_conditions.location = m_conditions.location || policy.locationId;
        m_conditions.serviceCategory = m_conditions.serviceCategory || policy.serviceCategoryId;
        for (int priority = 1; priority <= 4; ++priority) {
            auto agreed = agreementOf(policy, m_rows.targets, priority, m_calendars);
            if (!agreed) {
                qCWarning(lcServiceLevels, "a policy cannot be applied: %s %s",
                    qPrintable(agreed.error().subject), qPrintable(agreed.error().code));
                continue;
            }
            if (agreed->terms.empty())
                continue;
            m_hasPolicies[size_t(policy.agreementType)] = true;
            m_hasUpdateTargets =
                m_hasUpdateTargets || agreed->terms.contains(SlaTargetMetric::Update);
            m_agreements.emplace(std::pair(policy.id, priority), std::move(*agreed));
        }
    }
}

const Agreement* ServiceLevelEdition::select(
    SlaPolicyAgreementType type, const PolicySubject& subject) const
{
    if (!hasPolicies(type))
        return nullptr;
    for (const auto& candidate : rankedPolicies(type, subject, m_rows.policies, m_rows.targets)) {
        if (const auto* agreed = agreement(candidate.policy->id, subject.priority))
            return agreed;
    }
    return nullptr;
}

const Agreement* ServiceLevelEdition::agreement(SlaPolicyId policy, int priority) const
{
    const auto found = m_agreements.find({policy, priority});
    return found == m_agreements.end() ? nullptr : &found->second;
}

int ServiceLevelEdition::priority(
    TicketKind kind, int impact, int urgency, std::optional<TicketCriticality> criticality) const
{
    return priorityBy(m_rows.method, matrixPriority(kind, impact, urgency),
        priorityScore(impact, urgency, criticality));
}

int ServiceLevelEdition::matrixPriority(TicketKind kind, int impact, int urgency) const
{
    return homeport::matrixPriority(m_rows.matrix, kind, impact, urgency);
}

const record::SlaPolicy* ServiceLevelEdition::policy(SlaPolicyId id) const
{
    const auto found = std::find_if(m_rows.policies.begin(), m_rows.policies.end(),
        [&](const record::SlaPolicy& policy) { return policy.id == id; });
    return found == m_rows.policies.end() ? nullptr : &*found;
}

Timestamp ServiceLevelEdition::versionOf(SlaPolicyId id) const
{
    const auto* own = policy(id);
    auto version = own ? own->head.updatedAt : Timestamp();
    for (const auto& target : m_rows.targets) {
        if (target.policyId == id)
            version = std::max(version, target.head.updatedAt);
    }
    return version;
}

const Calendar* ServiceLevelEdition::calendar(BusinessCalendarId id) const
{
    const auto found = m_calendars.find(id);
    return found == m_calendars.end() ? nullptr : found->second;
}

} // namespace homeport

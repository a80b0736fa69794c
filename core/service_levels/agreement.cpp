#include "core/service_levels/agreement.h"

#include "core/service_levels/policy_form.h"

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<int> thresholdsOf(const record::SlaTarget& target, const std::vector<int>& percents)
{
    std::set<int> ascending(percents.begin(), percents.end());
    ascending.insert({target.atRiskPct, target.criticalPct});
    std::vector<int> thresholds;
    std::copy_if(ascending.begin(), ascending.end(), std::back_inserter(thresholds),
        [](int percent) { return percent >= 1 && percent <= 99; });
    return thresholds;
}

} // namespace

bool Agreement::pausesFor(TicketHoldReason reason) const
{
    return std::find(pauseReasons.begin(), pauseReasons.end(), reason) != pauseReasons.end();
}

Result<Agreement> agreementOf(const record::SlaPolicy& policy,
    std::span<const record::SlaTarget> targets, int priority,
    const std::map<BusinessCalendarId, const Calendar*>& calendars,
    const std::vector<int>& percents)
{
    Agreement agreement{.policyId = policy.id,
        .type = policy.agreementType,
        .startOn = policy.startOn,
        .pauseReasons = {},
        .pauseOnApproval = policy.pauseOnApproval,
        .retargetMode = policy.retargetMode,
        .reopenMode = policy.reopenMode,
        .terms = {}};
    auto reasons = pauseReasonsFrom(policy.pauseReasons);
    if (!reasons)
        return reasons.error();
    agreement.pauseReasons = std::move(*reasons);
    for (const auto& target : targets) {
        if (target.policyId != policy.id || target.priority != priority || target.head.deletedAt)
            continue;
        const auto id = target.calendarId.value_or(policy.calendarId);
        const auto calendar = calendars.find(id);
        if (calendar == calendars.end())
            return Error{Error::Kind::NotFound, u"calendar"_s, id.toString(), u"NOT_FOUND"_s};
        agreement.terms.insert_or_assign(target.metric,
            ClockTerms{policy.id, target.id, calendar->second, target.targetMinutes,
                target.atRiskPct, target.criticalPct, thresholdsOf(target, percents)});
    }
    return agreement;
}

bool isSamePromise(const Agreement& a, const Agreement& b)
{
    auto terms = b.terms;
    for (auto& [metric, own] : terms) {
        const auto other = a.terms.find(metric);
        if (other == a.terms.end() || other->second.calendar->id() != own.calendar->id())
            return false;
        own.calendar = other->second.calendar;
    }
    auto adjusted = b;
    adjusted.terms = std::move(terms);
    return adjusted == a;
}

} // namespace homeport

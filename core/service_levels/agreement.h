#pragma once

#include "core/service_levels/sla_clock.h"

#include <span>

#include "record/sla_target.h"

namespace homeport {

/// What one version of a policy promises a ticket of one priority.
struct Agreement
{
    SlaPolicyId policyId;
    SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla;
    SlaPolicyStartOn startOn = SlaPolicyStartOn::Created;
    std::vector<TicketHoldReason> pauseReasons;
    bool pauseOnApproval = true;
    SlaPolicyRetargetMode retargetMode = SlaPolicyRetargetMode::KeepElapsed;
    SlaPolicyReopenMode reopenMode = SlaPolicyReopenMode::Continue;
    std::map<SlaTargetMetric, ClockTerms> terms; ///< a metric without one has no clock

    bool pausesFor(TicketHoldReason reason) const;

    friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// Reads the agreement from its rows. `percents` are those of the escalation rules, 1 to 99; they
/// are announced like at risk and critical. The calendars outlive what is made of them. NotFound,
/// NOT_FOUND: a calendar is missing. Invalid, FORMAT: pause reasons that cannot be read.
Result<Agreement> agreementOf(const record::SlaPolicy& policy,
    std::span<const record::SlaTarget> targets, int priority,
    const std::map<BusinessCalendarId, const Calendar*>& calendars,
    const std::vector<int>& percents = {});

/// Only the calendars are others than before: the same promise, counted by newer hours (SL-9).
bool isSamePromise(const Agreement& a, const Agreement& b);

} // namespace homeport

#pragma once

#include "core/service_levels/service_level_rows.h"

#include "record/ticket.h"

namespace homeport {

/// One version of a policy with its targets, as people edit it. Ids and heads of the rows say
/// nothing in a form.
struct Policy
{
    record::SlaPolicy policy;
    std::vector<record::SlaTarget> targets; ///< by priority, then metric

    /// Targets in order, texts without outer blanks, so that equal policies can be compared.
    Policy ordered() const;
};

/// Both promise the same to the same tickets; when and in which version is not asked.
bool isSamePromise(const Policy& a, const Policy& b);

/// A target is at least a minute and at most a year of working minutes.
constexpr int longestTarget = 366 * 24 * 60;

/// Hold reasons as sla_policy keeps them. Invalid, FORMAT: pause reasons that cannot be read.
Result<std::vector<TicketHoldReason>> pauseReasonsFrom(const QString& json);
QString pauseReasonsText(const std::vector<TicketHoldReason>& reasons);

/// The version as it stands. NotFound.
Result<Policy> policyOf(SlaPolicyId id, const PolicyRows& rows);
/// The live version that replaces `id`, through as many steps as there are; `id` itself where none
/// does. Of two that replace the same one, as merged histories hold, the later one.
SlaPolicyId newestVersion(SlaPolicyId id, const PolicyRows& rows);
/// 1 for a policy that replaces none.
int versionNumber(SlaPolicyId id, const PolicyRows& rows);
/// All live versions of the policy that `id` is one of.
std::vector<SlaPolicyId> versionsOf(SlaPolicyId id, const PolicyRows& rows);

/// What a form says by itself. Invalid: FIELD_REQUIRED of name, targets, team_id (an OLA) or
/// supplier_id (a UC); VALIDATION_ERROR of the field otherwise, with RANGE, FORMAT or DUPLICATE
/// (two targets for one priority and metric) as detail.
Result<> checkPolicy(const Policy& form);
/// What it means among the others, those in `own` (its other versions) left out. Conflict:
/// DUPLICATE of name (another of this name begins on the same day) or is_default (another default
/// of the same agreement and kind holds on a day when this one does); CALENDAR_EMPTY. Invalid,
/// VALIDATION_ERROR, REFERENCE: a calendar that is none or not active. `now` is when it is written.
Result<> checkPolicyAmong(const Policy& form, const std::vector<SlaPolicyId>& own,
    const PolicyRows& policies, const CalendarRows& calendars, Timestamp now);

} // namespace homeport

#pragma once

#include "core/db/database.h"
#include "core/service_levels/calendar_rows.h"

#include "record/sla_policy.h"
#include "record/sla_target.h"

namespace homeport {

/// The policies of an organization with their targets, in the order they were made; ended,
/// inactive and deleted ones are among them.
struct PolicyRows
{
    std::vector<record::SlaPolicy> policies;
    std::vector<record::SlaTarget> targets;
};

/// What calendarDefinition() asks for, of one organization, deleted rows included.
Result<CalendarRows> readCalendars(Database& database, OrganizationId organization);
Result<PolicyRows> readPolicies(Database& database, OrganizationId organization);
/// The day it is for the organization at that moment, as ISO date: days of policies are its days.
Result<QString> dayOf(Database& database, OrganizationId organization, Timestamp at);

} // namespace homeport

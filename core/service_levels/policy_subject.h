#pragma once

#include "core/db/database.h"
#include "core/service_levels/service_level_edition.h"

namespace homeport {

/// What policies ask about a ticket, from the cells of its row; trees are read only where a policy
/// of the edition asks for them.
Result<PolicySubject> policySubject(Database& database, const ServiceLevelEdition& edition,
    const std::vector<Value>& ticket, int priority, const QString& createdOn);

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/unit_of_work.h"

#include "record/service.h"
#include "record/service_category.h"
#include "record/supplier.h"

namespace homeport {

// What suppliers and the catalogue of services must obey, whoever writes them; as
// organization_rules.h says.

constexpr int serviceCategoryLevels = 5;

Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Supplier& seen, record::Supplier& wanted);
Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::ServiceCategory& seen,
    record::ServiceCategory& wanted);
Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Service& seen, record::Service& wanted);
/// Whether a published service may be withdrawn. Conflict, OPEN_REQUESTS while somebody waits for
/// it.
Result<> requireNoOpenRequests(UnitOfWork& unit, ServiceId service);

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/service.h"
#include "record/service_category.h"

namespace homeport {

/// The catalogue: services and the sections they stand in (access.md 3.12, data-model.md M06,
/// interfaces.md F-61). catalog.create, .update and .delete, and catalog.approve for what is
/// offered. Edits go over the differences between what the screen showed and what is wanted. Errors
/// by the codes of interfaces.md section 4: FIELD_REQUIRED, VALIDATION_ERROR, DUPLICATE,
/// TREE_CYCLE, DEPTH_LIMIT, IN_USE, OPEN_REQUESTS, INVALID_TRANSITION, FORBIDDEN, NOT_FOUND,
/// VERSION_CONFLICT.
class CatalogueService
{
public:
    explicit CatalogueService(Replica& replica) : m_replica(replica) {}

    /// A draft, which nobody is offered; one that begins otherwise needs catalog.approve as well.
    Result<ServiceId> create(const Actor& actor, record::Service service);
    /// All of it but whether it is offered.
    Result<> edit(const Actor& actor, const record::Service& seen, record::Service wanted);
    /// Where no ticket and no agreement names it; what was used is retired.
    Result<> remove(const Actor& actor, ServiceId id);
    /// From now on tickets can be about it and, where it is requestable, ask for it.
    Result<> publish(const Actor& actor, ServiceId id);
    /// No new ticket is about it. OPEN_REQUESTS while somebody still waits for it.
    Result<> retire(const Actor& actor, ServiceId id);

    Result<ServiceCategoryId> create(const Actor& actor, record::ServiceCategory category);
    Result<> edit(
        const Actor& actor, const record::ServiceCategory& seen, record::ServiceCategory wanted);
    /// Where nothing stands in it any more.
    Result<> remove(const Actor& actor, ServiceCategoryId id);

private:
    Result<> move(const Actor& actor, ServiceId id, const QString& command, ServiceLifecycle to);

    Replica& m_replica;
};

/// All that stand, by name, whether they are offered or not. catalog.read.
Result<QList<record::Service>> allServices(Database& database, const Actor& actor);
/// The same of the sections, by their order and name.
Result<QList<record::ServiceCategory>> allServiceCategories(Database& database, const Actor& actor);

} // namespace homeport

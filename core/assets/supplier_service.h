#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/supplier.h"

namespace homeport {

/// Whom the desk waits for and has agreements with (access.md 3.10, data-model.md M16).
/// contract.create, .update and .delete. Edits go over the differences between what the screen
/// showed and what is wanted. Errors by the codes of interfaces.md section 4: FIELD_REQUIRED,
/// VALIDATION_ERROR, DUPLICATE, IN_USE, FORBIDDEN, NOT_FOUND, VERSION_CONFLICT.
class SupplierService
{
public:
    explicit SupplierService(Replica& replica) : m_replica(replica) {}

    Result<SupplierId> create(const Actor& actor, record::Supplier supplier);
    /// One that is no longer active is offered to no ticket and no agreement any more.
    Result<> edit(const Actor& actor, const record::Supplier& seen, record::Supplier wanted);
    /// Where nothing waits or waited for it, and no agreement names it.
    Result<> remove(const Actor& actor, SupplierId id);

private:
    Replica& m_replica;
};

/// All that stand, by name, those that are no longer active among them. contract.read.
Result<QList<record::Supplier>> allSuppliers(Database& database, const Actor& actor);

} // namespace homeport

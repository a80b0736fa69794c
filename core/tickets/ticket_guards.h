#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/location.h"
#include "record/service.h"
#include "record/supplier.h"
#include "record/team.h"
#include "record/user_account.h"

namespace homeport {

Error fieldRequired(const QString& field);
/// `detail` is one of interfaces.md section 4: RANGE, REFERENCE, FORMAT …
Error invalidField(const QString& field, const QString& detail = {});
/// `code` is the guard's own: OPEN_TASKS, BLOCKED …
Error guardFailed(const QString& code, const QString& subject = {});
/// What the kernel says of a cell, such as TOO_LONG of "ticket.title", as an error of the field;
/// every other error as it is.
Error fieldError(const Error& error);

inline bool isInUse(const record::UserAccount& person)
{
    return person.isActive;
}
inline bool isInUse(const record::Team& team)
{
    return team.isActive;
}
inline bool isInUse(const record::Supplier& supplier)
{
    return supplier.isActive;
}
inline bool isInUse(const record::Service& service)
{
    return service.lifecycle == ServiceLifecycle::Published;
}
inline bool isInUse(const record::Location&)
{
    return true;
}

/// A row that may be chosen: of the organization, not deleted, in use (G-03). Invalid,
/// VALIDATION_ERROR of `field`.
template <typename R>
Result<R> chosen(
    UnitOfWork& unit, const Actor& actor, const typename R::IdType& id, const QString& field)
{
    auto row = unit.find<R>(id);
    if (!row)
        return row.error();
    const bool isUsable = *row && !(*row)->head.deletedAt
        && (*row)->head.organizationId == actor.organization && isInUse(**row);
    if (!isUsable)
        return invalidField(field, QStringLiteral("REFERENCE"));
    return std::move(**row);
}

} // namespace homeport

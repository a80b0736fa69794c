#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/category.h"
#include "record/location.h"
#include "record/service.h"
#include "record/supplier.h"
#include "record/team.h"
#include "record/ticket.h"
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

/// Required, and 3 to 500 characters; the kernel refuses longer ones.
Result<> checkTitle(const QString& title);
/// Impact or urgency: 1 high to 3 low, or not said.
bool isLevel(const std::optional<int>& level);

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

/// A category a person may choose for incidents (G-04). Invalid, CATEGORY_INVALID.
Result<record::Category> selectableCategory(UnitOfWork& unit, const Actor& actor, CategoryId id);
/// The requester as the ticket keeps them: contact and place at the time of the report.
Result<> takeRequester(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket);
/// The primary service, or none any more. The criticality follows it, unless someone set another
/// (G-05).
Result<> takeService(UnitOfWork& unit, const Actor& actor, const std::optional<ServiceId>& service,
    record::Ticket& ticket);
Result<> takeLocation(UnitOfWork& unit, const Actor& actor,
    const std::optional<LocationId>& location, record::Ticket& ticket);

/// The open children of an incident (PC-1), in the order of their creation.
Result<QList<TicketId>> openChildren(Replica& replica, const Actor& actor, TicketId id);

} // namespace homeport

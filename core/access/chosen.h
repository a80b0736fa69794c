#pragma once

#include "core/access/actor.h"
#include "core/base/field_error.h"
#include "core/journal/unit_of_work.h"

#include "record/business_calendar.h"
#include "record/location.h"
#include "record/service.h"
#include "record/service_category.h"
#include "record/supplier.h"
#include "record/team.h"
#include "record/ticket_template.h"
#include "record/user_account.h"

namespace homeport {

/// Whether it may be chosen anew.
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
inline bool isInUse(const record::ServiceCategory& section)
{
    return section.isActive;
}
inline bool isInUse(const record::TicketTemplate& form)
{
    return form.isActive;
}
inline bool isInUse(const record::BusinessCalendar& calendar)
{
    return calendar.isActive;
}
/// Of all else that stands.
template <typename R>
bool isInUse(const R&)
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

/// The same for a choice of a form: none, and what was chosen before, will always do.
template <typename R>
Result<> checkChoice(UnitOfWork& unit, const Actor& actor,
    const std::optional<typename R::IdType>& before,
    const std::optional<typename R::IdType>& wanted, const QString& field)
{
    if (!wanted || wanted == before)
        return {};
    auto row = chosen<R>(unit, actor, *wanted, field);
    return row ? Result<>() : row.error();
}

} // namespace homeport

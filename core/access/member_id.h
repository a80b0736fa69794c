#pragma once

#include "core/base/random.h"
#include "core/journal/unit_of_work.h"

#include <initializer_list>

namespace homeport {

/// The id of a membership: it follows from what is joined, so that two replicas which join the same
/// make the same row.
template <typename R>
typename R::IdType memberId(UnitOfWork& unit, std::initializer_list<QUuid> joined)
{
    QByteArray name(R::table().name);
    for (const auto& each : joined)
        name += ':' + each.toByteArray(QUuid::WithoutBraces);
    return typename R::IdType(derivedUuid(unit.organization().value(), name));
}

/// Joins what `wanted` names: the membership that stood before, deleted or not, stands as `wanted`
/// says, else a new one. `standing`: its id, where there is one.
template <typename R>
Result<> join(UnitOfWork& unit, R wanted, const std::optional<QUuid>& standing,
    std::initializer_list<QUuid> joined)
{
    if (!standing) {
        wanted.id = memberId<R>(unit, joined);
        return unit.create(wanted);
    }
    wanted.id = typename R::IdType(*standing);
    if (auto back = unit.restore<R>(wanted.id); !back)
        return back;
    return unit.put(wanted);
}

} // namespace homeport

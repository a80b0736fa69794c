#pragma once

#include "core/base/field_error.h"
#include "core/journal/unit_of_work.h"

#include <algorithm>
#include <initializer_list>

namespace homeport {

/// The row as it stands, with what `wanted` changes of `seen` taken over. Conflict,
/// VERSION_CONFLICT where one of these cells was written since `seen` was read; Invalid,
/// VALIDATION_ERROR (UNKNOWN_FIELD) where it changes one that is not among `fields`.
template <typename R>
Result<R> edited(
    UnitOfWork& unit, const R& seen, const R& wanted, std::initializer_list<int> fields)
{
    auto present = unit.get<R>(seen.id);
    if (!present)
        return present.error();
    const auto before = seen.toRow();
    const auto after = wanted.toRow();
    auto row = present->toRow();
    for (int at = 0; at < int(after.cells.size()); ++at) {
        if (before.cells[size_t(at)] == after.cells[size_t(at)])
            continue;
        if (std::find(fields.begin(), fields.end(), at) == fields.end()) {
            return invalidField(QString::fromLatin1(row.table->fields[size_t(at)].name),
                QStringLiteral("UNKNOWN_FIELD"));
        }
        if (auto unmoved = unit.relyOn(seen, {at}); !unmoved)
            return unmoved.error();
        row.cells[size_t(at)] = after.cells[size_t(at)];
    }
    return R::fromRow(row);
}

/// Whether the edit changes that cell.
template <typename R>
bool changes(const R& seen, const R& wanted, int field)
{
    return seen.toRow().cells[size_t(field)] != wanted.toRow().cells[size_t(field)];
}

} // namespace homeport

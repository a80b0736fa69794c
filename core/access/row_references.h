#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/registry.h"

#include <QList>

namespace homeport {

/// The table of a live row that refers to the row `id` of `table`; empty where there is none. Its
/// own parts and rows of the tables in `owned` go with it and do not count, nor does what is no
/// shared data.
Result<QString> referrerOf(
    Database& database, const TableMeta& table, const QUuid& id, const QList<quint16>& owned = {});
/// Refuses with Conflict, IN_USE where there is one (data-model.md R-4).
Result<> requireUnused(
    Database& database, const TableMeta& table, const QUuid& id, const QList<quint16>& owned = {});

} // namespace homeport

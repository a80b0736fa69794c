#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/registry.h"

#include <QList>
#include <QSet>

namespace homeport {

/// A key that several standing rows claim, such as a name that two teams were given on desks apart
/// (synchronisation.md 6.6). Keys are the same where the services that refuse a second one say so:
/// as they are stored, within FieldMeta::claimWithin.
struct ContestedKey
{
    quint16 table = 0;
    quint16 field = 0;
    QUuid holder; ///< claimed it first
    QList<QUuid> duplicates; ///< the others, in the order of their claims

    friend bool operator==(const ContestedKey&, const ContestedKey&) = default;
};

/// The contested keys of a table, by their holders. A row claims its key with the last write of
/// what makes it one: the key itself, a cell it is unique in, its return from deletion. The order
/// is that of all versions, so replicas with the same entries answer the same.
Result<QList<ContestedKey>> contestedKeys(Database& database, const TableMeta& table);
/// The rows of the table whose key another one claimed first. A table without claims is not asked.
Result<QSet<QUuid>> duplicatesIn(Database& database, const TableMeta& table);

} // namespace homeport

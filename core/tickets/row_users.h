#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/registry.h"

#include <QHash>
#include <QSet>

namespace homeport {

/// Which of some rows are needed by the rest of the desk: referred to by a live row, or by a
/// ticket that was deleted and may come back, named in a JSON value, or, for people, authors of an
/// entry. One pass over each table that could refer to them, however many they are.
class RowUsers
{
public:
    /// `rows`: id and table of the rows in question. Entries of `run` do not count as acts.
    RowUsers(Database& database, QHash<QUuid, quint16> rows, const QUuid& run)
        : m_database(database), m_rows(std::move(rows)), m_run(run)
    {}

    /// Those that the rows outside the set need, `kept` among them, and those that these need in
    /// turn. A membership stays where all that it joins does.
    Result<QSet<QUuid>> needed(QSet<QUuid> kept);

private:
    Result<> readTable(const TableMeta& table);
    Result<> readAuthors();
    void refer(const QUuid& from, const QUuid& to);

    Database& m_database;
    QHash<QUuid, quint16> m_rows;
    QUuid m_run;
    QSet<QUuid> m_used; ///< from outside the set
    QHash<QUuid, QSet<QUuid>> m_within; ///< from one of the set to others
};

} // namespace homeport

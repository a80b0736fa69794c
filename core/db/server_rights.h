#pragma once

#include "core/db/database.h"

#include <QByteArray>
#include <QSet>

namespace homeport {

/// What a server's administrators gave others of all tables of a desk, schema by schema. An upgrade
/// that makes tables gives the same of them, else those others could not work any more; what was
/// given of single tables stays with those.
class TableRights
{
public:
    /// As they are, within the transaction that is open. Of a file nothing.
    static Result<TableRights> of(Database& database);
    /// Gives it of the tables that have come since, within the transaction that is open.
    Result<> extend(Database& database) const;

private:
    struct Right
    {
        QByteArray schema, privilege, grantee;
    };

    QList<Right> m_rights;
    QSet<QByteArray> m_tables;
};

} // namespace homeport

#pragma once

#include "core/db/schema.h"

#include <QByteArray>

namespace homeport {

/// Behind the name of a table: the index by which the question is answered. SQLite keeps no
/// statistics here, so what it would take follows from how wide indexes are and when they were
/// made; it refuses the question where the index cannot serve it: the condition of a partial one
/// has to stand literally in WHERE. PostgreSQL knows its rows and decides by itself.
inline QByteArray byIndex(Dialect dialect, const char* index)
{
    return dialect == Dialect::Sqlite ? QByteArray(" INDEXED BY ") + index : QByteArray();
}

} // namespace homeport

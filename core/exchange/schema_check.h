#pragma once

#include "core/db/database.h"

#include <QStringList>

namespace homeport {

/// What the database's catalog lacks of the tables, columns, indexes and triggers that this program
/// makes, and which columns of ours it has that nobody declared; empty where it is as it should be.
Result<QStringList> schemaFindings(Database& database);

} // namespace homeport

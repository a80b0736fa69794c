#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/row.h"

namespace homeport {

/// Puts the document of a live ticket, comment or person into the tables of the index.
Result<> addDocument(Database& database, const Row& row);
/// Takes it out again; `row` holds the texts it was made of.
Result<> removeDocument(Database& database, const Row& row);
Result<> clearDocuments(Database& database);

} // namespace homeport

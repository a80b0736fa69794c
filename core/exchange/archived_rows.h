#pragma once

#include "core/db/database.h"
#include "core/db/registry.h"

#include <functional>

namespace homeport {

// Rows that the journal does not know and that a restored desk cannot do without, on their way into
// a backup and out of it.

/// Hands over those of all tables of the class. Rows of the catalog come before the entries, which
/// refer to them; local rows come after, since they refer to what the entries make.
Result<> eachKeptRow(
    Database& database, TableClass cls, const std::function<Result<>(const QByteArray&)>& use);
/// Puts such a row where none of its key stands. Corrupt, DAMAGED where it is none.
Result<> insertKeptRow(Database& database, const QByteArray& bytes);

} // namespace homeport

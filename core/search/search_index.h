#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/journal/fold.h"

namespace homeport {

/// What can be found of tickets, comments and people, in tables of this database alone: never
/// journaled, and built anew from the rows wherever they are missing or of an older kind.
///
/// SQLite: three FTS5 tables without content. Documents of search_text are numbered
/// ticket.row × 4096 + n, n being 0 for the ticket and 1… for its comments, so that the newest come
/// first by themselves and all of one ticket stand together; of a ticket with more than 4 095
/// comments the later ones are not in it. PostgreSQL: one row a document with its tsvector.
namespace SearchIndex {

constexpr qint64 documentsPerTicket = 4096;

/// The tables whose rows can be found.
std::vector<quint16> watched();
/// Follows rows of theirs that were stored in this transaction. Edits that touch no text cost
/// nothing.
Result<> follow(Database& database, std::span<const StoredRow> rows);
/// Builds it anew in a transaction of its own.
Result<> rebuild(Database& database);
/// Builds it anew where it is missing, empty beside tickets, or of another kind than this program
/// makes.
Result<> ensure(Database& database);
/// Joins some of what single commits left apart in a file, in a transaction of some milliseconds of
/// its own: commits themselves never do, so that none waits for it. True while there is more to
/// join. To be called when nobody waits, and between the batches of bulk loads.
Result<bool> merge(Database& database);
/// May it be asked? False where it is missing or of another kind.
Result<bool> isCurrent(Database& database);
/// May it be asked, and does it hold a document for each row that can be found? Counts them on a
/// server, where tables may be copied one by one; of a file only whether there are any.
Result<bool> isWhole(Database& database);

} // namespace SearchIndex

/// A person's word in the column of people.
QString personWord(const QUuid& person);

} // namespace homeport

#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/row.h"

#include <QSet>

namespace homeport {

/// Puts documents of tickets, comments and people into the tables of the index and takes them out
/// again, within the caller's transaction. What many have in common is written once, by finish().
class DocumentWriter
{
public:
    explicit DocumentWriter(Database& database) : m_database(database) {}

    Result<> add(const Row& row);
    /// `row` holds the texts it was made of.
    Result<> remove(const Row& row);
    /// Writes what is held back until the end.
    Result<> finish();

private:
    Result<> write(const Row& row, bool isAdded);

    Database& m_database;
    QSet<QString> m_words; ///< of the documents added, for what is searched by its beginning
};

/// Empties the index.
Result<> clearDocuments(Database& database);

} // namespace homeport

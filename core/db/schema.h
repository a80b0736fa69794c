#pragma once

#include <span>

namespace homeport {

enum class Dialect { Sqlite, Postgresql };

/// Part of an upgrade: makes what version `since` added.
struct AddedStatement
{
    int since;
    const char* sql;
};

/// What creates an empty desk of the current schema, in order. Generated.
std::span<const char* const> createStatements(Dialect dialect);
/// What came after version 1, oldest first: fields and tables, then the steps of schema/upgrades.
/// Generated; an entry with version 0 is empty.
std::span<const AddedStatement> addedStatements(Dialect dialect);

} // namespace homeport

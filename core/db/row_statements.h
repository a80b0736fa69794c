#pragma once

#include "core/db/database.h"
#include "core/db/row.h"

namespace homeport {

/// Key, head and fields of a synced table, quoted, in the order in which rows are stored and read.
const QByteArray& storedColumns(const TableMeta& table);
/// What a row holds in those columns.
std::vector<Value> storedValues(const Row& row);
/// Reads storedColumns() of the row with the key :id. Lives as long as the program.
const char* selectText(const TableMeta& table);

/// A statement that was made for one row.
struct RowStatement
{
    QByteArray text;
    Bindings bindings;
    std::vector<QByteArray> names = {}; ///< keeps what the bindings' names point to
};
RowStatement insertOf(const Row& row);
/// Sets the cells in which the two differ.
RowStatement updateOf(const Row& row, const Row& before);
/// Inserts one row whose columns the bindings name.
QByteArray appendText(const char* table, const Bindings& row);

} // namespace homeport

#include "core/db/id_list.h"
#include "core/db/row_buffer.h"
#include "core/db/row_statements.h"
#include "core/journal/stored_rows.h"

#include <algorithm>

namespace homeport {

namespace {

constexpr int firstField = 11;

std::optional<PersonId> person(const Cursor& cursor, int column)
{
    return cursor.readOptional<PersonId>(column);
}

} // namespace

QByteArray rowColumns(const TableMeta& table)
{
    return storedColumns(table);
}

Row rowAt(const Cursor& cursor, const TableMeta& table)
{
    Row row;
    row.table = &table;
    row.id = cursor.uuid(0);
    row.head.organizationId = cursor.read<OrganizationId>(1);
    row.head.rootId = cursor.uuid(2);
    row.head.createdAt = cursor.read<Timestamp>(3);
    row.head.createdBy = person(cursor, 4);
    row.head.updatedAt = cursor.read<Timestamp>(5);
    row.head.updatedBy = person(cursor, 6);
    row.head.deletedAt = cursor.readOptional<Timestamp>(7);
    row.head.deletedBy = person(cursor, 8);
    row.head.version = cursor.integer(9);
    row.head.clock = cursor.blob(10);
    row.cells.reserve(table.fields.size());
    int column = firstField;
    for (const auto& field : table.fields) {
        if (cursor.isNull(column)) {
            row.cells.emplace_back();
        } else {
            switch (field.type) {
            case FieldType::Uuid: row.cells.emplace_back(cursor.uuid(column)); break;
            case FieldType::Text:
            case FieldType::Key:
            case FieldType::Date:
            case FieldType::Json: row.cells.emplace_back(cursor.text(column)); break;
            case FieldType::Integer:
            case FieldType::Moment: row.cells.emplace_back(cursor.integer(column)); break;
            case FieldType::Boolean: row.cells.emplace_back(cursor.boolean(column)); break;
            case FieldType::Blob: row.cells.emplace_back(cursor.blob(column)); break;
            }
        }
        ++column;
    }
    return row;
}

Question rowQuestion(const TableMeta& table, const QUuid& id)
{
    return {{table.name, selectText(table)}, {{"id", id}}};
}

Result<std::optional<Row>> loadRow(Database& database, const TableMeta& table, const QUuid& id)
{
    auto* const buffer = database.rowBuffer();
    if (buffer && buffer->knows(table, id))
        return buffer->row(table, id);
    // A row that is held back would be known.
    const auto asked = rowQuestion(table, id);
    auto cursor = database.queryStored(asked.sql, asked.bindings);
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next()) {
        auto row = rowAt(**cursor, table);
        if (buffer && database.inTransaction())
            buffer->remember(row);
        return std::optional(std::move(row));
    }
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    return std::optional<Row>();
}

Result<std::vector<Row>> loadRows(
    Database& database, const TableMeta& table, const QList<QUuid>& ids)
{
    const IdList listed(ids);
    const QByteArray text = "SELECT " + rowColumns(table) + " FROM " + table.name + " WHERE "
        + table.key + " IN " + listed.text();
    auto cursor = database.query({table.name, text.constData()}, listed.bindings());
    if (!cursor)
        return cursor.error();
    std::vector<Row> rows;
    while ((*cursor)->next())
        rows.push_back(rowAt(**cursor, table));
    auto read = (*cursor)->status();
    return read ? Result<std::vector<Row>>(std::move(rows)) : read.error();
}

Result<> Fold::writeRow(const Working& target)
{
    const auto* before = target.before ? &*target.before : nullptr;
    if (auto done = m_database.storeRow(target.row, before); !done)
        return done;
    const auto& watched = m_rules.watched;
    const bool isWatched = m_rules.stored
        && std::find(watched.begin(), watched.end(), target.row.table->id) != watched.end();
    if (!isWatched)
        return {};
    StoredRows own;
    (m_later ? *m_later : own).note(target.row, before);
    return own.tell(m_database, m_rules);
}

} // namespace homeport

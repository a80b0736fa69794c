#include "core/journal/fold.h"

#include <vector>

namespace homeport {

namespace {

constexpr const char* headColumns =
    ", organization_id, root_id, created_at, created_by, updated_at, updated_by, "
    "deleted_at, deleted_by, row_version, field_clock";
constexpr int firstField = 11;

std::optional<PersonId> person(const Cursor& cursor, int column)
{
    return cursor.readOptional<PersonId>(column);
}

struct Texts
{
    QByteArray columns;
    QByteArray select;
    QByteArray insert;
    std::vector<QByteArray> names; ///< of the fields' placeholders
};

Texts textsFor(const TableMeta& table)
{
    Texts made;
    made.columns = QByteArray(table.key) + headColumns;
    QByteArray values =
        ":id, :organization_id, :root_id, :created_at, :created_by, :updated_at, :updated_by, "
        ":deleted_at, :deleted_by, :row_version, :field_clock";
    for (const auto& field : table.fields) {
        made.columns += QByteArray(", \"") + field.name + '"';
        made.names.push_back(QByteArray("f_") + field.name);
        values += QByteArray(", :") + made.names.back();
    }
    const QByteArray name = QByteArray("\"") + table.name + '"';
    made.select = "SELECT " + made.columns + " FROM " + name + " WHERE " + table.key + " = :id";
    made.insert = "INSERT INTO " + name + " (" + made.columns + ") VALUES (" + values + ')';
    return made;
}

/// Made whole at the first call: the writer's and the reader's thread share them.
const Texts& textsOf(const TableMeta& table)
{
    static const auto all = [] {
        std::vector<Texts> made;
        for (const auto& one : tables()) {
            if (made.size() <= one.id)
                made.resize(size_t(one.id) + 1);
            made[one.id] = textsFor(one);
        }
        return made;
    }();
    return all[table.id];
}

} // namespace

QByteArray rowColumns(const TableMeta& table)
{
    return textsOf(table).columns;
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

Result<std::optional<Row>> loadRow(Database& database, const TableMeta& table, const QUuid& id)
{
    auto cursor = database.query({table.name, textsOf(table).select.constData()}, {{"id", id}});
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next())
        return std::optional(rowAt(**cursor, table));
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    return std::optional<Row>();
}

Result<> Fold::insertRow(const Working& target)
{
    const auto& table = *target.row.table;
    const auto& names = textsOf(table).names;
    const auto& head = target.row.head;
    Bindings bindings{{"id", target.row.id}, {"organization_id", head.organizationId},
        {"root_id", head.rootId}, {"created_at", head.createdAt}, {"created_by", head.createdBy},
        {"updated_at", head.updatedAt}, {"updated_by", head.updatedBy},
        {"deleted_at", head.deletedAt}, {"deleted_by", head.deletedBy},
        {"row_version", head.version}, {"field_clock", target.clock.packed()}};
    bindings.reserve(bindings.size() + names.size());
    for (size_t i = 0; i < names.size(); ++i)
        bindings.push_back({names[i].constData(), target.row.cells[i]});
    auto done = m_database.exec({table.name, textsOf(table).insert.constData()}, bindings);
    if (!done)
        return done.error();
    return {};
}

Result<> Fold::updateRow(const Working& target)
{
    const auto& table = *target.row.table;
    const auto& head = target.row.head;
    const auto& was = *target.before;
    QByteArray text = QByteArray("UPDATE \"") + table.name
        + "\" SET updated_at = :updated_at, updated_by = :updated_by, row_version = :row_version, "
          "field_clock = :field_clock";
    Bindings bindings{{"id", target.row.id}, {"updated_at", head.updatedAt},
        {"updated_by", head.updatedBy}, {"row_version", head.version},
        {"field_clock", target.clock.packed()}};
    if (head.createdAt != was.head.createdAt || head.createdBy != was.head.createdBy) {
        text += ", created_at = :created_at, created_by = :created_by";
        bindings.push_back({"created_at", head.createdAt});
        bindings.push_back({"created_by", head.createdBy});
    }
    if (head.deletedAt != was.head.deletedAt || head.deletedBy != was.head.deletedBy) {
        text += ", deleted_at = :deleted_at, deleted_by = :deleted_by";
        bindings.push_back({"deleted_at", head.deletedAt});
        bindings.push_back({"deleted_by", head.deletedBy});
    }
    std::vector<QByteArray> names;
    names.reserve(table.fields.size());
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (target.row.cells[i] == was.cells[i])
            continue;
        names.push_back(QByteArray("f_") + table.fields[i].name);
        text += QByteArray(", \"") + table.fields[i].name + "\" = :" + names.back();
        bindings.push_back({names.back().constData(), target.row.cells[i]});
    }
    text += QByteArray(" WHERE ") + table.key + " = :id";
    auto done = m_database.exec({table.name, text.constData()}, bindings);
    if (!done)
        return done.error();
    return {};
}

} // namespace homeport

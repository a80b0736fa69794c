#include "core/db/row_statements.h"

namespace homeport {

namespace {

constexpr const char* headColumns[] = {"organization_id", "root_id", "created_at", "created_by",
    "updated_at", "updated_by", "deleted_at", "deleted_by", "row_version", "field_clock"};

constexpr qsizetype roomOfAppend = 512; ///< of a text that is made for each entry of the journal

struct Texts
{
    QByteArray columns;
    QByteArray select;
    QByteArray insert;
    std::vector<QByteArray> names; ///< of the placeholders, in the order of the columns
};

Texts textsFor(const TableMeta& table)
{
    Texts made;
    made.columns = table.key;
    made.names.push_back("id");
    for (const auto* column : headColumns) {
        made.columns += QByteArray(", ") + column;
        made.names.push_back(column);
    }
    for (const auto& field : table.fields) {
        made.columns += QByteArray(", \"") + field.name + '"';
        made.names.push_back(QByteArray("f_") + field.name);
    }
    QByteArray values;
    for (const auto& name : made.names)
        values += (values.isEmpty() ? ":" : ", :") + name;
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

const QByteArray& storedColumns(const TableMeta& table)
{
    return textsOf(table).columns;
}

std::vector<Value> storedValues(const Row& row)
{
    const auto& head = row.head;
    std::vector<Value> out{row.id, head.organizationId, head.rootId, head.createdAt, head.createdBy,
        head.updatedAt, head.updatedBy, head.deletedAt, head.deletedBy, head.version, head.clock};
    out.insert(out.end(), row.cells.begin(), row.cells.end());
    return out;
}

const char* selectText(const TableMeta& table)
{
    return textsOf(table).select.constData();
}

RowStatement insertOf(const Row& row)
{
    const auto& texts = textsOf(*row.table);
    RowStatement made{texts.insert, {}};
    auto values = storedValues(row);
    made.bindings.reserve(values.size());
    for (size_t i = 0; i < values.size(); ++i)
        made.bindings.push_back({texts.names[i].constData(), std::move(values[i])});
    return made;
}

RowStatement updateOf(const Row& row, const Row& before)
{
    const auto& table = *row.table;
    const auto& head = row.head;
    const auto& was = before.head;
    RowStatement made{QByteArray("UPDATE \"") + table.name
            + "\" SET updated_at = :updated_at, updated_by = :updated_by, row_version = "
              ":row_version, field_clock = :field_clock",
        {{"id", row.id}, {"updated_at", head.updatedAt}, {"updated_by", head.updatedBy},
            {"row_version", head.version}, {"field_clock", head.clock}}};
    auto& [text, bindings, names] = made;
    if (head.rootId != was.rootId) {
        text += ", root_id = :root_id";
        bindings.push_back({"root_id", head.rootId});
    }
    if (head.createdAt != was.createdAt || head.createdBy != was.createdBy) {
        text += ", created_at = :created_at, created_by = :created_by";
        bindings.push_back({"created_at", head.createdAt});
        bindings.push_back({"created_by", head.createdBy});
    }
    if (head.deletedAt != was.deletedAt || head.deletedBy != was.deletedBy) {
        text += ", deleted_at = :deleted_at, deleted_by = :deleted_by";
        bindings.push_back({"deleted_at", head.deletedAt});
        bindings.push_back({"deleted_by", head.deletedBy});
    }
    names.reserve(table.fields.size());
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (row.cells[i] == before.cells[i])
            continue;
        names.push_back(QByteArray("f_") + table.fields[i].name);
        text += QByteArray(", \"") + table.fields[i].name + "\" = :" + names.back();
        bindings.push_back({names.back().constData(), row.cells[i]});
    }
    text += QByteArray(" WHERE ") + table.key + " = :id";
    return made;
}

QByteArray appendText(const char* table, const Bindings& row)
{
    QByteArray text;
    text.reserve(roomOfAppend);
    text.append("INSERT INTO ").append(table);
    const char* before = " (";
    for (const auto& column : row) {
        text.append(before).append(column.name);
        before = ", ";
    }
    before = ") VALUES (:";
    for (const auto& column : row) {
        text.append(before).append(column.name);
        before = ", :";
    }
    return text.append(')');
}

} // namespace homeport

#include "core/exchange/archived_rows.h"

#include "core/journal/bytes.h"
#include "core/journal/entry.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Error damaged(const QString& what)
{
    return {Error::Kind::Corrupt, u"backup"_s, what, u"DAMAGED"_s};
}

/// Tables whose rows the journal does not know and that a restored desk cannot do without.
bool isKept(const TableMeta& table)
{
    static const QSet<QLatin1StringView> passing{"job_lease"_L1, "user_session"_L1,
        "login_attempt"_L1, "login_throttle"_L1,
        "file_part"_L1}; // files have frames of their own, from wherever the desk keeps them
    const bool isOutside = table.cls == TableClass::Local || table.cls == TableClass::Catalog;
    return isOutside && !passing.contains(QLatin1StringView(table.name));
}

struct Column
{
    QByteArray name;
    FieldType type;
};

std::vector<Column> columnsOf(const TableMeta& table)
{
    std::vector<Column> columns{{table.key, FieldType::Uuid}};
    if (table.cls == TableClass::Local) {
        columns.push_back({"organization_id", FieldType::Uuid});
        columns.push_back({"created_at", FieldType::Moment});
        columns.push_back({"updated_at", FieldType::Moment});
    }
    for (const auto& field : table.fields)
        columns.push_back({field.name, field.type});
    return columns;
}

Value valueAt(const Cursor& row, int at, FieldType type)
{
    if (row.isNull(at))
        return {};
    switch (type) {
    case FieldType::Uuid: return row.uuid(at);
    case FieldType::Integer:
    case FieldType::Moment: return row.integer(at);
    case FieldType::Boolean: return row.boolean(at);
    case FieldType::Blob: return row.blob(at);
    case FieldType::Text:
    case FieldType::Key:
    case FieldType::Date:
    case FieldType::Json: return row.text(at);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<> eachKeptRow(
    Database& database, TableClass cls, const std::function<Result<>(const QByteArray&)>& use)
{
    for (const auto& table : tables()) {
        if (table.cls != cls || !isKept(table))
            continue;
        const auto columns = columnsOf(table);
        QByteArray text = "SELECT ";
        for (size_t i = 0; i < columns.size(); ++i)
            text += (i ? ", \"" : "\"") + columns[i].name + '"';
        text += QByteArray(" FROM \"") + table.name + '"';
        auto rows = database.query({"archive.local", text.constData()});
        if (!rows)
            return rows.error();
        while ((*rows)->next()) {
            ByteWriter row;
            row.varint(table.id);
            row.varint(columns.size());
            for (size_t i = 0; i < columns.size(); ++i)
                row.blob(encodedValue(valueAt(**rows, int(i), columns[i].type)));
            if (auto done = use(row.bytes()); !done)
                return done;
        }
        if (auto status = (*rows)->status(); !status)
            return status;
    }
    return {};
}

Result<> insertKeptRow(Database& database, const QByteArray& bytes)
{
    ByteReader row(bytes);
    const auto* table = tableById(quint16(row.varint()));
    if (!table || !isKept(*table))
        return damaged(u"a row of an unknown table"_s);
    const auto columns = columnsOf(*table);
    if (row.varint() > columns.size())
        return damaged(u"a row of another schema"_s);
    QByteArray names, values;
    std::vector<QByteArray> parameters;
    parameters.reserve(columns.size());
    Bindings bindings;
    for (size_t i = 0; i < columns.size() && !row.atEnd(); ++i) {
        auto value = decodedValue(row.blob());
        if (!value)
            return value.error();
        parameters.push_back("v" + QByteArray::number(qulonglong(i)));
        names += (i ? ", \"" : "\"") + columns[i].name + '"';
        values += (i ? ", :" : ":") + parameters.back();
        bindings.push_back({parameters.back().constData(), *value});
    }
    if (row.failed() || bindings.empty())
        return damaged(u"a row is cut off"_s);
    const QByteArray text = QByteArray("INSERT INTO \"") + table->name + "\" (" + names
        + ") VALUES (" + values + ") ON CONFLICT (\"" + table->key + "\") DO NOTHING";
    auto done = database.exec({"archive.insertLocal", text.constData()}, bindings);
    return done ? Result<>() : done.error();
}

} // namespace homeport

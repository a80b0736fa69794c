#include "core/db/postgres_database.h"
#include "core/db/registry.h"
#include "core/db/row_statements.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// From so many new rows of one table on they are copied in, which costs the server half.
constexpr size_t rowsWorthCopying = 20;
constexpr qsizetype copiedAtOnce = 1 << 16;

void appendEscaped(QByteArray& out, const QByteArray& text)
{
    for (const char c : text) {
        switch (c) {
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += c;
        }
    }
}

/// A value as COPY reads it in its text format.
void appendCopied(QByteArray& out, const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null: out += "\\N"; break;
    case Value::Kind::Boolean: out += value.boolean() ? 't' : 'f'; break;
    case Value::Kind::Integer: out += QByteArray::number(value.integer()); break;
    case Value::Kind::Text: appendEscaped(out, value.text().toUtf8()); break;
    case Value::Kind::Blob: out += "\\\\x" + value.blob().toHex(); break;
    case Value::Kind::Uuid: out += value.uuid().toByteArray(QUuid::WithoutBraces); break;
    }
}

/// The type of a field's column, near enough for an assignment to bring it there.
const char* typeOf(FieldType type)
{
    switch (type) {
    case FieldType::Uuid: return "uuid";
    case FieldType::Text:
    case FieldType::Key: return "text";
    case FieldType::Integer:
    case FieldType::Moment: return "bigint";
    case FieldType::Boolean: return "boolean";
    case FieldType::Date: return "date";
    case FieldType::Json: return "json";
    case FieldType::Blob: return "bytea";
    }
    return "text";
}

/// A value as an array's text takes it.
void appendElement(QByteArray& out, const Value& value)
{
    QByteArray text;
    switch (value.kind()) {
    case Value::Kind::Null: out += "NULL"; return;
    case Value::Kind::Boolean: out += value.boolean() ? 't' : 'f'; return;
    case Value::Kind::Integer: out += QByteArray::number(value.integer()); return;
    case Value::Kind::Uuid: out += value.uuid().toByteArray(QUuid::WithoutBraces); return;
    case Value::Kind::Text: text = value.text().toUtf8(); break;
    case Value::Kind::Blob: text = "\\x" + value.blob().toHex(); break;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

} // namespace

/// COPY does not know row security, so where it holds for this login rows are inserted one by one.
Result<bool> PostgresDatabase::copiesInto(const char* table, size_t rows)
{
    if (rows < rowsWorthCopying)
        return false;
    const QByteArray name(table);
    if (const auto known = m_copies.constFind(name); known != m_copies.cend())
        return *known;
    auto answer = runPlain(
        ("SELECT row_security_active('\"" + name + "\"')").constData(), "postgres.rowSecurity");
    if (!answer)
        return answer.error();
    const bool copies = QByteArrayView(PQgetvalue(answer->get(), 0, 0)) == "f";
    m_copies.insert(name, copies);
    return copies;
}

Result<> PostgresDatabase::copyIn(
    const char* table, const QByteArray& columns, const std::vector<std::vector<Value>>& rows)
{
    if (rows.empty())
        return {};
    const QByteArray text = QByteArray("COPY \"") + table + "\" (" + columns + ") FROM STDIN";
    Answer started(PQexec(m_connection, text.constData()));
    if (PQresultStatus(started.get()) != PGRES_COPY_IN)
        return errorOf(started.get(), table);
    QByteArray part;
    const auto put = [&] {
        const bool isPut = PQputCopyData(m_connection, part.constData(), int(part.size())) == 1;
        part.resize(0);
        return isPut;
    };
    bool isSent = true;
    part.reserve(copiedAtOnce + 4096);
    for (const auto& row : rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                part += '\t';
            appendCopied(part, row[i]);
        }
        part += '\n';
        if (part.size() >= copiedAtOnce)
            isSent = isSent && put();
    }
    isSent = isSent && put() && PQputCopyEnd(m_connection, nullptr) == 1;
    // Where it could not be sent, what the server said explains it.
    Result<> done = isSent ? Result<>() : Result<>(errorOf(nullptr, table));
    while (Answer answer{PQgetResult(m_connection)}) {
        if (PQresultStatus(answer.get()) == PGRES_COPY_IN)
            break; // the connection is gone, and libpq still waits for data
        if (done && PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
            done = errorOf(answer.get(), table);
    }
    return done;
}

/// Sets the columns in which any of the rows has moved on: to what it was where that row has not,
/// which no other transaction can have changed meanwhile (REPEATABLE READ).
Result<> PostgresDatabase::changeTogether(
    const TableMeta& table, const std::vector<const RowBuffer::Held*>& rows)
{
    static constexpr const char* headTypes[] = {"uuid", "uuid", "uuid", "bigint", "uuid", "bigint",
        "uuid", "bigint", "uuid", "bigint", "bytea"};
    constexpr size_t headCount = std::size(headTypes);
    std::vector<std::vector<Value>> now;
    std::vector<bool> moves(headCount + table.fields.size(), false);
    for (const auto* held : rows) {
        now.push_back(storedValues(*held->row));
        const auto before = storedValues(*held->stored);
        for (size_t i = 1; i < moves.size(); ++i)
            moves[i] = moves[i] || now.back()[i] != before[i];
    }
    const auto columns = storedColumns(table).split(',');
    QByteArray set;
    QByteArray names = "key";
    QByteArray arrays = "CAST($1 AS uuid[])";
    std::vector<QByteArray> texts;
    for (size_t i = 0; i < moves.size(); ++i) {
        if (i > 0 && !moves[i])
            continue;
        auto& text = texts.emplace_back("{");
        for (const auto& row : now) {
            if (text.size() > 1)
                text += ',';
            appendElement(text, row[i]);
        }
        text += '}';
        if (i == 0)
            continue;
        const auto column = columns[qsizetype(i)].trimmed();
        const auto* type = i < headCount ? headTypes[i] : typeOf(table.fields[i - headCount].type);
        const auto place = QByteArray::number(qsizetype(texts.size()));
        set += (set.isEmpty() ? "" : ", ") + column + " = v.c" + place;
        names += ", c" + place;
        arrays += ", CAST($" + place + " AS " + type + "[])";
    }
    const QByteArray text = QByteArray("UPDATE \"") + table.name + "\" AS t SET " + set
        + " FROM unnest(" + arrays + ") AS v(" + names + ") WHERE t." + table.key + " = v.key";
    std::vector<const char*> values;
    for (const auto& array : texts)
        values.push_back(array.constData());
    const Answer answer(PQexecParams(m_connection, text.constData(), int(values.size()), nullptr,
        values.data(), nullptr, nullptr, 1));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
        return errorOf(answer.get(), table.name);
    return {};
}

Result<> PostgresDatabase::setBulk(bool isBulk)
{
    m_isBulk = isBulk;
    const auto tables = std::exchange(m_bulkTables, {});
    if (isBulk || tables.isEmpty())
        return {};
    if (auto done = ensureConnected(); !done)
        return done;
    for (const auto& table : tables) {
        // Who does not own the table is told so by a warning, and the server sees to it later, as
        // it does where somebody holds the table. Its own sweeping gives way.
        auto done = runPlain(("VACUUM (ANALYZE) \"" + table + '"').constData(), "postgres.sweep");
        if (!done && done.error().code != "LOCKED"_L1)
            return done.error();
    }
    return {};
}

} // namespace homeport

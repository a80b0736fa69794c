#include "app/ctl/bench_raw.h"

#include <libpq-fe.h>
#include <sqlite3.h>

namespace homeport {

RawFile::RawFile(const QString& file)
{
    sqlite3_open(file.toUtf8().constData(), &m_db);
    sqlite3_exec(m_db,
        "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; "
        "PRAGMA foreign_keys = ON",
        nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(m_db, 5000);
    sqlite3_create_function(
        m_db, "unit_open", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, nullptr,
        [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_int(context, 1); },
        nullptr, nullptr);
}

RawFile::~RawFile()
{
    for (const auto& [text, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

qint64 RawFile::rowsWritten() const
{
    return sqlite3_total_changes(m_db);
}

bool RawFile::run(const char* sql, const std::vector<Value>& values)
{
    sqlite3_stmt* statement = nullptr;
    for (const auto& [text, known] : m_statements) {
        if (text == sql)
            statement = known;
    }
    if (!statement) {
        if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK) {
            qWarning("bench: %s", sqlite3_errmsg(m_db));
            return false;
        }
        m_statements.emplace_back(sql, statement);
    }
    for (size_t i = 0; i < values.size(); ++i) {
        const int at = int(i) + 1;
        if (const auto* number = std::get_if<qint64>(&values[i])) {
            sqlite3_bind_int64(statement, at, *number);
        } else {
            const auto bytes = std::holds_alternative<QUuid>(values[i])
                ? std::get<QUuid>(values[i]).toRfc4122()
                : std::get<QByteArray>(values[i]);
            sqlite3_bind_blob(
                statement, at, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
        }
    }
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            sqlite3_column_blob(statement, i);
            m_read += sqlite3_column_bytes(statement, i);
        }
    }
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        qWarning("bench: %s", sqlite3_errmsg(m_db));
    return code == SQLITE_DONE;
}

RawServer::RawServer(const QString& address)
{
    m_connection = PQconnectdb(address.toUtf8().constData());
    // The guard stands open for the connection, so that a bare change is one statement.
    PQclear(PQexec(m_connection,
        "SELECT set_config('search_path', 'homeport, sec', false), "
        "set_config('homeport.unit', 'open', false)"));
}

RawServer::~RawServer()
{
    PQfinish(m_connection);
}

bool RawServer::prepare(const char* sql)
{
    const auto name = "b" + QByteArray::number(qsizetype(m_statements.size()));
    auto text =
        QByteArray(sql).replace('?', '$').replace("t.row ", "t.id ").replace("t.row)", "t.id)");
    if (text.startsWith("BEGIN"))
        text = "BEGIN";
    auto* made = PQprepare(m_connection, name.constData(), text.constData(), 0, nullptr);
    const bool isMade = PQresultStatus(made) == PGRES_COMMAND_OK;
    if (isMade)
        m_statements.emplace(sql, name);
    else
        qWarning("bench: %s", PQresultErrorMessage(made));
    PQclear(made);
    return isMade;
}

bool RawServer::run(const char* sql, const std::vector<Value>& values)
{
    if (!m_statements.contains(sql) && !prepare(sql))
        return false;
    std::vector<QByteArray> held;
    std::vector<const char*> bytes;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const auto& value : values) {
        const auto* number = std::get_if<qint64>(&value);
        const auto* id = std::get_if<QUuid>(&value);
        held.push_back(number ? QByteArray::number(*number)
                : id          ? id->toRfc4122()
                              : std::get<QByteArray>(value));
        formats.push_back(number ? 0 : 1);
        lengths.push_back(int(held.back().size()));
    }
    for (const auto& value : held)
        bytes.push_back(value.constData());
    auto* answer = PQexecPrepared(m_connection, m_statements.at(sql).constData(),
        int(values.size()), bytes.data(), lengths.data(), formats.data(), 1);
    const auto status = PQresultStatus(answer);
    const bool isDone = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!isDone)
        qWarning("bench: %s", PQresultErrorMessage(answer));
    for (int row = 0; row < PQntuples(answer); ++row) {
        for (int column = 0; column < PQnfields(answer); ++column)
            m_read += PQgetlength(answer, row, column);
    }
    PQclear(answer);
    return isDone;
}

} // namespace homeport

#include "app/ctl/bench_raw.h"

#include <sqlite3.h>

namespace homeport {

RawDesk::RawDesk(const QString& file)
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

RawDesk::~RawDesk()
{
    for (const auto& [text, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

qint64 RawDesk::rowsWritten() const
{
    return sqlite3_total_changes(m_db);
}

bool RawDesk::run(const char* sql, const std::vector<Value>& values)
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

} // namespace homeport

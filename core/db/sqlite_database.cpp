#include "core/db/sqlite_database.h"

#include "core/db/registry.h"

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql userVersion{"sqlite.userVersion", "PRAGMA user_version"};

} // namespace

/// Rows of one running statement; resets it at the end.
class SqliteCursor final : public Cursor
{
public:
    SqliteCursor(SqliteDatabase& owner, sqlite3_stmt* statement, const char* name)
        : m_owner(owner), m_statement(statement), m_name(name)
    {}
    ~SqliteCursor() override
    {
        sqlite3_reset(m_statement);
        if (m_isOwned) {
            m_owner.m_places.remove(m_statement); // another may get the same address
            sqlite3_finalize(m_statement);
        }
    }
    void own() { m_isOwned = true; }
    bool next() override
    {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW)
            return true;
        if (code != SQLITE_DONE)
            m_status = m_owner.lastError(m_name);
        return false;
    }
    Result<> status() const override { return m_status; }
    bool isNull(int column) const override
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    bool boolean(int column) const override { return integer(column) != 0; }
    QString text(int column) const override
    {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
    }
    QByteArray blob(int column) const override
    {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return {bytes, sqlite3_column_bytes(m_statement, column)};
    }
    QUuid uuid(int column) const override
    {
        const void* bytes = sqlite3_column_blob(m_statement, column);
        if (sqlite3_column_bytes(m_statement, column) != 16)
            return {};
        return QUuid::fromRfc4122(QByteArrayView(static_cast<const char*>(bytes), 16));
    }

private:
    SqliteDatabase& m_owner;
    sqlite3_stmt* m_statement;
    const char* m_name;
    Result<> m_status;
    bool m_isOwned = false;
};

SqliteDatabase::~SqliteDatabase()
{
    for (auto* statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    if (inTransaction())
        rollback();
    sqlite3_close_v2(m_db);
}

Result<sqlite3_stmt*> SqliteDatabase::prepared(const Sql& sql)
{
    const auto text = QByteArray::fromRawData(sql.text, qsizetype(qstrlen(sql.text)));
    const auto found = m_statements.constFind(text);
    if (found != m_statements.constEnd() && !sqlite3_stmt_busy(*found))
        return *found;
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    if (sqlite3_prepare_v3(
            m_db, sql.text, int(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, &tail)
        != SQLITE_OK)
        return lastError(sql.name);
    if (tail && QByteArray(tail).trimmed().size() > 0) {
        sqlite3_finalize(statement);
        return Error{
            Error::Kind::Internal, QString::fromLatin1(sql.name), u"more than one statement"_s};
    }
    if (found == m_statements.constEnd())
        m_statements.insert(QByteArray(sql.text), statement);
    return statement;
}

Result<sqlite3_stmt*> SqliteDatabase::bound(const Sql& sql, const Bindings& bindings)
{
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    auto* s = *statement;
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    auto& places = m_places[s];
    if (places.size() < bindings.size())
        places.resize(bindings.size());
    for (size_t i = 0; i < bindings.size(); ++i) {
        const auto& [name, value] = bindings[i];
        // A statement is mostly given the same names in the same order, and SQLite finds a name by
        // walking past all the others.
        auto& place = places[i];
        if (place.name != name) {
            place.name = name;
            place.index = sqlite3_bind_parameter_index(s, (":" + place.name).constData());
        }
        const int index = place.index;
        if (index == 0)
            continue;
        int code = SQLITE_OK;
        switch (value.kind()) {
        case Value::Kind::Null: code = sqlite3_bind_null(s, index); break;
        case Value::Kind::Boolean:
            code = sqlite3_bind_int(s, index, value.boolean() ? 1 : 0);
            break;
        case Value::Kind::Integer: code = sqlite3_bind_int64(s, index, value.integer()); break;
        case Value::Kind::Text: {
            const auto utf8 = value.text().toUtf8();
            code =
                sqlite3_bind_text(s, index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
            break;
        }
        case Value::Kind::Blob: {
            const auto bytes = value.blob();
            code = bytes.isEmpty() ? sqlite3_bind_zeroblob(s, index, 0)
                                   : sqlite3_bind_blob(s, index, bytes.constData(),
                                       int(bytes.size()), SQLITE_TRANSIENT);
            break;
        }
        case Value::Kind::Uuid: {
            const auto bytes = value.uuid().toRfc4122();
            code = sqlite3_bind_blob(s, index, bytes.constData(), 16, SQLITE_TRANSIENT);
            break;
        }
        }
        if (code != SQLITE_OK)
            return lastError(sql.name);
    }
    return s;
}

Result<std::unique_ptr<Cursor>> SqliteDatabase::query(const Sql& sql, const Bindings& bindings)
{
    auto statement = bound(sql, bindings);
    if (!statement)
        return statement.error();
    auto cursor = std::make_unique<SqliteCursor>(*this, *statement, sql.name);
    if (m_statements.value(QByteArray::fromRawData(sql.text, qsizetype(qstrlen(sql.text))))
        != *statement)
        cursor->own(); // the same statement was still running further up
    return std::unique_ptr<Cursor>(std::move(cursor));
}

Result<qint64> SqliteDatabase::exec(const Sql& sql, const Bindings& bindings)
{
    auto cursor = query(sql, bindings);
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {}
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    return qint64(sqlite3_changes64(m_db));
}

Result<> SqliteDatabase::script(const QByteArray& text)
{
    if (sqlite3_exec(m_db, text.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError("script");
    return {};
}

Result<> SqliteDatabase::begin()
{
    if (m_access == Access::ReadOnly)
        return Error{Error::Kind::Denied, u"database"_s, u"opened for reading"_s, u"READ_ONLY"_s};
    if (auto begun = script("BEGIN IMMEDIATE"); !begun)
        return begun;
    if (!m_needsCurrentSchema)
        return {};
    // Another program may have brought the file forward since it was opened here.
    auto version = number(*this, userVersion);
    auto fine = version ? checkedVersion(*version, Schema::Current, m_address.shown())
                        : Result<>(version.error());
    if (!fine)
        rollback();
    return fine;
}

Result<> SqliteDatabase::beginRead()
{
    return script("BEGIN");
}

Result<> SqliteDatabase::commit()
{
    closeGuard();
    return script("COMMIT");
}

void SqliteDatabase::rollback()
{
    closeGuard();
    // A failure such as a full disk may have rolled back already.
    if (inTransaction())
        sqlite3_exec(m_db, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteDatabase::inTransaction() const
{
    return m_db && !sqlite3_get_autocommit(m_db);
}

Result<> SqliteDatabase::openGuard()
{
    m_guardOpen = true;
    return {};
}

Result<qint64> SqliteDatabase::nextArrival()
{
    auto last = number(*this, {"journal.lastArrival", "SELECT max(no) FROM jr_tx"});
    if (!last)
        return last.error();
    return *last + 1;
}

bool SqliteDatabase::othersCommitted()
{
    auto version = number(*this, {"sqlite.dataVersion", "PRAGMA data_version"});
    if (!version)
        return true;
    const bool moved = *version != m_dataVersion;
    m_dataVersion = *version;
    return moved;
}

Result<> SqliteDatabase::setBulk(bool isBulk)
{
    if (isBulk)
        return script("PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 20000");
    return script("PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -32768; "
                  "PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace homeport

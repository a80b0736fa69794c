#include "core/db/sqlite_database.h"

#include "core/db/registry.h"

#include <QDeadlineTimer>

#include <sqlite3.h>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql userVersion{"sqlite.userVersion", "PRAGMA user_version"};
/// Statements that are kept prepared; an UPDATE has a text of its own for each set of cells.
constexpr size_t mostStatements = 300;
constexpr qint64 shortestWait = 200; ///< ms

} // namespace

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(handle);
}

/// Rows of one running statement; resets it at the end.
class SqliteCursor final : public Cursor
{
public:
    SqliteCursor(SqliteDatabase& owner, SqliteStatement& lent, const char* name)
        : m_owner(owner), m_lent(&lent), m_statement(lent.handle), m_name(name)
    {
        lent.isLent = true;
    }
    SqliteCursor(SqliteDatabase& owner, std::unique_ptr<SqliteStatement> own, const char* name)
        : m_owner(owner), m_own(std::move(own)), m_statement(m_own->handle), m_name(name)
    {}
    ~SqliteCursor() override
    {
        sqlite3_reset(m_statement);
        if (m_lent)
            m_lent->isLent = false;
        if (m_holdsLock)
            m_owner.releaseLock();
    }
    void holdLock() { m_holdsLock = true; }
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
    SqliteStatement* m_lent = nullptr;
    std::unique_ptr<SqliteStatement> m_own; ///< the kept one was still running further up
    sqlite3_stmt* m_statement;
    const char* m_name;
    Result<> m_status;
    bool m_holdsLock = false;
};

Result<> SqliteDatabase::prepare(const Sql& sql, SqliteStatement& into)
{
    const char* tail = nullptr;
    if (sqlite3_prepare_v3(m_db, sql.text, -1, SQLITE_PREPARE_PERSISTENT, &into.handle, &tail)
        != SQLITE_OK)
        return lastError(sql.name);
    if (tail && QByteArray(tail).trimmed().size() > 0)
        return Error{
            Error::Kind::Internal, QString::fromLatin1(sql.name), u"more than one statement"_s};
    return {};
}

/// Makes room for one more, at the cost of the one that was not needed for longest.
void SqliteDatabase::dropOldest()
{
    auto oldest = m_statements.end();
    for (auto it = m_statements.begin(); it != m_statements.end(); ++it) {
        if (!it->second.isLent
            && (oldest == m_statements.end() || it->second.lastUse < oldest->second.lastUse))
            oldest = it;
    }
    if (oldest != m_statements.end())
        m_statements.erase(oldest);
}

Result<> SqliteDatabase::bind(SqliteStatement& statement, const Sql& sql, const Bindings& bindings)
{
    auto* s = statement.handle;
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    auto& places = statement.places;
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
    return {};
}

Result<std::unique_ptr<Cursor>> SqliteDatabase::query(const Sql& sql, const Bindings& bindings)
{
    std::unique_ptr<SqliteCursor> cursor;
    const auto text = QByteArray::fromRawData(sql.text, qsizetype(qstrlen(sql.text)));
    auto found = m_statements.find(text);
    SqliteStatement* statement = nullptr;
    if (found != m_statements.end() && found->second.isLent) {
        auto own = std::make_unique<SqliteStatement>();
        if (auto done = prepare(sql, *own); !done)
            return done.error();
        statement = own.get();
        cursor = std::make_unique<SqliteCursor>(*this, std::move(own), sql.name);
    } else {
        if (found == m_statements.end()) {
            if (m_statements.size() >= mostStatements)
                dropOldest();
            found = m_statements.try_emplace(QByteArray(sql.text)).first;
            if (auto done = prepare(sql, found->second); !done) {
                m_statements.erase(found);
                return done.error();
            }
        }
        statement = &found->second;
        statement->lastUse = ++m_uses;
        cursor = std::make_unique<SqliteCursor>(*this, *statement, sql.name);
    }
    if (auto done = bind(*statement, sql, bindings); !done)
        return done.error();
    // Copying the desk into another file only reads from this one, and what PRAGMAs are asked here
    // read, too.
    const bool writes = sqlite3_stmt_readonly(statement->handle) == 0
        && qstrnicmp(sql.text, "VACUUM INTO", 11) != 0 && qstrnicmp(sql.text, "PRAGMA", 6) != 0;
    if (writes && m_lock && !m_lock->isHeld()) {
        if (auto held = takeLock(); !held)
            return held.error();
        cursor->holdLock();
    }
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

Result<> SqliteDatabase::plain(const char* text)
{
    if (sqlite3_exec(m_db, text, nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError("script");
    return {};
}

Result<> SqliteDatabase::script(const QByteArray& text)
{
    if (auto held = takeLock(); !held)
        return held;
    auto done = plain(text.constData());
    releaseLock();
    return done;
}

Result<> SqliteDatabase::begin()
{
    if (m_access == Access::ReadOnly)
        return Error{Error::Kind::Denied, u"database"_s, u"opened for reading"_s, u"READ_ONLY"_s};
    if (m_creating == Creating::Between) {
        m_creating = Creating::Part;
        return {};
    }
    if (inTransaction() || m_creating != Creating::No)
        return Error{Error::Kind::Internal, u"begin"_s, u"within a transaction"_s};
    const QDeadlineTimer deadline(m_patience);
    if (auto held = takeLock(); !held)
        return held;
    // Programs that know nothing of the lock file may hold the file itself.
    sqlite3_busy_timeout(m_db, int(qMax(deadline.remainingTime(), shortestWait)));
    auto begun = plain("BEGIN IMMEDIATE");
    sqlite3_busy_timeout(m_db, m_patience);
    if (!begun) {
        releaseLock();
        return begun;
    }
    m_holdsForUnit = true;
    if (!m_needsCurrentSchema)
        return {};
    // Another program may have brought the file forward since it was opened here.
    auto version = number(*this, userVersion);
    auto fine =
        version ? checkedVersion(*this, *version, Schema::Current) : Result<>(version.error());
    if (!fine)
        rollback();
    return fine;
}

Result<> SqliteDatabase::beginRead()
{
    if (m_creating == Creating::Between) {
        m_creating = Creating::Reading;
        return {};
    }
    return plain("BEGIN");
}

Result<> SqliteDatabase::commit()
{
    closeGuard();
    if (m_creating == Creating::Part || m_creating == Creating::Reading) {
        m_creating = Creating::Between;
        return {};
    }
    auto done = plain("COMMIT");
    if (!inTransaction())
        endUnit();
    return done;
}

void SqliteDatabase::rollback()
{
    closeGuard();
    if (m_creating == Creating::Reading) {
        m_creating = Creating::Between;
        return;
    }
    if (m_creating != Creating::No)
        m_creating = Creating::Failed;
    // A failure such as a full disk may have rolled back already.
    if (inTransaction())
        sqlite3_exec(m_db, "ROLLBACK", nullptr, nullptr, nullptr);
    endUnit();
}

void SqliteDatabase::endUnit()
{
    if (!std::exchange(m_holdsForUnit, false))
        return;
    releaseLock();
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

} // namespace homeport

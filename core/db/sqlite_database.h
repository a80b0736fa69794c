#pragma once

#include "core/db/database.h"
#include "core/db/write_lock.h"

#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace homeport {

/// A prepared statement and where it keeps its placeholders.
struct SqliteStatement
{
    SqliteStatement() = default;
    ~SqliteStatement();
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    struct Place
    {
        QByteArray name;
        int index = 0;
    };
    sqlite3_stmt* handle = nullptr;
    std::vector<Place> places; ///< of the placeholder that the n-th binding named last time
    quint64 lastUse = 0;
    bool isLent = false; ///< a cursor reads from it
};

/// A desk in one file, or in memory. Of a file one connection writes at a time, in whichever
/// program: it holds the lock file for each transaction that may write, and while it folds the log
/// into the file, which nobody else does by himself (REL-04).
class SqliteDatabase final : public Database
{
public:
    static Result<std::unique_ptr<Database>> open(
        const Address& address, Access access, Schema schema);
    static Result<std::unique_ptr<Database>> startCreating(const Address& address);
    static void removeEmptyLog(const QString& path);
    ~SqliteDatabase() override;

    Result<> finishCreating() override;
    Dialect dialect() const override { return Dialect::Sqlite; }
    const Address& address() const override { return m_address; }
    Access access() const override { return m_access; }
    Result<std::unique_ptr<Cursor>> query(const Sql& sql, const Bindings& bindings) override;
    Result<qint64> exec(const Sql& sql, const Bindings& bindings) override;
    Result<> script(const QByteArray& text) override;
    Result<> begin() override;
    Result<> beginRead() override;
    Result<> commit() override;
    void rollback() override;
    bool inTransaction() const override;
    void setPatience(int msecs) override { m_patience = msecs; }
    Result<> openGuard() override;
    void closeGuard() override { m_guardOpen = false; }
    Result<qint64> nextArrival() override;
    bool othersCommitted() override;
    void notifyOthers() override {}
    bool isRetryable(const Error&) const override { return false; }
    Result<> setBulk(bool isBulk) override;
    Result<> reconnect() override { return {}; }
    void* handle() override { return m_db; }

    /// What a native result code means for the caller.
    static Error errorFor(int extendedCode, const char* message, const char* statement);

private:
    friend class SqliteCursor;
    SqliteDatabase(const Address& address, Access access) : m_address(address), m_access(access) {}
    Result<> connect(int flags);
    Result<> checkOurs(Schema schema);
    Result<> pin();
    Result<> pinLog();
    Result<> expect(const char* pragma, const char* wanted);
    Result<> fill();
    Result<bool> isEmpty();

    Result<> prepare(const Sql& sql, SqliteStatement& into);
    Result<> bind(SqliteStatement& statement, const Sql& sql, const Bindings& bindings);
    void dropOldest();
    Error lastError(const char* statement) const;

    /// A script without the lock.
    Result<> plain(const char* text);
    Result<> takeLock();
    /// Folds the log into the file, where it has grown long, before others or after them.
    void releaseLock();
    void endUnit();
    void foldLongLog();

    Address m_address;
    Access m_access;
    sqlite3* m_db = nullptr;
    bool m_guardOpen = false;
    qint64 m_dataVersion = -1;
    bool m_needsCurrentSchema = true;
    /// A desk is being made: Part is one of its transactions, Reading one that only reads.
    enum class Creating { No, Between, Part, Reading, Failed };
    Creating m_creating = Creating::No;
    bool m_isNewFile = false; ///< there was none, or one without a byte
    int m_patience = 5000; ///< ms
    std::unordered_map<QByteArray, SqliteStatement> m_statements; ///< by their text
    quint64 m_uses = 0;
    std::unique_ptr<WriteLock> m_lock; ///< of a file that may be written
    bool m_holdsForUnit = false;
    int m_logPages = 0; ///< how long the log was after the last commit here
    int m_logLimit = 1000; ///< pages; follows what folding so many takes
    int m_foldAt = 1000;
};

} // namespace homeport

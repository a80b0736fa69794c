#pragma once

#include "core/db/database.h"

#include <QElapsedTimer>
#include <QHash>

struct sqlite3;
struct sqlite3_stmt;

namespace homeport {

/// A desk in one file, or in memory.
class SqliteDatabase final : public Database
{
public:
    static Result<std::unique_ptr<Database>> open(
        const Address& address, Access access, Schema schema);
    static Result<std::unique_ptr<Database>> create(const Address& address);
    ~SqliteDatabase() override;

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
    Result<> expect(const char* pragma, const char* wanted);
    Result<sqlite3_stmt*> prepared(const Sql& sql);
    Result<sqlite3_stmt*> bound(const Sql& sql, const Bindings& bindings);
    Error lastError(const char* statement) const;

    Address m_address;
    Access m_access;
    sqlite3* m_db = nullptr;
    bool m_guardOpen = false;
    qint64 m_dataVersion = -1;
    bool m_needsCurrentSchema = true;
    QHash<QByteArray, sqlite3_stmt*> m_statements;
    /// Where a statement keeps the placeholder that the n-th binding named last time.
    struct Place
    {
        QByteArray name;
        int index = 0;
    };
    QHash<sqlite3_stmt*, std::vector<Place>> m_places;
};

} // namespace homeport

#pragma once

#include "core/db/database.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <libpq-fe.h>

namespace homeport {

/// A desk in the schemas `homeport` and `sec` of a PostgreSQL database, by way of libpq.
class PostgresDatabase final : public Database
{
public:
    static Result<std::unique_ptr<Database>> open(
        const Address& address, Access access, Schema schema);
    /// Runs what creates an empty desk; the row in `desk` is the caller's to write.
    static Result<std::unique_ptr<Database>> create(const Address& address);
    ~PostgresDatabase() override;

    Dialect dialect() const override { return Dialect::Postgresql; }
    const Address& address() const override { return m_address; }
    Access access() const override { return m_access; }

    Result<std::unique_ptr<Cursor>> query(const Sql& sql, const Bindings& bindings = {}) override;
    Result<std::unique_ptr<Cursor>> stream(const Sql& sql, const Bindings& bindings = {}) override;
    Result<qint64> exec(const Sql& sql, const Bindings& bindings = {}) override;
    Result<> script(const QByteArray& text) override;

    Result<> begin() override;
    Result<> beginRead() override;
    Result<> commit() override;
    void rollback() override;
    /// Stays true when the connection is lost meanwhile, until commit() or rollback(): what is left
    /// of a unit must not run on its own.
    bool inTransaction() const override { return m_isBegun; }
    Result<> openGuard() override;
    void closeGuard() override;

    Result<qint64> nextArrival() override;
    bool othersCommitted() override;
    void notifyOthers() override;
    bool isRetryable(const Error& error) const override;
    Result<> reconnect() override;
    Result<> awaitWriters() override;
    void* handle() override { return m_connection; }

private:
    struct Prepared
    {
        QByteArray name;
        QList<QByteArray> placeholders; ///< the name behind $1, $2, …
        quint64 lastUse = 0;
    };
    struct Parameters;
    struct Clear
    {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Answer = std::unique_ptr<PGresult, Clear>;
    PostgresDatabase(const Address& address, Access access) : m_address(address), m_access(access)
    {}

    Result<> connect();
    Result<> pin();
    Result<> checkVersion();
    Error refusal();
    Result<> ensureConnected();
    bool isLost();
    Result<> start(const char* statement);
    Result<Prepared> prepared(const Sql& sql);
    static Result<Parameters> bound(
        const QList<QByteArray>& placeholders, const Sql& sql, const Bindings& bindings);
    void dropOldest();
    Result<Answer> run(const Sql& sql, const Bindings& bindings);
    Result<Answer> runPlain(const char* text, const char* name);
    static QString oneLine(const char* message);
    Error errorOf(const PGresult* result, const char* statement) const;

    Address m_address;
    Access m_access;
    PGconn* m_connection = nullptr;
    QHash<QByteArray, Prepared> m_prepared;
    quint64 m_preparedCount = 0;
    quint64 m_uses = 0;
    std::optional<std::chrono::steady_clock::time_point> m_lastLook;
    bool m_isBegun = false;
    Schema m_schema = Schema::Any; ///< asked again at each connect
};

} // namespace homeport

#pragma once

#include "core/db/row_buffer.h"
#include "core/db/row_statements.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <chrono>
#include <libpq-fe.h>
#include <map>
#include <span>

namespace homeport {

/// A desk in the schemas `homeport` and `sec` of a PostgreSQL database, by way of libpq. Rows of
/// one transaction are held back and sent together, since what costs is each waiting for an answer.
class PostgresDatabase final : public Database
{
public:
    static Result<std::unique_ptr<Database>> open(
        const Address& address, Access access, Schema schema);
    /// Runs what creates an empty desk; the row in `desk` is the caller's to write.
    static Result<std::unique_ptr<Database>> startCreating(const Address& address);
    Result<> finishCreating() override;
    ~PostgresDatabase() override;

    Dialect dialect() const override { return Dialect::Postgresql; }
    const Address& address() const override { return m_address; }
    Access access() const override { return m_access; }

    Result<std::unique_ptr<Cursor>> query(const Sql& sql, const Bindings& bindings = {}) override;
    Result<std::unique_ptr<Cursor>> queryStored(
        const Sql& sql, const Bindings& bindings = {}) override;
    Result<std::unique_ptr<Cursor>> stream(const Sql& sql, const Bindings& bindings = {}) override;
    Result<> foresee(const std::vector<Question>& questions) override;
    Result<qint64> exec(const Sql& sql, const Bindings& bindings = {}) override;
    Result<> storeRow(const Row& row, const Row* before) override;
    Result<> append(const char* table, const Bindings& row) override;
    Result<> execLater(const char* table, const Sql& sql, const Bindings& bindings) override;
    Result<> flush() override;
    RowBuffer* rowBuffer() override { return m_isBegun ? &m_buffer : nullptr; }
    Result<> script(const QByteArray& text) override;

    Result<> begin() override;
    Result<> beginFor(const QUuid& stream) override;
    Result<> beginRead() override;
    Result<> commit() override;
    void rollback() override;
    /// Stays true when the connection is lost meanwhile, until commit() or rollback(): what is left
    /// of a unit must not run on its own.
    bool inTransaction() const override { return m_isBegun; }
    Result<> hold(const TableMeta& table, const QUuid& id) override;
    Result<> openGuard() override;
    void closeGuard() override;

    Result<qint64> nextArrival() override;
    bool othersCommitted() override;
    void notifyOthers() override;
    bool isRetryable(const Error& error) const override;
    /// At its end the tables that were written are swept and counted, as the server would in its
    /// own time: until then it reads each row to know whether it is there.
    Result<> setBulk(bool isBulk) override;
    Result<> reconnect() override;
    Result<> awaitWriters() override;
    void* handle() override { return m_connection; }

private:
    struct Clear
    {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Answer = std::unique_ptr<PGresult, Clear>;
    struct Prepared
    {
        QByteArray name;
        QList<QByteArray> placeholders; ///< the name behind $1, $2, …
        quint64 lastUse = 0;
        QSet<QByteArray> words = {}; ///< of its text: the tables it names are among them
        bool writes = false;
    };
    struct Parameters
    {
        std::vector<QByteArray> held;
        std::vector<const char*> values;
        std::vector<int> lengths;
        std::vector<int> formats;
    };
    /// A prepared statement with its values.
    struct Ready
    {
        const char* of; ///< for errors
        QByteArray name;
        Parameters parameters;
    };
    /// Answers to one question, by what was bound.
    struct Kept
    {
        QSet<QByteArray> words;
        std::map<QByteArray, Answer> answers;
    };
    struct Pending
    {
        const char* table;
        RowStatement statement;
    };
    PostgresDatabase(const Address& address, Access access) : m_address(address), m_access(access)
    {}

    Result<> connect();
    Result<> pin();
    Result<> checkVersion();
    Error refusal();
    Result<> ensureConnected();
    bool isLost();
    Result<> checkMayWrite() const;
    Result<Answer> start(const char* statement);
    Result<> payBegin();
    static constexpr auto beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    Result<Answer> runOnce(const Sql& sql, const Bindings& bindings);
    Result<> foreseeOnce(const std::vector<Question>& questions);
    Result<std::vector<Answer>> askTogether(const std::vector<Ready>& ready);
    Answer takeForeseen(const Prepared& statement, const Parameters& parameters);
    static QByteArray keyOf(const Parameters& parameters);
    static QByteArray numbered(QByteArrayView text, QList<QByteArray>& names);
    Result<Prepared> prepared(const Sql& sql);
    static Result<Parameters> bound(
        const QList<QByteArray>& placeholders, const Sql& sql, const Bindings& bindings);
    void dropOldest();
    Result<Answer> ask(const Sql& sql, const Bindings& bindings);
    void forgetAnswers(const QByteArray& table);
    Result<> makeWay(const Sql& sql, const Prepared& statement);
    Result<> switchGuard(bool opens);
    Result<> writeHeldBack();
    Result<> writeChanges(std::vector<Pending>& pending, bool refersToNew);
    Result<> changeTogether(
        const TableMeta& table, const std::vector<const RowBuffer::Held*>& rows);
    Result<> writeAppended(std::vector<Pending>& pending);
    Result<bool> copiesInto(const char* table, size_t rows);
    Result<> copyIn(
        const char* table, const QByteArray& columns, const std::vector<std::vector<Value>>& rows);
    Result<> send(std::vector<Pending>& pending);
    Result<> sendPart(std::span<const Pending> part);
    Result<> answersOf(std::span<const Pending> part);
    void endTransaction();
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
    bool m_isReading = false; ///< and only that, since beginRead()
    bool m_isBeginOwed = false; ///< the server is told with the first question
    /// A desk is being made, in one transaction of the server; those within are so in name only.
    bool m_isCreating = false;
    bool m_hasFailed = false; ///< and nothing comes of it
    RowBuffer m_buffer;
    std::map<QByteArray, Kept> m_kept; ///< by the name of the prepared statement
    std::map<QByteArray, Answer> m_foreseen; ///< by that name and what was bound
    QHash<QByteArray, bool> m_copies; ///< by table: rows may be copied into it
    bool m_isOfStored = false; ///< the question that is asked leaves held back what is
    bool m_isBulk = false;
    QSet<QByteArray> m_bulkTables;
    bool m_isGuardWanted = false;
    std::optional<bool> m_isGuardOpen = false; ///< as the server has it; nothing: unknown
    qint64 m_nextArrival = 0; ///< the first of the numbers that are drawn and not given
    qint64 m_arrivalsLeft = 0;
    qint64 m_arrivalsAtOnce = 1;
    Schema m_schema = Schema::Any; ///< asked again at each connect
};

} // namespace homeport

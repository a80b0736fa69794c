#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <map>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;
struct pg_conn;

namespace homeport {

/// A second connection to a desk that knows nothing of Homeport: what the database itself needs for
/// the same statements. Reads every value of every row.
class RawDesk
{
public:
    RawDesk() = default;
    virtual ~RawDesk() = default;
    Q_DISABLE_COPY_MOVE(RawDesk)

    using Value = std::variant<qint64, QUuid, QByteArray>;
    /// Runs a statement with values for ?1, ?2 … False when it failed. The text is kept by its
    /// address.
    virtual bool run(const char* sql, const std::vector<Value>& values = {}) = 0;
};

class RawFile final : public RawDesk
{
public:
    explicit RawFile(const QString& file);
    ~RawFile() override;

    bool run(const char* sql, const std::vector<Value>& values = {}) override;
    /// By this connection, since it was opened.
    qint64 rowsWritten() const;

private:
    sqlite3* m_db = nullptr;
    std::vector<std::pair<const char*, sqlite3_stmt*>> m_statements;
    qint64 m_read = 0; ///< keeps the reading from being optimised away
};

class RawServer final : public RawDesk
{
public:
    explicit RawServer(const QString& address);
    ~RawServer() override;

    /// Rows have no number there: where the text says so, it is their id.
    bool run(const char* sql, const std::vector<Value>& values = {}) override;

private:
    bool prepare(const char* sql);

    pg_conn* m_connection = nullptr;
    std::map<const char*, QByteArray> m_statements; ///< their names, by the address of the text
    qint64 m_read = 0;
};

} // namespace homeport

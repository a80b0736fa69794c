#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace homeport {

/// A second connection to the file of a desk that knows nothing of Homeport: what SQLite itself
/// needs for the same statements. Reads every value of every row.
class RawDesk
{
public:
    explicit RawDesk(const QString& file);
    ~RawDesk();
    Q_DISABLE_COPY_MOVE(RawDesk)

    using Value = std::variant<qint64, QUuid, QByteArray>;
    /// Runs a statement with values for ?1, ?2 … False when it failed.
    bool run(const char* sql, const std::vector<Value>& values = {});
    /// By this connection, since it was opened.
    qint64 rowsWritten() const;

private:
    sqlite3* m_db = nullptr;
    std::vector<std::pair<const char*, sqlite3_stmt*>> m_statements;
    qint64 m_read = 0; ///< keeps the reading from being optimised away
};

} // namespace homeport

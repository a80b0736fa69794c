#pragma once

#include "core/base/result.h"
#include "core/db/schema.h"
#include "core/db/value.h"

#include <QString>

#include <memory>
#include <vector>

namespace homeport {

class RowBuffer;
struct Row;
struct TableMeta;

/// A statement with a name for logs and errors. Placeholders are written :name; the text is the
/// same for both databases.
struct Sql
{
    const char* name;
    const char* text;
    /// Of a question that one transaction asks often: the answer may be kept until the transaction
    /// ends or writes to a table it names.
    bool isKept = false;
};

struct Binding
{
    const char* name; ///< without the colon
    Value value;
};
using Bindings = std::vector<Binding>;

/// A statement and the values for it. What it points to has to outlive it.
struct Question
{
    Sql sql;
    Bindings bindings;
};

/// The rows an answer holds, read one after the other. Columns are read by position; a column of
/// another type answers that type's zero.
class Cursor
{
public:
    virtual ~Cursor() = default;
    /// Steps to the next row; false at the end, and after a failure, which status() then tells.
    virtual bool next() = 0;
    virtual Result<> status() const = 0;

    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual QString text(int column) const = 0;
    virtual QByteArray blob(int column) const = 0;
    virtual QUuid uuid(int column) const = 0;

    std::optional<QUuid> optionalUuid(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(uuid(column));
    }
    template <typename T>
    T read(int column) const
    {
        T out{};
        if constexpr (requires { EnumKeys<T>::keys; })
            out = fromKey<T>(text(column)).value_or(T{});
        else
            readInto(column, out);
        return out;
    }
    template <typename T>
    std::optional<T> readOptional(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<T>(read<T>(column));
    }

private:
    void readInto(int column, int& out) const { out = int(integer(column)); }
    void readInto(int column, qint64& out) const { out = integer(column); }
    void readInto(int column, bool& out) const { out = boolean(column); }
    void readInto(int column, QString& out) const { out = text(column); }
    void readInto(int column, QByteArray& out) const { out = blob(column); }
    void readInto(int column, QUuid& out) const { out = uuid(column); }
    void readInto(int column, Timestamp& out) const { out = fromMsecs(integer(column)); }
    template <typename Tag>
    void readInto(int column, Id<Tag>& out) const
    {
        out = Id<Tag>(uuid(column));
    }
};

enum class Access { ReadWrite, ReadOnly };
/// Which schema versions are opened: the one this program works with, and for reading also an older
/// one that lacks nothing it reads; that and older ones (backups); or any (the upgrade).
enum class Schema { Current, NotNewer, Any };

/// Where a desk is: a file, ":memory:", or postgresql://user@host/name.
struct Address
{
    QString text;

    bool isPostgresql() const;
    bool isMemory() const { return text == QLatin1StringView(":memory:"); }
    /// For logs and messages: says where, and nothing that could hold a secret.
    QString shown() const;
};

/// One connection to one database. Lives on the thread that opened it. Nothing but this folder
/// speaks to SQLite or libpq.
class Database
{
public:
    virtual ~Database() = default;
    Database() = default;
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens what is there; creates nothing. Errors: NotFound (no such file or database), Invalid
    /// with code NOT_A_DESK (a database that is not ours), Invalid with code SCHEMA_TOO_NEW (its
    /// detail names the needed schema) or SCHEMA_TOO_OLD (upgradeDatabase is needed first),
    /// Corrupt with code DAMAGED (also a file named as a desk that is no database any more), Denied
    /// with code READ_ONLY (ReadWrite where this person may not write), Unavailable (LOCKED,
    /// STORAGE_FULL, STORAGE_FAILED, FILE_UNREADABLE, SERVER_BUSY, refused, no server).
    static Result<std::unique_ptr<Database>> open(
        const Address& address, Access access, Schema schema = Schema::Current);
    /// Makes an empty desk: a new file, or schemas in an existing PostgreSQL database. Refuses with
    /// Conflict where a desk stands already.
    static Result<std::unique_ptr<Database>> create(const Address& address);
    /// The same, but nothing stands before finishCreating() succeeded: until then all that is done
    /// through this connection is one transaction, whose parts begin and commit in name only. A
    /// failure within it, the end of the program or of the server leave nothing.
    static Result<std::unique_ptr<Database>> startCreating(const Address& address);
    /// Unavailable with code COMMIT_UNKNOWN where the server went away in the middle: then either
    /// the whole desk stands or nothing.
    virtual Result<> finishCreating() = 0;

    /// Takes the empty log away that those leave beside a file who only read: they need one and
    /// may not remove it. Somebody else's at work stays, and so does one that holds anything.
    static void removeEmptyLog(const Address& address);

    virtual Dialect dialect() const = 0;
    virtual const Address& address() const = 0;
    virtual Access access() const = 0;

    virtual Result<std::unique_ptr<Cursor>> query(
        const Sql& sql, const Bindings& bindings = {}) = 0;
    /// As query(), of what the database has been told: what is held back for the tables it names is
    /// not sent before. For those who find that in rowBuffer(), or know that it does not matter.
    virtual Result<std::unique_ptr<Cursor>> queryStored(
        const Sql& sql, const Bindings& bindings = {})
    {
        return query(sql, bindings);
    }
    /// As query(), for answers that may be larger than memory should hold: rows are fetched as they
    /// are read, from one snapshot. Other questions may be asked meanwhile; the transaction it is
    /// asked in must last as long.
    virtual Result<std::unique_ptr<Cursor>> stream(const Sql& sql, const Bindings& bindings = {})
    {
        return query(sql, bindings);
    }
    /// Says what will be asked in this transaction, which only reads: a server is asked all of it
    /// at once, and none of it is waited for again. Nothing where there is nobody to wait for.
    virtual Result<> foresee(const std::vector<Question>&) { return {}; }
    /// Runs a statement for its effect; answers the number of rows it touched.
    virtual Result<qint64> exec(const Sql& sql, const Bindings& bindings = {}) = 0;
    /// Writes a row of a synced table: a new one, or one that stands as `before`. May reach the
    /// database as late as the next statement that names the table, or commit; whoever asks through
    /// this connection sees it at once, and an error may come as late.
    virtual Result<> storeRow(const Row& row, const Row* before);
    /// Adds a row to a table nothing refers to, as late as storeRow; the bindings name its columns.
    virtual Result<> append(const char* table, const Bindings& row);
    /// Runs a statement for its effect on a table, as late as storeRow and after what was held back
    /// before it.
    virtual Result<> execLater(const char* table, const Sql& sql, const Bindings& bindings);
    /// Carries out what storeRow, append and execLater held back; errors are those of the statement
    /// that failed, and name its table.
    virtual Result<> flush() { return {}; }
    /// The rows that are held back or were read in this transaction; null where none are kept.
    virtual RowBuffer* rowBuffer() { return nullptr; }
    /// Statements without values, several allowed. For schema work in this folder and core/journal.
    virtual Result<> script(const QByteArray& text) = 0;

    /// A transaction that may write: waits up to 5 s for others. Opens the guard for `unit` ones.
    virtual Result<> begin() = 0;
    /// As begin(), for whoever writes to this stream: those who do so queue up for it, and each
    /// sees what the one before it left. Their turn ends with the transaction, or with its
    /// connection. Unavailable, LOCKED after 5 s.
    virtual Result<> beginFor(const QUuid& stream)
    {
        Q_UNUSED(stream) // on a file everybody queues up for it
        return begin();
    }
    virtual Result<> beginRead() = 0;
    virtual Result<> commit() = 0;
    virtual void rollback() = 0;
    virtual bool inTransaction() const = 0;
    /// Until the transaction, which writes, has ended nobody else writes to this row, on which it
    /// relies without writing to it. An error that is worth running again where somebody has since
    /// it began.
    virtual Result<> hold(const TableMeta&, const QUuid&)
    {
        return {}; // of a file there is one writer at a time
    }
    /// How long begin() and single writes wait for others, in ms; 5 s where nobody says otherwise.
    virtual void setPatience(int) {}
    /// While open, guarded tables accept writes. Only the unit of work and the upgrade open it.
    virtual Result<> openGuard() = 0;
    virtual void closeGuard() = 0;

    /// Next number in the order of arrival; on PostgreSQL the order of commits.
    virtual Result<qint64> nextArrival() = 0;
    /// True if another connection may have committed since the last call. Cheap.
    virtual bool othersCommitted() = 0;
    /// After commit: lets listeners of other connections look at once.
    virtual void notifyOthers() = 0;
    /// A failed statement that is worth running again from the start: serialization, deadlock.
    virtual bool isRetryable(const Error& error) const = 0;
    /// While much is written in large transactions: more memory, rarer checkpoints. As durable as
    /// ever. Only between transactions. At the end all of a file's log is folded into it and the
    /// log emptied: Unavailable, LOCKED, where others read from it for longer than is waited; then
    /// it stays, and is folded as it grows.
    virtual Result<> setBulk(bool) { return {}; }
    /// Reopens a lost connection; nothing to do on SQLite.
    virtual Result<> reconnect() = 0;
    /// Waits, outside a transaction, until every transaction that has drawn an arrival number has
    /// ended, so that a read afterwards sees what it committed. Unavailable after 5 s.
    virtual Result<> awaitWriters() { return {}; }
    /// The native handle (sqlite3* or PGconn*), for the test oracle and the online backup.
    virtual void* handle() = 0;
};

/// May this database, which has that schema version, be opened so? SCHEMA_TOO_NEW, SCHEMA_TOO_OLD.
Result<> checkedVersion(const Database& database, qint64 version, Schema schema);
/// First row's columns, or NotFound.
Result<std::unique_ptr<Cursor>> one(
    Database& database, const Sql& sql, const Bindings& bindings = {});
/// First row's first column as a number; 0 if there is no row.
Result<qint64> number(Database& database, const Sql& sql, const Bindings& bindings = {});

} // namespace homeport

#include "core/db/sqlite_database.h"

#include "core/base/logging.h"
#include "core/db/registry.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// "HmPt" in the file's header says that it is ours.
constexpr int applicationId = 0x486d5074;
constexpr int busyMsecs = 5000;
constexpr Sql userVersion{"sqlite.userVersion", "PRAGMA user_version"};

void unitOpen(sqlite3_context* context, int, sqlite3_value**)
{
    const auto* open = static_cast<const bool*>(sqlite3_user_data(context));
    sqlite3_result_int(context, *open ? 1 : 0);
}

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

Result<std::unique_ptr<Database>> SqliteDatabase::open(
    const Address& address, Access access, Schema schema)
{
    if (!QFile::exists(address.text))
        return Error{Error::Kind::NotFound, address.shown(), u"no such file"_s, u"NO_FILE"_s};
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(address, access));
    const int mode = access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (auto connected = database->connect(mode); !connected)
        return connected.error();
    database->m_needsCurrentSchema = schema == Schema::Current;
    if (auto ours = database->checkOurs(schema); !ours)
        return ours.error();
    if (auto pinned = database->pin(); !pinned)
        return pinned.error();
    return std::unique_ptr<Database>(std::move(database));
}

Result<> SqliteDatabase::checkOurs(Schema schema)
{
    const auto shown = m_address.shown();
    auto ours = number(*this, {"sqlite.applicationId", "PRAGMA application_id"});
    if (!ours) {
        auto error = ours.error();
        error.subject = shown;
        return error;
    }
    if (*ours != applicationId)
        return Error{
            Error::Kind::Invalid, shown, u"application id %1"_s.arg(*ours), u"NOT_A_DESK"_s};
    auto version = number(*this, userVersion);
    if (!version)
        return version.error();
    return checkedVersion(*version, schema, shown);
}

Result<std::unique_ptr<Database>> SqliteDatabase::create(const Address& address)
{
    if (!address.isMemory() && QFileInfo(address.text).size() > 0)
        return Error{Error::Kind::Conflict, address.shown(), u"the file exists"_s, u"DUPLICATE"_s};
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(address, Access::ReadWrite));
    if (auto done = database->connect(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); !done)
        return done.error();
    if (auto done = database->script("PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL");
        !done)
        return done.error();
    if (auto done = database->pin(); !done)
        return done.error();
    if (auto done = database->script("BEGIN IMMEDIATE"); !done)
        return done.error();
    for (const auto* statement : createStatements(Dialect::Sqlite)) {
        if (auto done = database->script(statement); !done) {
            database->rollback();
            return done.error();
        }
    }
    const QByteArray marks = "PRAGMA application_id = " + QByteArray::number(applicationId)
        + "; PRAGMA user_version = " + QByteArray::number(schemaVersion);
    if (auto done = database->script(marks); !done) {
        database->rollback();
        return done.error();
    }
    if (auto done = database->commit(); !done)
        return done.error();
    return std::unique_ptr<Database>(std::move(database));
}

SqliteDatabase::~SqliteDatabase()
{
    for (auto* statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    if (inTransaction())
        rollback();
    sqlite3_close_v2(m_db);
}

Result<> SqliteDatabase::connect(int flags)
{
    const auto path = m_address.text.toUtf8();
    const int code = sqlite3_open_v2(
        path.constData(), &m_db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK)
        return errorFor(code, m_db ? sqlite3_errmsg(m_db) : "out of memory", "open");
    sqlite3_busy_timeout(m_db, busyMsecs);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_limit(m_db, SQLITE_LIMIT_ATTACHED, 1);
    sqlite3_limit(m_db, SQLITE_LIMIT_EXPR_DEPTH, 200);
    // Innocuous, because triggers and checks of the schema call it while the schema is not trusted.
    sqlite3_create_function_v2(m_db, "unit_open", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, &m_guardOpen,
        &unitOpen, nullptr, nullptr, nullptr);
    return {};
}

Result<> SqliteDatabase::pin()
{
    if (m_access == Access::ReadWrite) {
        if (auto done = script("PRAGMA journal_mode = WAL"); !done)
            return done;
    }
    if (auto done = script(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; "
            "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON; "
            "PRAGMA wal_autocheckpoint = 1000; PRAGMA recursive_triggers = ON");
        !done)
        return done;
    const QByteArray cache =
        m_access == Access::ReadWrite ? "PRAGMA cache_size = -32768" : "PRAGMA cache_size = -16384";
    if (auto done = script(cache); !done)
        return done;
    // A PRAGMA that fails says nothing, so each is read back (REL-03).
    // A backup opened for reading is not in WAL mode and cannot be put into it.
    if (!m_address.isMemory() && m_access == Access::ReadWrite) {
        if (auto done = expect("PRAGMA journal_mode", "wal"); !done)
            return done;
    }
    if (auto done = expect("PRAGMA synchronous", "2"); !done)
        return done;
    if (auto done = expect("PRAGMA foreign_keys", "1"); !done)
        return done;
    return expect("PRAGMA trusted_schema", "0");
}

Result<> SqliteDatabase::expect(const char* pragma, const char* wanted)
{
    auto answer = one(*this, {pragma, pragma});
    if (!answer)
        return answer.error();
    if ((*answer)->text(0).toLower() != QLatin1StringView(wanted)) {
        return Error{Error::Kind::Unavailable, QString::fromLatin1(pragma), (*answer)->text(0),
            u"SETTING_REFUSED"_s};
    }
    return {};
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

Error SqliteDatabase::lastError(const char* statement) const
{
    return errorFor(sqlite3_extended_errcode(m_db), sqlite3_errmsg(m_db), statement);
}

Error SqliteDatabase::errorFor(int extendedCode, const char* message, const char* statement)
{
    const auto subject = QString::fromLatin1(statement);
    const auto detail = QString::fromUtf8(message);
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return {Error::Kind::Conflict, subject, detail, u"DUPLICATE"_s};
    case SQLITE_CONSTRAINT_FOREIGNKEY: return {Error::Kind::Conflict, subject, detail, u"IN_USE"_s};
    case SQLITE_CONSTRAINT_TRIGGER: return {Error::Kind::Internal, subject, detail, u"NO_UNIT"_s};
    default: break;
    }
    switch (extendedCode & 0xff) {
    case SQLITE_CONSTRAINT:
        if (detail.contains(u"unit_open"_s))
            return {Error::Kind::Internal, subject, detail, u"NO_UNIT"_s};
        return {Error::Kind::Invalid, subject, detail, u"VALIDATION_ERROR"_s};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Error::Kind::Unavailable, subject, detail, u"LOCKED"_s};
    case SQLITE_FULL: return {Error::Kind::Unavailable, subject, detail, u"STORAGE_FULL"_s};
    case SQLITE_READONLY: return {Error::Kind::Denied, subject, detail, u"READ_ONLY"_s};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR: return {Error::Kind::Unavailable, subject, detail, u"FILE_UNREADABLE"_s};
    case SQLITE_NOTADB: return {Error::Kind::Invalid, subject, detail, u"NOT_A_DESK"_s};
    case SQLITE_CORRUPT: return {Error::Kind::Corrupt, subject, detail, u"DAMAGED"_s};
    case SQLITE_TOOBIG: return {Error::Kind::Invalid, subject, detail, u"LIMIT"_s};
    case SQLITE_INTERRUPT: return {Error::Kind::Cancelled, subject, detail};
    default: return {Error::Kind::Internal, subject, detail};
    }
}

} // namespace homeport

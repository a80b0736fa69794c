#include "core/base/logging.h"
#include "core/db/desk_place.h"
#include "core/db/letter_order.h"
#include "core/db/registry.h"
#include "core/db/sqlite_database.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUrl>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// "HmPt" in the file's header says that it is ours.
constexpr int applicationId = 0x486d5074;
constexpr Sql userVersion{"sqlite.userVersion", "PRAGMA user_version"};

void unitOpen(sqlite3_context* context, int, sqlite3_value**)
{
    const auto* open = static_cast<const bool*>(sqlite3_user_data(context));
    sqlite3_result_int(context, *open ? 1 : 0);
}

void letterOrder(sqlite3_context* context, int, sqlite3_value** values)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (!text)
        return sqlite3_result_null(context);
    const auto plain = inLetterOrder(QByteArrayView(text, sqlite3_value_bytes(values[0])));
    sqlite3_result_text(context, plain.constData(), int(plain.size()), SQLITE_TRANSIENT);
}

/// Nothing is folded here: who commits does so, while it holds the lock.
int logGrew(void* logPages, sqlite3*, const char*, int pages)
{
    *static_cast<int*>(logPages) = pages;
    return SQLITE_OK;
}

/// Does what SQLite takes for no database carry a mark of ours, or our ending in its name? Then it
/// was a desk and is damaged.
bool wasDesk(const QString& path)
{
    if (path.endsWith(u".homeport"_s))
        return true;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto header = file.read(100);
    return header.startsWith("SQLite format 3") || header.mid(68, 4) == "HmPt";
}

/// Can nobody write here, whoever it is? Then nobody else writes while we read, either.
bool isFrozen(const QString& path)
{
    const QFileInfo file(path);
    if (QStorageInfo(file.absolutePath()).isReadOnly())
        return true;
    constexpr auto anyone =
        QFileDevice::WriteOwner | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    return !(file.permissions() & anyone)
        && !(QFileInfo(file.absolutePath()).permissions() & anyone);
}

/// May this person make the log beside the file, which every writer needs?
bool isWritable(const QString& path)
{
    return QFileInfo(path).isWritable() && QFileInfo(QFileInfo(path).absolutePath()).isWritable();
}

constexpr int closingMsecs = 200;

struct Setting
{
    const char* name;
    const char* value;
    const char* shown; ///< how SQLite answers it
};
constexpr Setting settings[] = {
    {"synchronous", "FULL", "2"},
    {"foreign_keys", "ON", "1"},
    {"temp_store", "MEMORY", "2"},
    {"cell_size_check", "ON", "1"},
    {"secure_delete", "ON", "1"},
    {"wal_autocheckpoint", "0", "0"},
    {"recursive_triggers", "ON", "1"},
    {"trusted_schema", "OFF", "0"},
};

/// What no statement may change later.
struct Switch
{
    int which;
    int to;
};
constexpr Switch switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};
constexpr Switch limits[] = {
    {SQLITE_LIMIT_ATTACHED, 1},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
};

Error settingRefused(const QString& name, const QString& is)
{
    return {Error::Kind::Unavailable, name, is, u"SETTING_REFUSED"_s};
}

/// Sets them, and looks whether they are.
Result<> setSwitches(sqlite3* db)
{
    for (const auto& [which, to] : switches) {
        int is = -1;
        sqlite3_db_config(db, which, to, &is);
        if (is != to)
            return settingRefused(u"switch %1"_s.arg(which), QString::number(is));
    }
    for (const auto& [which, to] : limits) {
        sqlite3_limit(db, which, to);
        const int is = sqlite3_limit(db, which, -1);
        if (is != to)
            return settingRefused(u"limit %1"_s.arg(which), QString::number(is));
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> SqliteDatabase::open(
    const Address& address, Access access, Schema schema)
{
    if (!QFile::exists(address.text))
        return Error{Error::Kind::NotFound, address.shown(), u"no such file"_s, u"NO_FILE"_s};
    if (access == Access::ReadWrite && !address.isMemory() && !isWritable(address.text))
        return Error{Error::Kind::Denied, address.shown(),
            u"the file or its folder is not to be written by this person"_s, u"READ_ONLY"_s};
    if (access == Access::ReadWrite && !address.isMemory()) {
        if (auto fine = checkedPlace(address.text); !fine)
            return fine.error();
    }
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
        if (error.kind == Error::Kind::Corrupt && !wasDesk(m_address.text))
            return Error{Error::Kind::Invalid, shown, error.detail, u"NOT_A_DESK"_s};
        return error;
    }
    if (*ours == 0) {
        auto empty = isEmpty();
        if (empty && *empty)
            return Error{Error::Kind::NotFound, shown, u"an empty file"_s, u"NO_FILE"_s};
    }
    if (*ours != applicationId)
        return Error{
            Error::Kind::Invalid, shown, u"application id %1"_s.arg(*ours), u"NOT_A_DESK"_s};
    auto version = number(*this, userVersion);
    if (!version)
        return version.error();
    return checkedVersion(*this, *version, schema);
}

Result<std::unique_ptr<Database>> SqliteDatabase::startCreating(const Address& address)
{
    const Error taken{Error::Kind::Conflict, address.shown(), u"the file exists"_s, u"DUPLICATE"_s};
    if (!address.isMemory()) {
        if (auto fine = checkedPlace(address.text); !fine)
            return fine.error();
    }
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(address, Access::ReadWrite));
    database->m_isNewFile = !address.isMemory() && QFileInfo(address.text).size() == 0;
    if (auto done = database->connect(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); !done)
        return done.error();
    if (auto held = database->takeLock(); !held)
        return held.error();
    // What somebody was making when it ended is undone by SQLite at this look.
    auto empty = database->isEmpty();
    if (!empty || !*empty) {
        database->m_isNewFile = false;
        const bool isOther = empty || empty.error().kind == Error::Kind::Corrupt;
        return isOther ? taken : empty.error();
    }
    database->m_creating = Creating::Between;
    auto filled = database->fill();
    return filled ? Result<std::unique_ptr<Database>>(std::move(database)) : filled.error();
}

/// A file without a byte, or a database without a table. While a desk is made asked with the lock
/// held: whoever held it before may have made one, or taken the file away.
Result<bool> SqliteDatabase::isEmpty()
{
    int isGone = 0;
    if (!m_address.isMemory())
        sqlite3_file_control(m_db, "main", SQLITE_FCNTL_HAS_MOVED, &isGone);
    if (isGone != 0)
        return Error{Error::Kind::Unavailable, m_address.shown(),
            u"somebody else began and took the file away"_s, u"LOCKED"_s};
    for (const auto* question :
        {"SELECT count(*) FROM sqlite_master", "PRAGMA application_id", "PRAGMA user_version"}) {
        auto found = number(*this, {"sqlite.isEmpty", question});
        if (!found || *found != 0)
            return found ? Result<bool>(false) : found.error();
    }
    return true;
}

/// The schema and the marks of an empty desk. With a journal of the old kind, since the log would
/// need a first page in the file before anything is decided.
Result<> SqliteDatabase::fill()
{
    if (auto done = plain("PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL"); !done)
        return done;
    // A database without a table may have settled both before, and is as good with its own.
    if (m_isNewFile) {
        if (auto done = expect("PRAGMA page_size", "4096"); !done)
            return done;
        if (auto done = expect("PRAGMA auto_vacuum", "2"); !done)
            return done;
    }
    if (auto done = pin(); !done)
        return done;
    if (auto done = plain("BEGIN IMMEDIATE"); !done)
        return done;
    for (const auto* statement : createStatements(Dialect::Sqlite)) {
        if (auto done = plain(statement); !done)
            return done;
    }
    const QByteArray marks = "PRAGMA application_id = " + QByteArray::number(applicationId)
        + "; PRAGMA user_version = " + QByteArray::number(schemaVersion);
    return plain(marks.constData());
}

Result<> SqliteDatabase::finishCreating()
{
    if (m_creating != Creating::Between || !inTransaction())
        return Error{Error::Kind::Internal, u"create"_s, u"failed before"_s};
    if (auto done = plain("COMMIT"); !done) {
        rollback();
        return done;
    }
    m_creating = Creating::No;
    // The desk stands from here on, and is as durable without the log; the next to open it brings
    // that.
    if (auto pinned = pinLog(); !pinned)
        qCWarning(lcDb, "a new desk goes on without a log: %s", qPrintable(pinned.error().detail));
    releaseLock();
    return {};
}

SqliteDatabase::~SqliteDatabase()
{
    const bool wasCreating = m_creating != Creating::No && m_isNewFile;
    if (inTransaction())
        rollback();
    // What was begun and came to nothing leaves no file; whoever waits for the lock notices.
    const auto empty = wasCreating ? isEmpty() : Result<bool>(false);
    const auto leftOver = empty && *empty ? m_address.text : QString();
    m_statements.clear();
    // The last one to close folds the log into the file and removes it. Where another writes, it
    // is not the last.
    const bool mayFold = m_lock && m_lock->take(closingMsecs);
    const auto log =
        mayFold ? QFile::decodeName(sqlite3_db_filename(m_db, "main")) + u"-wal"_s : QString();
    if (mayFold)
        sqlite3_wal_checkpoint_v2(m_db, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    else if (m_db)
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_close_v2(m_db);
    if (mayFold && !leftOver.isEmpty())
        QFile::remove(leftOver);
    if (mayFold && !QFile::exists(log))
        m_lock->removeFile();
}

/// As any program that may write does at its end: SQLite lets the last one to close remove the log,
/// and nobody else. Where it stays, the lock file goes that only this look brought.
void SqliteDatabase::removeEmptyLog(const QString& path)
{
    const auto file = QFileInfo(path).canonicalFilePath();
    const QFileInfo log(file + u"-wal"_s);
    if (file.isEmpty() || !log.exists() || log.size() > 0 || !isWritable(file)
        || !checkedPlace(file))
        return;
    WriteLock lock(file);
    if (!lock.take(closingMsecs))
        return;
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(
        file.toUtf8().constData(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code == SQLITE_OK) // a first look opens the log
        sqlite3_exec(db, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    sqlite3_close_v2(db);
    if (lock.wasMadeHere() || !QFile::exists(log.filePath()))
        lock.removeFile();
}

Result<> SqliteDatabase::connect(int flags)
{
    auto path = m_address.text.toUtf8();
    // Where nobody can write SQLite can make no index of the log, and needs none.
    if (m_access == Access::ReadOnly && !m_address.isMemory() && isFrozen(m_address.text)
        && QFileInfo(m_address.text + u"-wal"_s).size() == 0) {
        path = "file:" + QUrl::toPercentEncoding(QFileInfo(m_address.text).absoluteFilePath(), "/")
            + "?immutable=1";
        flags |= SQLITE_OPEN_URI;
    }
    const int code = sqlite3_open_v2(
        path.constData(), &m_db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK)
        return errorFor(code, m_db ? sqlite3_errmsg(m_db) : "out of memory", "open");
    sqlite3_busy_timeout(m_db, m_patience);
    if (auto done = setSwitches(m_db); !done)
        return done;
    // Innocuous, because triggers and checks of the schema call it while the schema is not trusted.
    sqlite3_create_function_v2(m_db, "unit_open", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, &m_guardOpen,
        &unitOpen, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(m_db, "letter_order", 1,
        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, &letterOrder, nullptr,
        nullptr, nullptr);
    if (m_access == Access::ReadWrite && !m_address.isMemory())
        m_lock = std::make_unique<WriteLock>(QFile::decodeName(sqlite3_db_filename(m_db, "main")));
    return {};
}

/// A backup opened for reading is not in WAL mode and cannot be put into it.
Result<> SqliteDatabase::pinLog()
{
    if (m_access == Access::ReadOnly || m_creating != Creating::No)
        return {};
    if (!expect("PRAGMA journal_mode", "wal")) {
        if (auto done = script("PRAGMA journal_mode = WAL"); !done)
            return done;
    }
    return m_address.isMemory() ? Result<>() : expect("PRAGMA journal_mode", "wal");
}

/// A PRAGMA that fails says nothing, so each is read back (REL-03).
Result<> SqliteDatabase::pin()
{
    if (auto done = pinLog(); !done)
        return done;
    for (const auto& [name, value, shown] : settings) {
        const QByteArray pragma = QByteArray("PRAGMA ") + name;
        const QByteArray setting = pragma + " = " + value;
        if (auto done = plain(setting.constData()); !done)
            return done;
        if (auto done = expect(pragma.constData(), shown); !done)
            return done;
    }
    const bool isWriter = m_access == Access::ReadWrite;
    if (auto done = plain(isWriter ? "PRAGMA cache_size = -32768" : "PRAGMA cache_size = -16384");
        !done)
        return done;
    if (auto done = expect("PRAGMA cache_size", isWriter ? "-32768" : "-16384"); !done)
        return done;
    if (auto done = plain("PRAGMA mmap_size = 0"); !done)
        return done;
    // What cannot be mapped, as memory, gives no answer.
    if (auto done = expect("PRAGMA mmap_size", "0");
        !done && done.error().kind != Error::Kind::NotFound)
        return done;
    if (m_lock)
        sqlite3_wal_hook(m_db, &logGrew, &m_logPages);
    return {};
}

Result<> SqliteDatabase::expect(const char* pragma, const char* wanted)
{
    auto answer = one(*this, {pragma, pragma});
    if (!answer)
        return answer.error();
    const auto is = (*answer)->text(0);
    return is.toLower() == QLatin1StringView(wanted)
        ? Result<>()
        : settingRefused(QString::fromLatin1(pragma), is);
}

} // namespace homeport

#include "core/db/postgres_database.h"

#include "core/base/logging.h"
#include "core/db/registry.h"

#include <QDate>
#include <QtEndian>

#include <bit>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int oldestServer = 150000;
constexpr auto lookInterval = std::chrono::seconds(1);

struct Setting
{
    const char* name;
    const char* value;
    const char* shown; ///< how the server answers it; DateStyle adds the order of its input
};
constexpr Setting settings[] = {
    {"TimeZone", "UTC", "UTC"},
    {"client_encoding", "UTF8", "UTF8"},
    {"standard_conforming_strings", "on", "on"},
    {"search_path", "homeport, sec", "homeport, sec"},
    {"DateStyle", "ISO, YMD", "ISO, YMD"},
    {"bytea_output", "hex", "hex"},
    {"lock_timeout", "5000", "5s"},
    {"statement_timeout", "0", "0"},
    {"idle_in_transaction_session_timeout", "60000", "1min"},
    {"client_min_messages", "warning", "warning"},
    {"synchronous_commit", "on", "on"},
    {"row_security", "on", "on"},
    {"backslash_quote", "safe_encoding", "safe_encoding"},
};

// pg_type.dat; these numbers never change.
enum Type : Oid {
    Bool = 16,
    Bytea = 17,
    Char = 18,
    Name = 19,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    Text = 25,
    Json = 114,
    Float4 = 700,
    Float8 = 701,
    Unknown = 705,
    Bpchar = 1042,
    Varchar = 1043,
    Date = 1082,
    Numeric = 1700,
    UuidType = 2950,
    Jsonb = 3802
};

qint64 rounded(double value)
{
    // 2^63 itself does not fit.
    if (!(std::abs(value) < 9223372036854775808.0))
        return 0;
    return std::llround(value);
}

/// The nearest integer; halves go away from zero, as the server's own casts do. 0 if it does not
/// fit.
qint64 fromNumeric(QByteArrayView bytes)
{
    constexpr quint16 negative = 0x4000;
    if (bytes.size() < 8)
        return 0;
    const auto word = [bytes](
                          qsizetype i) { return qFromBigEndian<quint16>(bytes.data() + 2 * i); };
    const int count = qMin<int>(word(0), int(bytes.size() / 2) - 4);
    const int weight = qint16(word(1));
    const quint16 sign = word(2);
    if (sign != 0 && sign != negative)
        return 0; // NaN and the infinities
    const auto digit = [&](int i) { return i >= 0 && i < count ? int(word(4 + i)) : 0; };
    const int direction = sign == negative ? -1 : 1;
    qint64 out = 0;
    for (int i = 0; i <= weight; ++i) {
        if (__builtin_mul_overflow(out, qint64(10000), &out)
            || __builtin_add_overflow(out, qint64(direction * digit(i)), &out))
            return 0;
    }
    if (digit(weight + 1) >= 5000 && __builtin_add_overflow(out, qint64(direction), &out))
        return 0;
    return out;
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

/// Turns :name into $n, and lists the names.
QByteArray numbered(QByteArrayView text, QList<QByteArray>& names)
{
    QByteArray out;
    out.reserve(text.size());
    const qsizetype size = text.size();
    qsizetype i = 0;
    const auto copyTo = [&](qsizetype end) {
        out.append(text.data() + i, end - i);
        i = end;
    };
    while (i < size) {
        const char c = text[i];
        if (c == '\'' || c == '"') {
            // A doubled quote reads as two strings side by side, which comes to the same here.
            const qsizetype end = text.indexOf(c, i + 1);
            copyTo(end < 0 ? size : end + 1);
        } else if (c == '-' && i + 1 < size && text[i + 1] == '-') {
            const qsizetype end = text.indexOf('\n', i);
            copyTo(end < 0 ? size : end);
        } else if (c == ':' && i + 1 < size && text[i + 1] == ':') {
            copyTo(i + 2);
        } else if (c == ':' && i + 1 < size && isNameStart(text[i + 1])) {
            qsizetype end = i + 2;
            while (end < size && isNamePart(text[end]))
                ++end;
            const QByteArray name = text.sliced(i + 1, end - i - 1).toByteArray();
            qsizetype at = names.indexOf(name);
            if (at < 0) {
                at = names.size();
                names.append(name);
            }
            out += '$' + QByteArray::number(at + 1);
            i = end;
        } else {
            copyTo(i + 1);
        }
    }
    return out;
}

QString oneLine(const char* message)
{
    return QString::fromUtf8(message).simplified();
}

void ignoreNotice(void*, const char*) {}

} // namespace

/// Rows of one answer, which libpq has fetched whole.
class PostgresCursor final : public Cursor
{
public:
    explicit PostgresCursor(PostgresDatabase::Answer answer)
        : m_answer(std::move(answer)), m_count(PQntuples(m_answer.get()))
    {}
    bool next() override
    {
        if (m_row + 1 >= m_count)
            return false;
        ++m_row;
        return true;
    }
    Result<> status() const override { return {}; }
    bool isNull(int column) const override
    {
        return !has(column) || PQgetisnull(m_answer.get(), m_row, column) != 0;
    }
    qint64 integer(int column) const override
    {
        const auto value = bytes(column);
        switch (typeOf(column)) {
        case Bool: return value.size() == 1 && value[0] != 0 ? 1 : 0;
        case Int2: return number<qint16>(value);
        case Int4: return number<qint32>(value);
        case Int8: return number<qint64>(value);
        case Float4: return rounded(std::bit_cast<float>(number<quint32>(value)));
        case Float8: return rounded(std::bit_cast<double>(number<quint64>(value)));
        case Numeric: return fromNumeric(value);
        default: return 0;
        }
    }
    bool boolean(int column) const override { return integer(column) != 0; }
    QString text(int column) const override
    {
        const auto value = bytes(column);
        switch (typeOf(column)) {
        case Char:
        case Name:
        case Text:
        case Json:
        case Unknown:
        case Bpchar:
        case Varchar: return QString::fromUtf8(value);
        case Jsonb: return value.isEmpty() ? QString() : QString::fromUtf8(value.sliced(1));
        case Date:
            return value.size() == 4
                ? QDate(2000, 1, 1).addDays(number<qint32>(value)).toString(Qt::ISODate)
                : QString();
        default: return {};
        }
    }
    QByteArray blob(int column) const override
    {
        return typeOf(column) == Bytea ? bytes(column).toByteArray() : QByteArray();
    }
    QUuid uuid(int column) const override
    {
        const auto value = bytes(column);
        return typeOf(column) == UuidType && value.size() == 16 ? QUuid::fromRfc4122(value)
                                                                : QUuid();
    }

private:
    template <typename T>
    static T number(QByteArrayView value)
    {
        return value.size() == qsizetype(sizeof(T)) ? qFromBigEndian<T>(value.data()) : T(0);
    }
    bool has(int column) const
    {
        return m_row >= 0 && m_row < m_count && column >= 0 && column < PQnfields(m_answer.get());
    }
    Oid typeOf(int column) const { return has(column) ? PQftype(m_answer.get(), column) : 0; }
    QByteArrayView bytes(int column) const
    {
        if (!has(column))
            return {};
        return {
            PQgetvalue(m_answer.get(), m_row, column), PQgetlength(m_answer.get(), m_row, column)};
    }

    PostgresDatabase::Answer m_answer;
    int m_count;
    int m_row = -1;
};

Result<std::unique_ptr<Database>> PostgresDatabase::open(
    const Address& address, Access access, Schema schema)
{
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address, access));
    if (auto done = database->connect(); !done)
        return done.error();
    auto ours =
        number(*database, {"postgres.hasDesk", "SELECT to_regclass('homeport.desk') IS NOT NULL"});
    if (!ours)
        return ours.error();
    if (*ours == 0)
        return Error{
            Error::Kind::Invalid, address.shown(), u"no table homeport.desk"_s, u"NOT_A_DESK"_s};
    database->m_schema = schema;
    if (auto fine = database->checkVersion(); !fine)
        return fine.error();
    return std::unique_ptr<Database>(std::move(database));
}

Result<std::unique_ptr<Database>> PostgresDatabase::create(const Address& address)
{
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address, Access::ReadWrite));
    if (auto done = database->connect(); !done)
        return done.error();
    auto standing = number(*database,
        {"postgres.hasSchema", "SELECT count(*) FROM pg_namespace WHERE nspname = 'homeport'"});
    if (!standing)
        return standing.error();
    if (*standing > 0) {
        return Error{Error::Kind::Conflict, address.shown(), u"the schema homeport exists"_s,
            u"DUPLICATE"_s};
    }
    if (auto done = database->begin(); !done)
        return done.error();
    for (const auto* statement : createStatements(Dialect::Postgresql)) {
        if (auto done = database->script(statement); !done) {
            database->rollback();
            return done.error();
        }
    }
    if (auto done = database->commit(); !done)
        return done.error();
    return std::unique_ptr<Database>(std::move(database));
}

/// Without its row the desk is not finished, and whoever makes it writes the version.
Result<> PostgresDatabase::checkVersion()
{
    auto version =
        number(*this, {"postgres.schemaVersion", "SELECT max(schema_version) FROM homeport.desk"});
    if (!version)
        return version.error();
    return *version == 0 ? Result<>() : checkedVersion(*version, m_schema, m_address.shown());
}

/// Why there is no connection. libpq names the server's reason by code only when it is asked to be
/// verbose, and the words are in the server's language.
Error PostgresDatabase::refusal()
{
    const auto shown = m_address.shown();
    const auto said = oneLine(PQerrorMessage(m_connection));
    if (PQsocket(m_connection) < 0 && PQserverVersion(m_connection) == 0
        && !said.contains(u"FATAL"_s))
        return {Error::Kind::Unavailable, shown, said, u"UNAVAILABLE"_s};
    PQsetErrorVerbosity(m_connection, PQERRORS_VERBOSE);
    PQreset(m_connection);
    const auto coded = oneLine(PQerrorMessage(m_connection));
    PQsetErrorVerbosity(m_connection, PQERRORS_DEFAULT);
    if (coded.contains(u" 3D000: "_s))
        return {Error::Kind::NotFound, shown, said, u"NO_DATABASE"_s};
    if (coded.contains(u" 28000: "_s) || coded.contains(u" 28P01: "_s))
        return {Error::Kind::Denied, shown, said, u"SERVER_SIGN_IN"_s};
    return {Error::Kind::Unavailable, shown, said, u"UNAVAILABLE"_s};
}

PostgresDatabase::~PostgresDatabase()
{
    PQfinish(m_connection);
}

Result<> PostgresDatabase::connect()
{
    const auto uri = m_address.text.toUtf8();
    char* complaint = nullptr;
    auto* options = PQconninfoParse(uri.constData(), &complaint);
    // What libpq complains about may quote the address, and so a password.
    PQfreemem(complaint);
    if (!options)
        return Error{Error::Kind::Invalid, m_address.shown(), u"not a PostgreSQL address"_s,
            u"BAD_ADDRESS"_s};
    bool hasPassword = false;
    for (const auto* option = options; option->keyword; ++option) {
        const QByteArrayView keyword(option->keyword);
        if (option->val && (keyword == "password" || keyword == "sslpassword"))
            hasPassword = true;
    }
    PQconninfoFree(options);
    if (hasPassword)
        return Error{Error::Kind::Invalid, u"address"_s, {}, u"PASSWORD_IN_ADDRESS"_s};

    // Later ones win over what the address says.
    const char* const keywords[] = {
        "dbname", "connect_timeout", "application_name", "client_encoding", nullptr};
    const char* const values[] = {uri.constData(), "5", "homeport", "UTF8", nullptr};
    m_connection = PQconnectdbParams(keywords, values, 1);
    if (!m_connection)
        return Error{Error::Kind::Unavailable, m_address.shown(), u"out of memory"_s};
    if (PQstatus(m_connection) != CONNECTION_OK)
        return refusal();
    PQsetNoticeProcessor(m_connection, &ignoreNotice, nullptr);
    if (PQserverVersion(m_connection) < oldestServer) {
        return Error{Error::Kind::Invalid, m_address.shown(),
            u"server %1"_s.arg(PQserverVersion(m_connection)), u"SERVER_TOO_OLD"_s};
    }
    return pin();
}

Result<> PostgresDatabase::pin()
{
    QByteArray set = "SELECT ";
    QByteArray shown = "SELECT ";
    for (const auto& [name, value, answer] : settings) {
        const QByteArray comma = name == settings[0].name ? "" : ", ";
        set += comma + "set_config('" + name + "', '" + value + "', false)";
        shown += comma + "current_setting('" + name + "')";
    }
    if (auto done = runPlain(set.constData(), "postgres.pin"); !done)
        return done.error();
    auto answer = runPlain(shown.constData(), "postgres.readBack");
    if (!answer)
        return answer.error();
    for (int i = 0; i < int(std::size(settings)); ++i) {
        const auto* is = PQgetvalue(answer->get(), 0, i);
        if (QByteArrayView(is) != QByteArrayView(settings[i].shown)) {
            return Error{Error::Kind::Unavailable, QString::fromLatin1(settings[i].name),
                QString::fromUtf8(is), u"SETTING_REFUSED"_s};
        }
    }
    if (m_access == Access::ReadOnly) {
        if (auto done = runPlain("SET default_transaction_read_only = on", "postgres.readOnly");
            !done)
            return done.error();
    }
    if (auto done = runPlain("LISTEN homeport_changed", "postgres.listen"); !done)
        return done.error();
    return {};
}

Result<> PostgresDatabase::ensureConnected()
{
    // Within a transaction the rest must fail: what came before is gone with the connection.
    if (m_isBegun || PQstatus(m_connection) == CONNECTION_OK)
        return {};
    return reconnect();
}

Result<> PostgresDatabase::reconnect()
{
    m_isBegun = false;
    m_prepared.clear();
    m_lastLook.reset();
    PQreset(m_connection);
    if (PQstatus(m_connection) != CONNECTION_OK)
        return Error{Error::Kind::Unavailable, m_address.shown(),
            oneLine(PQerrorMessage(m_connection)), u"UNAVAILABLE"_s};
    if (auto done = pin(); !done)
        return done;
    if (m_schema != Schema::Any) {
        if (auto fine = checkVersion(); !fine)
            return fine;
    }
    qCInfo(lcDb, "connected to the server again");
    return {};
}

Result<PostgresDatabase::Prepared> PostgresDatabase::prepared(const Sql& sql)
{
    const auto text = QByteArray::fromRawData(sql.text, qsizetype(qstrlen(sql.text)));
    if (const auto found = m_prepared.constFind(text); found != m_prepared.constEnd())
        return *found;
    Prepared made{"hp" + QByteArray::number(++m_preparedCount), {}};
    const auto numberedText = numbered(text, made.placeholders);
    const Answer answer(
        PQprepare(m_connection, made.name.constData(), numberedText.constData(), 0, nullptr));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
        return errorOf(answer.get(), sql.name);
    m_prepared.insert(QByteArray(sql.text), made);
    return made;
}

Result<PostgresDatabase::Answer> PostgresDatabase::run(const Sql& sql, const Bindings& bindings)
{
    if (auto done = ensureConnected(); !done)
        return done.error();
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    const auto count = size_t(statement->placeholders.size());
    std::vector<QByteArray> held(count);
    std::vector<const char*> values(count, nullptr);
    std::vector<int> lengths(count, 0);
    std::vector<int> formats(count, 0);
    for (const auto& [name, value] : bindings) {
        const auto at = statement->placeholders.indexOf(QByteArrayView(name));
        if (at < 0 || value.isNull())
            continue;
        const auto i = size_t(at);
        switch (value.kind()) {
        case Value::Kind::Null: break;
        case Value::Kind::Boolean: held[i] = value.boolean() ? "true" : "false"; break;
        case Value::Kind::Integer: held[i] = QByteArray::number(value.integer()); break;
        case Value::Kind::Text: {
            const auto text = value.text();
            if (text.contains(QChar(u'\0'))) {
                return Error{Error::Kind::Invalid, QString::fromLatin1(sql.name),
                    u"NUL in %1"_s.arg(QLatin1StringView(name)), u"VALIDATION_ERROR"_s};
            }
            held[i] = text.toUtf8();
            break;
        }
        case Value::Kind::Blob:
            held[i] = value.blob();
            formats[i] = 1;
            break;
        case Value::Kind::Uuid:
            held[i] = value.uuid().toRfc4122();
            formats[i] = 1;
            break;
        }
        values[i] = held[i].constData(); // never nullptr, which would be NULL
        lengths[i] = int(held[i].size());
    }
    Answer answer(PQexecPrepared(m_connection, statement->name.constData(), int(count),
        values.data(), lengths.data(), formats.data(), 1));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return errorOf(answer.get(), sql.name);
    return answer;
}

Result<PostgresDatabase::Answer> PostgresDatabase::runPlain(const char* text, const char* name)
{
    Answer answer(PQexec(m_connection, text));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return errorOf(answer.get(), name);
    return answer;
}

Result<std::unique_ptr<Cursor>> PostgresDatabase::query(const Sql& sql, const Bindings& bindings)
{
    auto answer = run(sql, bindings);
    if (!answer)
        return answer.error();
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(*std::move(answer)));
}

Result<qint64> PostgresDatabase::exec(const Sql& sql, const Bindings& bindings)
{
    auto answer = run(sql, bindings);
    if (!answer)
        return answer.error();
    return QByteArrayView(PQcmdTuples(answer->get())).toByteArray().toLongLong();
}

Result<> PostgresDatabase::script(const QByteArray& text)
{
    if (auto done = ensureConnected(); !done)
        return done;
    if (auto done = runPlain(text.constData(), "script"); !done)
        return done.error();
    // A statement whose columns the script changed would be refused from now on.
    if (!m_prepared.isEmpty()) {
        m_prepared.clear();
        if (auto done = runPlain("DEALLOCATE ALL", "postgres.deallocate"); !done)
            return done.error();
    }
    return {};
}

Result<> PostgresDatabase::start(const char* statement)
{
    if (m_isBegun)
        return Error{Error::Kind::Internal, u"begin"_s, u"within a transaction"_s};
    if (auto done = ensureConnected(); !done)
        return done;
    if (auto done = runPlain(statement, "begin"); !done)
        return done.error();
    m_isBegun = true;
    return {};
}

Result<> PostgresDatabase::begin()
{
    if (m_access == Access::ReadOnly)
        return Error{Error::Kind::Denied, u"database"_s, u"opened for reading"_s, u"READ_ONLY"_s};
    return start("BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE");
}

Result<> PostgresDatabase::beginRead()
{
    return start("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

Result<> PostgresDatabase::commit()
{
    if (!m_isBegun)
        return Error{Error::Kind::Internal, u"commit"_s, u"no transaction"_s};
    m_isBegun = false;
    // Lost before anything was asked for, it is certain that nothing was committed.
    const bool wasConnected = PQstatus(m_connection) == CONNECTION_OK;
    auto answer = runPlain("COMMIT", "commit");
    if (!answer) {
        auto error = answer.error();
        if (wasConnected && PQstatus(m_connection) != CONNECTION_OK)
            error.code = u"COMMIT_UNKNOWN"_s;
        return error;
    }
    // The server answers so, and without an error, where a statement had failed before.
    if (QByteArrayView(PQcmdStatus(answer->get())) == "ROLLBACK")
        return Error{Error::Kind::Internal, u"commit"_s, u"rolled back, a statement had failed"_s};
    return {};
}

void PostgresDatabase::rollback()
{
    if (!m_isBegun)
        return;
    m_isBegun = false;
    if (PQstatus(m_connection) == CONNECTION_OK)
        Answer(PQexec(m_connection, "ROLLBACK"));
}

Result<> PostgresDatabase::openGuard()
{
    // Local to the transaction: its end closes the guard, whatever happens.
    if (auto done = runPlain("SELECT set_config('homeport.unit', 'open', true)", "openGuard");
        !done)
        return done.error();
    return {};
}

void PostgresDatabase::closeGuard()
{
    if (PQtransactionStatus(m_connection) == PQTRANS_INTRANS)
        Answer(PQexec(m_connection, "SELECT set_config('homeport.unit', '', true)"));
}

Result<qint64> PostgresDatabase::nextArrival()
{
    // Held to the end of the transaction, so that numbers follow the order of commits.
    if (auto done = exec({"journal.lockArrival", "SELECT pg_advisory_xact_lock(7305)"}); !done)
        return done.error();
    return number(*this, {"journal.nextArrival", "SELECT nextval('homeport.jr_no')"});
}

Result<> PostgresDatabase::awaitWriters()
{
    // On its own, so that the next statement looks with a snapshot taken afterwards.
    if (auto done = exec({"journal.awaitArrivals", "SELECT pg_advisory_xact_lock(7305)"}); !done)
        return done.error();
    return {};
}

bool PostgresDatabase::othersCommitted()
{
    bool moved = PQconsumeInput(m_connection) == 0;
    while (auto* notice = PQnotifies(m_connection)) {
        moved = moved || notice->be_pid != PQbackendPID(m_connection);
        PQfreemem(notice);
    }
    const auto now = std::chrono::steady_clock::now();
    if (!m_lastLook || now - *m_lastLook >= lookInterval)
        moved = true;
    if (moved)
        m_lastLook = now;
    return moved;
}

void PostgresDatabase::notifyOthers()
{
    Answer(PQexec(m_connection, "NOTIFY homeport_changed"));
}

bool PostgresDatabase::isRetryable(const Error& error) const
{
    return error.code == QLatin1StringView("40001") || error.code == QLatin1StringView("40P01");
}

Error PostgresDatabase::errorOf(const PGresult* result, const char* statement) const
{
    const auto subject = QString::fromLatin1(statement);
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const QByteArray state = field ? field : "";
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const auto detail = oneLine(message ? message : PQerrorMessage(m_connection));

    if (state == "23505" || state == "42P06")
        return {Error::Kind::Conflict, subject, detail, u"DUPLICATE"_s};
    if (state == "23503")
        return {Error::Kind::Conflict, subject, detail, u"IN_USE"_s};
    // A check, NOT NULL, the length, the form, the range, a date's form and range, the encoding.
    for (const auto* invalid :
        {"23514", "23502", "22001", "22P02", "22003", "22007", "22008", "22021"}) {
        if (state == invalid)
            return {Error::Kind::Invalid, subject, detail, u"VALIDATION_ERROR"_s};
    }
    if (state == "42501")
        return {Error::Kind::Denied, subject, detail};
    if (state == "25006")
        return {Error::Kind::Denied, subject, detail, u"READ_ONLY"_s};
    if (state == "40001" || state == "40P01")
        return {Error::Kind::Conflict, subject, detail, QString::fromLatin1(state)};
    if (state == "55P03")
        return {Error::Kind::Unavailable, subject, detail, u"LOCKED"_s};
    if (state == "53100")
        return {Error::Kind::Unavailable, subject, detail, u"STORAGE_FULL"_s};
    if (state == "57014" || state == "57P01" || state == "57P02" || state == "57P03"
        || state.startsWith("08"))
        return {Error::Kind::Unavailable, subject, detail};
    if (state == "HP001")
        return {Error::Kind::Internal, subject, detail, u"NO_UNIT"_s};
    if (state == "XX001" || state == "XX002")
        return {Error::Kind::Corrupt, subject, detail, u"DAMAGED"_s};
    if (PQstatus(m_connection) != CONNECTION_OK)
        return {Error::Kind::Unavailable, subject, detail};
    return {Error::Kind::Internal, subject, detail};
}

} // namespace homeport

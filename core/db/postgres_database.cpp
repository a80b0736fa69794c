#include "core/db/postgres_database.h"

#include "core/db/postgres_cursor.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto lookInterval = std::chrono::seconds(1);
/// Statements that are kept prepared; an UPDATE has a text of its own for each set of cells.
constexpr qsizetype mostStatements = 300;
constexpr int rowsAtOnce = 500;

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

} // namespace

Result<PostgresDatabase::Prepared> PostgresDatabase::prepared(const Sql& sql)
{
    const auto text = QByteArray::fromRawData(sql.text, qsizetype(qstrlen(sql.text)));
    if (const auto found = m_prepared.find(text); found != m_prepared.end()) {
        found->lastUse = ++m_uses;
        return *found;
    }
    if (m_prepared.size() >= mostStatements)
        dropOldest();
    Prepared made{"hp" + QByteArray::number(++m_preparedCount), {}, ++m_uses};
    const auto numberedText = numbered(text, made.placeholders);
    const Answer answer(
        PQprepare(m_connection, made.name.constData(), numberedText.constData(), 0, nullptr));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
        return errorOf(answer.get(), sql.name);
    m_prepared.insert(QByteArray(sql.text), made);
    return made;
}

struct PostgresDatabase::Parameters
{
    std::vector<QByteArray> held;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
};

Result<PostgresDatabase::Parameters> PostgresDatabase::bound(
    const QList<QByteArray>& placeholders, const Sql& sql, const Bindings& bindings)
{
    const auto count = size_t(placeholders.size());
    Parameters out{std::vector<QByteArray>(count), std::vector<const char*>(count, nullptr),
        std::vector<int>(count, 0), std::vector<int>(count, 0)};
    auto& [held, values, lengths, formats] = out;
    for (const auto& [name, value] : bindings) {
        const auto at = placeholders.indexOf(QByteArrayView(name));
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
    return out;
}

/// Makes room for one more, at the cost of the one that was not needed for longest.
void PostgresDatabase::dropOldest()
{
    const auto oldest = std::min_element(m_prepared.begin(), m_prepared.end(),
        [](const Prepared& a, const Prepared& b) { return a.lastUse < b.lastUse; });
    Answer(PQexec(m_connection, ("DEALLOCATE " + oldest->name).constData()));
    m_prepared.erase(oldest);
}

Result<PostgresDatabase::Answer> PostgresDatabase::run(const Sql& sql, const Bindings& bindings)
{
    if (auto done = ensureConnected(); !done)
        return done.error();
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    auto parameters = bound(statement->placeholders, sql, bindings);
    if (!parameters)
        return parameters.error();
    Answer answer(
        PQexecPrepared(m_connection, statement->name.constData(), int(parameters->values.size()),
            parameters->values.data(), parameters->lengths.data(), parameters->formats.data(), 1));
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
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(answer->release()));
}

/// By a cursor of the server, since libpq's own way of reading row by row would keep the connection
/// from being asked anything else.
Result<std::unique_ptr<Cursor>> PostgresDatabase::stream(const Sql& sql, const Bindings& bindings)
{
    if (!m_isBegun)
        return query(sql, bindings); // no snapshot to read from
    QList<QByteArray> placeholders;
    const auto text = numbered(QByteArrayView(sql.text), placeholders);
    auto parameters = bound(placeholders, sql, bindings);
    if (!parameters)
        return parameters.error();
    const auto name = "hc" + QByteArray::number(++m_preparedCount);
    const auto declaring = "DECLARE " + name + " NO SCROLL CURSOR FOR " + text;
    const Answer declared(
        PQexecParams(m_connection, declaring.constData(), int(parameters->values.size()), nullptr,
            parameters->values.data(), parameters->lengths.data(), parameters->formats.data(), 1));
    if (PQresultStatus(declared.get()) != PGRES_COMMAND_OK)
        return errorOf(declared.get(), sql.name);
    const auto fetching = "FETCH " + QByteArray::number(rowsAtOnce) + " FROM " + name;
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(
        [this, fetching, of = sql.name]() -> Result<PGresult*> {
            Answer rows(PQexecParams(
                m_connection, fetching.constData(), 0, nullptr, nullptr, nullptr, nullptr, 1));
            if (PQresultStatus(rows.get()) != PGRES_TUPLES_OK)
                return errorOf(rows.get(), of);
            return rows.release();
        },
        [this, name] {
            if (m_isBegun && PQtransactionStatus(m_connection) == PQTRANS_INTRANS)
                Answer(PQexec(m_connection, ("CLOSE " + name).constData()));
        }));
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

/// Where the server said a last word before it went, libpq reports what it could not send and has
/// not yet read on to the end.
bool PostgresDatabase::isLost()
{
    PQconsumeInput(m_connection);
    return PQstatus(m_connection) != CONNECTION_OK;
}

Result<> PostgresDatabase::start(const char* statement)
{
    if (m_isBegun)
        return Error{Error::Kind::Internal, u"begin"_s, u"within a transaction"_s};
    if (auto done = ensureConnected(); !done)
        return done;
    auto done = runPlain(statement, "begin");
    // That the server went away meanwhile shows only here. Nothing was asked for yet, so it is safe
    // to ask again.
    if (!done && isLost()) {
        if (auto again = reconnect(); !again)
            return again;
        done = runPlain(statement, "begin");
    }
    if (!done)
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
        if (wasConnected && isLost())
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

} // namespace homeport

// Statements and their answers: what waits for the server waits here.
#include "core/db/postgres_cursor.h"
#include "core/db/postgres_database.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowsAtOnce = 500;

} // namespace

Result<PostgresDatabase::Answer> PostgresDatabase::run(const Sql& sql, const Bindings& bindings)
{
    if (auto done = ensureConnected(); !done)
        return done.error();
    const bool wasOwed = m_isBeginOwed;
    auto answer = runOnce(sql, bindings);
    // As in start(): nothing has been read in this transaction yet.
    if (answer || !wasOwed || !isLost())
        return answer;
    if (auto again = reconnect(); !again)
        return again.error();
    m_isBegun = m_isReading = m_isBeginOwed = true;
    return runOnce(sql, bindings);
}

Result<PostgresDatabase::Answer> PostgresDatabase::runOnce(const Sql& sql, const Bindings& bindings)
{
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    if (auto done = makeWay(sql, *statement); !done)
        return done.error();
    auto parameters = bound(statement->placeholders, sql, bindings);
    if (!parameters)
        return parameters.error();
    if (auto known = takeForeseen(*statement, *parameters))
        return known;
    if (m_isBeginOwed) {
        std::vector<Ready> first;
        first.push_back({sql.name, statement->name, std::move(*parameters)});
        auto answers = askTogether(first);
        return answers ? Result<Answer>(std::move(answers->front())) : answers.error();
    }
    Answer answer(
        PQexecPrepared(m_connection, statement->name.constData(), int(parameters->values.size()),
            parameters->values.data(), parameters->lengths.data(), parameters->formats.data(), 1));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return errorOf(answer.get(), sql.name);
    return answer;
}

/// Where something else comes first than a question.
Result<> PostgresDatabase::payBegin()
{
    if (!std::exchange(m_isBeginOwed, false))
        return {};
    auto done = runPlain(beginReading, "begin");
    if (!done && isLost()) {
        if (auto again = reconnect(); !again)
            return again;
        m_isBegun = m_isReading = true;
        done = runPlain(beginReading, "begin");
    }
    return done ? Result<>() : done.error();
}

/// What is held back goes before a statement that names its table, or that ends or begins a part of
/// the transaction.
Result<> PostgresDatabase::makeWay(const Sql& sql, const Prepared& statement)
{
    if (!m_isBegun)
        return {};
    if (qstrnicmp(sql.text, "ROLLBACK TO", 11) == 0) {
        m_buffer.clear();
        m_isGuardOpen.reset(); // what it was at the savepoint
        m_arrivalsLeft = 0;
        m_arrivalsAtOnce = 1; // a lock taken since went with the savepoint
        m_kept.clear();
        return {};
    }
    const bool isMark =
        qstrnicmp(sql.text, "SAVEPOINT", 9) == 0 || qstrnicmp(sql.text, "RELEASE", 7) == 0;
    const auto tables = m_buffer.tables();
    const bool isMet = std::any_of(tables.begin(), tables.end(), [&](const QByteArray& table) {
        return statement.words.contains(table) && (!m_isOfStored || m_buffer.holdsLater(table));
    });
    if (isMark || isMet) {
        if (auto done = flush(); !done)
            return done;
    }
    if (!statement.writes)
        return {};
    for (const auto& word : statement.words) {
        m_buffer.forget(word);
        forgetAnswers(word);
    }
    return switchGuard(m_isGuardWanted);
}

Result<std::unique_ptr<Cursor>> PostgresDatabase::query(const Sql& sql, const Bindings& bindings)
{
    auto answer = sql.isKept && m_isBegun ? ask(sql, bindings) : run(sql, bindings);
    if (!answer)
        return answer.error();
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(answer->release()));
}

/// The answer is not kept: it says nothing of what is held back.
Result<std::unique_ptr<Cursor>> PostgresDatabase::queryStored(
    const Sql& sql, const Bindings& bindings)
{
    const QScopedValueRollback<bool> ofStored(m_isOfStored, true);
    auto answer = run(sql, bindings);
    if (!answer)
        return answer.error();
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(answer->release()));
}

/// Within one snapshot only what this transaction writes can change an answer.
Result<PostgresDatabase::Answer> PostgresDatabase::ask(const Sql& sql, const Bindings& bindings)
{
    if (auto done = payBegin(); !done)
        return done.error();
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    auto parameters = bound(statement->placeholders, sql, bindings);
    if (!parameters)
        return parameters.error();
    const auto key = keyOf(*parameters);
    auto& kept = m_kept[statement->name];
    kept.words = statement->words;
    auto found = kept.answers.find(key);
    if (found == kept.answers.end()) {
        auto answer = run(sql, bindings);
        if (!answer)
            return answer;
        found = kept.answers.emplace(key, std::move(*answer)).first;
    }
    return Answer(PQcopyResult(found->second.get(), PG_COPYRES_ATTRS | PG_COPYRES_TUPLES));
}

void PostgresDatabase::forgetAnswers(const QByteArray& table)
{
    for (auto& [name, kept] : m_kept) {
        if (kept.words.contains(table))
            kept.answers.clear();
    }
}

/// By a cursor of the server, since libpq's own way of reading row by row would keep the connection
/// from being asked anything else.
Result<std::unique_ptr<Cursor>> PostgresDatabase::stream(const Sql& sql, const Bindings& bindings)
{
    if (!m_isBegun)
        return query(sql, bindings); // no snapshot to read from
    if (auto done = flush(); !done)
        return done.error();
    if (auto done = payBegin(); !done)
        return done.error();
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

} // namespace homeport

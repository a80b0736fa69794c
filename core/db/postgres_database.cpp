#include "core/db/postgres_database.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto lookInterval = std::chrono::seconds(1);
constexpr qint64 mostArrivalsAtOnce = 256;
constexpr auto beginWriting = "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE";

/// The number of a stream's lock. The second half of a version 7 key is random, so that nobody
/// meets another stream's number, nor that of the arrivals.
QByteArray lockOf(const QUuid& stream)
{
    const auto bytes = stream.toRfc4122();
    return QByteArray::number(qFromBigEndian<quint64>(bytes.constData() + 8) >> 1);
}

} // namespace

Result<PostgresDatabase::Answer> PostgresDatabase::runPlain(const char* text, const char* name)
{
    Answer answer(PQexec(m_connection, text));
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return errorOf(answer.get(), name);
    return answer;
}

Result<> PostgresDatabase::script(const QByteArray& text)
{
    if (auto done = ensureConnected(); !done)
        return done;
    if (auto done = flush(); !done)
        return done;
    if (auto done = payBegin(); !done)
        return done;
    m_buffer.clear();
    m_kept.clear();
    if (m_isBegun) {
        if (auto done = switchGuard(m_isGuardWanted); !done)
            return done;
    }
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

/// Answers what the server did; nothing where it is not told, since a desk is being made.
Result<PostgresDatabase::Answer> PostgresDatabase::start(const char* statement)
{
    if (m_isBegun)
        return Error{Error::Kind::Internal, u"begin"_s, u"within a transaction"_s};
    if (m_hasFailed)
        return Error{Error::Kind::Internal, u"create"_s, u"failed before"_s};
    if (m_isCreating) {
        endTransaction();
        m_isBegun = true;
        return Answer();
    }
    if (auto done = ensureConnected(); !done)
        return done.error();
    auto done = runPlain(statement, "begin");
    // That the server went away meanwhile shows only here. Nothing was asked for yet, so it is safe
    // to ask again.
    if (!done && isLost()) {
        if (auto again = reconnect(); !again)
            return again.error();
        done = runPlain(statement, "begin");
    }
    if (!done) {
        // What is asked for together with the beginning fails within what has begun.
        if (PQtransactionStatus(m_connection) == PQTRANS_INERROR)
            Answer(PQexec(m_connection, "ROLLBACK"));
        return done;
    }
    endTransaction();
    m_isBegun = true;
    return done;
}

/// Nothing of a transaction outlives it.
void PostgresDatabase::endTransaction()
{
    m_isBegun = false;
    m_isBeginOwed = false;
    m_buffer.clear();
    m_kept.clear();
    m_foreseen.clear();
    m_isReading = false;
    m_isGuardWanted = false;
    if (m_isCreating)
        m_isGuardOpen.reset();
    else
        m_isGuardOpen = false;
    m_arrivalsLeft = 0;
    m_arrivalsAtOnce = 1;
}

Result<> PostgresDatabase::checkMayWrite() const
{
    if (m_access == Access::ReadOnly)
        return Error{Error::Kind::Denied, u"database"_s, u"opened for reading"_s, u"READ_ONLY"_s};
    return {};
}

Result<> PostgresDatabase::begin()
{
    if (auto may = checkMayWrite(); !may)
        return may;
    auto begun = start(beginWriting);
    return begun ? Result<>() : begun.error();
}

/// The turn is a lock of the transaction on the stream. Usually nobody has it, and it is asked for
/// together with the beginning. Whoever has to wait for it must do so before: the first question of
/// a transaction fixes what it sees, and then waits, so that it would not see what was written
/// meanwhile. So the session waits, in a transaction of its own, and hands the lock on to the one
/// that writes. All of that is one message to the server, which works it off also where the program
/// that sent it is gone: no session keeps the lock.
Result<> PostgresDatabase::beginFor(const QUuid& stream)
{
    if (auto may = checkMayWrite(); !may)
        return may;
    const auto lock = lockOf(stream);
    const auto trying =
        QByteArray(beginWriting) + "; SELECT pg_try_advisory_xact_lock(" + lock + ')';
    auto begun = start(trying.constData());
    if (!begun)
        return begun.error();
    if (!*begun || QByteArrayView(PQgetvalue(begun->get(), 0, 0)) == "t")
        return {};
    const auto waiting = "ROLLBACK; BEGIN; SELECT pg_advisory_lock(" + lock + "); COMMIT; "
        + beginWriting + "; SELECT pg_advisory_xact_lock(" + lock + "); SELECT pg_advisory_unlock("
        + lock + ')';
    auto queued = runPlain(waiting.constData(), "begin");
    if (queued)
        return {};
    endTransaction();
    QByteArray leaving("ROLLBACK");
    if (queued.error().code != "LOCKED"_L1) // it may have come to have it
        leaving += "; SELECT pg_advisory_unlock(" + lock + ')';
    const Answer left(PQexec(m_connection, leaving.constData()));
    if (PQresultStatus(left.get()) == PGRES_FATAL_ERROR && PQstatus(m_connection) == CONNECTION_OK)
        (void)reconnect(); // what a session has ends with it
    return queued.error();
}

Result<> PostgresDatabase::beginRead()
{
    if (m_isCreating || m_isBegun || m_hasFailed) {
        auto started = start(beginReading);
        m_isReading = m_isBegun;
        return started ? Result<>() : started.error();
    }
    if (auto done = ensureConnected(); !done)
        return done;
    endTransaction();
    m_isBegun = m_isReading = m_isBeginOwed = true;
    return {};
}

Result<> PostgresDatabase::commit()
{
    if (!m_isBegun)
        return Error{Error::Kind::Internal, u"commit"_s, u"no transaction"_s};
    if (auto done = flush(); !done) {
        rollback();
        return done;
    }
    endTransaction();
    if (m_isCreating)
        return {};
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
    const bool goesOn = m_isCreating && m_isReading;
    const bool isOwed = m_isBeginOwed;
    const bool isReading = m_isReading;
    endTransaction();
    if (goesOn || isOwed)
        return;
    // Nothing depends on the answer; libpq reads it before the next thing it is asked for.
    if (isReading && PQsendQuery(m_connection, "ROLLBACK") == 1)
        return;
    m_hasFailed = std::exchange(m_isCreating, false);
    if (PQstatus(m_connection) == CONNECTION_OK)
        Answer(PQexec(m_connection, "ROLLBACK"));
}

/// Two that each rely on what the other writes would both commit, as neither sees the other. With
/// the lock one of them waits, and is run again once the other has committed.
Result<> PostgresDatabase::hold(const TableMeta& table, const QUuid& id)
{
    const auto text =
        QByteArray("SELECT 1 FROM \"") + table.name + "\" WHERE " + table.key + " = :id FOR SHARE";
    auto held = number(*this, {"postgres.hold", text.constData()}, {{"id", id}});
    return held ? Result<>() : held.error();
}

/// The server is told with the next statement that writes.
Result<> PostgresDatabase::openGuard()
{
    m_isGuardWanted = true;
    return {};
}

void PostgresDatabase::closeGuard()
{
    m_isGuardWanted = false;
}

Result<> PostgresDatabase::switchGuard(bool opens)
{
    if (m_isGuardOpen == opens)
        return {};
    // Local to the transaction: its end closes the guard, whatever happens.
    auto done = runPlain(opens ? "SELECT set_config('homeport.unit', 'open', true)"
                               : "SELECT set_config('homeport.unit', '', true)",
        "openGuard");
    if (!done)
        return done.error();
    m_isGuardOpen = opens;
    return {};
}

/// The lock is held to the end of the transaction, so that numbers follow the order of commits. Of
/// a long transaction several are drawn at once; those that are left over are never given.
Result<qint64> PostgresDatabase::nextArrival()
{
    constexpr Sql lockAndDraw{"journal.nextArrival", R"sql(
        WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock(7305))
        SELECT nextval('homeport.jr_no') FROM held)sql"};
    constexpr Sql drawMore{"journal.nextArrivals", R"sql(
        SELECT min(n) FROM (SELECT nextval('homeport.jr_no') AS n
                              FROM generate_series(1, CAST(:count AS integer))) AS drawn)sql"};
    if (!m_isBegun || m_arrivalsAtOnce == 1) {
        m_arrivalsAtOnce = 2;
        return number(*this, lockAndDraw);
    }
    if (m_arrivalsLeft == 0) {
        auto first = number(*this, drawMore, {{"count", m_arrivalsAtOnce}});
        if (!first)
            return first;
        m_nextArrival = *first;
        m_arrivalsLeft = m_arrivalsAtOnce;
        m_arrivalsAtOnce = std::min(m_arrivalsAtOnce * 2, mostArrivalsAtOnce);
    }
    --m_arrivalsLeft;
    return m_nextArrival++;
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

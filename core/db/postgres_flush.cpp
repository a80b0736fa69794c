#include "core/db/postgres_database.h"
#include "core/db/registry.h"
#include "core/db/row_statements.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// From so many changed rows of one table on one statement changes them all: the server reads the
/// table's checks anew for each statement.
constexpr size_t rowsWorthGathering = 8;
/// Statements on their way at once. Their answers must fit what lies between the two programs.
constexpr size_t statementsAtOnce = 200;
/// So much is held back at most.
constexpr size_t mostHeldBack = 50'000;

bool hasNul(const Value& value)
{
    return value.kind() == Value::Kind::Text && value.text().contains(QChar(u'\0'));
}

} // namespace

Result<> PostgresDatabase::storeRow(const Row& row, const Row* before)
{
    if (!m_isBegun)
        return Database::storeRow(row, before);
    if (!m_isGuardWanted)
        return Error{Error::Kind::Internal, QString::fromLatin1(row.table->name),
            u"no unit of work is open"_s, u"NO_UNIT"_s};
    for (const auto& cell : row.cells) {
        if (hasNul(cell))
            return Error{Error::Kind::Invalid, QString::fromLatin1(row.table->name),
                u"NUL in a text"_s, u"VALIDATION_ERROR"_s};
    }
    if (m_buffer.wouldReferAhead(row) || m_buffer.holdsLater(row.table->name)
        || m_buffer.size() >= mostHeldBack) {
        if (auto done = flush(); !done)
            return done;
    }
    forgetAnswers(QByteArray::fromRawData(row.table->name, qsizetype(qstrlen(row.table->name))));
    m_buffer.hold(row, before);
    return {};
}

Result<> PostgresDatabase::append(const char* table, const Bindings& row)
{
    if (!m_isBegun)
        return Database::append(table, row);
    if (m_buffer.holdsLater(table) || m_buffer.size() >= mostHeldBack) {
        if (auto done = flush(); !done)
            return done;
    }
    forgetAnswers(QByteArray::fromRawData(table, qsizetype(qstrlen(table))));
    m_buffer.hold(table, row);
    return {};
}

/// Rows go before statements, so what stands the other way round is written before.
Result<> PostgresDatabase::execLater(const char* table, const Sql& sql, const Bindings& bindings)
{
    if (!m_isBegun)
        return Database::execLater(table, sql, bindings);
    const auto name = QByteArray::fromRawData(table, qsizetype(qstrlen(table)));
    const bool isMet = m_buffer.tables().contains(name) && !m_buffer.holdsLater(name);
    if (isMet || m_buffer.size() >= mostHeldBack) {
        if (auto done = flush(); !done)
            return done;
    }
    forgetAnswers(name);
    m_buffer.forget(name);
    m_buffer.hold(RowBuffer::Later{table, sql.text, bindings});
    return {};
}

Result<> PostgresDatabase::flush()
{
    if (m_buffer.isEmpty())
        return {};
    if (m_isBulk) {
        const auto tables = m_buffer.tables();
        for (const auto& table : tables)
            m_bulkTables.insert(QByteArray(table.constData(), table.size()));
    }
    auto done = writeHeldBack();
    if (done)
        m_buffer.settle();
    return done;
}

/// First the changes, which may free a name that a new row takes; then the new rows, tables that
/// others refer to before those; then the changes that refer to new rows; the journal last.
Result<> PostgresDatabase::writeHeldBack()
{
    if (auto switched = switchGuard(!m_buffer.waiting().empty() || m_isGuardWanted); !switched)
        return switched;
    std::vector<Pending> pending;
    if (auto done = writeChanges(pending, false); !done)
        return done;
    const auto order = m_buffer.newByReference();
    for (const auto* table : order.value_or(std::vector<const TableMeta*>())) {
        std::vector<std::vector<Value>> rows;
        std::vector<const Row*> made;
        for (const auto* held : m_buffer.waiting()) {
            if (!held->stored && held->row->table == table)
                made.push_back(&*held->row);
        }
        auto copies = copiesInto(table->name, made.size());
        if (!copies)
            return copies.error();
        for (const auto* row : made) {
            if (*copies)
                rows.push_back(storedValues(*row));
            else
                pending.push_back({table->name, insertOf(*row)});
        }
        if (auto done = send(pending); !done)
            return done;
        if (auto done = copyIn(table->name, storedColumns(*table), rows); !done)
            return done;
    }
    if (!order) {
        for (const auto* held : m_buffer.waiting()) {
            if (!held->stored)
                pending.push_back({held->row->table->name, insertOf(*held->row)});
        }
    }
    if (auto done = writeChanges(pending, true); !done)
        return done;
    return writeAppended(pending);
}

/// Of the rows that stand: those that refer to new ones, or the others.
Result<> PostgresDatabase::writeChanges(std::vector<Pending>& pending, bool refersToNew)
{
    std::map<const TableMeta*, std::vector<const RowBuffer::Held*>> changed;
    for (const auto* held : m_buffer.waiting()) {
        if (held->stored && m_buffer.refersToNew(*held) == refersToNew)
            changed[held->row->table].push_back(held);
    }
    for (const auto& [table, rows] : changed) {
        if (rows.size() >= rowsWorthGathering) {
            if (auto done = send(pending); !done)
                return done;
            if (auto done = changeTogether(*table, rows); !done)
                return done;
            continue;
        }
        for (const auto* held : rows)
            pending.push_back({table->name, updateOf(*held->row, *held->stored)});
    }
    return {};
}

Result<> PostgresDatabase::writeAppended(std::vector<Pending>& pending)
{
    const auto& appended = m_buffer.appended();
    QList<QByteArray> names;
    for (const auto& row : appended) {
        const QByteArray name(row.table);
        if (names.contains(name))
            continue;
        names.append(name);
        std::vector<const Bindings*> made;
        for (const auto& other : appended) {
            if (name == other.table)
                made.push_back(&other.row);
        }
        auto copies = copiesInto(row.table, made.size());
        if (!copies)
            return copies.error();
        if (!*copies) {
            for (const auto* one : made)
                pending.push_back({row.table, {appendText(row.table, *one), *one}});
            continue;
        }
        if (auto done = send(pending); !done)
            return done;
        QByteArray columns;
        for (const auto& [column, value] : row.row)
            columns += (columns.isEmpty() ? "" : ", ") + QByteArray(column);
        std::vector<std::vector<Value>> rows;
        for (const auto* one : made) {
            auto& values = rows.emplace_back();
            for (const auto& [column, value] : *one)
                values.push_back(value);
        }
        if (auto done = copyIn(row.table, columns, rows); !done)
            return done;
    }
    for (const auto& [table, text, bound] : m_buffer.later())
        pending.push_back({table, {text, bound}});
    return send(pending);
}

/// Sends the statements without waiting for each; empties the list.
Result<> PostgresDatabase::send(std::vector<Pending>& pending)
{
    const auto all = std::exchange(pending, {});
    for (size_t first = 0; first < all.size(); first += statementsAtOnce) {
        const auto last = std::min(first + statementsAtOnce, all.size());
        if (auto done = sendPart(std::span(all).subspan(first, last - first)); !done)
            return done;
    }
    return {};
}

Result<> PostgresDatabase::sendPart(std::span<const Pending> part)
{
    struct Bound
    {
        QByteArray name;
        Parameters parameters;
    };
    // What is prepared for one of them is not dropped for the others: more are kept than are sent.
    std::vector<Bound> ready;
    ready.reserve(part.size());
    for (const auto& [table, statement] : part) {
        const Sql sql{table, statement.text.constData()};
        auto known = prepared(sql);
        if (!known)
            return known.error();
        auto parameters = bound(known->placeholders, sql, statement.bindings);
        if (!parameters)
            return parameters.error();
        ready.push_back({known->name, std::move(*parameters)});
    }
    while (Answer(PQgetResult(m_connection))) {} // the end of a transaction that only read
    if (PQenterPipelineMode(m_connection) != 1)
        return errorOf(nullptr, part.front().table);
    bool isSent = true;
    for (const auto& [name, parameters] : ready) {
        isSent = isSent
            && PQsendQueryPrepared(m_connection, name.constData(), int(parameters.values.size()),
                   parameters.values.data(), parameters.lengths.data(), parameters.formats.data(),
                   1)
                == 1;
    }
    // What came through has its end all the same: the pipeline is left only after that.
    const bool hasEnd = PQpipelineSync(m_connection) == 1;
    auto done = hasEnd ? answersOf(part) : Result<>();
    if (done && (!isSent || !hasEnd))
        done = errorOf(nullptr, part.front().table);
    PQexitPipelineMode(m_connection);
    return done;
}

/// Reads the answers up to the end of the pipeline; the first failure is the one that counts.
Result<> PostgresDatabase::answersOf(std::span<const Pending> part)
{
    Result<> done;
    for (size_t i = 0; i <= part.size();) {
        const Answer answer(PQgetResult(m_connection));
        if (!answer) {
            // One after each statement; where the connection is lost nothing else comes.
            if (PQstatus(m_connection) != CONNECTION_OK)
                return done ? errorOf(nullptr, part.front().table) : done;
            ++i;
            continue;
        }
        const auto status = PQresultStatus(answer.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (done && status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK
            && status != PGRES_PIPELINE_ABORTED)
            done = errorOf(answer.get(), part[std::min(i, part.size() - 1)].table);
    }
    return done;
}

} // namespace homeport

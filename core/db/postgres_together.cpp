// Several questions that wait for the server once.
#include "core/db/postgres_database.h"

#include <algorithm>
#include <utility>

namespace homeport {

QByteArray PostgresDatabase::keyOf(const Parameters& parameters)
{
    QByteArray key;
    for (const auto& value : parameters.held)
        key += QByteArray::number(value.size()) + (value.isNull() ? 'n' : ' ') + value;
    return key;
}

Result<> PostgresDatabase::foresee(const std::vector<Question>& questions)
{
    const bool onlyReads = m_isBegun && m_isReading && !m_isCreating;
    if (!onlyReads || questions.empty())
        return {};
    if (auto done = ensureConnected(); !done)
        return done;
    const bool wasOwed = m_isBeginOwed;
    auto done = foreseeOnce(questions);
    // As in run().
    if (done || !wasOwed || !isLost())
        return done;
    if (auto again = reconnect(); !again)
        return again;
    m_isBegun = m_isReading = m_isBeginOwed = true;
    return foreseeOnce(questions);
}

Result<> PostgresDatabase::foreseeOnce(const std::vector<Question>& questions)
{
    std::vector<Ready> ready;
    std::vector<QByteArray> keys;
    for (const auto& [sql, bindings] : questions) {
        auto statement = prepared(sql);
        if (!statement)
            return statement.error();
        auto parameters = bound(statement->placeholders, sql, bindings);
        if (!parameters)
            return parameters.error();
        const auto key = statement->name + ' ' + keyOf(*parameters);
        if (m_foreseen.contains(key) || std::find(keys.begin(), keys.end(), key) != keys.end())
            continue;
        keys.push_back(key);
        ready.push_back({sql.name, statement->name, std::move(*parameters)});
    }
    if (ready.empty())
        return {};
    auto answers = askTogether(ready);
    if (!answers)
        return answers.error();
    for (size_t i = 0; i < keys.size(); ++i)
        m_foreseen.emplace(keys[i], std::move((*answers)[i]));
    return {};
}

/// Once: whoever asks the same again is not kept from asking the server.
PostgresDatabase::Answer PostgresDatabase::takeForeseen(
    const Prepared& statement, const Parameters& parameters)
{
    if (m_foreseen.empty())
        return {};
    const auto found = m_foreseen.find(statement.name + ' ' + keyOf(parameters));
    if (found == m_foreseen.end())
        return {};
    auto answer = std::move(found->second);
    m_foreseen.erase(found);
    return answer;
}

/// In one go with the beginning of a transaction that only reads, where that is owed.
Result<std::vector<PostgresDatabase::Answer>> PostgresDatabase::askTogether(
    const std::vector<Ready>& ready)
{
    const bool begins = std::exchange(m_isBeginOwed, false);
    while (Answer(PQgetResult(m_connection))) {} // the end of the one before
    if (PQenterPipelineMode(m_connection) != 1)
        return errorOf(nullptr, ready.front().of);
    bool isSent = !begins
        || PQsendQueryParams(m_connection, beginReading, 0, nullptr, nullptr, nullptr, nullptr, 1)
            == 1;
    for (const auto& [of, name, parameters] : ready) {
        isSent = isSent
            && PQsendQueryPrepared(m_connection, name.constData(), int(parameters.values.size()),
                   parameters.values.data(), parameters.lengths.data(), parameters.formats.data(),
                   1)
                == 1;
    }
    // What came through has its end all the same: the pipeline is left only after that.
    const bool hasEnd = PQpipelineSync(m_connection) == 1;
    std::vector<Answer> answers;
    Answer failure; // the first
    while (hasEnd) {
        Answer next(PQgetResult(m_connection));
        if (!next) {
            if (PQstatus(m_connection) != CONNECTION_OK)
                break;
            continue; // one after each statement
        }
        const auto status = PQresultStatus(next.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (failure)
            continue;
        const bool isFine = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
        if (isFine)
            answers.push_back(std::move(next));
        else
            failure = std::move(next);
    }
    PQexitPipelineMode(m_connection);
    const size_t before = begins ? 1 : 0;
    if (!isSent || answers.size() < ready.size() + before
        || PQstatus(m_connection) != CONNECTION_OK) {
        const auto failed = std::max(answers.size(), before) - before;
        return errorOf(failure.get(), ready[std::min(failed, ready.size() - 1)].of);
    }
    answers.erase(answers.begin(), answers.begin() + qsizetype(before));
    return Result<std::vector<Answer>>(std::move(answers));
}

} // namespace homeport

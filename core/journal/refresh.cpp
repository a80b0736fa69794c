// Fields that belong to one database, made anew where nothing was written.
#include "core/journal/replica.h"

#include <QElapsedTimer>

namespace homeport {

namespace {

/// Rows that are read and asked about together: on a file as few as others may wait for besides, on
/// a server as many as are worth a question, since there nobody waits but for the same rows.
constexpr qsizetype togetherOnFile = 32;
constexpr qsizetype togetherOnServer = 64;

std::chrono::microseconds elapsed(const QElapsedTimer& watch)
{
    return std::chrono::microseconds(watch.nsecsElapsed() / 1000);
}

} // namespace

Result<Replica::Refreshed> Replica::refresh(
    const TableMeta& table, const QList<QUuid>& rows, Timestamp now, std::chrono::milliseconds most)
{
    if (!m_rules.refresh)
        return Refreshed{0, rows.size(), {}, {}};
    Result<Refreshed> outcome = Error{};
    for (int i = 0; i < attempts; ++i) {
        QSet<QUuid> roots;
        outcome = refreshOnce(table, rows, now, most, roots);
        if (outcome) {
            if (touched && !roots.isEmpty())
                touched({0, roots});
            return outcome;
        }
        m_database->rollback();
        // Done twice it does no harm, so a commit in doubt is simply repeated.
        if (outcome.error().code == QLatin1StringView("COMMIT_UNKNOWN")) {
            if (auto again = m_database->reconnect(); !again)
                return outcome;
        } else if (!waitsToRetry(outcome.error(), i)) {
            return outcome;
        }
    }
    return outcome;
}

Result<Replica::Refreshed> Replica::refreshOnce(const TableMeta& table, const QList<QUuid>& rows,
    Timestamp now, std::chrono::milliseconds most, QSet<QUuid>& roots)
{
    if (auto begun = m_database->begin(); !begun)
        return begun.error();
    QElapsedTimer watch;
    watch.start();
    if (m_rules.began)
        m_rules.began();
    if (auto guard = m_database->openGuard(); !guard)
        return guard.error();
    const bool isFile = m_database->dialect() == Dialect::Sqlite;
    Refreshed done;
    while (done.seen < rows.size() && (done.seen == 0 || watch.elapsed() < most.count())) {
        const auto part = rows.mid(done.seen, isFile ? togetherOnFile : togetherOnServer);
        if (auto refreshed = refreshTogether(table, part, now, roots); !refreshed)
            return refreshed.error();
        done.seen += part.size();
    }
    const auto worked = elapsed(watch);
    if (auto committed = m_database->commit(); !committed)
        return committed.error();
    done.changed = roots.size();
    done.taken = elapsed(watch);
    done.committing = done.taken - worked;
    return done;
}

Result<> Replica::refreshTogether(
    const TableMeta& table, const QList<QUuid>& rows, Timestamp now, QSet<QUuid>& roots)
{
    const auto before = loadRows(*m_database, table, rows);
    if (!before)
        return before.error();
    auto after = *before;
    if (auto done = m_rules.refresh(*m_database, after, now); !done)
        return done;
    for (size_t i = 0; i < after.size(); ++i) {
        if (after[i] == (*before)[i])
            continue;
        if (auto stored = m_database->storeRow(after[i], &(*before)[i]); !stored)
            return stored;
        roots.insert(after[i].head.rootId);
    }
    return {};
}

} // namespace homeport

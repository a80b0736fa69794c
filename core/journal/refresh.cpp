// Fields that belong to one database, made anew where nothing was written.
#include "core/journal/replica.h"

namespace homeport {

Result<qint64> Replica::refresh(const TableMeta& table, const QList<QUuid>& rows, Timestamp now)
{
    if (!m_rules.refresh)
        return 0;
    Result<qint64> outcome = Error{};
    for (int i = 0; i < attempts; ++i) {
        QSet<QUuid> roots;
        outcome = refreshOnce(table, rows, now, roots);
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

Result<qint64> Replica::refreshOnce(
    const TableMeta& table, const QList<QUuid>& rows, Timestamp now, QSet<QUuid>& roots)
{
    if (auto begun = m_database->begin(); !begun)
        return begun.error();
    if (m_rules.began)
        m_rules.began();
    if (auto guard = m_database->openGuard(); !guard)
        return guard.error();
    const auto before = loadRows(*m_database, table, rows);
    if (!before)
        return before.error();
    auto after = *before;
    if (auto done = m_rules.refresh(*m_database, after, now); !done)
        return done.error();
    for (size_t i = 0; i < after.size(); ++i) {
        if (after[i] == (*before)[i])
            continue;
        if (auto stored = m_database->storeRow(after[i], &(*before)[i]); !stored)
            return stored.error();
        roots.insert(after[i].head.rootId);
    }
    if (auto committed = m_database->commit(); !committed)
        return committed.error();
    return roots.size();
}

} // namespace homeport

#include "ui/models/queue_model.h"
#include "ui/shell/backend.h"
#include "ui/shell/seen_tickets.h"

namespace homeport {

// Which tickets of the list are unread; queue_model.cpp holds the list.

void QueueModel::setSeen(SeenTickets* seen)
{
    m_seen = seen;
    connect(seen, &SeenTickets::changed, this, &QueueModel::tellUnread);
    askNews(m_pages.keys());
}

bool QueueModel::isUnread(TicketId id) const
{
    return m_seen && m_seen->isUnread(id, m_news.value(id));
}

void QueueModel::setUnread(TicketId id, bool isUnread)
{
    if (!m_seen)
        return;
    if (isUnread)
        m_seen->markUnread(id);
    else
        m_seen->see(id, m_news.value(id).at);
}

/// Behind the rows, which do not wait for it.
void QueueModel::askNews(const QList<int>& pages)
{
    QList<TicketId> ids;
    for (const auto page : pages) {
        for (const auto& row : m_pages.value(page))
            ids.append(row.id);
    }
    if (!m_seen || ids.isEmpty())
        return;
    const auto answer = m_backend.ask([actor = m_backend.actor(), ids](Session& session) {
        return session.replica->read(
            [&](Database& database) { return newsOf(database, actor, ids); });
    });
    deliver(answer, this, [this](const Result<QHash<TicketId, TicketNews>>& news) {
        if (!news) // the rows of the same desk have told of it
            return;
        if (m_news.size() > 2 * mostPages * pageSize)
            m_news.clear();
        m_news.insert(*news);
        tellUnread();
    });
}

void QueueModel::tellUnread()
{
    if (rowCount() > 0)
        emit dataChanged(
            index(0, Title), index(rowCount() - 1, Title), {UnreadRole, Qt::AccessibleTextRole});
}

} // namespace homeport

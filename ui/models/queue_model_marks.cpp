#include "ui/models/queue_model.h"
#include "ui/shell/backend.h"

#include <algorithm>

namespace homeport {

// Which tickets of the list are marked; queue_model.cpp holds the list.

void QueueModel::setMarks(const QueueMarks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {MarkedRole});
    emit marksChanged();
}

void QueueModel::mark(int first, int last)
{
    last = std::min(last, first + mostMarked - 1);
    QList<TicketId> ids;
    for (int at = first; at <= last; ++at) {
        if (const auto* found = row(at))
            ids.append(found->id);
    }
    if (ids.size() == last - first + 1)
        return addMarks(ids);
    const auto answer =
        m_backend.ask([actor = m_backend.actor(), view = m_view, first, last, sorting = m_sorting,
                          from = m_anchors.before(first)](Session& session) {
            return session.replica->read([&](Database& database) {
                return readQueueRows(
                    database, actor, view, sorting.get(), from, first, last - first + 1);
            });
        });
    deliver(answer, this, [this, generation = m_generation](const Result<QList<QueueRow>>& rows) {
        if (generation != m_generation)
            return;
        if (!rows)
            return emit failed(rows.error());
        QList<TicketId> found;
        for (const auto& each : *rows)
            found.append(each.id);
        addMarks(found);
    });
}

void QueueModel::addMarks(const QList<TicketId>& ids)
{
    auto marks = m_marks;
    for (const auto& id : ids)
        marks.set(id, true);
    setMarks(marks);
}

QList<TicketId> QueueModel::markedIds() const
{
    QList<TicketId> ids(m_marks.ids.begin(), m_marks.ids.end());
    std::sort(ids.begin(), ids.end());
    return ids;
}

QSet<TicketStatus> QueueModel::markedStatuses() const
{
    QSet<TicketStatus> found;
    for (const auto& page : m_pages) {
        for (const auto& row : page) {
            if (row.kind == TicketKind::Incident && m_marks.contains(row.id))
                found.insert(row.status);
        }
    }
    return found;
}

} // namespace homeport

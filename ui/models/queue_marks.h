#pragma once

#include "core/ids.h"

#include <QSet>

namespace homeport {

/// Which tickets of a list a bulk act is about: some, or all of the list but some.
struct QueueMarks
{
    bool isAll = false;
    QSet<TicketId> ids; ///< the marked ones; with `isAll` those that are not

    bool contains(TicketId id) const { return ids.contains(id) != isAll; }
    void set(TicketId id, bool isMarked)
    {
        if (isMarked == isAll)
            ids.remove(id);
        else
            ids.insert(id);
    }
    /// Of a list with `total` rows.
    qint64 count(qint64 total) const
    {
        return isAll ? qMax<qint64>(0, total - ids.size()) : ids.size();
    }
    friend bool operator==(const QueueMarks&, const QueueMarks&) = default;
};

} // namespace homeport

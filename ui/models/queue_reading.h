#pragma once

#include "core/access/actor.h"
#include "core/tickets/queue_sorting.h"

#include <QHash>
#include <QList>
#include <QMap>

#include <memory>

namespace homeport {

/// What a list asks for at once; read on another thread.
struct QueueQuestion
{
    Actor actor;
    QueueView view;
    QList<int> pages;
    QHash<int, QueuePlace> places; ///< to count from; where there is none, from the first row
    /// Null where an index has the order, or none is complete. Shared, since questions are on their
    /// way beside each other and it may hold a million rows.
    std::shared_ptr<const QueueSorting> sorting;
    bool isWithCount = false;
    bool isDetailed = false;
};

struct QueueBatch
{
    qint64 total = -1;
    bool isExact = true;
    QMap<int, QList<QueueRow>> pages;
    std::shared_ptr<const QueueSorting> sorting; ///< made anew; null: not by this question
};

/// The pages, and the count where it is asked for. A short list that no index has in its order is
/// sorted on the way to its count.
Result<QueueBatch> readQueue(Database& database, const QueueQuestion& question);

/// Rows offset … offset + limit - 1, from the sorting where there is one, else from the place.
Result<QList<QueueRow>> readQueueRows(Database& database, const Actor& actor, const QueueView& view,
    const QueueSorting* sorting, const QueuePlace& from, qint64 offset, int limit);

} // namespace homeport

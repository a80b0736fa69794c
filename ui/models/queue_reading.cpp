#include "ui/models/queue_reading.h"

#include "ui/models/queue_model.h"

namespace homeport {
namespace {

Result<> sortWhole(Database& database, const QueueQuestion& question, QueueBatch& batch)
{
    auto sorting = QueueSorting::whole(database, question.actor, question.view);
    if (!sorting)
        return sorting.error();
    batch.total = sorting->counted();
    batch.isExact = true;
    batch.sorting = std::make_shared<const QueueSorting>(std::move(*sorting));
    return {};
}

Result<> countRows(Database& database, const QueueQuestion& question, QueueBatch& batch)
{
    constexpr auto most = QueueModel::countedAtOnce;
    const auto& view = question.view;
    const bool isSorted = QueueSorting::isFor(view);
    if (isSorted && QueueSorting::isAtOnce(view))
        return sortWhole(database, question, batch);
    const bool isCheap = TicketQueries::isCheapToCount(view);
    const auto total = isCheap
        ? TicketQueries::count(database, question.actor, view)
        : TicketQueries::countFrom(database, question.actor, view, {}, most + 1);
    if (!total)
        return total.error();
    batch.isExact = isCheap || *total <= most;
    batch.total = batch.isExact ? *total : most;
    return isSorted && batch.isExact ? sortWhole(database, question, batch) : Result<>();
}

} // namespace

Result<QList<QueueRow>> readQueueRows(Database& database, const Actor& actor, const QueueView& view,
    const QueueSorting* sorting, const QueuePlace& from, qint64 offset, int limit)
{
    return sorting ? sorting->page(database, actor, view, offset, limit)
                   : TicketQueries::page(database, actor, view, from, offset, limit);
}

Result<QueueBatch> readQueue(Database& database, const QueueQuestion& question)
{
    constexpr auto size = QueueModel::pageSize;
    QueueBatch batch;
    if (question.isWithCount) {
        if (auto counted = countRows(database, question, batch); !counted)
            return counted.error();
    }
    const auto* sorting = batch.sorting ? batch.sorting.get() : question.sorting.get();
    for (const auto page : question.pages) {
        auto rows = readQueueRows(database, question.actor, question.view, sorting,
            question.places.value(page), qint64(page) * size, size);
        if (!rows)
            return rows.error();
        if (auto told = question.isDetailed ? addDetails(database, *rows) : Result<>(); !told)
            return told.error();
        batch.pages.insert(page, *rows);
    }
    return batch;
}

} // namespace homeport

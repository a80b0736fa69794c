#include "core/tickets/late_rating.h"

#include "core/db/id_list.h"
#include "core/journal/fold.h"
#include "core/tickets/priority_book.h"
#include "core/tickets/queue_rank.h"
#include "core/tickets/ticket_rating.h"

#include <QSet>

#include "record/ticket.h"

namespace homeport {
namespace {

/// So many tickets are in memory at once while they are rated anew.
constexpr qsizetype ratedAtOnce = 64;

constexpr Sql allStreams{"tickets.streams", "SELECT no FROM jr_stream ORDER BY no"};
// Stamps rise along a stream, so this looks at what came after the stamp and no further.
constexpr Sql lastBefore{"tickets.lastBefore", R"sql(
    SELECT seq FROM jr_tx
     WHERE stream = :stream AND stamp < :stamp
     ORDER BY seq DESC
     LIMIT 1
)sql"};
constexpr Sql touchedAfter{"tickets.touchedAfter", R"sql(
    SELECT DISTINCT ticket.id
      FROM jr_tx JOIN jr_root ON jr_root.no = jr_tx.no JOIN ticket ON ticket.id = jr_root.root
     WHERE jr_tx.stream = :stream AND jr_tx.seq > :seq
)sql"};

/// The tickets that an entry of this stamp or a later one has touched.
Result<QList<QUuid>> ticketsSince(Database& database, quint64 stamp)
{
    auto streams = database.query(allStreams);
    if (!streams)
        return streams.error();
    std::vector<int> numbers;
    while ((*streams)->next())
        numbers.push_back(int((*streams)->integer(0)));
    if (auto read = (*streams)->status(); !read)
        return read.error();
    streams->reset();
    QSet<QUuid> found;
    for (const int no : numbers) {
        auto last = database.query(lastBefore, {{"stream", no}, {"stamp", qint64(stamp)}});
        if (!last)
            return last.error();
        const qint64 before = (*last)->next() ? (*last)->integer(0) : 0;
        if (auto read = (*last)->status(); !read)
            return read.error();
        last->reset();
        const auto touched =
            idsOf<QSet<QUuid>>(database, touchedAfter, {{"stream", no}, {"seq", before}});
        if (!touched)
            return touched.error();
        found.unite(*touched);
    }
    return QList<QUuid>(found.begin(), found.end());
}

Result<> rateAnew(Database& database, PriorityBook& book, const QList<QUuid>& tickets)
{
    const auto rows = loadRows(database, record::Ticket::table(), tickets);
    if (!rows)
        return rows.error();
    std::vector<Row> former;
    std::vector<Row> rated;
    for (const auto& before : *rows) {
        auto row = before;
        if (auto done = rateTicket(database, book, row); !done)
            return done;
        if (row.cells == before.cells)
            continue;
        former.push_back(before);
        rated.push_back(std::move(row));
    }
    if (auto ranked = refreshQueueRanks(database, rated); !ranked)
        return ranked;
    for (size_t i = 0; i < rated.size(); ++i) {
        if (auto stored = database.storeRow(rated[i], &former[i]); !stored)
            return stored;
        book.noteRatedAnew(rated[i].head.rootId);
    }
    return {};
}

} // namespace

Result<> rateWhatIsLater(Database& database, PriorityBook& book, const Entry& entry, const Row& row)
{
    const auto taken = book.take(database, row.head.organizationId, entry);
    if (!taken || !*taken)
        return taken ? Result<>() : taken.error();
    auto later = ticketsSince(database, entry.stamp);
    if (!later)
        return later.error();
    for (const auto& edit : entry.edits) { // these are derived by themselves
        if (edit.table == record::Ticket::tableId)
            later->removeAll(edit.row);
    }
    for (qsizetype first = 0; first < later->size(); first += ratedAtOnce) {
        if (auto done = rateAnew(database, book, later->mid(first, ratedAtOnce)); !done)
            return done;
    }
    return {};
}

} // namespace homeport

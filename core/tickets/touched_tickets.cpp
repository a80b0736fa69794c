#include "core/tickets/touched_tickets.h"

#include "core/db/id_list.h"

namespace homeport {

namespace {

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

} // namespace

Result<QSet<QUuid>> ticketsSince(Database& database, quint64 stamp)
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
    return found;
}

} // namespace homeport

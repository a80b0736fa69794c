#include "core/tickets/late_rating.h"

#include "core/journal/fold.h"
#include "core/tickets/priority_book.h"
#include "core/tickets/queue_rank.h"
#include "core/tickets/ticket_rating.h"
#include "core/tickets/touched_tickets.h"

#include "record/ticket.h"

namespace homeport {
namespace {

/// So many tickets are in memory at once while they are rated anew.
constexpr qsizetype ratedAtOnce = 64;

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
            later->remove(edit.row);
    }
    const QList<QUuid> tickets(later->begin(), later->end());
    for (qsizetype first = 0; first < tickets.size(); first += ratedAtOnce) {
        if (auto done = rateAnew(database, book, tickets.mid(first, ratedAtOnce)); !done)
            return done;
    }
    return {};
}

} // namespace homeport

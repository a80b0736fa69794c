#include "core/service_levels/called_looks.h"

#include "core/db/id_list.h"
#include "core/journal/fold.h"
#include "core/tickets/touched_tickets.h"

#include <algorithm>

#include "record/ticket.h"

namespace homeport {

namespace {

using Field = record::Ticket::Field;

/// So many tickets are asked about at once: neither memory nor a statement takes any number.
constexpr qsizetype ticketsAtOnce = 500;

/// Before the ids of tickets.
constexpr Sql overIn{"serviceLevels.overIn",
    "SELECT id FROM ticket WHERE NOT is_open AND (next_threshold_at IS NULL"
    " OR next_threshold_at > :since OR next_threshold_at > noticed_until) AND id IN "};

Result<> callForEach(Database& database, const QList<QUuid>& tickets, Timestamp since)
{
    const auto rows = loadRows(database, record::Ticket::table(), tickets);
    if (!rows)
        return rows.error();
    for (const auto& before : *rows) {
        auto row = before;
        std::optional<Timestamp> next;
        std::optional<Timestamp> noticed;
        fromValue(row.cells[Field::NextThresholdAt], next);
        fromValue(row.cells[Field::NoticedUntil], noticed);
        // No later than what was noticed, so that an act of the child's own does not call it off.
        const auto at = std::min(since, noticed.value_or(since));
        if (next && *next <= at)
            continue;
        row.cells[Field::NextThresholdAt] = at;
        if (auto stored = database.storeRow(row, &before); !stored)
            return stored;
    }
    return {};
}

/// Of the tickets those that are over and have not been called for since.
Result<QList<QUuid>> overOf(Database& database, const QList<QUuid>& tickets, Timestamp since)
{
    const IdList listed(tickets);
    const auto text = overIn.text + listed.text();
    auto bindings = listed.bindings();
    bindings.push_back({"since", since});
    return idsOf(database, {overIn.name, text.constData()}, bindings);
}

} // namespace

Result<> callForLook(Database& database, const QList<QUuid>& tickets, Timestamp since)
{
    for (qsizetype first = 0; first < tickets.size(); first += ticketsAtOnce) {
        if (auto called = callForEach(database, tickets.mid(first, ticketsAtOnce), since); !called)
            return called;
    }
    return {};
}

Result<> lookAtWhatIsOver(Database& database, const Entry& entry)
{
    auto later = ticketsSince(database, entry.stamp);
    if (!later)
        return later.error();
    for (const auto& edit : entry.edits) { // these are derived by themselves
        if (edit.table == record::Ticket::tableId)
            later->remove(edit.row);
    }
    const auto since = fromMsecs(entry.happenedAt);
    const QList<QUuid> tickets(later->begin(), later->end());
    for (qsizetype first = 0; first < tickets.size(); first += ticketsAtOnce) {
        const auto over = overOf(database, tickets.mid(first, ticketsAtOnce), since);
        if (!over)
            return over.error();
        if (auto called = callForLook(database, *over, since); !called)
            return called;
    }
    return {};
}

} // namespace homeport

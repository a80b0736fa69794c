#pragma once

#include "core/search/ticket_search.h"
#include "core/tickets/deletion.h"
#include "tests/core/tickets/every_kind.h"

#include <QTest>

#include <algorithm>

namespace homeport::test {

inline const QString why = QStringLiteral("Raised in the wrong desk");

/// What tests of deleted tickets begin with.
class OnDeletions : protected OnEveryKind
{
protected:
    DeletionService& deletions() { return session().deletions; }
    Result<AnyTicket> opened(TicketId id) { return openedIn(replica(), id); }
    Result<AnyTicket> openedIn(Replica& from, TicketId id)
    {
        return from.read([&](Database& database) { return readTicket(database, mira(), id); });
    }
    record::Ticket stored(TicketId id)
    {
        auto row = loadRow(database(), record::Ticket::table(), id.value());
        if (!row || !*row)
            qFatal("the ticket is gone for good");
        return record::Ticket::fromRow(**row);
    }
    bool isListed(TicketId id)
    {
        const QueueView view{QueueView::Which::All, QueueView::Order::Number, false};
        const auto page = TicketQueries::page(database(), mira(), view, 0, 100);
        Story::must(page);
        const auto counted = TicketQueries::count(database(), mira(), view);
        Story::must(counted);
        if (*counted != page->size())
            qFatal("the count is not that of the list");
        return std::any_of(
            page->begin(), page->end(), [&](const QueueRow& row) { return row.id == id; });
    }
    int openCount(TicketKind kind)
    {
        const auto counts = TicketQueries::counts(database(), mira());
        Story::must(counts);
        return int(counts->ofKind[size_t(kind)]);
    }
    qsizetype hits(const QString& words)
    {
        const auto found = searchTickets(database(), mira(), words, 10);
        Story::must(found);
        return found->hits.size();
    }
};

} // namespace homeport::test

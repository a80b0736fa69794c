#include "core/tickets/requester_tickets.h"

#include "core/tickets/ticket_derivation.h"

#include <algorithm>

namespace homeport {

RequesterTickets RequesterTickets::besides(const record::Ticket& ticket) const
{
    auto others = *this;
    auto& counted = isOpenStatus(ticket.kind, ticket.status) ? others.open : others.closed;
    counted = std::max<qint64>(0, counted - 1); // it may have moved since they were counted
    others.newest.removeIf([&](const QueueRow& row) { return row.id == ticket.id; });
    return others;
}

Result<RequesterTickets> RequesterTickets::read(
    Database& database, const Actor& actor, PersonId requester, int most)
{
    QueueView view;
    view.order = QueueView::Order::Created;
    view.filter = FilterNode::leaf("requester", FilterOp::Eq, requester.toString());
    const auto open = TicketQueries::count(database, actor, view);
    if (!open)
        return open.error();
    auto newest = TicketQueries::page(database, actor, view, 0, most);
    if (!newest)
        return newest.error();
    view.which = QueueView::Which::All;
    const auto all = TicketQueries::count(database, actor, view);
    if (!all)
        return all.error();
    return RequesterTickets{*open, *all - *open, std::move(*newest)};
}

} // namespace homeport

#include "core/tickets/requester_tickets.h"

namespace homeport {

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

#include "core/tickets/queue_walk.h"

#include "core/tickets/open_index.h"

namespace homeport {
namespace {

/// The open part's predicates stand literally, so that the partial indexes apply.
const char* whichText(QueueView::Which which)
{
    switch (which) {
    case QueueView::Which::Mine: return " AND is_open AND assigned_user_id = :me";
    case QueueView::Which::MyTeams: return " AND is_open";
    case QueueView::Which::Unassigned: return " AND is_open AND assigned_user_id IS NULL";
    case QueueView::Which::Open: return " AND is_open";
    case QueueView::Which::OnHold: return " AND is_open AND status = 'on_hold'";
    case QueueView::Which::Resolved: return " AND status = 'resolved'";
    case QueueView::Which::All: return "";
    }
    return "";
}

} // namespace

TicketFilter filterOf(const Actor& actor, const QueueView& view)
{
    auto filter = TicketFilter::readable(actor);
    filter.add(whichText(view.which));
    if (view.which == QueueView::Which::MyTeams)
        filter.addOwnTeams(actor);
    if (view.kind)
        filter.addKind(*view.kind);
    if (!view.text.trimmed().isEmpty())
        filter.addText(view.text.trimmed());
    if (!view.run.isNull())
        filter.addRun(view.run);
    if (!view.person.isNull())
        filter.addPerson(view.person);
    if (!view.filter.isEverything())
        filter.addTree(actor, view.filter, view.moment);
    return filter;
}

QueueWalk walkOf(const Database& database, const Actor& actor, const TicketFilter& filter,
    const QueueView& view, const QueuePlace& from)
{
    const auto shown = shownTo(actor, view);
    const auto dialect = database.dialect();
    QueueWalk walk{QueueOrder(dialect, shown), {}, filter.where(), {}, filter.bindings()};
    walk.from = "ticket t" + indexForList(dialect, actor, shown) + walk.keys.join();
    walk.order = walk.keys.order();
    walk.where += walk.keys.behind(from.key, walk.bindings);
    return walk;
}

QByteArray rowsText(const QueueOrder& keys, const QByteArray& listed)
{
    const QByteArray tie = keys.tie();
    return QByteArray("SELECT ") + queueColumns + ", t." + tie + " FROM (SELECT " + tie
        + " AS tie FROM " + listed
        + ") page CROSS JOIN ticket t"
          " LEFT JOIN user_account requester ON requester.id = t.requester_id"
          " LEFT JOIN team ON team.id = t.assigned_team_id"
          " LEFT JOIN user_account assignee ON assignee.id = t.assigned_user_id"
        + keys.join() + " WHERE t." + tie + " = page.tie";
}

// Two steps: the page over the index alone, then what is shown of its rows. The number of rows
// stands in the text: a server that does not know it plans for a tenth of the table, which comes
// out so dear that it plans anew for each page instead.
QByteArray pageText(const QueueWalk& walk, int limit, qint64 offset)
{
    const auto part = "LIMIT " + QByteArray::number(limit) + (offset > 0 ? " OFFSET :offset" : "");
    return rowsText(walk.keys,
               walk.from + " WHERE " + walk.where + " ORDER BY " + walk.order + ' ' + part)
        + " ORDER BY " + walk.order;
}

QueueRow shownRowAt(const Cursor& row, const Actor& actor)
{
    auto shown = queueRowAt(row);
    if (!mayReadClocks(actor))
        shown.clock = {};
    return shown;
}

} // namespace homeport

#include "core/tickets/ticket_queries.h"

#include "core/access/access_service.h"
#include "core/journal/fold.h"
#include "core/tickets/ticket_filter.h"

using namespace Qt::Literals::StringLiterals;

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

const char* orderText(QueueView::Order order, bool descending)
{
    switch (order) {
    case QueueView::Order::Updated:
        return descending ? "t.updated_at DESC, t.id DESC" : "t.updated_at, t.id";
    case QueueView::Order::Created:
        return descending ? "t.created_at DESC, t.id DESC" : "t.created_at, t.id";
    case QueueView::Order::Priority:
        return descending ? "t.priority DESC, t.created_at DESC, t.id DESC"
                          : "t.priority, t.created_at, t.id";
    case QueueView::Order::Number:
        return descending ? "t.number DESC, t.id DESC" : "t.number, t.id";
    }
    return "t.id";
}

TicketFilter filterOf(const Actor& actor, const QueueView& view)
{
    auto filter = TicketFilter::readable(actor);
    filter.add(whichText(view.which));
    if (view.which == QueueView::Which::MyTeams)
        filter.addOwnTeams(actor);
    if (!view.text.trimmed().isEmpty())
        filter.addText(view.text.trimmed());
    return filter;
}

// Two steps: the page over the index, then names for its rows alone.
QByteArray pageText(const QByteArray& where, const char* order)
{
    return "SELECT t.id, t.number, t.title, t.kind, t.status, t.priority, requester.display_name,"
           " team.name, assignee.display_name, t.created_at, t.updated_at, t.row_version"
           " FROM (SELECT id, number, title, kind, status, priority, requester_id, "
           "assigned_team_id,"
           " assigned_user_id, created_at, updated_at, row_version FROM ticket t WHERE "
        + where + " ORDER BY " + order + " LIMIT :limit OFFSET :offset) t"
        + " LEFT JOIN user_account requester ON requester.id = t.requester_id"
          " LEFT JOIN team ON team.id = t.assigned_team_id"
          " LEFT JOIN user_account assignee ON assignee.id = t.assigned_user_id"
          " ORDER BY "
        + order;
}

QueueRow queueRowAt(const Cursor& row)
{
    return {row.read<TicketId>(0), row.text(1), row.text(2), row.read<TicketKind>(3),
        row.read<TicketStatus>(4), row.read<int>(5), row.text(6), row.text(7), row.text(8),
        row.read<Timestamp>(9), row.read<Timestamp>(10), row.read<qint64>(11)};
}

constexpr Sql isWatching{"tickets.isWatching", R"sql(
    SELECT count(*) FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL
)sql"};

constexpr Sql commentsOf{"tickets.conversation", R"sql(
    SELECT ticket_comment.id, user_account.display_name, ticket_comment.visibility,
           ticket_comment.kind, ticket_comment.body, ticket_comment.created_at
      FROM ticket_comment
      LEFT JOIN user_account ON user_account.id = ticket_comment.author_id
     WHERE ticket_comment.ticket_id = :ticket_id AND ticket_comment.deleted_at IS NULL
       AND (ticket_comment.visibility = 'public' OR ticket_comment.visibility = :internal)
     ORDER BY ticket_comment.created_at, ticket_comment.id
)sql"};

constexpr Sql namesOf{"tickets.names", R"sql(
    SELECT (SELECT display_name FROM user_account WHERE id = :requester_id),
           (SELECT name FROM team WHERE id = :team_id),
           (SELECT display_name FROM user_account WHERE id = :assignee_id),
           (SELECT name FROM category WHERE id = :category_id),
           (SELECT name FROM location WHERE id = :location_id)
)sql"};

Error absent(const QString& what)
{
    return {Error::Kind::NotFound, u"ticket"_s, what, u"NOT_FOUND"_s};
}

} // namespace

Result<QList<QueueRow>> TicketQueries::page(
    Database& database, const Actor& actor, const QueueView& view, qint64 offset, int limit)
{
    const auto filter = filterOf(actor, view);
    const auto text = pageText(filter.where(), orderText(view.order, view.descending));
    auto bindings = filter.bindings();
    bindings.push_back({"limit", qint64(limit)});
    bindings.push_back({"offset", offset});
    auto rows = database.query({"tickets.page", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    QList<QueueRow> page;
    while ((*rows)->next())
        page.append(queueRowAt(**rows));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return page;
}

Result<qint64> TicketQueries::count(Database& database, const Actor& actor, const QueueView& view)
{
    const auto filter = filterOf(actor, view);
    const QByteArray text = "SELECT count(*) FROM ticket WHERE " + filter.where();
    return number(database, {"tickets.count", text.constData()}, filter.bindings());
}

Result<Counts> TicketQueries::counts(Database& database, const Actor& actor)
{
    auto filter = TicketFilter::readable(actor);
    filter.add(" AND is_open");
    const auto teams = filter.ownTeams(actor);
    const QByteArray text = "SELECT count(*) FILTER (WHERE assigned_user_id = :me),"
                            " count(*) FILTER (WHERE "
        + teams
        + "), count(*) FILTER (WHERE assigned_user_id IS NULL), count(*),"
          " count(*) FILTER (WHERE status = 'on_hold') FROM ticket WHERE "
        + filter.where();
    auto row = one(database, {"tickets.counts", text.constData()}, filter.bindings());
    if (!row)
        return row.error();
    return Counts{(*row)->integer(0), (*row)->integer(1), (*row)->integer(2), (*row)->integer(3),
        (*row)->integer(4)};
}

Result<QList<ConversationItem>> TicketQueries::conversation(
    Database& database, const Actor& actor, TicketId id)
{
    auto stored = loadRow(database, record::Ticket::table(), id.value());
    if (!stored)
        return stored.error();
    if (!*stored || (*stored)->head.deletedAt)
        return absent(id.toString());
    const auto ticket = record::Ticket::fromRow(**stored);
    auto watched = number(database, isWatching, {{"ticket_id", id}, {"user_id", actor.person}});
    if (!watched)
        return watched.error();
    const bool isWatcher = *watched > 0;
    if (!AccessService::mayRead(actor, ticket, isWatcher))
        return absent(id.toString());
    const bool seesNotes =
        bool(AccessService::require(actor, u"ticket.read_internal"_s, ticket, isWatcher));
    auto rows = database.query(
        commentsOf, {{"ticket_id", id}, {"internal", seesNotes ? u"internal"_s : u"public"_s}});
    if (!rows)
        return rows.error();
    QList<ConversationItem> items;
    while ((*rows)->next()) {
        const auto& row = **rows;
        items.append({row.read<TicketCommentId>(0), row.text(1), row.text(2) == "internal"_L1,
            row.text(3), row.text(4), row.read<Timestamp>(5)});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return items;
}

Result<TicketNames> TicketQueries::names(Database& database, const record::Ticket& ticket)
{
    auto row = one(database, namesOf,
        {{"requester_id", ticket.requesterId}, {"team_id", ticket.assignedTeamId},
            {"assignee_id", ticket.assignedUserId}, {"category_id", ticket.categoryId},
            {"location_id", ticket.locationId}});
    if (!row)
        return row.error();
    return TicketNames{
        (*row)->text(0), (*row)->text(1), (*row)->text(2), (*row)->text(3), (*row)->text(4)};
}

Result<TicketId> TicketQueries::byNumber(
    Database& database, const Actor& actor, const QString& wanted)
{
    auto filter = TicketFilter::readable(actor);
    filter.addNumber(wanted);
    const QByteArray text =
        "SELECT id FROM ticket WHERE " + filter.where() + " ORDER BY id LIMIT 1";
    auto row = one(database, {"tickets.byNumber", text.constData()}, filter.bindings());
    if (!row)
        return row.error().kind == Error::Kind::NotFound ? absent(wanted) : row.error();
    return (*row)->read<TicketId>(0);
}

} // namespace homeport

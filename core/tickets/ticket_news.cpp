#include "core/tickets/ticket_news.h"

#include "core/tickets/ticket_filter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

const QByteArray columns =
    "SELECT id, updated_at, updated_by, assigned_user_id, assigned_team_id,"
    " (SELECT max(coalesce(said.edited_at, said.created_at)) FROM ticket_comment said"
    " WHERE said.ticket_id = ticket.id AND said.author_id <> :looker AND said.deleted_at IS NULL"
    " AND (said.visibility = 'public' OR said.visibility = :internal)) FROM ticket WHERE ";

} // namespace

Result<QHash<TicketId, TicketNews>> newsOf(
    Database& database, const Actor& actor, const QList<TicketId>& ids)
{
    QHash<TicketId, TicketNews> found;
    if (ids.isEmpty())
        return found;
    auto filter = TicketFilter::readable(actor);
    filter.addIds(ids);
    const bool seesInternal = actor.scopeOf(u"ticket.read_internal"_s) == Scope::Organization;
    auto bindings = filter.bindings();
    bindings.push_back({"looker", actor.person});
    bindings.push_back({"internal", seesInternal ? u"internal"_s : u"public"_s});
    const QByteArray text = columns + filter.where();
    auto rows = database.query({"tickets.news", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        const auto& row = **rows;
        TicketNews news;
        if (row.readOptional<PersonId>(2) != actor.person)
            news.at = row.read<Timestamp>(1);
        const auto team = row.readOptional<TeamId>(4);
        news.isTheirs =
            row.readOptional<PersonId>(3) == actor.person || (team && actor.teams.contains(*team));
        news.at = std::max(news.at, row.readOptional<Timestamp>(5).value_or(Timestamp()));
        found.insert(row.read<TicketId>(0), news);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

} // namespace homeport

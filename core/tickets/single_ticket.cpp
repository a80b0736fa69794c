#include "core/journal/fold.h"
#include "core/tickets/ticket_queries.h"
#include "core/tickets/ticket_sight.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql commentsOf{"tickets.conversation", R"sql(
    SELECT ticket_comment.id, user_account.display_name, ticket_comment.visibility,
           ticket_comment.kind, ticket_comment.body, ticket_comment.created_at,
           ticket_comment.field_clock, ticket_comment.from_ticket_id,
           ticket_comment.author_id, ticket_comment.edited_at, ticket_comment.body_format
      FROM ticket_comment
      LEFT JOIN user_account ON user_account.id = ticket_comment.author_id
     WHERE ticket_comment.ticket_id = :ticket_id AND ticket_comment.deleted_at IS NULL
       AND (ticket_comment.visibility = 'public' OR ticket_comment.visibility = :internal)
     ORDER BY ticket_comment.created_at, ticket_comment.id
)sql"};

// The way up has an end of its own: merged edits can leave a circle.
constexpr Sql namesOf{"tickets.names", R"sql(
    SELECT (SELECT display_name FROM user_account WHERE id = :requester_id),
           (SELECT name FROM team WHERE id = :team_id),
           (SELECT display_name FROM user_account WHERE id = :assignee_id),
           (SELECT name FROM category WHERE id = :category_id),
           (SELECT name FROM location WHERE id = :location_id),
           (SELECT name FROM service WHERE id = :service_id),
           (SELECT name FROM supplier WHERE id = :supplier_id),
           (WITH RECURSIVE way(above, path, steps) AS (
                SELECT parent_id, CAST(name AS text), 0 FROM category WHERE id = :category_id
                 UNION ALL
                SELECT higher.parent_id, higher.name || ' / ' || way.path, way.steps + 1
                  FROM category higher JOIN way ON higher.id = way.above
                 WHERE way.steps < 8)
            SELECT path FROM way ORDER BY steps DESC LIMIT 1),
           (SELECT name FROM department WHERE id = :department_id),
           (SELECT name FROM ticket_template WHERE id = :template_id),
           (SELECT display_name FROM user_account WHERE id = :overridden_by)
)sql"};

Error absent(TicketId id)
{
    return {Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
}

} // namespace

bool ConversationItem::isCorrectableBy(PersonId person) const
{
    return authorId == person && kind == keyOf(TicketCommentKind::Comment) && !isFromParent;
}

Question TicketQueries::conversationQuestion(TicketId id, bool seesInternal)
{
    return {
        commentsOf, {{"ticket_id", id}, {"internal", seesInternal ? u"internal"_s : u"public"_s}}};
}

Result<QList<ConversationItem>> TicketQueries::conversation(
    Database& database, const Actor& actor, TicketId id)
{
    auto stored = loadRow(database, record::Ticket::table(), id.value());
    if (!stored)
        return stored.error();
    if (!*stored || (*stored)->head.deletedAt)
        return absent(id);
    const auto ticket = record::Ticket::fromRow(**stored);
    const auto sight = TicketSight::of(database, actor, ticket);
    if (!sight)
        return sight.error();
    if (!sight->mayRead())
        return absent(id);
    const auto asked = conversationQuestion(id, sight->showsInternal());
    auto rows = database.query(asked.sql, asked.bindings);
    if (!rows)
        return rows.error();
    QList<ConversationItem> items;
    while ((*rows)->next()) {
        const auto& row = **rows;
        items.append({row.read<TicketCommentId>(0), row.text(1), row.text(2) == "internal"_L1,
            row.text(3), row.text(4), row.read<Timestamp>(5),
            FieldClock::unpacked(row.blob(6)).base().stamp, row.optionalUuid(7).has_value(),
            row.read<PersonId>(8), row.readOptional<Timestamp>(9), row.text(10) == "markdown"_L1});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    std::stable_sort(items.begin(), items.end(), isSaidEarlier<ConversationItem>);
    return items;
}

Result<TicketNames> TicketQueries::names(Database& database, const record::Ticket& ticket)
{
    auto row = one(database, namesOf,
        {{"requester_id", ticket.requesterId}, {"team_id", ticket.assignedTeamId},
            {"assignee_id", ticket.assignedUserId}, {"category_id", ticket.categoryId},
            {"location_id", ticket.locationId}, {"service_id", ticket.serviceId},
            {"supplier_id", ticket.holdSupplierId}, {"department_id", ticket.departmentId},
            {"template_id", ticket.templateId}, {"overridden_by", ticket.priorityOverriddenBy}});
    if (!row)
        return row.error();
    return TicketNames{(*row)->text(0), (*row)->text(1), (*row)->text(2), (*row)->text(3),
        (*row)->text(4), (*row)->text(5), (*row)->text(6), (*row)->text(7), (*row)->text(8),
        (*row)->text(9), (*row)->text(10)};
}

} // namespace homeport

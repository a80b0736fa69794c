#include "core/tickets/ticket_talk.h"

#include "core/db/row_buffer.h"

#include <algorithm>
#include <utility>

#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {
namespace {

constexpr Sql publicComments{"tickets.publicComments", R"sql(
    SELECT author_id, kind, created_at, id, is_first_response,
           (visibility = 'public' AND deleted_at IS NULL)
      FROM ticket_comment
     WHERE ticket_id = :ticket_id
       AND (is_first_response = :yes OR (visibility = 'public' AND deleted_at IS NULL))
     ORDER BY created_at, id
)sql"};

/// A comment that is shown to the requester or marked, or neither any more.
struct Line
{
    Said said;
    bool isMarked = false;
    bool isShown = false;
};

Result<std::vector<Line>> storedLines(Database& database, const QUuid& ticket)
{
    auto cursor = database.queryStored(publicComments, {{"ticket_id", ticket}, {"yes", true}});
    if (!cursor)
        return cursor.error();
    std::vector<Line> lines;
    while ((*cursor)->next()) {
        const auto& row = **cursor;
        lines.push_back({{row.read<PersonId>(0), row.read<TicketCommentKind>(1),
                             row.read<Timestamp>(2), row.read<TicketCommentId>(3)},
            row.boolean(4), row.boolean(5)});
    }
    if (auto read = (*cursor)->status(); !read)
        return read.error();
    return lines;
}

Line lineOf(const Row& row)
{
    using Cell = record::TicketComment::Field;
    TicketCommentKind kind{};
    fromValue(row.cells[Cell::Kind], kind);
    TicketCommentVisibility visibility{};
    fromValue(row.cells[Cell::Visibility], visibility);
    const bool isShown = visibility == TicketCommentVisibility::Public && !row.head.deletedAt;
    return {{PersonId(row.cells[Cell::AuthorId].uuid()), kind, row.head.createdAt,
                TicketCommentId(row.id)},
        row.cells[Cell::IsFirstResponse].boolean(), isShown};
}

/// Puts what is held back in the place of what is stored, so that the server need not be told of it
/// for each comment.
void putHeldBack(const QUuid& ticket, const std::vector<const Row*>& rows, std::vector<Line>& lines)
{
    if (rows.empty())
        return;
    for (const auto* row : rows) {
        std::erase_if(
            lines, [&](const Line& line) { return line.said.id == TicketCommentId(row->id); });
        if (row->cells[record::TicketComment::Field::TicketId] == Value(ticket))
            lines.push_back(lineOf(*row));
    }
    const auto place = [](const Line& line) {
        return std::pair(line.said.at, line.said.id.value().toRfc4122());
    };
    std::sort(lines.begin(), lines.end(),
        [&](const Line& a, const Line& b) { return place(a) < place(b); });
}

} // namespace

Result<Talk> talkOn(Database& database, const QUuid& ticket)
{
    const auto* buffer = database.rowBuffer();
    std::vector<Line> lines;
    if (!buffer || !buffer->isUnwritten(record::Ticket::table(), ticket)) {
        auto stored = storedLines(database, ticket);
        if (!stored)
            return stored.error();
        lines = std::move(*stored);
    }
    if (buffer)
        putHeldBack(ticket, buffer->waitingOf(record::TicketComment::table(), ticket), lines);
    Talk talk;
    for (const auto& line : lines) {
        if (line.isMarked)
            talk.marked.push_back(line.said.id);
        if (line.isShown)
            talk.said.push_back(line.said);
    }
    return talk;
}

} // namespace homeport

#include "core/service_levels/reply_times.h"

#include "core/db/id_list.h"

#include <algorithm>

#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {

namespace {

using Field = record::Ticket::Field;

constexpr Sql publicWords{"serviceLevels.publicWords", R"sql(
    SELECT created_at FROM ticket_comment
     WHERE ticket_id = :ticket_id AND visibility = 'public' AND deleted_at IS NULL
       AND author_id <> :requester_id AND kind NOT IN ('system', 'approval_note')
     ORDER BY created_at, id
)sql"};

} // namespace

Result<ReplyTimes> repliesOn(Database& database, const ServiceLevelBook& book, const Row& ticket)
{
    ReplyTimes replies;
    if (!book.hasUpdateTargets())
        return repliesOf(ticket, {});
    auto rows = database.query(publicWords,
        {{"ticket_id", ticket.id}, {"requester_id", ticket.cells[Field::RequesterId]}});
    if (!rows)
        return rows.error();
    while ((*rows)->next())
        replies.push_back((*rows)->read<Timestamp>(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return repliesOf(ticket, std::move(replies));
}

ReplyTimes repliesOf(const Row& ticket, ReplyTimes words)
{
    std::optional<Timestamp> first;
    fromValue(ticket.cells[Field::FirstResponseAt], first);
    if (first)
        words.push_back(*first);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

Result<QHash<QUuid, ReplyTimes>> wordsOn(
    Database& database, const ServiceLevelBook& book, const QList<QUuid>& tickets)
{
    QHash<QUuid, ReplyTimes> words;
    if (!book.hasUpdateTargets())
        return words;
    const IdList listed(tickets);
    const auto text = "SELECT c.ticket_id, c.created_at FROM ticket t JOIN ticket_comment c"
                      " ON c.ticket_id = t.id WHERE t.id IN "
        + listed.text()
        + " AND c.visibility = 'public' AND c.deleted_at IS NULL"
          " AND c.author_id <> t.requester_id AND c.kind NOT IN ('system', 'approval_note')";
    auto rows =
        database.query({"serviceLevels.publicWordsOnEach", text.constData()}, listed.bindings());
    if (!rows)
        return rows.error();
    while ((*rows)->next())
        words[(*rows)->uuid(0)].push_back((*rows)->read<Timestamp>(1));
    auto read = (*rows)->status();
    return read ? Result<QHash<QUuid, ReplyTimes>>(std::move(words)) : read.error();
}

} // namespace homeport

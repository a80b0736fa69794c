#include "core/tickets/undo_rules.h"

#include <set>

#include "record/attachment.h"
#include "record/comment_mention.h"
#include "record/stored_file.h"
#include "record/tag.h"
#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

// Rows as the rules of undo look at them, and who holds their cells.

// Of a whole ticket at once: nearly every entry of a long story made one.
constexpr Sql commentsOf{"undo.comments", R"sql(
    SELECT id, root_id, deleted_at, field_clock, visibility FROM ticket_comment
     WHERE ticket_id = :ticket_id)sql"};
constexpr Sql commentAt{"undo.comment", R"sql(
    SELECT id, root_id, deleted_at, field_clock, visibility FROM ticket_comment WHERE id = :id)sql"};
constexpr Sql attachmentAt{"undo.attachment", R"sql(
    SELECT id, root_id, deleted_at, field_clock, visibility FROM attachment WHERE id = :id)sql"};
// A mention is of its comment's ticket, and as internal as the comment.
constexpr Sql mentionAt{"undo.mention", R"sql(
    SELECT comment_mention.id, ticket_comment.root_id, comment_mention.deleted_at,
           comment_mention.field_clock, ticket_comment.visibility
      FROM comment_mention
      JOIN ticket_comment ON ticket_comment.id = comment_mention.comment_id
     WHERE comment_mention.id = :id)sql"};
/// How a row is read that may be internal; nullptr: it never is.
const Sql* visibleRowOf(quint16 table)
{
    if (table == record::TicketComment::tableId)
        return &commentAt;
    if (table == record::Attachment::tableId)
        return &attachmentAt;
    return table == record::CommentMention::tableId ? &mentionAt : nullptr;
}

/// How any other is. Table and key come from the registry, never from data. Made whole at the first
/// call: threads share them.
Sql plainRowOf(const TableMeta& table)
{
    static const auto all = [] {
        std::vector<QByteArray> texts;
        for (const auto& one : tables()) {
            if (texts.size() <= one.id)
                texts.resize(size_t(one.id) + 1);
            texts[one.id] = QByteArray("SELECT ") + one.key
                + ", root_id, deleted_at, field_clock FROM \"" + one.name + "\" WHERE " + one.key
                + " = :id";
        }
        return texts;
    }();
    return {"undo.row", all[table.id].constData()};
}

Question standingQuestion(quint16 table, const QUuid& id)
{
    const auto* own = visibleRowOf(table);
    return {own ? *own : plainRowOf(*tableById(table)), {{"id", id}}};
}

} // namespace

bool isKeptByUndo(quint16 table)
{
    return table == record::StoredFile::tableId || table == record::Tag::tableId;
}

Result<const UndoRules::Standing*> UndoRules::standing(quint16 table, const QUuid& id)
{
    const RowKey key(table, id);
    auto found = m_rows.find(key);
    if (found == m_rows.end()) {
        const auto asked = standingQuestion(table, id);
        auto cursor = m_database.query(asked.sql, asked.bindings);
        if (!cursor)
            return cursor.error();
        std::optional<Standing> row;
        if ((*cursor)->next()) {
            row = Standing{(*cursor)->uuid(1), !(*cursor)->isNull(2),
                visibleRowOf(table) && (*cursor)->text(4) == "internal"_L1,
                FieldClock::unpacked((*cursor)->blob(3))};
        } else if (auto read = (*cursor)->status(); !read) {
            return read.error();
        }
        found = m_rows.emplace(key, std::move(row)).first;
    }
    return found->second ? &*found->second : nullptr;
}

Question UndoRules::commentsQuestion(const QUuid& root)
{
    return {commentsOf, {{"ticket_id", root}}};
}

std::vector<Question> UndoRules::rowQuestions(const std::vector<Entry>& entries) const
{
    std::set<RowKey> rows;
    for (const auto& entry : entries) {
        for (const auto& edit : entry.edits) {
            if (!isKeptByUndo(edit.table) && !m_rows.contains({edit.table, edit.row}))
                rows.insert({edit.table, edit.row});
        }
    }
    std::vector<Question> questions;
    for (const auto& [table, id] : rows)
        questions.push_back(standingQuestion(table, id));
    return questions;
}

Result<> UndoRules::readComments(const QUuid& root)
{
    const auto asked = commentsQuestion(root);
    auto cursor = m_database.query(asked.sql, asked.bindings);
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {
        m_rows.try_emplace(RowKey(record::TicketComment::tableId, (*cursor)->uuid(0)),
            Standing{(*cursor)->uuid(1), !(*cursor)->isNull(2), (*cursor)->text(4) == "internal"_L1,
                FieldClock::unpacked((*cursor)->blob(3))});
    }
    return (*cursor)->status();
}

/// What became of the commands on a row, as the fold replays them.
const CommandReplay& UndoRules::commandsOn(Aggregate& aggregate, const QUuid& row) const
{
    const auto known = aggregate.commands.find(row);
    if (known != aggregate.commands.end())
        return known->second;
    auto& replay = aggregate.commands.emplace(row, CommandReplay(m_rules, row)).first->second;
    for (const auto& entry : aggregate.story.entries) {
        const auto* stream = m_streams.byDevice(entry.device);
        replay.take(entry, {entry.stamp, stream ? stream->no : 0, entry.number});
    }
    return replay;
}

/// Also where others wrote the cell since, and all of that was taken back.
Result<bool> UndoRules::isHeldAgain(
    const Standing& row, const CellEdit& edit, const Version& version, const Entry& by)
{
    if (isHeld(version, by))
        return true;
    auto found = aggregate(row.root);
    if (!found)
        return found.error();
    auto* ticket = *found;
    if (!ticket || !ticket->hasUndos)
        return false;
    const auto& table = *tableById(edit.table);
    const int at = table.position(edit.field);
    // A command may have been overtaken; the fold alone says which one holds the state.
    if (at >= 0 && table.fields[size_t(at)].merge == Merge::Command)
        return commandsOn(*ticket, edit.row)
            .isHeldBy({edit.table, edit.field}, EntryRef{by.device, by.number});
    if (!ticket->holders)
        ticket->holders.emplace(ticket->story.entries);
    return ticket->holders->isSame({edit.table, edit.row, edit.field},
        {m_streams.deviceOf(version.stream), version.number}, EntryRef{by.device, by.number});
}

bool UndoRules::isHeld(const Version& version, const Entry& by) const
{
    return version.number == by.number && m_streams.deviceOf(version.stream) == by.device;
}

} // namespace homeport

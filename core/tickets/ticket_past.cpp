#include "core/tickets/ticket_past.h"

#include "core/access/access_service.h"
#include "core/journal/command_replay.h"
#include "core/tickets/priority_terms.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_derivation.h"
#include "core/tickets/ticket_facts.h"
#include "core/tickets/ticket_rating.h"
#include "core/tickets/ticket_sight.h"

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql authorName{"past.author", "SELECT display_name FROM user_account WHERE id = :id"};

Error absent(TicketId id)
{
    return {Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
}

/// The rows of one aggregate, entry by entry.
class PastRows
{
public:
    PastRows(Database& database, const FoldRules& rules, const record::Ticket& now)
        : m_database(database), m_rules(rules), m_now(now), m_commands(rules, now.id.value())
    {}

    void apply(const Entry& entry)
    {
        const auto fate = m_commands.take(entry, {entry.stamp, 0, entry.number});
        const bool isOvertaken = fate == CommandReplay::Fate::Overtaken;
        for (const auto& edit : entry.edits) {
            const Key key(edit.table, edit.row);
            const auto known = m_rows.find(key);
            auto& row =
                known == m_rows.end() || edit.isCreation() ? begin(key, entry) : known->second;
            row.head.updatedAt = fromMsecs(entry.happenedAt);
            const int at = row.table->position(edit.field);
            if (edit.field == FieldClock::deletedAt)
                row.head.deletedAt =
                    edit.value.isNull() ? std::nullopt : std::optional(fromMsecs(entry.happenedAt));
            else if (at >= 0 && !(isOvertaken && isCommand(*row.table, at)))
                set(row, at, edit.value, entry);
        }
    }

    /// What follows from the rest, once all of it is applied.
    Result<> derive(const std::vector<Entry>& entries)
    {
        const auto id = m_now.id.value();
        const auto found = m_rows.find({record::Ticket::tableId, id});
        if (found == m_rows.end())
            return {};
        auto& ticket = found->second;
        std::vector<Said> said;
        for (const auto* row : of(record::TicketComment::tableId)) {
            const auto comment = record::TicketComment::fromRow(*row);
            if (!comment.head.deletedAt && comment.visibility == TicketCommentVisibility::Public)
                said.push_back(
                    {comment.authorId, comment.kind, comment.head.createdAt, comment.id});
        }
        const auto requester = PersonId(ticket.cells[record::Ticket::Field::RequesterId].uuid());
        putFacts(factsOf(entries, m_rules, id, requester.value()), ticket);
        const auto first = firstResponse(said, ticket);
        ticket.cells[record::Ticket::Field::FirstResponseAt] = toValue(first.at);
        ticket.cells[record::Ticket::Field::FirstResponseBy] = toValue(first.by);
        const auto incident = m_rows.find({record::Incident::tableId, id});
        if (incident != m_rows.end()) {
            incident->second.cells[record::Incident::Field::PublicContactCount] =
                publicContacts(said, requester, record::Ticket::fromRow(ticket).resolvedAt);
        }
        // An edit of the matrix counts for what is rated after it (G-05), also in what was.
        const auto terms = priorityTermsAt(m_database, m_now.head.organizationId, m_rated);
        if (!terms)
            return terms.error();
        deriveFromCells(ticket, *terms);
        return {};
    }

    const Row* find(quint16 table, const QUuid& id) const
    {
        const auto found = m_rows.find({table, id});
        return found == m_rows.end() ? nullptr : &found->second;
    }
    std::vector<const Row*> of(quint16 table) const
    {
        std::vector<const Row*> rows;
        for (const auto& [key, row] : m_rows) {
            if (key.first == table)
                rows.push_back(&row);
        }
        return rows;
    }

private:
    using Key = std::pair<quint16, QUuid>;

    static bool isCommand(const TableMeta& table, int position)
    {
        return table.fields[size_t(position)].merge == Merge::Command;
    }

    void set(Row& row, int at, const Value& value, const Entry& entry)
    {
        if (row.table->id == record::Ticket::tableId && isRatedBy(at))
            m_rated = priorityMomentOf(entry);
        row.cells[size_t(at)] = value;
    }

    Row& begin(const Key& key, const Entry& entry)
    {
        if (key.first == record::Ticket::tableId)
            m_rated = priorityMomentOf(entry);
        Row row;
        row.table = tableById(key.first);
        row.id = key.second;
        row.head.organizationId = m_now.head.organizationId;
        row.head.rootId = m_now.id.value();
        row.head.createdAt = fromMsecs(entry.happenedAt);
        FieldClock clock;
        clock.setBase({entry.stamp, 0, entry.number});
        row.head.clock = clock.packed();
        for (const auto& field : row.table->fields)
            row.cells.push_back(defaultValue(field));
        return m_rows.insert_or_assign(key, std::move(row)).first->second;
    }

    Database& m_database;
    const FoldRules& m_rules;
    const record::Ticket& m_now;
    CommandReplay m_commands;
    std::map<Key, Row> m_rows;
    PriorityMoment m_rated; ///< where what the priority follows from was set last
};

Result<QList<ConversationItem>> conversationOf(
    Database& database, const PastRows& rows, const QSet<QUuid>& hidden)
{
    QList<ConversationItem> items;
    for (const auto* row : rows.of(record::TicketComment::tableId)) {
        const auto comment = record::TicketComment::fromRow(*row);
        const auto isInternal = comment.visibility == TicketCommentVisibility::Internal;
        if (comment.head.deletedAt || hidden.contains(comment.id.value()))
            continue;
        auto author = database.query(authorName, {{"id", comment.authorId}});
        if (!author)
            return author.error();
        const auto name = (*author)->next() ? (*author)->text(0) : QString();
        if (auto read = (*author)->status(); !read)
            return read.error();
        items.append({comment.id, name, isInternal, keyOf(comment.kind), comment.body,
            comment.head.createdAt, FieldClock::unpacked(comment.head.clock).base().stamp,
            comment.fromTicketId.has_value(), comment.authorId, comment.editedAt,
            comment.bodyFormat == TicketCommentBodyFormat::Markdown});
    }
    std::stable_sort(items.begin(), items.end(), isSaidEarlier<ConversationItem>);
    return items;
}

} // namespace

Result<TicketPast> ticketAt(
    Database& database, const FoldRules& rules, const Actor& actor, TicketId id, Timestamp at)
{
    auto stored = loadRow(database, record::Ticket::table(), id.value());
    if (!stored)
        return stored.error();
    if (!*stored)
        return absent(id);
    // Who may read it now may read what it was; rights are not those of the past.
    const auto now = record::Ticket::fromRow(**stored);
    auto sight = TicketSight::of(database, actor, now);
    if (!sight)
        return sight.error();
    if (!sight->mayRead())
        return absent(id);
    auto entries = entriesOfRoot(database, id.value());
    if (!entries)
        return entries.error();
    const auto internal = internalRows(*entries);
    std::erase_if(*entries, [&](const Entry& entry) { return fromMsecs(entry.happenedAt) > at; });
    PastRows rows(database, rules, now);
    for (const auto& entry : *entries)
        rows.apply(entry);
    if (auto derived = rows.derive(*entries); !derived)
        return derived.error();
    const auto* ticket = rows.find(record::Ticket::tableId, id.value());
    const auto* extension = rows.find(extensionTable(now.kind).id, id.value());
    if (!ticket || !extension || ticket->head.deletedAt)
        return absent(id);
    // What is internal now, or was once, was never said to everyone.
    auto conversation =
        conversationOf(database, rows, sight->showsInternal() ? QSet<QUuid>() : internal);
    if (!conversation)
        return conversation.error();
    TicketPast past{record::Ticket::fromRow(*ticket), extensionFrom(*extension), *conversation};
    sight->withhold(past.ticket, past.extension);
    return past;
}

} // namespace homeport

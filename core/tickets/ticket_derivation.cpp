#include "core/tickets/ticket_derivation.h"

#include "core/db/row_buffer.h"
#include "core/tickets/late_rating.h"
#include "core/tickets/priority_book.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_facts.h"
#include "core/tickets/ticket_rating.h"
#include "core/tickets/ticket_talk.h"

#include <algorithm>

#include "record/incident.h"
#include "record/sla_ruling.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

constexpr Sql contactTerms{
    "tickets.contactTerms", "SELECT requester_id, resolved_at FROM ticket WHERE id = :id"};

/// Key fields of a row, read as the enumerations they are.
template <typename E>
E keyAt(const Row& row, Field::Position field)
{
    E out{};
    fromValue(row.cells[field], out);
    return out;
}

bool differs(const Row& row, const Row* before, std::span<const Field::Position> fields)
{
    if (!before)
        return true;
    return std::any_of(fields.begin(), fields.end(),
        [&](Field::Position field) { return row.cells[field] != before->cells[field]; });
}

bool differs(const Row& row, const Row* before, std::initializer_list<Field::Position> fields)
{
    return differs(row, before, std::span(fields.begin(), fields.size()));
}

void putOpenness(Row& ticket)
{
    ticket.cells[Field::IsOpen] = isOpenStatus(
        keyAt<TicketKind>(ticket, Field::Kind), keyAt<TicketStatus>(ticket, Field::Status));
}

/// Escalating by hand reaches the first level (engines.md 4.2); what de-escalates keeps it (ES-4),
/// and reopening begins anew (ES-5). No rule escalates further yet.
void putEscalationLevel(Row& ticket)
{
    const auto state = keyAt<TicketEscalationState>(ticket, Field::EscalationState);
    ticket.cells[Field::EscalationLevel] = state == TicketEscalationState::None ? 0 : 1;
}

bool edits(const Entry& entry, quint16 table)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(),
        [&](const CellEdit& edit) { return edit.table == table; });
}

/// The acts that stand say it all; one more act is one more to count, unless it takes another back
/// or lets one stand again, or the ticket has another requester now.
Result<> deriveFromStory(
    Database& database, const FoldRules& rules, const Entry& entry, Row& row, const Row* before)
{
    const auto requester = row.cells[Field::RequesterId].uuid();
    const bool isOneMore =
        !before || (!differs(row, before, {Field::RequesterId}) && !movesOthers(entry, *before));
    if (isOneMore) {
        auto facts = before ? factsIn(*before) : StoryFacts();
        facts.add(entry, row.id, requester);
        putFacts(facts, row);
        return {};
    }
    auto entries = entriesOfRoot(database, row.id);
    if (!entries)
        return entries.error();
    entries->push_back(entry); // it comes into the journal after the fold
    putFacts(factsOf(*entries, rules, row.id, requester), row);
    return {};
}

Result<> setFirst(Database& database, TicketCommentId id, bool isFirst)
{
    auto before = loadRow(database, record::TicketComment::table(), id.value());
    if (!before)
        return before.error();
    if (!*before)
        return {};
    auto row = **before;
    row.cells[record::TicketComment::Field::IsFirstResponse] = isFirst;
    return database.storeRow(row, &**before);
}

/// The one comment that was the first response says so, and no other does.
Result<> markFirst(Database& database, const std::vector<TicketCommentId>& marked,
    const std::optional<TicketCommentId>& first)
{
    bool isMarked = false;
    for (const auto& id : marked) {
        isMarked = isMarked || first == id;
        if (first == id)
            continue;
        if (auto done = setFirst(database, id, false); !done)
            return done;
    }
    return first && !isMarked ? setFirst(database, *first, true) : Result<>();
}

Result<> deriveResponse(Database& database, const Entry& entry, Row& row, const Row* before)
{
    const bool isSaid = edits(entry, record::TicketComment::tableId);
    if (!isSaid && !differs(row, before, {Field::ResolvedAt, Field::RequesterId}))
        return {};
    Talk talk;
    if (isSaid || before) {
        auto found = talkOn(database, row.id);
        if (!found)
            return found.error();
        talk = std::move(*found);
    }
    const auto first = firstResponse(talk.said, row);
    row.cells[Field::FirstResponseAt] = toValue(first.at);
    row.cells[Field::FirstResponseBy] = toValue(first.by);
    return markFirst(database, talk.marked, first.comment);
}

/// What decides which comments count as contacts.
struct ContactTerms
{
    PersonId requester;
    std::optional<Timestamp> resolvedAt;
};

Result<ContactTerms> contactTermsOf(Database& database, const QUuid& ticket)
{
    const auto* buffer = database.rowBuffer();
    if (const auto row = buffer ? buffer->row(record::Ticket::table(), ticket) : std::nullopt) {
        ContactTerms terms{PersonId(row->cells[Field::RequesterId].uuid()), {}};
        fromValue(row->cells[Field::ResolvedAt], terms.resolvedAt);
        return terms;
    }
    auto stored = one(database, contactTerms, {{"id", ticket}});
    if (!stored)
        return stored.error();
    return ContactTerms{(*stored)->read<PersonId>(0), (*stored)->readOptional<Timestamp>(1)};
}

Result<> deriveContacts(Database& database, const Entry& entry, Row& incident, const Row* before)
{
    if (!before && !edits(entry, record::TicketComment::tableId))
        return {}; // nothing was said yet
    auto talk = talkOn(database, incident.id);
    if (!talk)
        return talk.error();
    auto terms = contactTermsOf(database, incident.id);
    if (!terms)
        return terms.error();
    incident.cells[record::Incident::Field::PublicContactCount] =
        publicContacts(talk->said, terms->requester, terms->resolvedAt);
    return {};
}

} // namespace

void deriveFromCells(Row& ticket, const PriorityTerms& terms)
{
    putOpenness(ticket);
    putEscalationLevel(ticket);
    putPriority(ticket, terms);
}

Result<> deriveTicket(Database& database, const FoldRules& rules, PriorityBook& terms,
    const Entry& entry, Row& row, const Row* before)
{
    const bool isTicket = row.table->id == record::Ticket::tableId;
    if (PriorityBook::isReadFrom(row.table->id) || (isTicket && PriorityBook::isReadFrom(entry))) {
        if (auto done = rateWhatIsLater(database, terms, entry, row); !done)
            return done;
    }
    if (row.table->id == record::Incident::tableId)
        return deriveContacts(database, entry, row, before);
    if (!isTicket)
        return {};
    if (auto done = deriveFromStory(database, rules, entry, row, before); !done)
        return done;
    if (auto done = deriveResponse(database, entry, row, before); !done)
        return done;
    putOpenness(row);
    putEscalationLevel(row);
    return derivePriority(database, terms, entry, row, before);
}

std::span<const quint16> ticketFollowers(const CellEdit& edit)
{
    // In the order in which one follows from the other.
    static constexpr quint16 both[] = {record::Ticket::tableId, record::Incident::tableId};
    static constexpr quint16 ticket[] = {record::Ticket::tableId};
    if (edit.table == record::TicketComment::tableId)
        return both;
    if (edit.table == record::SlaRuling::tableId)
        return {both, 1};
    const bool isTicket = edit.table == record::Ticket::tableId;
    if (!isTicket && edit.table != record::Incident::tableId)
        return {};
    const auto& table = *tableById(edit.table);
    const int at = table.position(edit.field);
    if (!isTicket && at == record::Incident::Field::IsMajor)
        return ticket; // its rank
    // A late command may change what became of those after it, and so of when it was resolved.
    const bool moves = at >= 0
        && (table.fields[size_t(at)].merge == Merge::Command
            || (isTicket && at == Field::RequesterId));
    return moves ? std::span<const quint16>(both) : std::span<const quint16>();
}

bool isOpenStatus(TicketKind kind, TicketStatus status)
{
    using enum TicketStatus;
    switch (status) {
    case Closed:
    case Cancelled:
    case Rejected:
    case Resolved: return false;
    case Fulfilled: return kind != TicketKind::ServiceRequest;
    default: return true;
    }
}

} // namespace homeport

#include "core/tickets/ticket_derivation.h"

#include "core/db/id_list.h"
#include "core/db/row_buffer.h"
#include "core/tickets/priority_assessment.h"
#include "core/tickets/priority_book.h"
#include "core/tickets/queue_rank.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_facts.h"
#include "core/tickets/ticket_talk.h"

#include <QSet>

#include <algorithm>

#include "record/incident.h"
#include "record/sla_ruling.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

/// What the priority follows from.
constexpr Field::Position ratedBy[] = {Field::Impact, Field::Urgency, Field::PriorityOverride,
    Field::PriorityOverrideReason, Field::PriorityBasis, Field::Criticality};

/// So many tickets are in memory at once while they are rated anew.
constexpr qsizetype ratedAtOnce = 64;

constexpr Sql allStreams{"tickets.streams", "SELECT no FROM jr_stream ORDER BY no"};
constexpr Sql deviceOf{"tickets.deviceOf", "SELECT device FROM jr_stream WHERE no = :no"};
// Stamps rise along a stream, so this looks at what came after the stamp and no further.
constexpr Sql lastBefore{"tickets.lastBefore", R"sql(
    SELECT seq FROM jr_tx
     WHERE stream = :stream AND stamp < :stamp
     ORDER BY seq DESC
     LIMIT 1
)sql"};
constexpr Sql touchedAfter{"tickets.touchedAfter", R"sql(
    SELECT DISTINCT ticket.id
      FROM jr_tx JOIN jr_root ON jr_root.no = jr_tx.no JOIN ticket ON ticket.id = jr_root.root
     WHERE jr_tx.stream = :stream AND jr_tx.seq > :seq
)sql"};

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

int scoreOf(const Row& row)
{
    std::optional<TicketCriticality> criticality;
    fromValue(row.cells[Field::Criticality], criticality);
    return priorityScore(int(row.cells[Field::Impact].integer()),
        int(row.cells[Field::Urgency].integer()), criticality);
}

/// By the organization's method (engines.md 2.3).
struct Calculated
{
    int priority = 4;
    bool isByScore = false;
};

Calculated calculatedBy(PriorityMethod method, int ofMatrix, const Row& row)
{
    const auto score = scoreOf(row);
    return {priorityBy(method, ofMatrix, score), isByScore(method, ofMatrix, score)};
}

void putCalculated(const Calculated& calculated, Row& row)
{
    row.cells[Field::Priority] = calculated.priority;
    row.cells[Field::PrioritySource] =
        calculated.isByScore ? TicketPrioritySource::Weighted : TicketPrioritySource::Matrix;
}

void putByTerms(const PriorityTerms& terms, Row& row)
{
    const auto ofMatrix = matrixPriority(terms.matrix, keyAt<TicketKind>(row, Field::Kind),
        int(row.cells[Field::Impact].integer()), int(row.cells[Field::Urgency].integer()));
    putCalculated(calculatedBy(terms.method, ofMatrix, row), row);
}

/// False where the priority was not given, and is to be calculated.
bool putGiven(Row& row)
{
    row.cells[Field::PriorityScore] = scoreOf(row);
    if (!isPriorityGiven(row.cells))
        return false;
    const bool isByPerson = !row.cells[Field::PriorityOverrideReason].isNull();
    row.cells[Field::Priority] = row.cells[Field::PriorityOverride];
    row.cells[Field::PrioritySource] =
        isByPerson ? TicketPrioritySource::Override : TicketPrioritySource::CategoryDefault;
    return true;
}

void putOpenness(Row& ticket)
{
    ticket.cells[Field::IsOpen] = isOpenStatus(
        keyAt<TicketKind>(ticket, Field::Kind), keyAt<TicketStatus>(ticket, Field::Status));
}

/// Where and when each cell was set that the priority follows from.
std::vector<Version> ratings(const Row& row)
{
    const auto clock = FieldClock::unpacked(row.head.clock);
    std::vector<Version> versions;
    for (const auto field : ratedBy)
        versions.push_back(clock.of(row.table->fields[field].id));
    return versions;
}

/// The last of them in the one total order; without device and number where no edit of terms has
/// its stamp, and so none asks for these.
Result<PriorityMoment> ratedAt(Database& database, const PriorityBook& book, const Row& row)
{
    const auto versions = ratings(row);
    quint64 stamp = 0;
    for (const auto& version : versions)
        stamp = std::max(stamp, version.stamp);
    PriorityMoment latest(stamp, QUuid(), 0);
    if (!book.isEditedAt(stamp))
        return latest;
    for (const auto& version : versions) {
        if (version.stamp != stamp)
            continue;
        const auto stream = one(database, deviceOf, {{"no", int(version.stream)}});
        if (!stream)
            return stream.error();
        latest = std::max(latest, PriorityMoment(stamp, (*stream)->uuid(0), version.number));
    }
    return latest;
}

Result<> rate(Database& database, PriorityBook& book, Row& row)
{
    if (putGiven(row))
        return {};
    if (auto looked = book.look(database, row.head.organizationId); !looked)
        return looked;
    const auto moment = ratedAt(database, book, row);
    if (!moment)
        return moment.error();
    putByTerms(book.at(*moment), row);
    return {};
}

/// The tickets that an entry of this stamp or a later one has touched.
Result<QList<QUuid>> ticketsSince(Database& database, quint64 stamp)
{
    auto streams = database.query(allStreams);
    if (!streams)
        return streams.error();
    std::vector<int> numbers;
    while ((*streams)->next())
        numbers.push_back(int((*streams)->integer(0)));
    if (auto read = (*streams)->status(); !read)
        return read.error();
    streams->reset();
    QSet<QUuid> found;
    for (const int no : numbers) {
        auto last = database.query(lastBefore, {{"stream", no}, {"stamp", qint64(stamp)}});
        if (!last)
            return last.error();
        const qint64 before = (*last)->next() ? (*last)->integer(0) : 0;
        if (auto read = (*last)->status(); !read)
            return read.error();
        last->reset();
        const auto touched =
            idsOf<QSet<QUuid>>(database, touchedAfter, {{"stream", no}, {"seq", before}});
        if (!touched)
            return touched.error();
        found.unite(*touched);
    }
    return QList<QUuid>(found.begin(), found.end());
}

Result<> rateAnew(Database& database, PriorityBook& book, const QList<QUuid>& tickets)
{
    const auto rows = loadRows(database, record::Ticket::table(), tickets);
    if (!rows)
        return rows.error();
    std::vector<Row> former;
    std::vector<Row> rated;
    for (const auto& before : *rows) {
        auto row = before;
        if (auto done = rate(database, book, row); !done)
            return done;
        if (row.cells == before.cells)
            continue;
        former.push_back(before);
        rated.push_back(std::move(row));
    }
    if (auto ranked = refreshQueueRanks(database, rated); !ranked)
        return ranked;
    for (size_t i = 0; i < rated.size(); ++i) {
        if (auto stored = database.storeRow(rated[i], &former[i]); !stored)
            return stored;
    }
    return {};
}

/// Terms that are edited here have nothing after them, save what clocks that run ahead wrote; what
/// an edit comes too late for is as much as was written since.
Result<> rateWhatIsLater(Database& database, PriorityBook& book, const Entry& entry, const Row& row)
{
    const auto taken = book.take(database, row.head.organizationId, entry);
    if (!taken || !*taken)
        return taken ? Result<>() : taken.error();
    auto later = ticketsSince(database, entry.stamp);
    if (!later)
        return later.error();
    for (const auto& edit : entry.edits) { // these are derived by themselves
        if (edit.table == record::Ticket::tableId)
            later->removeAll(edit.row);
    }
    for (qsizetype first = 0; first < later->size(); first += ratedAtOnce) {
        if (auto done = rateAnew(database, book, later->mid(first, ratedAtOnce)); !done)
            return done;
    }
    return {};
}

Result<> derivePriority(
    Database& database, PriorityBook& book, const Entry& entry, Row& row, const Row* before)
{
    const bool isRated = differs(row, before, ratedBy) || ratings(row) != ratings(*before);
    return isRated || PriorityBook::isReadFrom(entry) ? rate(database, book, row) : Result<>();
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
    if (!putGiven(ticket))
        putByTerms(terms, ticket);
}

bool isRatedBy(int position)
{
    return std::any_of(std::begin(ratedBy), std::end(ratedBy),
        [position](Field::Position field) { return int(field) == position; });
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

bool isPriorityGiven(const std::vector<Value>& ticket)
{
    if (ticket[Field::PriorityOverride].isNull())
        return false;
    const auto& basis = ticket[Field::PriorityBasis];
    return !ticket[Field::PriorityOverrideReason].isNull()
        || (basis != Value(TicketPriorityBasis::Matrix)
            && basis != Value(TicketPriorityBasis::Weighted));
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

int builtInPriority(int impact, int urgency)
{
    static constexpr int matrix[3][3] = {{1, 2, 3}, {2, 3, 4}, {3, 4, 4}};
    return matrix[std::clamp(impact, 1, 3) - 1][std::clamp(urgency, 1, 3) - 1];
}

int priorityScore(int impact, int urgency, std::optional<TicketCriticality> criticality)
{
    static constexpr int levels[] = {100, 50, 10};
    static constexpr int criticalities[] = {100, 75, 50, 25};
    const int impactLevel = levels[std::clamp(impact, 1, 3) - 1];
    const int urgencyLevel = levels[std::clamp(urgency, 1, 3) - 1];
    const int criticalityLevel = criticalities[int(criticality.value_or(TicketCriticality::Low))];
    return 50 * impactLevel + 30 * urgencyLevel + 20 * criticalityLevel;
}

} // namespace homeport

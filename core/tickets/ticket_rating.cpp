#include "core/tickets/ticket_rating.h"

#include "core/journal/field_clock.h"
#include "core/tickets/priority_assessment.h"
#include "core/tickets/priority_book.h"

#include <algorithm>

namespace homeport {
namespace {

using Field = record::Ticket::Field;

/// What the priority follows from.
constexpr Field::Position ratedBy[] = {Field::Impact, Field::Urgency, Field::PriorityOverride,
    Field::PriorityOverrideReason, Field::PriorityBasis, Field::Criticality};

constexpr Sql deviceOf{"tickets.deviceOf", "SELECT device FROM jr_stream WHERE no = :no"};

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
    TicketKind kind{};
    fromValue(row.cells[Field::Kind], kind);
    const auto ofMatrix = matrixPriority(terms.matrix, kind,
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

/// In what the priority follows from.
bool differs(const Row& row, const Row* before)
{
    if (!before)
        return true;
    return std::any_of(std::begin(ratedBy), std::end(ratedBy),
        [&](Field::Position field) { return row.cells[field] != before->cells[field]; });
}

} // namespace

Result<> rateTicket(Database& database, PriorityBook& book, Row& row)
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

Result<> derivePriority(
    Database& database, PriorityBook& book, const Entry& entry, Row& row, const Row* before)
{
    const bool isRated = differs(row, before) || ratings(row) != ratings(*before);
    return isRated || PriorityBook::isReadFrom(entry) ? rateTicket(database, book, row)
                                                      : Result<>();
}

Result<quint64> termsFollowed(
    Database& database, PriorityBook& book, const Entry& entry, quint64 most)
{
    const auto& table = record::Ticket::table();
    const bool isRated =
        std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
            return edit.table == table.id
                && (edit.isCreation() || isRatedBy(table.position(edit.field)));
        });
    if (!isRated)
        return quint64(0);
    if (auto looked = book.look(database, OrganizationId(entry.space)); !looked)
        return looked.error();
    return book.newestUntil(most);
}

void putPriority(Row& ticket, const PriorityTerms& terms)
{
    if (!putGiven(ticket))
        putByTerms(terms, ticket);
}

bool isRatedBy(int position)
{
    return std::any_of(std::begin(ratedBy), std::end(ratedBy),
        [position](Field::Position field) { return int(field) == position; });
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

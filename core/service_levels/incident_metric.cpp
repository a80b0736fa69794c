#include "core/service_levels/incident_metric.h"

#include "core/db/row_buffer.h"
#include "core/tickets/standing_entries.h"
#include "core/tickets/ticket_talk.h"

#include <algorithm>

#include "record/incident_metric.h"
#include "record/sla_ruling.h"
#include "record/ticket.h"
#include "record/ticket_comment.h"
#include "record/time_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::Ticket::Field;
using std::chrono::milliseconds;

constexpr const char* table = "incident_metric";

constexpr Sql putMetric{"serviceLevels.putMetric", R"sql(
    INSERT INTO incident_metric (id, organization_id, root_id, created_at, updated_at, field_clock,
           ack_minutes, first_response_minutes, first_response_business_minutes,
           resolution_minutes, resolution_business_minutes, hold_minutes, handling_minutes, is_fcr,
           response_sla_met, resolution_sla_met, reopen_count, reassignment_count, computed_at)
    VALUES (:id, :organization_id, :id, :created_at, :computed_at, :no_clock,
           :ack_minutes, :first_response_minutes, :first_response_business_minutes,
           :resolution_minutes, :resolution_business_minutes, :hold_minutes, :handling_minutes,
           :is_fcr, :response_sla_met, :resolution_sla_met, :reopen_count, :reassignment_count,
           :computed_at)
    ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at,
           updated_at = excluded.updated_at, ack_minutes = excluded.ack_minutes,
           first_response_minutes = excluded.first_response_minutes,
           first_response_business_minutes = excluded.first_response_business_minutes,
           resolution_minutes = excluded.resolution_minutes,
           resolution_business_minutes = excluded.resolution_business_minutes,
           hold_minutes = excluded.hold_minutes, handling_minutes = excluded.handling_minutes,
           is_fcr = excluded.is_fcr, response_sla_met = excluded.response_sla_met,
           resolution_sla_met = excluded.resolution_sla_met, reopen_count = excluded.reopen_count,
           reassignment_count = excluded.reassignment_count, computed_at = excluded.computed_at
)sql"};
constexpr Sql dropMetric{
    "serviceLevels.dropMetric", "DELETE FROM incident_metric WHERE id = :ticket_id"};
constexpr Sql moveHandling{"serviceLevels.moveHandling", R"sql(
    UPDATE incident_metric SET handling_minutes = handling_minutes + :minutes WHERE id = :ticket_id
)sql"};
/// Of what is not measured yet.
constexpr Sql claimTicket{"serviceLevels.claimTicket", R"sql(
    UPDATE ticket SET row_version = row_version
     WHERE id = :ticket_id
       AND NOT EXISTS (SELECT 1 FROM incident_metric WHERE incident_metric.id = ticket.id)
)sql"};
constexpr Sql bookedTimes{"serviceLevels.bookedTimes",
    "SELECT id, minutes FROM time_entry WHERE ticket_id = :ticket_id AND deleted_at IS NULL"};

std::optional<Timestamp> momentAt(const Row& row, Field::Position field)
{
    std::optional<Timestamp> at;
    fromValue(row.cells[field], at);
    return at;
}

int minutesOf(milliseconds time)
{
    return int(std::max<qint64>(0, std::chrono::floor<std::chrono::minutes>(time).count()));
}

std::optional<int> minutesUntil(const Row& ticket, const std::optional<Timestamp>& at)
{
    return at ? std::optional(minutesOf(*at - ticket.head.createdAt)) : std::nullopt;
}

/// What the acts themselves say.
struct Course
{
    milliseconds held{};
    bool isHandedOn = false; ///< from one team to another
};

Course courseOf(const ClockStory& story, const LegalCommand& isLegal)
{
    Course course;
    Value status;
    Value team;
    std::optional<Timestamp> heldSince;
    const auto& fields = record::Ticket::table().fields;
    for (const auto& act : story.acts()) {
        const bool mayMove = act.isCreation || isLegal(act.command, status.text());
        for (const auto& [position, value] : act.cells) {
            if (!mayMove && fields[size_t(position)].merge == Merge::Command)
                continue; // overtaken
            if (position == Field::Status)
                status = value;
            if (position != Field::AssignedTeamId || value.isNull())
                continue;
            course.isHandedOn = course.isHandedOn || (!team.isNull() && team != value);
            team = value;
        }
        const bool isHeld = status.text() == keyOf(TicketStatus::OnHold);
        if (isHeld && !heldSince)
            heldSince = act.at;
        if (!isHeld && heldSince)
            course.held += std::max(milliseconds(0), act.at - *std::exchange(heldSince, {}));
    }
    return course;
}

/// The newest clock of the agreement with the requester; null where there is none that counts.
const TicketClock* newest(const std::optional<TicketClocks>& clocks, SlaTargetMetric metric)
{
    const TicketClock* found = nullptr;
    if (!clocks)
        return found;
    for (const auto& own : clocks->clocks) {
        const bool isOurs = own.type == SlaPolicyAgreementType::Sla && own.metric == metric
            && own.clock.state() != SlaClockState::Cancelled;
        if (isOurs && (!found || own.cycle >= found->cycle))
            found = &own;
    }
    return found;
}

std::optional<bool> isMet(const TicketClock* own)
{
    if (!own || own->voided || own->clock.state() != SlaClockState::Stopped)
        return std::nullopt;
    return own->clock.outcome() == SlaClockOutcome::Met;
}

/// By the calendar of the promise, whatever pauses there were.
std::optional<int> answeredWithin(const Row& ticket, const TicketClock* response)
{
    const auto at = momentAt(ticket, Field::FirstResponseAt);
    if (!at || !response)
        return std::nullopt;
    return minutesOf(response->clock.terms().calendar->working(ticket.head.createdAt, *at));
}

int liveMinutes(const Row& timeEntry)
{
    const auto& minutes = timeEntry.cells[record::TimeEntry::Field::Minutes];
    return timeEntry.head.deletedAt ? 0 : int(minutes.integer());
}

/// As this transaction has it; what is held back for a server is not sent for it.
Result<int> bookedOn(Database& database, const QUuid& ticket)
{
    const auto* buffer = database.rowBuffer();
    QHash<QUuid, int> booked;
    if (!buffer || !buffer->isUnwritten(record::Ticket::table(), ticket)) {
        auto rows = database.queryStored(bookedTimes, {{"ticket_id", ticket}});
        if (!rows)
            return rows.error();
        while ((*rows)->next())
            booked.insert((*rows)->uuid(0), int((*rows)->integer(1)));
        if (auto read = (*rows)->status(); !read)
            return read.error();
    }
    if (buffer) {
        for (const auto* row : buffer->waitingOf(record::TimeEntry::table(), ticket))
            booked.insert(row->id, liveMinutes(*row));
    }
    int sum = 0;
    for (const int minutes : std::as_const(booked))
        sum += minutes;
    return sum;
}

/// K-03: at most one public word of support before the resolution, by one team, for good.
Result<std::optional<bool>> isAtFirstContact(
    Database& database, const Row& ticket, const Course& course)
{
    const auto resolvedAt = momentAt(ticket, Field::ResolvedAt);
    if (!resolvedAt)
        return std::optional<bool>();
    if (course.isHandedOn || ticket.cells[Field::ReopenCount].integer() > 0)
        return std::optional(false);
    const auto talk = talkOn(database, ticket.id);
    if (!talk)
        return talk.error();
    const PersonId requester(ticket.cells[Field::RequesterId].uuid());
    return std::optional(publicContacts(talk->said, requester, resolvedAt) <= 1);
}

bool edits(const Entry& entry, std::initializer_list<quint16> tables)
{
    return std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return std::find(tables.begin(), tables.end(), edit.table) != tables.end();
    });
}

/// On a server others may resolve the incident in a transaction that does not see what is booked in
/// this one. Both write the ticket's row, so that the second is refused there and begins anew; what
/// is measured already they meet at its own row. Nobody else sees a ticket that is new here.
Result<> meetAtTicket(Database& database, const QUuid& ticket)
{
    const auto* buffer = database.rowBuffer();
    if (database.dialect() == Dialect::Sqlite
        || (buffer && buffer->isUnwritten(record::Ticket::table(), ticket)))
        return {};
    // Its values stay, so that what was read of it still holds.
    return database.execLater(table, claimTicket, {{"ticket_id", ticket}});
}

} // namespace

bool isMeasured(const Row& ticket)
{
    const auto& cells = ticket.cells;
    return cells[Field::Kind].text() == keyOf(TicketKind::Incident)
        && (!cells[Field::ResolvedAt].isNull() || !cells[Field::ClosedAt].isNull()
            || cells[Field::ReopenCount].integer() > 0);
}

bool movesMetric(const Entry& entry, const Row& ticket, const Row* before)
{
    const bool is = isMeasured(ticket);
    const bool was = before && isMeasured(*before);
    if (!is || !was)
        return is != was;
    constexpr Field::Position followed[] = {Field::Status, Field::ResolvedAt, Field::ClosedAt,
        Field::ReopenCount, Field::LastReopenedAt, Field::AcknowledgedAt, Field::FirstResponseAt,
        Field::ReassignmentCount, Field::AssignedTeamId, Field::RequesterId};
    const bool isOther = std::any_of(std::begin(followed), std::end(followed),
        [&](Field::Position field) { return ticket.cells[field] != before->cells[field]; });
    return isOther || movesOthers(entry, *before)
        || edits(entry, {record::TicketComment::tableId, record::SlaRuling::tableId});
}

Result<> keepMetric(Database& database, const LegalCommand& isLegal, const Row& ticket,
    const ClockStory& story, const std::optional<TicketClocks>& clocks)
{
    if (!isMeasured(ticket))
        return database.execLater(table, dropMetric, {{"ticket_id", ticket.id}});
    const auto course = courseOf(story, isLegal);
    const auto booked = bookedOn(database, ticket.id);
    if (!booked)
        return booked.error();
    const auto isFirst = isAtFirstContact(database, ticket, course);
    if (!isFirst)
        return isFirst.error();
    const auto resolvedAt = momentAt(ticket, Field::ResolvedAt);
    const auto* response = newest(clocks, SlaTargetMetric::Response);
    const auto* resolution = newest(clocks, SlaTargetMetric::Resolution);
    const auto worked = resolvedAt && resolution
        ? std::optional(minutesOf(resolution->clock.elapsed()))
        : std::nullopt;
    const auto computedAt = std::max({momentAt(ticket, Field::LastReopenedAt), resolvedAt,
        momentAt(ticket, Field::ClosedAt)}); // nothing comes before all moments
    return database.execLater(table, putMetric,
        {{"id", ticket.id}, {"organization_id", ticket.head.organizationId},
            {"created_at", ticket.head.createdAt}, {"no_clock", QByteArray("")},
            {"ack_minutes", minutesUntil(ticket, momentAt(ticket, Field::AcknowledgedAt))},
            {"first_response_minutes",
                minutesUntil(ticket, momentAt(ticket, Field::FirstResponseAt))},
            {"first_response_business_minutes", answeredWithin(ticket, response)},
            {"resolution_minutes", minutesUntil(ticket, resolvedAt)},
            {"resolution_business_minutes", worked}, {"hold_minutes", minutesOf(course.held)},
            {"handling_minutes", *booked}, {"is_fcr", *isFirst},
            {"response_sla_met", isMet(response)}, {"resolution_sla_met", isMet(resolution)},
            {"reopen_count", ticket.cells[Field::ReopenCount]},
            {"reassignment_count", ticket.cells[Field::ReassignmentCount]},
            {"computed_at", computedAt.value_or(ticket.head.createdAt)}});
}

Result<> addHandling(Database& database, const Row& timeEntry, const Row* before)
{
    const int difference = liveMinutes(timeEntry) - (before ? liveMinutes(*before) : 0);
    if (difference == 0)
        return {};
    const auto ticket = timeEntry.head.rootId;
    if (auto met = meetAtTicket(database, ticket); !met)
        return met;
    return database.execLater(
        table, moveHandling, {{"minutes", difference}, {"ticket_id", ticket}});
}

} // namespace homeport

#include "core/tickets/ticket_sight.h"

#include "core/journal/fold.h"
#include "core/tickets/involvement.h"

#include <algorithm>

#include "record/attachment.h"
#include "record/incident_workaround.h"
#include "record/ticket_comment.h"
#include "record/time_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

constexpr int internalOfTicket[] = {Field::HoldSupplierId, Field::PriorityScore, Field::Criticality,
    Field::PriorityOverrideReason, Field::EscalationLevel, Field::EscalatedAt,
    Field::EscalationState, Field::NextDueAt, Field::NextThresholdAt, Field::BreachedAt,
    Field::AtRiskAt, Field::CriticalAt, Field::IsClockPaused, Field::ClockCalendarId,
    Field::NoticedUntil};
constexpr int internalOfIncident[] = {record::Incident::Field::RootCauseNote};

template <size_t Count>
bool holds(const int (&positions)[Count], int position)
{
    return std::find(std::begin(positions), std::end(positions), position) != std::end(positions);
}

} // namespace

TicketSight::TicketSight(
    const Actor& actor, const record::Ticket& ticket, const Involvement& involved)
    : m_mayAudit(AccessService::mayRead(actor, ticket, involved))
    , m_mayRead(m_mayAudit
          && (!ticket.head.deletedAt
              || AccessService::require(
                  actor, AccessService::permissionFor(ticket.kind, u"delete"_s), ticket, involved)))
    , m_showsInternal(
          bool(AccessService::require(actor, u"ticket.read_internal"_s, ticket, involved)))
{
    const auto report = u"report.read"_s;
    m_showsTime = actor.scopeOf(report) >= Scope::Team
        || (ticket.assignedTeamId
            && actor.teamGrants.value(report).contains(*ticket.assignedTeamId));
}

Result<TicketSight> TicketSight::of(
    Database& database, const Actor& actor, const record::Ticket& ticket)
{
    auto involved = involvementOf(database, actor.person, ticket);
    return involved ? Result<TicketSight>(TicketSight(actor, ticket, *involved)) : involved.error();
}

bool TicketSight::shows(const TableMeta& table) const
{
    if (table.id == record::TimeEntry::tableId)
        return m_showsTime;
    return m_showsInternal || table.id != record::IncidentWorkaround::tableId;
}

bool TicketSight::shows(const TableMeta& table, int position) const
{
    if (m_showsInternal)
        return true;
    if (table.id == record::Ticket::tableId)
        return !holds(internalOfTicket, position);
    return table.id != record::Incident::tableId || !holds(internalOfIncident, position);
}

void TicketSight::withhold(record::Ticket& ticket, record::Incident& incident) const
{
    if (m_showsInternal)
        return;
    auto row = ticket.toRow();
    for (const int position : internalOfTicket)
        row.cells[size_t(position)] = defaultValue(row.table->fields[size_t(position)]);
    ticket = record::Ticket::fromRow(row);
    incident.rootCauseNote.reset();
}

bool isInternalOfTicket(int position)
{
    return holds(internalOfTicket, position);
}

QSet<QUuid> internalRows(const std::vector<Entry>& entries)
{
    const auto visibilityOf = [](quint16 table) {
        if (table == record::TicketComment::tableId)
            return record::TicketComment::table()
                .fields[record::TicketComment::Field::Visibility]
                .id;
        if (table == record::Attachment::tableId)
            return record::Attachment::table().fields[record::Attachment::Field::Visibility].id;
        return quint16(0);
    };
    QSet<QUuid> rows;
    for (const auto& entry : entries) {
        for (const auto& edit : entry.edits) {
            if (edit.isCreation() || edit.field != visibilityOf(edit.table))
                continue;
            if (edit.value == Value(u"internal"_s) || edit.oldValue == Value(u"internal"_s))
                rows.insert(edit.row);
        }
    }
    return rows;
}

Result<bool> ReadableTickets::contains(const QUuid& ticket)
{
    if (const auto known = m_known.find(ticket); known != m_known.end())
        return known->second;
    auto row = loadRow(m_database, record::Ticket::table(), ticket);
    if (!row)
        return row.error();
    bool isReadable = false;
    if (*row) {
        auto sight = TicketSight::of(m_database, m_actor, record::Ticket::fromRow(**row));
        if (!sight)
            return sight.error();
        isReadable = sight->mayRead();
    }
    m_known.emplace(ticket, isReadable);
    return isReadable;
}

} // namespace homeport

#include "core/tickets/ticket_sight.h"

#include "core/journal/fold.h"
#include "core/tickets/involvement.h"

#include <algorithm>
#include <span>

#include "record/attachment.h"
#include "record/incident_workaround.h"
#include "record/sla_ruling.h"
#include "record/ticket_comment.h"
#include "record/time_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

constexpr int internalOfTicket[] = {Field::HoldSupplierId, Field::PriorityScore, Field::Criticality,
    Field::PriorityOverrideReason, Field::EscalationLevel, Field::EscalatedAt,
    Field::EscalationState, Field::NextDueAt, Field::NextThresholdAt, Field::BreachedAt,
    Field::AtRiskAt, Field::CriticalAt, Field::IsClockPaused, Field::IsClockBreached,
    Field::QueueRank, Field::ClockCalendarId, Field::LacksPolicy, Field::NoticedUntil};
constexpr int internalOfIncident[] = {record::Incident::Field::RootCauseNote};
constexpr int internalOfProblem[] = {record::Problem::Field::RootCause,
    record::Problem::Field::RootCauseCategory, record::Problem::Field::Workaround};
constexpr int internalOfChange[] = {record::Change::Field::RiskLevel,
    record::Change::Field::RiskAssessment, record::Change::Field::RiskMitigation,
    record::Change::Field::CollisionWaiverReason, record::Change::Field::BlackoutWaiverReason};

using Positions = std::span<const int>;

Positions internalOf(quint16 table)
{
    switch (table) {
    case record::Ticket::tableId: return internalOfTicket;
    case record::Incident::tableId: return internalOfIncident;
    case record::Problem::tableId: return internalOfProblem;
    case record::Change::tableId: return internalOfChange;
    default: return {};
    }
}

bool holds(Positions positions, int position)
{
    return std::find(positions.begin(), positions.end(), position) != positions.end();
}

template <typename R>
void emptyInternal(R& record)
{
    auto row = record.toRow();
    for (const int position : internalOf(R::tableId))
        row.cells[size_t(position)] = defaultValue(row.table->fields[size_t(position)]);
    record = R::fromRow(row);
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
        || AccessService::isOfTeams(actor.teamGrants.value(report), ticket, involved);
}

Result<TicketSight> TicketSight::of(
    Database& database, const Actor& actor, const record::Ticket& ticket)
{
    auto involved = involvementOf(database, actor, ticket);
    return involved ? Result<TicketSight>(TicketSight(actor, ticket, *involved)) : involved.error();
}

bool TicketSight::shows(const TableMeta& table) const
{
    if (table.id == record::TimeEntry::tableId)
        return m_showsTime;
    const bool isInternal =
        table.id == record::IncidentWorkaround::tableId || table.id == record::SlaRuling::tableId;
    return m_showsInternal || !isInternal;
}

bool TicketSight::shows(const TableMeta& table, int position) const
{
    return m_showsInternal || !isInternalField(table, position);
}

void TicketSight::withhold(record::Ticket& ticket, TicketExtension& extension) const
{
    if (m_showsInternal)
        return;
    emptyInternal(ticket);
    std::visit([](auto& part) { emptyInternal(part); }, extension);
}

void TicketSight::withhold(record::Ticket& ticket, record::Incident& incident) const
{
    if (m_showsInternal)
        return;
    emptyInternal(ticket);
    emptyInternal(incident);
}

bool isInternalField(const TableMeta& table, int position)
{
    return holds(internalOf(table.id), position);
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

#include "core/exchange/export_columns.h"

#include "core/tickets/any_ticket.h"
#include "core/tickets/ticket_sight.h"

#include <span>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Shape = ExportColumn::Shape;

struct Common
{
    const char* name;
    const char* value;
    Shape shape = Shape::Text;
};

constexpr Common head[] = {
    {"number", "t.number"},
    {"title", "t.title"},
    {"description", "t.description"},
    {"status", "t.status"},
    {"priority", "t.priority", Shape::Number},
    {"impact", "t.impact", Shape::Number},
    {"urgency", "t.urgency", Shape::Number},
    {"requester", "r.display_name"},
    {"team", "g.name"},
    {"assignee", "a.display_name"},
    {"category", "c.name", Shape::Path},
    {"created_at", "t.created_at", Shape::Moment},
    {"updated_at", "t.updated_at", Shape::Moment},
    {"resolved_at", "t.resolved_at", Shape::Moment},
    {"closed_at", "t.closed_at", Shape::Moment},
};
// What the incident has of its own stands here: its file is older than the others.
constexpr Common ofIncident[] = {
    {"resolution_code", "x.resolution_code"},
    {"resolution_notes", "x.resolution_notes"},
};
constexpr Common tail[] = {
    {"reopen_count", "t.reopen_count", Shape::Number},
    {"hold_reason", "t.hold_reason"},
    {"requester_login", "r.username"},
    {"assignee_login", "a.username"},
    {"location", "l.name"},
    {"channel", "t.channel"},
    {"acknowledged_at", "t.acknowledged_at", Shape::Moment},
    {"first_response_at", "t.first_response_at", Shape::Moment},
    {"hold_until", "t.hold_until", Shape::Moment},
    {"due_at", "t.due_at", Shape::Moment},
    {"cancelled_at", "t.cancelled_at", Shape::Moment},
    {"cancel_reason", "t.cancel_reason"},
    {"close_reason", "t.close_reason"},
    {"contact_email", "t.contact_email"},
    {"contact_phone", "t.contact_phone"},
};
constexpr Common ofOthers[] = {
    {"service", "s.name"},
};

using RequestField = record::ServiceRequest::Field;
constexpr int ofRequest[] = {RequestField::RequestedForId, RequestField::SubmittedAt,
    RequestField::ApprovalStatus, RequestField::ApprovedAt, RequestField::RejectedAt,
    RequestField::RejectionReason, RequestField::FulfilledAt, RequestField::FulfilmentNotes};

using ProblemField = record::Problem::Field;
constexpr int ofProblem[] = {ProblemField::Detection, ProblemField::OwnerId, ProblemField::Symptoms,
    ProblemField::ImpactDescription, ProblemField::FirstIncidentAt, ProblemField::LastIncidentAt,
    ProblemField::IdentifiedAt, ProblemField::RootCause, ProblemField::RootCauseCategory,
    ProblemField::DiagnosedAt, ProblemField::Workaround, ProblemField::PermanentSolution,
    ProblemField::SolutionIdentifiedAt, ProblemField::MonitoringUntil, ProblemField::NextReviewOn,
    ProblemField::ResolutionCode};

using ChangeField = record::Change::Field;
constexpr int ofChange[] = {ChangeField::ChangeType, ChangeField::ImplementerId,
    ChangeField::Justification, ChangeField::RiskLevel, ChangeField::RiskAssessment,
    ChangeField::RiskMitigation, ChangeField::ImplementationPlan, ChangeField::TestPlan,
    ChangeField::BackoutPlan, ChangeField::PlannedStartAt, ChangeField::PlannedEndAt,
    ChangeField::BackoutDeadlineAt, ChangeField::PlannedDowntimeMinutes, ChangeField::ActualStartAt,
    ChangeField::ActualEndAt, ChangeField::BackoutStartedAt, ChangeField::BackoutEndedAt,
    ChangeField::Outcome, ChangeField::OutcomeNotes, ChangeField::TestResults,
    ChangeField::IsUnauthorized};

std::span<const int> ownOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: break;
    case TicketKind::ServiceRequest: return ofRequest;
    case TicketKind::Problem: return ofProblem;
    case TicketKind::Change: return ofChange;
    }
    return {};
}

Shape shapeOf(FieldType type)
{
    switch (type) {
    case FieldType::Integer: return Shape::Number;
    case FieldType::Moment: return Shape::Moment;
    case FieldType::Boolean: return Shape::Flag;
    default: return Shape::Text;
    }
}

/// A field of the kind's own table; a person by name to sign in with.
ExportColumn columnOf(const TableMeta& table, int position)
{
    const auto& field = table.fields[size_t(position)];
    const bool isPerson = field.type == FieldType::Uuid;
    auto name = QString::fromLatin1(field.name);
    auto value = QByteArray("x.") + field.name;
    if (isPerson) {
        name = name.chopped(3) + u"_login"_s;
        value = "(SELECT username FROM user_account WHERE id = " + value + ')';
    }
    return {name, value, shapeOf(field.type), isInternalField(table, position)};
}

ExportTable made(TicketKind kind)
{
    const auto& own = extensionTable(kind);
    ExportTable table;
    const auto add = [&](std::span<const Common> columns) {
        for (const auto& column : columns)
            table.columns.append({QString::fromLatin1(column.name), column.value, column.shape});
    };
    add(head);
    if (kind == TicketKind::Incident)
        add(ofIncident);
    add(tail);
    if (kind != TicketKind::Incident)
        add(ofOthers);
    for (const int position : ownOf(kind))
        table.columns.append(columnOf(own, position));

    table.question = "SELECT t.id, p.name, g2.name";
    for (const auto& column : std::as_const(table.columns)) {
        table.question += ", " + column.value;
        table.hasInternal = table.hasInternal || column.isInternal;
    }
    table.question += QByteArray(" FROM ticket t JOIN ") + own.name + " x ON x." + own.key
        + " = t.id"
          " LEFT JOIN user_account r ON r.id = t.requester_id"
          " LEFT JOIN user_account a ON a.id = t.assigned_user_id"
          " LEFT JOIN team g ON g.id = t.assigned_team_id"
          " LEFT JOIN category c ON c.id = t.category_id"
          " LEFT JOIN category p ON p.id = c.parent_id"
          " LEFT JOIN category g2 ON g2.id = p.parent_id"
          " LEFT JOIN location l ON l.id = t.location_id"
          " LEFT JOIN service s ON s.id = t.service_id"
          " WHERE t.id IN ";
    return table;
}

} // namespace

const ExportTable& ExportTable::of(TicketKind kind)
{
    static const ExportTable tables[] = {made(TicketKind::Incident),
        made(TicketKind::ServiceRequest), made(TicketKind::Problem), made(TicketKind::Change)};
    return tables[size_t(kind)];
}

} // namespace homeport

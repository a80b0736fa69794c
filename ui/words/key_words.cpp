#include "ui/words/key_words.h"

#include "ui/words/registry_labels.h"

#include <array>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KeyEntry
{
    const char* key;
    const char* text;
};

// Keys that mean the same wherever they stand; what has a list of its own is not here.
constexpr KeyEntry keyEntries[] = {
    {"administration", QT_TRANSLATE_NOOP("homeport::KeyWords", "Administration")},
    {"administrative", QT_TRANSLATE_NOOP("homeport::KeyWords", "Administrative")},
    {"analysis", QT_TRANSLATE_NOOP("homeport::KeyWords", "Analysis")},
    {"any", QT_TRANSLATE_NOOP("homeport::KeyWords", "Any")},
    {"api", QT_TRANSLATE_NOOP("homeport::KeyWords", "Interface")},
    {"approval_note", QT_TRANSLATE_NOOP("homeport::KeyWords", "Note to an approval")},
    {"approval_preparation", QT_TRANSLATE_NOOP("homeport::KeyWords", "Preparing an approval")},
    {"approved", QT_TRANSLATE_NOOP("homeport::KeyWords", "Approved")},
    {"at_risk", QT_TRANSLATE_NOOP("homeport::KeyWords", "At risk")},
    {"auto_closed", QT_TRANSLATE_NOOP("homeport::KeyWords", "Closed after the wait")},
    {"backout", QT_TRANSLATE_NOOP("homeport::KeyWords", "Back-out")},
    {"blocked", QT_TRANSLATE_NOOP("homeport::KeyWords", "Blocked")},
    {"blocked_by", QT_TRANSLATE_NOOP("homeport::KeyWords", "Blocked by")},
    {"capacity", QT_TRANSLATE_NOOP("homeport::KeyWords", "Capacity")},
    {"category_default", QT_TRANSLATE_NOOP("homeport::KeyWords", "Given by the category")},
    {"caused_by", QT_TRANSLATE_NOOP("homeport::KeyWords", "Caused by")},
    {"caused_by_change", QT_TRANSLATE_NOOP("homeport::KeyWords", "Caused by a change")},
    {"change", QT_TRANSLATE_NOOP("homeport::KeyWords", "Change")},
    {"change_failure", QT_TRANSLATE_NOOP("homeport::KeyWords", "A change that failed")},
    {"chat", QT_TRANSLATE_NOOP("homeport::KeyWords", "Chat")},
    {"comment", QT_TRANSLATE_NOOP("homeport::KeyWords", "Comment")},
    {"communication", QT_TRANSLATE_NOOP("homeport::KeyWords", "Communication")},
    {"configuration", QT_TRANSLATE_NOOP("homeport::KeyWords", "Configuration")},
    {"confirmed", QT_TRANSLATE_NOOP("homeport::KeyWords", "Confirmed by the requester")},
    {"converted_to", QT_TRANSLATE_NOOP("homeport::KeyWords", "Converted to")},
    {"critical", QT_TRANSLATE_NOOP("homeport::KeyWords", "Critical")},
    {"degraded", QT_TRANSLATE_NOOP("homeport::KeyWords", "Degraded")},
    {"desktop", QT_TRANSLATE_NOOP("homeport::KeyWords", "Desk")},
    {"de_escalated", QT_TRANSLATE_NOOP("homeport::KeyWords", "No longer escalated")},
    {"done", QT_TRANSLATE_NOOP("homeport::KeyWords", "Done")},
    {"duplicates", QT_TRANSLATE_NOOP("homeport::KeyWords", "Duplicates")},
    {"email", QT_TRANSLATE_NOOP("homeport::KeyWords", "E-mail")},
    {"email_in", QT_TRANSLATE_NOOP("homeport::KeyWords", "E-mail received")},
    {"emergency", QT_TRANSLATE_NOOP("homeport::KeyWords", "Emergency")},
    {"environment", QT_TRANSLATE_NOOP("homeport::KeyWords", "Environment")},
    {"escalated", QT_TRANSLATE_NOOP("homeport::KeyWords", "Escalated")},
    {"expired", QT_TRANSLATE_NOOP("homeport::KeyWords", "Expired")},
    {"failed", QT_TRANSLATE_NOOP("homeport::KeyWords", "Failed")},
    {"field_visit", QT_TRANSLATE_NOOP("homeport::KeyWords", "Visit on site")},
    {"fixed_by", QT_TRANSLATE_NOOP("homeport::KeyWords", "Fixed by")},
    {"fixed_by_change", QT_TRANSLATE_NOOP("homeport::KeyWords", "Fixed by a change")},
    {"fixed_without_change", QT_TRANSLATE_NOOP("homeport::KeyWords", "Fixed without a change")},
    {"follow_up", QT_TRANSLATE_NOOP("homeport::KeyWords", "Follow-up")},
    {"follow_up_of", QT_TRANSLATE_NOOP("homeport::KeyWords", "Follow-up of")},
    {"former_assignee", QT_TRANSLATE_NOOP("homeport::KeyWords", "Was the assignee")},
    {"fulfilment", QT_TRANSLATE_NOOP("homeport::KeyWords", "Fulfilment")},
    {"hardware_failure", QT_TRANSLATE_NOOP("homeport::KeyWords", "Hardware failure")},
    {"high", QT_TRANSLATE_NOOP("homeport::KeyWords", "High")},
    {"human_error", QT_TRANSLATE_NOOP("homeport::KeyWords", "Human error")},
    {"implementation", QT_TRANSLATE_NOOP("homeport::KeyWords", "Implementation")},
    {"import", QT_TRANSLATE_NOOP("homeport::KeyWords", "Import")},
    {"in_progress", QT_TRANSLATE_NOOP("homeport::KeyWords", "In progress")},
    {"incident", QT_TRANSLATE_NOOP("homeport::KeyWords", "Incident")},
    {"internal", QT_TRANSLATE_NOOP("homeport::KeyWords", "Internal")},
    {"investigation", QT_TRANSLATE_NOOP("homeport::KeyWords", "Investigation")},
    {"low", QT_TRANSLATE_NOOP("homeport::KeyWords", "Low")},
    {"major_incident", QT_TRANSLATE_NOOP("homeport::KeyWords", "Major incident")},
    {"manual", QT_TRANSLATE_NOOP("homeport::KeyWords", "By hand")},
    {"markdown", QT_TRANSLATE_NOOP("homeport::KeyWords", "Formatted text")},
    {"matrix", QT_TRANSLATE_NOOP("homeport::KeyWords", "From the matrix")},
    {"medium", QT_TRANSLATE_NOOP("homeport::KeyWords", "Medium")},
    {"mention", QT_TRANSLATE_NOOP("homeport::KeyWords", "Was mentioned")},
    {"minimal", QT_TRANSLATE_NOOP("homeport::KeyWords", "Minimal")},
    {"misrouting", QT_TRANSLATE_NOOP("homeport::KeyWords", "Given to the wrong team")},
    {"monitoring", QT_TRANSLATE_NOOP("homeport::KeyWords", "Monitoring")},
    {"no_longer_relevant", QT_TRANSLATE_NOOP("homeport::KeyWords", "No longer relevant")},
    {"no_response", QT_TRANSLATE_NOOP("homeport::KeyWords", "The requester did not answer")},
    {"none", QT_TRANSLATE_NOOP("homeport::KeyWords", "None")},
    {"normal", QT_TRANSLATE_NOOP("homeport::KeyWords", "Normal")},
    {"not_required", QT_TRANSLATE_NOOP("homeport::KeyWords", "Not required")},
    {"parent_requester", QT_TRANSLATE_NOOP("homeport::KeyWords", "Reported the parent")},
    {"pending", QT_TRANSLATE_NOOP("homeport::KeyWords", "Pending")},
    {"other", QT_TRANSLATE_NOOP("homeport::KeyWords", "Other")},
    {"override", QT_TRANSLATE_NOOP("homeport::KeyWords", "Set by a person")},
    {"phone", QT_TRANSLATE_NOOP("homeport::KeyWords", "Phone")},
    {"plain", QT_TRANSLATE_NOOP("homeport::KeyWords", "Plain text")},
    {"portal", QT_TRANSLATE_NOOP("homeport::KeyWords", "Portal")},
    {"proactive", QT_TRANSLATE_NOOP("homeport::KeyWords", "Proactive")},
    {"problem", QT_TRANSLATE_NOOP("homeport::KeyWords", "Problem")},
    {"process", QT_TRANSLATE_NOOP("homeport::KeyWords", "Process")},
    {"public", QT_TRANSLATE_NOOP("homeport::KeyWords", "Public")},
    {"reactive", QT_TRANSLATE_NOOP("homeport::KeyWords", "After incidents")},
    {"ready", QT_TRANSLATE_NOOP("homeport::KeyWords", "Ready")},
    {"rejected", QT_TRANSLATE_NOOP("homeport::KeyWords", "Rejected")},
    {"relates_to", QT_TRANSLATE_NOOP("homeport::KeyWords", "Relates to")},
    {"requester", QT_TRANSLATE_NOOP("homeport::KeyWords", "Is the requester")},
    {"requester_delay", QT_TRANSLATE_NOOP("homeport::KeyWords", "Delay by the requester")},
    {"requires", QT_TRANSLATE_NOOP("homeport::KeyWords", "Requires")},
    {"resolution", QT_TRANSLATE_NOOP("homeport::KeyWords", "Resolution")},
    {"response", QT_TRANSLATE_NOOP("homeport::KeyWords", "Response")},
    {"restricted", QT_TRANSLATE_NOOP("homeport::KeyWords", "Restricted")},
    {"risk_accepted", QT_TRANSLATE_NOOP("homeport::KeyWords", "Risk accepted")},
    {"rolled_back", QT_TRANSLATE_NOOP("homeport::KeyWords", "Rolled back")},
    {"rule", QT_TRANSLATE_NOOP("homeport::KeyWords", "Rule")},
    {"schedule", QT_TRANSLATE_NOOP("homeport::KeyWords", "Schedule")},
    {"security", QT_TRANSLATE_NOOP("homeport::KeyWords", "Security")},
    {"service_request", QT_TRANSLATE_NOOP("homeport::KeyWords", "Service request")},
    {"skills", QT_TRANSLATE_NOOP("homeport::KeyWords", "Skills")},
    {"skipped", QT_TRANSLATE_NOOP("homeport::KeyWords", "Skipped")},
    {"software_defect", QT_TRANSLATE_NOOP("homeport::KeyWords", "Software defect")},
    {"standard", QT_TRANSLATE_NOOP("homeport::KeyWords", "Standard")},
    {"successful", QT_TRANSLATE_NOOP("homeport::KeyWords", "Successful")},
    {"successful_with_issues", QT_TRANSLATE_NOOP("homeport::KeyWords", "Successful with issues")},
    {"suggestion", QT_TRANSLATE_NOOP("homeport::KeyWords", "Suggestion")},
    {"supplier", QT_TRANSLATE_NOOP("homeport::KeyWords", "Supplier")},
    {"system", QT_TRANSLATE_NOOP("homeport::KeyWords", "Homeport")},
    {"test", QT_TRANSLATE_NOOP("homeport::KeyWords", "Test")},
    {"third_party", QT_TRANSLATE_NOOP("homeport::KeyWords", "Third party")},
    {"third_party_fix", QT_TRANSLATE_NOOP("homeport::KeyWords", "Fixed by a third party")},
    {"tooling", QT_TRANSLATE_NOOP("homeport::KeyWords", "Tools")},
    {"travel", QT_TRANSLATE_NOOP("homeport::KeyWords", "Travel")},
    {"trend", QT_TRANSLATE_NOOP("homeport::KeyWords", "Trend")},
    {"unavailable", QT_TRANSLATE_NOOP("homeport::KeyWords", "Unavailable")},
    {"unknown", QT_TRANSLATE_NOOP("homeport::KeyWords", "Unknown")},
    {"update", QT_TRANSLATE_NOOP("homeport::KeyWords", "Update")},
    {"user", QT_TRANSLATE_NOOP("homeport::KeyWords", "By hand")},
    {"walk_in", QT_TRANSLATE_NOOP("homeport::KeyWords", "In person")},
    {"weighted", QT_TRANSLATE_NOOP("homeport::KeyWords", "From the weighted score")},
    {"work_note", QT_TRANSLATE_NOOP("homeport::KeyWords", "Work note")},
};

/// How a link reads from its source and from its target.
struct Caption
{
    const char* type;
    const char* there;
    const char* back;
};

constexpr Caption captions[] = {
    {"caused_by", QT_TRANSLATE_NOOP("homeport::KeyWords", "is caused by"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "causes")},
    {"caused_by_change", QT_TRANSLATE_NOOP("homeport::KeyWords", "was caused by"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "caused")},
    {"fixed_by", QT_TRANSLATE_NOOP("homeport::KeyWords", "is fixed by"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "fixes")},
    {"requires", QT_TRANSLATE_NOOP("homeport::KeyWords", "requires"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "is required by")},
    {"duplicates", QT_TRANSLATE_NOOP("homeport::KeyWords", "duplicates"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "has the duplicate")},
    {"relates_to", QT_TRANSLATE_NOOP("homeport::KeyWords", "relates to"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "relates to")},
    {"follow_up_of", QT_TRANSLATE_NOOP("homeport::KeyWords", "follows up"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "is followed up by")},
    {"converted_to", QT_TRANSLATE_NOOP("homeport::KeyWords", "was converted to"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "was converted from")},
    {"blocked_by", QT_TRANSLATE_NOOP("homeport::KeyWords", "is blocked by"),
        QT_TRANSLATE_NOOP("homeport::KeyWords", "blocks")},
};

template <typename E>
QString ofKey(const QString& key)
{
    const auto known = fromKey<E>(key);
    return known ? KeyWords::of(*known) : QString();
}

} // namespace

QString KeyWords::of(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Draft: return tr("Draft");
    case TicketStatus::New: return tr("New");
    case TicketStatus::Acknowledged: return tr("Acknowledged");
    case TicketStatus::Assigned: return tr("Assigned");
    case TicketStatus::InProgress: return tr("In progress");
    case TicketStatus::OnHold: return tr("On hold");
    case TicketStatus::Submitted: return tr("Submitted");
    case TicketStatus::PendingApproval: return tr("Pending approval");
    case TicketStatus::Approved: return tr("Approved");
    case TicketStatus::Rejected: return tr("Rejected");
    case TicketStatus::Scheduled: return tr("Scheduled");
    case TicketStatus::Logged: return tr("Logged");
    case TicketStatus::Investigating: return tr("Investigating");
    case TicketStatus::Diagnosed: return tr("Diagnosed");
    case TicketStatus::SolutionIdentified: return tr("Solution identified");
    case TicketStatus::Monitoring: return tr("Monitoring");
    case TicketStatus::Implemented: return tr("Implemented");
    case TicketStatus::InReview: return tr("In review");
    case TicketStatus::Fulfilled: return tr("Fulfilled");
    case TicketStatus::Resolved: return tr("Resolved");
    case TicketStatus::Closed: return tr("Closed");
    case TicketStatus::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString KeyWords::of(TicketHoldReason reason)
{
    switch (reason) {
    case TicketHoldReason::AwaitingRequester: return tr("Waiting for the requester");
    case TicketHoldReason::AwaitingSupplier: return tr("Waiting for a supplier");
    case TicketHoldReason::AwaitingChange: return tr("Waiting for a change");
    case TicketHoldReason::AwaitingProblem: return tr("Waiting for a problem");
    case TicketHoldReason::AwaitingFulfilment: return tr("Waiting for fulfilment");
    case TicketHoldReason::AwaitingApproval: return tr("Waiting for approval");
    case TicketHoldReason::Scheduled: return tr("Planned for later");
    case TicketHoldReason::Other: return tr("Another reason");
    }
    return {};
}

QString KeyWords::of(TicketCancelReason reason)
{
    switch (reason) {
    case TicketCancelReason::Duplicate: return tr("Duplicate");
    case TicketCancelReason::RaisedInError: return tr("Raised in error");
    case TicketCancelReason::Withdrawn: return tr("Withdrawn by the requester");
    case TicketCancelReason::Superseded: return tr("Superseded");
    case TicketCancelReason::Rejected: return tr("Rejected");
    case TicketCancelReason::Converted: return tr("Converted");
    }
    return {};
}

QString KeyWords::of(IncidentResolutionCode code)
{
    switch (code) {
    case IncidentResolutionCode::Fixed: return tr("Fixed");
    case IncidentResolutionCode::WorkaroundApplied: return tr("Workaround applied");
    case IncidentResolutionCode::UserGuidance: return tr("Explained to the requester");
    case IncidentResolutionCode::NoFaultFound: return tr("No fault found");
    case IncidentResolutionCode::NotReproducible: return tr("Not reproducible");
    case IncidentResolutionCode::ResolvedByChange: return tr("Resolved by a change");
    case IncidentResolutionCode::ResolvedWithParent: return tr("Resolved with its parent");
    case IncidentResolutionCode::ThirdParty: return tr("Resolved by a third party");
    case IncidentResolutionCode::SelfResolved: return tr("Resolved by itself");
    case IncidentResolutionCode::Duplicate: return tr("Duplicate");
    case IncidentResolutionCode::Other: return tr("Other");
    }
    return {};
}

QString KeyWords::of(TicketKind kind)
{
    return of(u"ticket"_s, u"kind"_s, keyOf(kind));
}

QString KeyWords::ofMany(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return tr("Incidents");
    case TicketKind::ServiceRequest: return tr("Requests");
    case TicketKind::Problem: return tr("Problems");
    case TicketKind::Change: return tr("Changes");
    }
    return {};
}

QString KeyWords::link(const QString& type, bool isOutgoing)
{
    for (const auto& caption : captions) {
        if (type == QLatin1StringView(caption.type))
            return tr(isOutgoing ? caption.there : caption.back);
    }
    return {};
}

QString KeyWords::priority(int priority)
{
    switch (priority) {
    case 1: return tr("P1 Critical");
    case 2: return tr("P2 High");
    case 3: return tr("P3 Medium");
    case 4: return tr("P4 Low");
    default: return tr("P%1").arg(priority);
    }
}

QString KeyWords::level(int level)
{
    return level <= 1 ? tr("High", "impact or urgency")
        : level == 2  ? tr("Medium", "impact or urgency")
                      : tr("Low", "impact or urgency");
}

QString KeyWords::of(const QString& table, const QString& field, const QString& key)
{
    if (table == "ticket"_L1) {
        if (field == "status"_L1)
            return ofKey<TicketStatus>(key);
        if (field == "hold_reason"_L1)
            return ofKey<TicketHoldReason>(key);
        if (field == "cancel_reason"_L1)
            return ofKey<TicketCancelReason>(key);
    }
    if (table == "incident"_L1 && field == "resolution_code"_L1)
        return ofKey<IncidentResolutionCode>(key);
    for (const auto& entry : keyEntries) {
        if (key == QLatin1StringView(entry.key))
            return tr(entry.text);
    }
    return {};
}

QString KeyWords::level(const QString& field, qint64 level)
{
    if (field == "impact"_L1 || field == "urgency"_L1)
        return KeyWords::level(int(level));
    if (field == "priority"_L1 || field == "priority_override"_L1)
        return priority(int(level));
    return {};
}

QString KeyWords::label(const QString& table, const QString& field)
{
    const auto* meta = tableByName(table);
    const auto at = meta ? meta->positionOf(QLatin1StringView(field.toLatin1())) : -1;
    if (at >= 0)
        return RegistryLabels::of(meta->fields[size_t(at)].label);
    auto words = field;
    return words.replace(u'_', u' ');
}

} // namespace homeport

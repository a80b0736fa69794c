#include "ui/words/key_words.h"

#include <array>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KeyEntry
{
    const char* key;
    const char* text;
};

#define HOMEPORT_TEXT(text) QT_TRANSLATE_NOOP("homeport::KeyWords", text)

// Keys that mean the same wherever they stand; what has a list of its own is not here.
constexpr KeyEntry keyEntries[] = {
    {"administration", HOMEPORT_TEXT("Administration")},
    {"administrative", HOMEPORT_TEXT("Administrative")},
    {"analysis", HOMEPORT_TEXT("Analysis")},
    {"any", HOMEPORT_TEXT("Any")},
    {"api", HOMEPORT_TEXT("Interface")},
    {"approval_note", HOMEPORT_TEXT("Note to an approval")},
    {"approval_preparation", HOMEPORT_TEXT("Preparing an approval")},
    {"at_risk", HOMEPORT_TEXT("At risk")},
    {"auto_closed", HOMEPORT_TEXT("Closed after the wait")},
    {"backout", HOMEPORT_TEXT("Back-out")},
    {"blocked", HOMEPORT_TEXT("Blocked")},
    {"blocked_by", HOMEPORT_TEXT("Blocked by")},
    {"category_default", HOMEPORT_TEXT("Given by the category")},
    {"caused_by", HOMEPORT_TEXT("Caused by")},
    {"caused_by_change", HOMEPORT_TEXT("Caused by a change")},
    {"change", HOMEPORT_TEXT("Change")},
    {"chat", HOMEPORT_TEXT("Chat")},
    {"comment", HOMEPORT_TEXT("Comment")},
    {"communication", HOMEPORT_TEXT("Communication")},
    {"confirmed", HOMEPORT_TEXT("Confirmed by the requester")},
    {"converted_to", HOMEPORT_TEXT("Converted to")},
    {"critical", HOMEPORT_TEXT("Critical")},
    {"degraded", HOMEPORT_TEXT("Degraded")},
    {"desktop", HOMEPORT_TEXT("Desk")},
    {"de_escalated", HOMEPORT_TEXT("No longer escalated")},
    {"done", HOMEPORT_TEXT("Done")},
    {"duplicates", HOMEPORT_TEXT("Duplicates")},
    {"email", HOMEPORT_TEXT("E-mail")},
    {"email_in", HOMEPORT_TEXT("E-mail received")},
    {"escalated", HOMEPORT_TEXT("Escalated")},
    {"failed", HOMEPORT_TEXT("Failed")},
    {"field_visit", HOMEPORT_TEXT("Visit on site")},
    {"fixed_by", HOMEPORT_TEXT("Fixed by")},
    {"follow_up", HOMEPORT_TEXT("Follow-up")},
    {"follow_up_of", HOMEPORT_TEXT("Follow-up of")},
    {"former_assignee", HOMEPORT_TEXT("Was the assignee")},
    {"fulfilment", HOMEPORT_TEXT("Fulfilment")},
    {"high", HOMEPORT_TEXT("High")},
    {"implementation", HOMEPORT_TEXT("Implementation")},
    {"import", HOMEPORT_TEXT("Import")},
    {"in_progress", HOMEPORT_TEXT("In progress")},
    {"incident", HOMEPORT_TEXT("Incident")},
    {"internal", HOMEPORT_TEXT("Internal")},
    {"investigation", HOMEPORT_TEXT("Investigation")},
    {"low", HOMEPORT_TEXT("Low")},
    {"manual", HOMEPORT_TEXT("By hand")},
    {"markdown", HOMEPORT_TEXT("Formatted text")},
    {"matrix", HOMEPORT_TEXT("From the matrix")},
    {"medium", HOMEPORT_TEXT("Medium")},
    {"mention", HOMEPORT_TEXT("Was mentioned")},
    {"monitoring", HOMEPORT_TEXT("Monitoring")},
    {"no_response", HOMEPORT_TEXT("The requester did not answer")},
    {"none", HOMEPORT_TEXT("None")},
    {"normal", HOMEPORT_TEXT("Normal")},
    {"parent_requester", HOMEPORT_TEXT("Reported the parent")},
    {"pending", HOMEPORT_TEXT("Pending")},
    {"override", HOMEPORT_TEXT("Set by a person")},
    {"phone", HOMEPORT_TEXT("Phone")},
    {"plain", HOMEPORT_TEXT("Plain text")},
    {"portal", HOMEPORT_TEXT("Portal")},
    {"problem", HOMEPORT_TEXT("Problem")},
    {"public", HOMEPORT_TEXT("Public")},
    {"ready", HOMEPORT_TEXT("Ready")},
    {"relates_to", HOMEPORT_TEXT("Relates to")},
    {"requester", HOMEPORT_TEXT("Is the requester")},
    {"requires", HOMEPORT_TEXT("Requires")},
    {"resolution", HOMEPORT_TEXT("Resolution")},
    {"restricted", HOMEPORT_TEXT("Restricted")},
    {"rule", HOMEPORT_TEXT("Rule")},
    {"schedule", HOMEPORT_TEXT("Schedule")},
    {"service_request", HOMEPORT_TEXT("Service request")},
    {"skipped", HOMEPORT_TEXT("Skipped")},
    {"suggestion", HOMEPORT_TEXT("Suggestion")},
    {"system", HOMEPORT_TEXT("Homeport")},
    {"test", HOMEPORT_TEXT("Test")},
    {"travel", HOMEPORT_TEXT("Travel")},
    {"unavailable", HOMEPORT_TEXT("Unavailable")},
    {"user", HOMEPORT_TEXT("By hand")},
    {"walk_in", HOMEPORT_TEXT("In person")},
    {"weighted", HOMEPORT_TEXT("From the weighted score")},
    {"work_note", HOMEPORT_TEXT("Work note")},
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

#undef HOMEPORT_TEXT

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
    if (field == "resolution_code"_L1)
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
        return QString::fromUtf8(meta->fields[size_t(at)].label);
    auto words = field;
    return words.replace(u'_', u' ');
}

} // namespace homeport

#include "ui/tickets/ticket_acts.h"

#include "core/incidents/incident_rules.h"
#include "core/incidents/incident_service.h"
#include "ui/shell/actions.h"

#include <QCoreApplication>

#include <array>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ActEntry
{
    TicketAct act;
    const char* verb;
    const char* command;
    const char* keys;
    const char* text;
    const char* tip;
};

constexpr std::array<ActEntry, 22> entries{{
    {TicketAct::Acknowledge, "acknowledge", "incident.acknowledge", "Y",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Acknowledge"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Say that the incident has been seen")},
    {TicketAct::Take, "take", "incident.take", "Shift+A",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Take"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Assign the ticket to yourself")},
    {TicketAct::Assign, "assign", "incident.assign", "A",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Assign"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Give the ticket to a team or a person")},
    {TicketAct::StartWork, "start", "incident.start_work", "W",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Start work"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Say that work on it has begun")},
    {TicketAct::Hold, "hold", "incident.hold", "H",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "On hold"),
        QT_TRANSLATE_NOOP(
            "homeport::TicketActs", "Put the ticket on hold and say what it waits for")},
    {TicketAct::Resume, "resume", "incident.resume", "W",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Resume"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Go on where the ticket was put on hold")},
    {TicketAct::Resolve, "resolve", "incident.resolve", "S",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Resolve"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Say how it was solved")},
    {TicketAct::Confirm, "confirm", "incident.confirm", "",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Confirm"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Close it because the requester says it works")},
    {TicketAct::Close, "close", "incident.close", "",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Close"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Close it without waiting for the requester")},
    {TicketAct::Reopen, "reopen", "incident.reopen", "O",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Reopen"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Take it up again")},
    {TicketAct::FollowUp, "followUp", "incident.create", "U",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Follow-up"),
        QT_TRANSLATE_NOOP(
            "homeport::TicketActs", "Report a new incident that takes up this closed one")},
    {TicketAct::RaiseProblem, "raiseProblem", "incident.raise_problem", "Shift+R",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Raise a problem …"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Have the cause of the incident looked for")},
    {TicketAct::RaiseChange, "raiseChange", "incident.raise_change", "Shift+G",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Raise a change …"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Ask for a change that the incident requires")},
    {TicketAct::ConvertToRequest, "convert", "incident.convert_to_request", "Shift+Q",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Convert to a request …"),
        QT_TRANSLATE_NOOP("homeport::TicketActs",
            "Let a service request take the place of the incident, which is cancelled")},
    {TicketAct::Cancel, "cancel", "incident.cancel", "",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Cancel ticket"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "End it without a solution")},
    {TicketAct::OverridePriority, "overridePriority", "incident.override_priority", "Ctrl+Shift+P",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Set the priority by hand"),
        QT_TRANSLATE_NOOP(
            "homeport::TicketActs", "Set it whatever impact and urgency say, with a reason")},
    {TicketAct::ClearOverride, "clearOverride", "incident.clear_override", "",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Let the priority be calculated again"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Take back a priority that was set by hand")},
    {TicketAct::Escalate, "escalate", "incident.escalate", "E",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Escalate"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Say that it needs more than the team can give")},
    {TicketAct::DeEscalate, "deEscalate", "incident.de_escalate", "Shift+E",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "End the escalation"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Say that the team can go on by itself")},
    {TicketAct::Reply, "reply", "incident.comment_public", "R",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Reply"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Write to the requester")},
    {TicketAct::Note, "note", "incident.comment_internal", "N",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Internal note"),
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Write what only the desk may read")},
    {TicketAct::Delete, "delete", "incident.delete", "Ctrl+Del",
        QT_TRANSLATE_NOOP("homeport::TicketActs", "Delete"),
        QT_TRANSLATE_NOOP(
            "homeport::TicketActs", "Take it out of all lists, at once; it can be brought back")},
}};

constexpr std::array<TicketAct, 22> allActs{TicketAct::Acknowledge, TicketAct::Take,
    TicketAct::Assign, TicketAct::StartWork, TicketAct::Hold, TicketAct::Resume, TicketAct::Resolve,
    TicketAct::Confirm, TicketAct::Close, TicketAct::Reopen, TicketAct::FollowUp,
    TicketAct::RaiseProblem, TicketAct::RaiseChange, TicketAct::ConvertToRequest, TicketAct::Cancel,
    TicketAct::OverridePriority, TicketAct::ClearOverride, TicketAct::Escalate,
    TicketAct::DeEscalate, TicketAct::Reply, TicketAct::Note, TicketAct::Delete};

} // namespace

std::span<const TicketAct> ticketActs()
{
    return allActs;
}

QString actionId(TicketAct act)
{
    return u"ticket."_s + QLatin1StringView(entries[size_t(act)].verb);
}

QString commandCode(TicketAct act)
{
    return QString::fromLatin1(entries[size_t(act)].command);
}

bool isPossible(TicketAct act, const TicketStanding& standing)
{
    const auto& [kind, status, rights] = standing;
    if (rights && rights->denied.contains(act))
        return false;
    // What is said after the resolution does not move the ticket, and is said all the same.
    if (act == TicketAct::Reply)
        return !isReadOnlyIncident(status);
    if (act == TicketAct::Note)
        return true;
    if (act == TicketAct::Delete) // in whatever state, and of whatever kind
        return rights && rights->mayDelete;
    if (kind != TicketKind::Incident)
        return false;
    if (const auto made = raisedBy(act); made && rights && rights->begun.contains(*made))
        return true;
    switch (act) {
    case TicketAct::RaiseProblem: return rights && rights->mayRaiseProblem;
    case TicketAct::RaiseChange: return rights && rights->mayRaiseChange;
    case TicketAct::ConvertToRequest: return rights && rights->mayConvert;
    case TicketAct::FollowUp:
        return status == TicketStatus::Closed && !(rights && rights->isReopenable);
    case TicketAct::Reopen:
        if (status == TicketStatus::Closed && rights && !rights->isReopenable)
            return false;
        break;
    default: break;
    }
    return isLegalIncidentCommand(commandCode(act), keyOf(status));
}

std::optional<TicketKind> raisedBy(TicketAct act)
{
    switch (act) {
    case TicketAct::RaiseProblem: return TicketKind::Problem;
    case TicketAct::RaiseChange: return TicketKind::Change;
    case TicketAct::ConvertToRequest: return TicketKind::ServiceRequest;
    default: return std::nullopt;
    }
}

bool asksFirst(TicketAct act)
{
    switch (act) {
    case TicketAct::Acknowledge:
    case TicketAct::Take:
    case TicketAct::StartWork:
    case TicketAct::Resume:
    case TicketAct::Confirm:
    case TicketAct::ClearOverride:
    case TicketAct::Reply:
    case TicketAct::Note:
    case TicketAct::Delete: return false;
    default: return true;
    }
}

void addTicketActs(Actions& actions)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("homeport::TicketActs", text);
    };
    for (const auto& entry : entries) {
        auto* action = actions.add(actionId(entry.act), translated(entry.text),
            QKeySequence(QString::fromLatin1(entry.keys)), translated(entry.tip));
        action->setEnabled(false);
        // A key that is held down must not go through the list.
        action->setAutoRepeat(entry.act != TicketAct::Delete);
    }
}

} // namespace homeport

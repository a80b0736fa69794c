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

#define HOMEPORT_TEXT(text) QT_TRANSLATE_NOOP("homeport::TicketActs", text)

constexpr std::array<ActEntry, 13> entries{{
    {TicketAct::Acknowledge, "acknowledge", "incident.acknowledge", "Y",
        HOMEPORT_TEXT("Acknowledge"), HOMEPORT_TEXT("Say that the incident has been seen")},
    {TicketAct::Take, "take", "incident.take", "Shift+A", HOMEPORT_TEXT("Take"),
        HOMEPORT_TEXT("Assign the ticket to yourself")},
    {TicketAct::Assign, "assign", "incident.assign", "A", HOMEPORT_TEXT("Assign"),
        HOMEPORT_TEXT("Give the ticket to a team or a person")},
    {TicketAct::StartWork, "start", "incident.start_work", "W", HOMEPORT_TEXT("Start work"),
        HOMEPORT_TEXT("Say that work on it has begun")},
    {TicketAct::Hold, "hold", "incident.hold", "H", HOMEPORT_TEXT("On hold"),
        HOMEPORT_TEXT("Put the ticket on hold and say what it waits for")},
    {TicketAct::Resume, "resume", "incident.resume", "W", HOMEPORT_TEXT("Resume"),
        HOMEPORT_TEXT("Go on where the ticket was put on hold")},
    {TicketAct::Resolve, "resolve", "incident.resolve", "S", HOMEPORT_TEXT("Resolve"),
        HOMEPORT_TEXT("Say how it was solved")},
    {TicketAct::Confirm, "confirm", "incident.confirm", "", HOMEPORT_TEXT("Confirm"),
        HOMEPORT_TEXT("Close it because the requester says it works")},
    {TicketAct::Close, "close", "incident.close", "", HOMEPORT_TEXT("Close"),
        HOMEPORT_TEXT("Close it without waiting for the requester")},
    {TicketAct::Reopen, "reopen", "incident.reopen", "O", HOMEPORT_TEXT("Reopen"),
        HOMEPORT_TEXT("Take it up again")},
    {TicketAct::Cancel, "cancel", "incident.cancel", "", HOMEPORT_TEXT("Cancel ticket"),
        HOMEPORT_TEXT("End it without a solution")},
    {TicketAct::Reply, "reply", "incident.comment_public", "R", HOMEPORT_TEXT("Reply"),
        HOMEPORT_TEXT("Write to the requester")},
    {TicketAct::Note, "note", "incident.comment_internal", "N", HOMEPORT_TEXT("Internal note"),
        HOMEPORT_TEXT("Write what only the desk may read")},
}};

#undef HOMEPORT_TEXT

constexpr std::array<TicketAct, 13> allActs{TicketAct::Acknowledge, TicketAct::Take,
    TicketAct::Assign, TicketAct::StartWork, TicketAct::Hold, TicketAct::Resume, TicketAct::Resolve,
    TicketAct::Confirm, TicketAct::Close, TicketAct::Reopen, TicketAct::Cancel, TicketAct::Reply,
    TicketAct::Note};

} // namespace

std::span<const TicketAct> ticketActs()
{
    return allActs;
}

QString actionId(TicketAct act)
{
    return u"ticket."_s + QLatin1StringView(entries[size_t(act)].verb);
}

bool isPossible(TicketAct act, TicketStatus status)
{
    const auto command = QString::fromLatin1(entries[size_t(act)].command);
    // What is said after the resolution does not move the incident, and is said all the same.
    if (act == TicketAct::Reply)
        return !isReadOnlyIncident(status);
    return act == TicketAct::Note || isLegalIncidentCommand(command, keyOf(status));
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
    }
}

} // namespace homeport

#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <optional>
#include <span>

#include "record/ticket.h"

namespace homeport {

class Actions;

/// What a person can do with a ticket.
enum class TicketAct {
    Acknowledge,
    Take,
    Assign,
    StartWork,
    Hold,
    Resume,
    Resolve,
    Confirm,
    Close,
    Reopen,
    FollowUp,
    RaiseProblem,
    RaiseChange,
    ConvertToRequest,
    Cancel,
    OverridePriority,
    ClearOverride,
    Escalate,
    DeEscalate,
    Reply,
    Note,
    Delete
};

/// What whoever looks at a ticket may do with it now beyond what its status tells, as the core has
/// it.
struct TicketRights
{
    bool isReopenable = false; ///< it is closed, and may be reopened (I-14)
    bool mayRaiseProblem = false; ///< I-17
    bool mayRaiseChange = false;
    bool mayConvert = false; ///< I-16
    QList<TicketKind> begun = {}; ///< what somebody began to make of it and did not send
    bool mayDelete = false; ///< G-13
    bool mayUpdate = false; ///< its fields, as long as its status allows
    bool mayUnrestrict = false; ///< show to all what only a few see
    QList<TicketAct> denied = {}; ///< whatever its status allows
};

/// What of a ticket decides which acts may be tried.
struct TicketStanding
{
    TicketKind kind = TicketKind::Incident;
    TicketStatus status = TicketStatus::New;
    std::optional<TicketRights> rights = {}; ///< nothing: not known yet
};

std::span<const TicketAct> ticketActs();
/// The id of the act's QAction: "ticket.resolve".
QString actionId(TicketAct act);
/// May be tried, as far as is known: while rights are not, all that the status allows. What is
/// closed is either reopened or taken up by another one (processes.md section 11); while it is not
/// known which, both may be tried. Nothing is raised from an incident before it is known to be
/// allowed; what was begun can be looked at all the same. On tickets of other kinds one can only
/// write so far, and delete them.
bool isPossible(TicketAct act, const TicketStanding& standing);
/// The core's command of the act: "incident.resolve".
QString commandCode(TicketAct act);
/// The kind of ticket that the act makes out of an incident; nothing: it is another act.
std::optional<TicketKind> raisedBy(TicketAct act);
/// It has a form, which asks what it needs.
bool asksFirst(TicketAct act);
void addTicketActs(Actions& actions);

} // namespace homeport

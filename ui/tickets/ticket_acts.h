#pragma once

#include <QKeySequence>
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
    Cancel,
    OverridePriority,
    ClearOverride,
    Escalate,
    DeEscalate,
    Reply,
    Note
};

std::span<const TicketAct> ticketActs();
/// The id of the act's QAction: "ticket.resolve".
QString actionId(TicketAct act);
/// May be tried in this status; rights are asked for when it is done. What is closed is either
/// reopened or taken up by another one (processes.md section 11); while it is not known which,
/// both may be tried.
bool isPossible(TicketAct act, TicketStatus status, std::optional<bool> isReopenable = {});
void addTicketActs(Actions& actions);

} // namespace homeport

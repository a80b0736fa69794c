#pragma once

#include "core/access/actor.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QList>

#include "record/ticket.h"
#include "record/ticket_task.h"

namespace homeport {

/// A task in a list across tickets, and which ticket it is a part of.
struct AssignedTask
{
    TicketTaskId id;
    QString title;
    TicketTaskTaskType type = TicketTaskTaskType::FollowUp;
    TicketTaskStatus status = TicketTaskStatus::Pending;
    bool isMandatory = true;
    std::optional<Timestamp> plannedAt; ///< when the work on it is to begin
    std::optional<Timestamp> dueAt; ///< when it is to be done
    TicketId ticket;
    QString number;
    QString ticketTitle;
    TicketKind kind = TicketKind::Incident;
    QString assignee; ///< empty: nobody
    QString team; ///< empty: none

    friend bool operator==(const AssignedTask&, const AssignedTask&) = default;
};

/// What is left to be done of open tickets, by whose it is. Rights are part of the question: tasks
/// of tickets that the actor may not read are not listed, whoever has them.
class AssignedTasks
{
public:
    enum class Whose { Mine, MyTeams };

    /// Those neither done nor skipped, by when they are to be done, planned moments standing in for
    /// due ones, and what has no moment at the end: rows offset … offset + limit - 1.
    static Result<QList<AssignedTask>> page(
        Database& database, const Actor& actor, Whose whose, qint64 offset, int limit);
    /// The first of them among those of these tickets: costs what these do, whatever else is open.
    static Result<QList<AssignedTask>> of(Database& database, const Actor& actor, Whose whose,
        const QList<TicketId>& tickets, int limit);
};

} // namespace homeport

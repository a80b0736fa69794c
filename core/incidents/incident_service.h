#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"

#include "record/incident.h"
#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {

/// An incident: the shared ticket row and its own.
struct Incident
{
    record::Ticket ticket;
    record::Incident incident;
};

/// What the form of a new incident holds.
struct NewIncident
{
    QString title;
    QString description;
    PersonId requester;
    std::optional<int> impact; ///< 1 high to 3 low
    std::optional<int> urgency;
    std::optional<CategoryId> category;
    std::optional<ServiceId> service;
    std::optional<LocationId> location;
    std::optional<TeamId> team;
    std::optional<PersonId> assignee;
    TicketChannel channel = TicketChannel::Desktop;
};

struct Assignment
{
    std::optional<TeamId> team;
    std::optional<PersonId> user;
    QString comment; ///< needed when the team changes after the first assignment
};

struct Hold
{
    TicketHoldReason reason = TicketHoldReason::AwaitingRequester;
    std::optional<Timestamp> until;
    std::optional<SupplierId> supplier;
    QString comment;
};

struct Resolution
{
    IncidentResolutionCode code = IncidentResolutionCode::Fixed;
    QString notes;
};

/// Fields a person may edit; what is absent stays.
struct IncidentEdit
{
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<int> impact;
    std::optional<int> urgency;
    std::optional<CategoryId> category;
    std::optional<PersonId> requester;
    std::optional<std::optional<ServiceId>> service; ///< a null one inside: none any more
    std::optional<std::optional<LocationId>> location;
};

/// The events of processes.md section 3 (I-01 to I-15). `seenVersion` is what the caller's screen
/// shows: an act whose cells were written since is refused with Conflict, VERSION_CONFLICT. Absent:
/// no check. Errors by the codes of interfaces.md section 4: INVALID_TRANSITION, FIELD_REQUIRED,
/// GUARD_FAILED guard codes, FORBIDDEN, NOT_FOUND, TICKET_CLOSED.
class IncidentService
{
public:
    using Seen = std::optional<record::Ticket>;

    explicit IncidentService(Replica& replica) : m_replica(replica) {}

    Result<Incident> create(const Actor& actor, const NewIncident& form);
    Result<> acknowledge(const Actor& actor, TicketId id, const Seen& seen = {});
    Result<> assign(const Actor& actor, TicketId id, const Assignment& to, const Seen& seen = {});
    Result<> take(const Actor& actor, TicketId id, const Seen& seen = {});
    Result<> startWork(const Actor& actor, TicketId id, const Seen& seen = {});
    Result<> hold(const Actor& actor, TicketId id, const Hold& hold, const Seen& seen = {});
    Result<> resume(const Actor& actor, TicketId id, const Seen& seen = {});
    Result<> resolve(
        const Actor& actor, TicketId id, const Resolution& resolution, const Seen& seen = {});
    Result<> confirm(const Actor& actor, TicketId id, const Seen& seen = {});
    Result<> close(
        const Actor& actor, TicketId id, TicketCloseReason reason, const Seen& seen = {});
    Result<> reopen(const Actor& actor, TicketId id, const QString& reason, const Seen& seen = {});
    Result<> cancel(const Actor& actor, TicketId id, TicketCancelReason reason,
        const QString& comment, const Seen& seen = {});
    Result<TicketCommentId> comment(
        const Actor& actor, TicketId id, const QString& body, TicketCommentVisibility visibility);
    Result<> edit(const Actor& actor, TicketId id, const IncidentEdit& edit, const Seen& seen = {});

    Result<Incident> find(const Actor& actor, TicketId id);

private:
    Replica& m_replica;
};

/// The fold's table of legal commands: may `command` act on an incident in `status`?
bool isLegalIncidentCommand(const QString& command, const QString& status);

} // namespace homeport

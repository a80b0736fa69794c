#pragma once

#include "core/changes/change_service.h"
#include "core/problems/problem_service.h"
#include "core/requests/request_service.h"
#include "core/tickets/command_once.h"
#include "core/tickets/comments.h"

#include "record/incident.h"
#include "record/ticket.h"

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
    std::optional<LocationId> location; ///< absent: where the requester is
    std::optional<TeamId> team; ///< absent: that of the category or the service (engines.md 5.1)
    std::optional<PersonId> assignee;
    TicketChannel channel = TicketChannel::Desktop;
    /// In use; what it fills in stands in the form already, its tasks come with the incident.
    std::optional<TicketTemplateId> fromTemplate = {};
    /// Closed for good, and one the reporter may read; the new incident is linked to it.
    std::optional<TicketId> followUpOf = {};
    // What else is known; absent: nothing was said.
    std::optional<int> affectedUserCount = {};
    std::optional<TicketCriticality> criticality = {}; ///< absent: that of the service
    std::optional<TicketConfidentiality> confidentiality = {};
    std::optional<bool> isSecurity = {}; ///< one is restricted from the start
    std::optional<bool> personalDataInvolved = {};
    std::optional<Timestamp> dueAt = {}; ///< when it is wanted
    std::optional<QString> contactEmail = {}; ///< absent, as the phone: the requester's
    std::optional<QString> contactPhone = {};
    std::optional<Timestamp> detectedAt = {};
    std::optional<Timestamp> outageStartedAt = {};
    std::optional<Timestamp> outageEndedAt = {};
    std::optional<QString> rootCauseNote = {};
    std::optional<bool> workaroundUsed = {};
};

/// What a new incident begins with that takes up a closed one (processes.md section 11).
struct FollowUp
{
    QString number; ///< of the closed one
    NewIncident form; ///< without what can no longer be chosen
};

/// Who shall have the incident from now on: a team or a person at least.
struct Assignment
{
    std::optional<TeamId> team; ///< absent: no team any more
    std::optional<PersonId> user; ///< absent: nobody in particular
    QString comment; ///< needed when a team gives it away, to another team or to none
};

struct Hold
{
    TicketHoldReason reason = TicketHoldReason::AwaitingRequester;
    std::optional<Timestamp> until; ///< not in the past
    std::optional<SupplierId> supplier; ///< kept where the reason is the supplier
    QString comment;
};

/// What becomes of the open children of an incident that is resolved (PC-3).
enum class OpenChildren { LeaveOpen, Resolve };

struct Resolution
{
    IncidentResolutionCode code = IncidentResolutionCode::Fixed;
    QString notes;
    std::optional<OpenChildren> children = {}; ///< needed where there are open ones
};

/// A priority that somebody sets in place of the calculated one (engines.md 2.6).
struct PriorityOverride
{
    int priority = 3; ///< 1 to 4
    QString reason; ///< 10 characters at least
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
    std::optional<int> affectedUserCount = {}; ///< those of its parts are not in it (PC-6)
    /// A null one inside: that of the service again (G-05).
    std::optional<std::optional<TicketCriticality>> criticality = {};
    std::optional<TicketConfidentiality> confidentiality = {};
    std::optional<bool> isSecurity = {}; ///< becoming one restricts it
    std::optional<bool> personalDataInvolved = {};
    std::optional<std::optional<Timestamp>> dueAt = {};
    std::optional<QString> contactEmail = {}; ///< blank, as the phone: none
    std::optional<QString> contactPhone = {};
    std::optional<std::optional<Timestamp>> detectedAt = {};
    std::optional<std::optional<Timestamp>> outageStartedAt = {};
    std::optional<std::optional<Timestamp>> outageEndedAt = {};
    std::optional<QString> rootCauseNote = {}; ///< blank: none
    std::optional<bool> workaroundUsed = {};
};

/// Where an act comes from: what the screen showed, and the command that the screen's form is.
struct Origin
{
    Origin() = default;
    Origin(record::Ticket shown, CommandId form = {}) : seen(std::move(shown)), command(form) {}
    Origin(CommandId form) : command(form) {}

    /// An act whose cells were written since is refused with Conflict, VERSION_CONFLICT (G-14).
    /// Absent: no check.
    std::optional<record::Ticket> seen;
    /// The incident's own part as it was shown, for the cells that stand there.
    std::optional<record::Incident> seenPart = {};
    /// Made by the form once. An act that was done under this id is answered as done and not
    /// repeated, so a commit in doubt can be asked for. Null: every call is a command of its own.
    CommandId command;
};

/// The events of processes.md section 3. Errors by the codes of interfaces.md
/// section 4: INVALID_TRANSITION, FIELD_REQUIRED and VALIDATION_ERROR with the field as subject,
/// GUARD_FAILED's guard codes, FORBIDDEN, NOT_FOUND, TICKET_CLOSED, VERSION_CONFLICT,
/// CATEGORY_INVALID; IDEMPOTENCY_MISMATCH where the command id belongs to another act, or to one
/// that asked for something else. Text that shows nothing counts as missing.
class IncidentService
{
public:
    explicit IncidentService(Replica& replica) : m_replica(replica), m_door{replica} {}
    /// For one act as a part of the unit, which takes its name: nothing is written before the unit
    /// is, no command id is looked for, and open children are never resolved along. Nothing can be
    /// created or found through it; what conversion and raising answer has no derived fields yet.
    IncidentService(Replica& replica, UnitOfWork& unit) : m_replica(replica), m_door{replica, &unit}
    {}

    /// I-01. Under the command id of an earlier call: the incident which that one made. A follow-up
    /// and its link are one act, which needs no ticket.link; LINK_REFUSED where the other is of
    /// another kind, INVALID_TRANSITION where it is not closed, CAN_BE_REOPENED while the actor may
    /// reopen it (I-14).
    Result<Incident> create(const Actor& actor, const NewIncident& form, CommandId command = {});
    /// Category, service, place, impact, urgency and requester of the closed incident; its title
    /// too, unless that one is restricted, as the new one is not. The description is for its
    /// reporter to write. INVALID_TRANSITION where it is not closed, CAN_BE_REOPENED as of
    /// create().
    Result<FollowUp> followUp(const Actor& actor, TicketId id);
    Result<> acknowledge(const Actor& actor, TicketId id, const Origin& origin = {});
    Result<> assign(
        const Actor& actor, TicketId id, const Assignment& to, const Origin& origin = {});
    Result<> take(const Actor& actor, TicketId id, const Origin& origin = {});
    Result<> startWork(const Actor& actor, TicketId id, const Origin& origin = {});
    Result<> hold(const Actor& actor, TicketId id, const Hold& hold, const Origin& origin = {});
    Result<> resume(const Actor& actor, TicketId id, const Origin& origin = {});
    /// I-09. OPEN_CHILDREN where there are some and `resolution` does not say what becomes of them;
    /// MAJOR_NOT_MITIGATED of a major one.
    Result<> resolve(
        const Actor& actor, TicketId id, const Resolution& resolution, const Origin& origin = {});
    Result<> confirm(const Actor& actor, TicketId id, const Origin& origin = {});
    /// I-11. Confirmed is for the requester to say, AutoClosed for the clock. REVIEW_PENDING of a
    /// major one, unless the desk closes those without a review (MJ-5).
    Result<> close(
        const Actor& actor, TicketId id, TicketCloseReason reason, const Origin& origin = {});
    Result<> reopen(
        const Actor& actor, TicketId id, const QString& reason, const Origin& origin = {});
    Result<> cancel(const Actor& actor, TicketId id, TicketCancelReason reason,
        const QString& comment, const Origin& origin = {});
    /// Cancels it as a duplicate of `target`, which its requester and watchers follow from now on;
    /// what was attached stays. LINK_REFUSED, LINK_CYCLE as processes.md section 7 has them.
    Result<> mergeDuplicate(
        const Actor& actor, TicketId id, TicketId target, const Origin& origin = {});
    /// I-16: cancels it, as a new request takes its place, and answers that one. Its requester is
    /// the incident's unless the form names another. Needs incident.update and
    /// service_request.create; OPEN_CHILDREN as cancel(), else the errors of
    /// RequestService::create().
    Result<ServiceRequest> convertToRequest(
        const Actor& actor, TicketId id, const NewServiceRequest& form, const Origin& origin = {});
    /// I-17: a new problem that the open incident, which stays as it is, is caused by. Needs
    /// problem.create, and sight of the incident. Errors of ProblemService::create().
    Result<Problem> raiseProblem(
        const Actor& actor, TicketId id, const NewProblem& form, const Origin& origin = {});
    /// I-17: a new change that the open incident, which stays as it is, requires. Needs
    /// change.create, and sight of the incident. Errors of ChangeService::create().
    Result<Change> raiseChange(
        const Actor& actor, TicketId id, const NewChange& form, const Origin& origin = {});
    /// With the files that go with it. Under the command id of an earlier call: the comment which
    /// that one made. TOO_LONG beyond mostCommentBytes.
    Result<TicketCommentId> comment(const Actor& actor, TicketId id, const QString& body,
        TicketCommentVisibility visibility, CommandId command = {},
        const QList<StagedFile>& files = {});
    /// PC-4: says it publicly on the incident, and on those of its open children where the actor
    /// may say something, marked as coming from here: an entry for each, the incident's own last,
    /// all or none, and one run, which undo() of the last takes back. Files and mentions stay with
    /// the incident.
    Result<> broadcast(const Actor& actor, TicketId id, const QString& body, CommandId command = {},
        const QList<StagedFile>& files = {});
    /// Needs incident.update; of their own, requesters edit the wanted date and the contact, and
    /// the description while it is new (access.md section 5). Making a restricted one known to all
    /// needs ticket.read_restricted too. Whoever restricts it and takes no part in it follows it
    /// from now on.
    Result<> edit(
        const Actor& actor, TicketId id, const IncidentEdit& edit, const Origin& origin = {});

    /// Of an open incident; survives later changes of impact and urgency (engines.md 2.6).
    Result<> overridePriority(
        const Actor& actor, TicketId id, const PriorityOverride& given, const Origin& origin = {});
    /// Back to the calculated priority. INVALID_TRANSITION where nobody had overridden it.
    Result<> clearOverride(const Actor& actor, TicketId id, const Origin& origin = {});
    /// By hand (engines.md section 4), to the first level; the reason, which is needed, becomes an
    /// internal note too.
    Result<> escalate(
        const Actor& actor, TicketId id, const QString& reason, const Origin& origin = {});
    /// ES-4: the level stays. INVALID_TRANSITION where it is not escalated.
    Result<> deEscalate(
        const Actor& actor, TicketId id, const QString& reason, const Origin& origin = {});

    /// The public contacts in it are counted from the conversation, until the resolution. Within a
    /// transaction of the replica it reads from that one's snapshot.
    Result<Incident> find(const Actor& actor, TicketId id);

private:
    Replica& m_replica;
    CommandDoor m_door;
};

/// The fold's table of legal commands: may `command` act on an incident in `status`?
bool isLegalIncidentCommand(const QString& command, const QString& status);

} // namespace homeport

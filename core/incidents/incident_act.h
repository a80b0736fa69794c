#pragma once

#include "core/access/access_service.h"
#include "core/incidents/incident_rules.h"
#include "core/incidents/incident_service.h"

namespace homeport {

/// One act on one incident inside a unit of work: what every event of the process does alike.
class IncidentAct
{
public:
    /// Reads the incident. NotFound where it is none or belongs to another organization.
    static Result<IncidentAct> begin(UnitOfWork& unit, const Actor& actor, TicketId id);

    /// As AccessService::require().
    Result<> require(const QString& permission) const;
    bool isRequester() const { return ticket.requesterId == m_actor->person; }
    /// That the actor follows it is told of restricted ones, for which it matters.
    const Involvement& involved() const { return m_involved; }
    /// Refuses where one of `fields` was written since the caller's screen was read (G-14).
    Result<> relyOn(const Origin& origin, std::initializer_list<int> fields);

    /// Takes the line of the table for the unit's command. Conflict, INVALID_TRANSITION.
    Result<> move();
    void enter(TicketStatus status);
    void clearHold();
    /// What stands in a cancelled one besides its status.
    void markCancelled(TicketCancelReason reason);
    Result<TicketCommentId> addComment(const QString& body, TicketCommentVisibility visibility,
        TicketCommentKind kind, const std::optional<TicketId>& from = {});
    /// A public comment and what follows from it. The requester's ends the wait for them (G-08);
    /// anyone else's is a response (G-09), and support's an acknowledgement as well (G-10). `from`:
    /// the parent on which it was said (PC-4).
    Result<TicketCommentId> say(const QString& body, const std::optional<TicketId>& from = {});
    /// An internal work note, if there is something to note.
    Result<> addNote(const QString& body);

    /// G-02 for one person and the ticket's team.
    Result<bool> isEligible(PersonId person);
    /// The whole assignment: what is absent is cleared.
    Result<> assignTo(const std::optional<TeamId>& team, const std::optional<PersonId>& user);
    /// G-07: a link to a change or a problem.
    Result<> requireLink(TicketKind kind);
    Result<> requireNoOpenTasks();
    Result<> requireNotBlocked();
    Result<> requireNoOpenChildren();
    /// I-15, PC-7: neither a major one nor one with open children is cancelled, by whatever act.
    Result<> requireCancellable();
    /// I-09. Nothing tells yet that a major one was mitigated, so none is: MAJOR_NOT_MITIGATED.
    Result<> requireMitigated() const;
    /// I-11, MJ-5: the review of a major one is completed or waived, unless
    /// `incident.major_close_requires_review` is off. There are no reviews yet: REVIEW_PENDING.
    Result<> requireReviewed();
    Result<> requireReopenWindow();

    /// Puts both rows back into the unit.
    Result<> store();

    UnitOfWork& unit() { return *m_unit; }
    const Actor& actor() const { return *m_actor; }

    record::Ticket ticket;
    record::Incident incident;

private:
    IncidentAct(UnitOfWork& unit, const Actor& actor) : m_unit(&unit), m_actor(&actor) {}

    UnitOfWork* m_unit;
    const Actor* m_actor;
    Involvement m_involved;
};

} // namespace homeport

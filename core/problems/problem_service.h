#pragma once

#include "core/journal/replica.h"
#include "core/tickets/ticket_form.h"

#include "record/problem.h"

namespace homeport {

/// A problem: the shared ticket row and its own.
struct Problem
{
    record::Ticket ticket;
    record::Problem problem;
};

/// What the form of a new problem holds; title, description and detection are needed.
struct NewProblem : NewTicket
{
    std::optional<ProblemDetection> detection;
    std::optional<PersonId> owner; ///< accountable for it
    QString symptoms;
    QList<TicketId> incidents; ///< that it causes; whoever makes it may read them
};
/// The parts of a form, for the digest of what was asked for.
QByteArray askedFor(const NewProblem& form);

/// The events of processes.md section 5, as far as they are there: P-01. Errors by the codes of
/// interfaces.md section 4: FIELD_REQUIRED and VALIDATION_ERROR with the field as subject,
/// CATEGORY_INVALID, LINK_REFUSED, FORBIDDEN, NOT_FOUND; IDEMPOTENCY_MISMATCH where the command id
/// belongs to another act, or to one that asked for something else.
class ProblemService
{
public:
    explicit ProblemService(Replica& replica) : m_replica(replica) {}

    /// P-01. The incidents and their links are one act with it, which needs no ticket.link. Under
    /// the command id of an earlier call: the problem which that one made.
    Result<Problem> create(const Actor& actor, const NewProblem& form, CommandId command = {});
    /// The same as a part of another act on the unit, which keeps its name: right and form are
    /// checked here, `device` draws the number.
    static Result<record::Ticket> make(
        UnitOfWork& unit, const Actor& actor, const NewProblem& form, const QUuid& device);
    /// As it is stored. Within a transaction of the replica it reads from that one's snapshot.
    Result<Problem> find(const Actor& actor, TicketId id);

private:
    Replica& m_replica;
};

} // namespace homeport

#pragma once

#include "core/journal/replica.h"
#include "core/tickets/ticket_form.h"

#include "record/change.h"

namespace homeport {

/// A change: the shared ticket row and its own.
struct Change
{
    record::Ticket ticket;
    record::Change change;
};

/// What the form of a new change holds; title, description and type are needed.
struct NewChange : NewTicket
{
    std::optional<ChangeChangeType> type; ///< a standard one needs a model, of which there are none
    QString justification; ///< the business reason
};
/// The parts of a form, for the digest of what was asked for.
QByteArray askedFor(const NewChange& form);

/// The events of processes.md section 6, as far as they are there: X-01. Errors by the codes of
/// interfaces.md section 4: FIELD_REQUIRED and VALIDATION_ERROR with the field as subject,
/// MODEL_INVALID, CATEGORY_INVALID, FORBIDDEN, NOT_FOUND; IDEMPOTENCY_MISMATCH where the command id
/// belongs to another act, or to one that asked for something else.
class ChangeService
{
public:
    explicit ChangeService(Replica& replica) : m_replica(replica) {}

    /// a draft, whose clocks begin as it is submitted. Under the command id of an earlier
    /// call: the change which that one made.
    Result<Change> create(const Actor& actor, const NewChange& form, CommandId command = {});
    /// The same as a part of another act on the unit, which keeps its name: right and form are
    /// checked here, `device` draws the number.
    static Result<record::Ticket> make(
        UnitOfWork& unit, const Actor& actor, const NewChange& form, const QUuid& device);
    /// As it is stored. Within a transaction of the replica it reads from that one's snapshot.
    Result<Change> find(const Actor& actor, TicketId id);

private:
    Replica& m_replica;
};

} // namespace homeport

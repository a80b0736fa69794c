#pragma once

#include "core/access/directory.h"
#include "core/journal/replica.h"
#include "core/tickets/ticket_form.h"

#include "record/service_request.h"

namespace homeport {

/// A service request: the shared ticket row and its own.
struct ServiceRequest
{
    record::Ticket ticket;
    record::ServiceRequest request;
};

/// What the form of a new request holds; the service is needed, the description is not.
struct NewServiceRequest : NewTicket
{
    std::optional<PersonId> requestedFor; ///< absent: the requester needs it
};
/// The parts of a form, for the digest of what was asked for.
QByteArray askedFor(const NewServiceRequest& form);

/// The events of processes.md section 4, as far as they are there: R-01. Errors by the codes of
/// interfaces.md section 4: FIELD_REQUIRED and VALIDATION_ERROR with the field as subject,
/// NOT_REQUESTABLE, CATEGORY_INVALID, FORBIDDEN, NOT_FOUND; IDEMPOTENCY_MISMATCH where the command
/// id belongs to another act, or to one that asked for something else.
class RequestService
{
public:
    explicit RequestService(Replica& replica) : m_replica(replica) {}

    /// a draft, whose clocks begin as it is submitted. Under the command id of an earlier
    /// call: the request which that one made.
    Result<ServiceRequest> create(
        const Actor& actor, const NewServiceRequest& form, CommandId command = {});
    /// The same as a part of another act on the unit, which keeps its name: right and form are
    /// checked here, `device` draws the number.
    static Result<record::Ticket> make(
        UnitOfWork& unit, const Actor& actor, const NewServiceRequest& form, const QUuid& device);
    /// As it is stored. Within a transaction of the replica it reads from that one's snapshot.
    Result<ServiceRequest> find(const Actor& actor, TicketId id);
    /// The services a requester can choose from, by name: published, requestable and visible to
    /// them.
    Result<QList<Choice>> requestable(const Actor& actor, PersonId requester);

private:
    Replica& m_replica;
};

} // namespace homeport

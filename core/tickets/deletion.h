#pragma once

#include "core/tickets/bulk_run.h"
#include "core/tickets/command_once.h"

namespace homeport {

/// How a ticket came to be deleted.
struct Deletion
{
    QString number;
    QString by; ///< display name; empty: the system
    Timestamp at{};
    QString reason; ///< empty where none was given
    EntryRef entry; ///< what undo() brings the ticket back by; null: the journal lacks it
    bool isUndoable = false; ///< by whoever asks, now

    friend bool operator==(const Deletion&, const Deletion&) = default;
};

/// Deleting tickets of any kind (G-13). The ticket alone is deleted, as one cell of its row, and
/// softly: what belongs to it is only ever read through it, so it goes along, and so does what is
/// said on it elsewhere meanwhile; undo() of the entry brings all of it back, whatever was done to
/// its parts since. A part whose parent has become one itself stays deleted until it is none any
/// more (PC-1). Its number is not given again. Legal holds come with retention and keep nothing
/// from being deleted yet: there is none to ask.
class DeletionService
{
public:
    explicit DeletionService(Replica& replica) : m_replica(replica), m_door{replica} {}
    /// For one act as a part of the unit, which takes its name and reason. `foreseen`: as gone as
    /// if they were deleted already.
    DeletionService(Replica& replica, UnitOfWork& unit, const QSet<TicketId>& foreseen = {})
        : m_replica(replica), m_door{replica, &unit}, m_foreseen(foreseen)
    {}

    /// "<kind>.delete", whatever the state. The journal keeps the reason where one is given;
    /// VALIDATION_ERROR of "reason". IN_USE of "parent_id" where tickets are part of it.
    Result<> remove(
        const Actor& actor, TicketId ticket, const QString& reason = {}, CommandId command = {});
    /// Of a deleted ticket, for who may delete it; NOT_FOUND else, also where it is not deleted.
    Result<Deletion> find(const Actor& actor, TicketId ticket);

private:
    Replica& m_replica;
    CommandDoor m_door;
    QSet<TicketId> m_foreseen;
};

/// The act on many tickets of whatever kinds, for a BulkRun over partsFirst().
BulkAct bulkDeletion(const QString& reason = {});
/// The same tickets, each after those that are part of it, so that what is deleted together with
/// all its parts does not stay for their sake.
BulkSelection partsFirst(const BulkSelection& selection);
/// Conflict, IN_USE of "parent_id": others that are there, and not among `foreseen`, are part of
/// the ticket.
Result<> requireNoParts(
    Database& database, const record::Ticket& ticket, const QSet<TicketId>& foreseen = {});

} // namespace homeport

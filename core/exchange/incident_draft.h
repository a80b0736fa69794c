#pragma once

#include "core/access/actor.h"
#include "core/exchange/import_directory.h"
#include "core/exchange/import_run.h"
#include "core/exchange/incident_row.h"
#include "core/journal/replica.h"

#include "record/incident.h"
#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {

/// An incident as a row of a table wants it, and the comments that the row adds to it.
struct IncidentDraft
{
    record::Ticket ticket;
    record::Incident incident;
    QList<record::TicketComment> comments;
    bool isStored = false; ///< also a deleted one has its row
    bool isKnownByLine = false; ///< in this very file, as former versions knew it

    /// Nobody sees it yet, or any more.
    bool isNew() const { return !isStored || ticket.head.deletedAt; }
    /// Makes it, brings it back, or puts what is different.
    Result<> write(UnitOfWork& unit);
};

/// Conflict, TICKET_DELETED of "number": one of these was deleted by an act of its own (G-13), so
/// it comes back only through who may delete it. What went as its making was taken back may be made
/// again.
Result<> requireNoneDeleted(Database& database, const QList<TicketId>& tickets);

/// Makes drafts of rows against what stands in the desk.
class IncidentDrafting
{
public:
    IncidentDrafting(Replica& replica, const Actor& actor, ImportDirectory& directory)
        : m_replica(replica), m_actor(actor), m_directory(directory)
    {}

    /// The incident that the row is about as it stands, or a new one. TICKET_DELETED.
    Result<IncidentDraft> begin(const IncidentRow& row);
    /// Takes over what the row says. Errors are those of the directory's look-ups.
    Result<> apply(const IncidentRow& row, IncidentDraft& draft);
    /// What `after` says that `before` did not, with names instead of ids.
    QList<ImportedRow::Edit> editsOf(const IncidentDraft& before, const IncidentDraft& after);

private:
    Result<> load(const QUuid& id, IncidentDraft& draft);
    Result<> applyNames(const IncidentRow& row, record::Ticket& ticket);
    Result<> addComment(
        IncidentDraft& draft, const QString& body, TicketCommentVisibility visibility);

    Replica& m_replica;
    const Actor& m_actor;
    ImportDirectory& m_directory;
};

} // namespace homeport

#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/registry.h"
#include "core/journal/replica.h"
#include "core/tickets/history_edit.h"
#include "core/tickets/history_subjects.h"

#include <functional>

namespace homeport {

/// One entry of the journal, read for one aggregate.
struct HistoryItem
{
    EntryRef entry;
    Timestamp at{};
    PersonId actorId; ///< null: the system
    QString actor; ///< display name of who did it; empty: the system
    QString writtenBy; ///< who wrote it down where that was someone else
    QString command;
    QString undone; ///< the command that this took back, or did again
    bool isDoneAgain = false;
    bool isElsewhere = false; ///< all of it on another ticket, which it linked with this one
    bool isImported = false;
    QString file; ///< what the import read, where that is known
    QString reason;
    bool isUndoable = false; ///< the reader may take it back now, as undo() judges
    QList<HistoryEdit> edits;
    QList<HistorySubject> subjects; ///< in the order of the act
    QString comment; ///< text of a comment it added, if the reader may see it
    bool isInternal = false;
};

/// The story of one ticket, oldest first. What the reader may not see of it (access.md section 5:
/// internal comments and fields, time entries of others) is left out, and with it entries that say
/// nothing else; of another ticket only who may read it learns which. What an act did to that one
/// is told in its own story. NotFound, NOT_FOUND: the ticket itself may not be read; a deleted one
/// only by who may delete it.
Result<QList<HistoryItem>> historyOf(Replica& replica, const Actor& actor, const QUuid& root);

/// Takes back one entry: a new entry with the inverse edits. Conflict with code VERSION_CONFLICT
/// if it was built on since, with TICKET_CLOSED where the ticket is read-only (G-11). Needs the
/// permission of the act undone; a comment of someone else and a ticket of someone else need
/// "<kind>.delete". What was said on a parent is taken back on its parts with it (PC-4), all or
/// none: Conflict, SAID_ON_PART with the number of one that stands in the way as subject. Of people
/// and organization, what mayUndoOrganization() allows: also Conflict, IN_USE or DUPLICATE where
/// the desk has moved on. `besides` is done with it, in its transaction.
Result<> undo(Replica& replica, const Actor& actor, const EntryRef& entry,
    const std::function<Result<>(UnitOfWork&)>& besides = {});

struct RunUndo
{
    int removed = 0; ///< tickets of the run that are gone again
    int kept = 0; ///< tickets someone has changed since; they stay, and what they refer to
    int inUse = 0; ///< people, teams, categories and places of the run that stay: others use them
};
/// Takes back an import: what the run created is deleted softly, tickets with all that is theirs.
/// What was changed since stays, and what anything else refers to: a ticket, a grant, a membership,
/// a default, or an act of that person. Written in parts; where it breaks off, asked again it goes
/// on. Needs integration.import. NotFound, NOT_FOUND: no such run.
Result<RunUndo> undoRun(Replica& replica, const Actor& actor, RunId run);

} // namespace homeport

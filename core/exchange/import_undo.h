#pragma once

#include "core/exchange/import_job.h"
#include "core/tickets/run_undo.h"

namespace homeport {

/// An import being taken back as undoImport() does it, part by part, so that others write in
/// between and whoever asks for the parts may end it. Its record says that it is partly taken back
/// from the first part that writes until the last; the next undo goes on with it.
class ImportUndoing
{
public:
    ImportUndoing(const Actor& actor, RunId run) : m_actor(actor), m_run(run), m_created(actor, run)
    {}

    /// Goes on by one part; the first looks at what there is to do, and ends a run that was cut
    /// off. Answers whether there is more. Errors: those of undoImport().
    Result<bool> step(Replica& replica);
    /// How much of it was looked at: updates, incidents, and what came in with them.
    qint64 done() const { return m_updatesSeen + m_created.done(); }
    /// 0 before the first step.
    qint64 total() const { return m_updates.size() + m_created.total(); }
    /// Of the parts so far.
    ImportUndo outcome() const;

private:
    Result<> begin(Replica& replica);
    Result<> revertSome(Replica& replica);
    Result<> revert(Replica& replica, const EntryRef& ref);
    /// Both notes are for where the run keeps a record.
    Result<> noteBegun(Replica& replica);
    Result<> noteDone(Replica& replica);

    Actor m_actor;
    RunId m_run;
    bool m_isBegun = false;
    bool m_isNoted = false;
    QList<EntryRef> m_updates; ///< the newest first
    qsizetype m_updatesSeen = 0;
    int m_reverted = 0;
    int m_kept = 0; ///< of the updates
    RunUndoing m_created;
};

} // namespace homeport

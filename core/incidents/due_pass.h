#pragma once

#include "core/journal/replica.h"
#include "core/service_levels/service_level_book.h"

#include <atomic>

namespace homeport {

/// What one due pass did.
struct DuePassOutcome
{
    qint64 resumed = 0; ///< holds that were over, by time or by what was waited for (G-08)
    qint64 closed = 0; ///< resolved and not answered for long enough (AC-2)
    qint64 noticed = 0; ///< tickets whose clocks announced something
    qint64 recalculated = 0; ///< tickets with other clocks since an edit that was left unfinished
    QList<Error> failures; ///< acts that were refused; the others were done all the same
    bool isElsewhere = false; ///< another process is at it and does what is due

    bool isEmpty() const
    {
        return resumed == 0 && closed == 0 && noticed == 0 && recalculated == 0;
    }
};

/// Does what time alone brings about, in the order in which it was due (EX-2): ends holds and waits
/// for linked tickets, closes resolved incidents, notices thresholds and missed targets; before all
/// that it ends what an edit of policies or calendars left to recalculate when its program ended.
/// What was noticed as missed by a clock that ran ahead, and is not by this one, is none any more.
/// What was missed while no program ran happens now with the instant it should have happened at
/// (EX-3). Command ids follow from rule, ticket and due instant, so several runners do a thing
/// once; of several processes on one database the one that finds something first does it all
/// (EX-5). Stops after the act at hand where `cancelled` becomes true. Errors: what reading fails
/// with.
Result<DuePassOutcome> runDuePass(
    Replica& replica, ServiceLevelBook& book, const std::atomic_bool* cancelled = nullptr);

} // namespace homeport

#pragma once

#include "core/journal/replica.h"

#include <functional>

namespace homeport {

/// A part of what is refreshed ends once it has taken so long: others wait for what it is at, and
/// for the disk.
inline constexpr std::chrono::milliseconds partTime{20};

/// How a recalculation goes on: where it is after one part of it.
struct RecalculationPart
{
    qint64 done = 0; ///< open tickets looked at so far
    qint64 all = 0; ///< how many there are
    std::chrono::microseconds taken{}; ///< by the part, while others could not write
    std::chrono::microseconds committing{}; ///< of it: until it was durable
};

/// False: stop.
using RecalculationProgress = std::function<bool(const RecalculationPart& part)>;

/// Brings the clocks of all open tickets up to date with policies, calendars and trees that were
/// edited, and answers how many times it changed a ticket. To be run after such an edit. Goes in
/// parts so short that nobody who writes meanwhile waits for 50 ms, and begins anew at its end
/// where somebody has edited more. Tickets that are over keep what they were measured by, unless an
/// edit comes later than they ended: those are looked at by the due pass (called_looks.h). A stop
/// leaves the rest as it was, and known as unfinished in this database, as the end of the program
/// does. Cancelled, CANCELLED: progress said so.
Result<qint64> recalculateServiceLevels(
    Replica& replica, const RecalculationProgress& progress = {});

/// The same where one is left unfinished, from the beginning; else, and while another process is at
/// it, there is nothing to do.
Result<qint64> finishRecalculation(Replica& replica, const RecalculationProgress& progress = {});

/// Reads the editions that a refresh needs and nobody has read since an edit: not in a part, while
/// others wait.
Result<> lookAhead(Replica& replica);

/// Makes known within an edit that one is to be done: should this program end before it comes to
/// that, whoever is there next does it. Also where one is under way, which may have looked for
/// edits for the last time.
Result<> announceRecalculation(UnitOfWork& unit);
/// The same by itself, where no edit brings it along.
Result<> announceRecalculation(Replica& replica);

/// Takes in what other replicas wrote, as Replica::receive() does: the door for whatever brings
/// entries to a desk at work. Announces a recalculation in the same transaction where what the
/// clocks of other tickets are made by has changed with them: policies, calendars, settings, the
/// trees and services that policies ask for.
Result<Received> receiveEntries(Replica& replica, const QList<QByteArray>& entries);

} // namespace homeport

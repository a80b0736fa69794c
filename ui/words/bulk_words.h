#pragma once

#include "core/tickets/bulk_run.h"

#include <QCoreApplication>

namespace homeport {

/// What becomes of many tickets at once, in one sentence.
class BulkWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::BulkWords)

public:
    /// "34 tickets".
    static QString tickets(qint64 count);
    /// Before it is done: "34 tickets: 12 change state, 3 not permitted".
    static QString proposal(const BulkOutcome& outcome);
    /// Afterwards: "Done for 31 tickets. What stays as it was: 3 not permitted."; where it was
    /// cancelled before the end: "Done for 40 tickets, ended before the other 60 tickets."
    /// `isUndo`: it took back what was done.
    static QString result(const BulkOutcome& outcome, bool wasCancelled, bool isUndo = false);
    /// Those that stay as they are, by reason, the commonest first: "3 not permitted, 1 closed".
    static QString refusals(const BulkOutcome& outcome);
    /// One line of the list of those: "INC-004711", or that it cannot be seen.
    static QString name(const BulkRefusal& refusal);

private:
    static QString reason(const Error& error, int count);
};

} // namespace homeport

#pragma once

#include <QStringList>
#include <QtGlobal>

namespace homeport::test {

// In every program that links the support of tests, each transaction that a desk's file is written
// in is held against the journal, on whichever connection and thread: at its commit the cells that
// SQLite's session extension saw change have to be those that the entries of the same transaction
// say, old and new, no more and no fewer, and none where there is no entry. No test asks for it.
// What is found fails the test that calls dropFreshAddresses() next, or else the program at its
// end, with code 1.
//
// Not judged are, each for its reason:
// - transactions that fold entries of others: there the merge decides which cells they change;
// - desks in memory: simulations, which the SessionOracle watches, and scratch desks;
// - desks of another schema than ours, and so upgrades: the registry does not describe them. The
//   making of a desk is judged, as one transaction with all that was written within it;
// - files that come whole, from a backup or a copy: nothing is written through a connection;
// - single statements outside a transaction: what is ours opens the guard within one only;
// - connections that only read;
// - connections on a FailingDisk: what was read of a disk that lies proves nothing;
// - the commits of a thread while it has an Unwatched;
// - everything, where HOMEPORT_JUDGE_TIMES=1 has waits judged: the watch would be measured, too;
// - the processes that a test starts of programs without this support, such as homeportctl. Those
//   that are the test itself with other arguments are watched, but tell of it only at their end,
//   which those that are killed do not reach.

/// Whether all that holds here: SQLite has the extension, and no times are judged.
bool areDesksWatched();
/// Commits with entries that were judged in this process.
int judgedCommits();
/// One line per cell that differed since the last call; whoever takes them answers for them.
QStringList takenFindings();
/// Fails the test that runs with the findings that nobody took.
void failOnFindings();

/// While it lives, what its thread begins to write is not judged. `why` says what for, to whoever
/// reads it: a test that damages a desk on purpose, or one that measures memory.
class Unwatched
{
public:
    explicit Unwatched(const char* why);
    ~Unwatched();
    Q_DISABLE_COPY_MOVE(Unwatched)
};

} // namespace homeport::test

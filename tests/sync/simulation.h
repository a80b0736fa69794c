#pragma once

#include <QString>

namespace homeport::test {

struct Outcome
{
    bool holds = true;
    QString what; ///< the first promise that was broken, or the step that could not be done
    /// A promise was broken: `what` begins with its name or with its section.
    bool isBroken() const;
};

/// What is not left to the seed.
struct Terms
{
    int replicas = 3; ///< two at least
    int plantedDefect = 0; ///< goes to the fold's rules
    int onServer = -1; ///< the replica, counted from 0, that lives on PostgreSQL; -1: none
    bool isWatched = false; ///< hold every own commit on SQLite against the journal
    int steps = 25;
};

/// With how many replicas the seed is tried: 2 to 6.
int replicasOf(quint64 seed);

/// Replicas with clocks of their own work apart for a while, exchange entries late, shuffled
/// and repeated, and heal. Terms and seed decide everything. Answers whether the promises
/// of synchronisation.md hold: I-1, I-2, I-3, I-6, I-8.
Outcome simulate(quint64 seed, const Terms& terms = {});

} // namespace homeport::test

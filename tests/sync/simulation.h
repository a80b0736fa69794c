#pragma once

#include <QString>

namespace homeport::test {

struct Outcome
{
    bool holds = true;
    QString what; ///< the first promise that was broken
};

/// What is not left to the seed.
struct Terms
{
    int plantedDefect = 0; ///< goes to the fold's rules
    int onServer = -1; ///< the replica (0 to 2) that lives on PostgreSQL; -1: none
    bool isWatched = false; ///< hold every own commit on SQLite against the journal
    int steps = 25;
};

/// Three replicas with clocks of their own work apart for a while, exchange entries late, shuffled
/// and repeated, and heal. The seed decides everything. Answers whether the promises of
/// synchronisation.md hold: I-1, I-2, I-3, I-6, I-8.
Outcome simulate(quint64 seed, const Terms& terms = {});

} // namespace homeport::test

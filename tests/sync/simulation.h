#pragma once

#include <QString>

namespace homeport::test {

struct Outcome
{
    bool holds = true;
    QString what; ///< the first promise that was broken
};

/// Three replicas with clocks of their own work apart for a while, exchange entries late, shuffled
/// and repeated, and heal. The seed decides everything. Answers whether the promises of
/// synchronisation.md hold: I-1, I-2, I-3, I-6, I-8. `plantedDefect` goes to the fold's rules.
Outcome simulate(quint64 seed, int plantedDefect = 0, int steps = 25);

} // namespace homeport::test

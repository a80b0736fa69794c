#pragma once

#include "core/access/actor.h"
#include "core/exchange/verify.h"

namespace homeport {

/// Recomputes the chain of every stream from its first entry. Only reads; takes as long as the
/// journal is. Needs audit.verify.
Result<VerifyOutcome> checkJournal(Replica& replica, const Actor& actor);
/// Journals the answer: audit.verified, or audit.verification_failed with the first finding.
Result<> noteJournalCheck(Replica& replica, const Actor& actor, const VerifyOutcome& outcome);

} // namespace homeport

#pragma once

#include "core/base/result.h"
#include "core/journal/replica.h"

#include <QStringList>

namespace homeport {

struct VerifyOutcome
{
    qint64 rows = 0;
    qint64 entries = 0;
    QStringList findings; ///< one line each, ids only; empty: the desk is whole
    QStringList notes; ///< likewise, of what merging left for people to settle in a whole desk
};

/// The check of data-model.md section 8: the catalog against the registry, references, extension
/// rows, the content of every file, rules over cells that merge apart, the database's own check,
/// and the chain of every stream recomputed from its first entry; where the chains are whole, every
/// row, and what incidents came to, against the journal folded anew in a scratch file. Names that
/// several rows claim are notes.
Result<VerifyOutcome> verifyDesk(Replica& replica);
/// The chains alone.
Result<VerifyOutcome> verifyJournal(Replica& replica);

} // namespace homeport

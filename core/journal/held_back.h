#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

namespace homeport {

/// Entries of other replicas that only a newer program can read (synchronisation.md 5.3).
struct HeldBack
{
    qint64 entries = 0;
    int schema = 0; ///< that the newest of them needs
};

/// What waits here for a newer program; entries that wait for a cause are not counted.
Result<HeldBack> heldBackBySchema(Database& database);

} // namespace homeport

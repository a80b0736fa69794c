#pragma once

#include "core/base/result.h"
#include "core/journal/replica.h"

namespace homeport {

/// Writes a copy of a desk in a file, as of one instant, while others work on, and checks the copy.
/// Errors: Conflict, DUPLICATE where `path` exists; NOT_SUPPORTED for a desk on PostgreSQL, which
/// its own tools back up; STORAGE_FULL; Corrupt.
Result<> backUpDesk(Replica& replica, const QString& path);

/// Puts a backup where no desk stands yet. The restored desk is another replica from then on: its
/// devices never continue the streams of the desk it was copied from (synchronisation.md 8.3).
Result<> restoreDesk(const QString& backup, const Address& target, World world);

} // namespace homeport

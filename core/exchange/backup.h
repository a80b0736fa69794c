#pragma once

#include "core/base/result.h"
#include "core/exchange/archived_files.h"
#include "core/journal/replica.h"

namespace homeport {

/// What somebody who made a backup has to know of it.
struct BackupOutcome
{
    /// Attached files that are not whole in it, as they are not in the desk.
    QList<DamagedFile> damaged;
};

/// Writes a copy of a desk, as of one instant, while others work on, and checks the copy. Of a file
/// it is the file, of PostgreSQL an archive of the journal; both hold the files that were attached,
/// and end with a seal over every byte.
/// The archive is checked by folding it anew and comparing the state. Written beside `path` and put
/// there when it is whole: what is cut off leaves nothing behind under that name. A file whose body
/// is damaged or missing keeps nothing else out of it (REL-09, REL-20): it is told of. Errors:
/// Conflict, DUPLICATE where `path` exists; STORAGE_FULL; Corrupt.
Result<BackupOutcome> backUpDesk(Replica& replica, const QString& path);

/// Puts a backup where no desk stands yet, of either database on either. The restored desk is
/// another replica from then on: its devices never continue the streams of the desk it was copied
/// from (synchronisation.md 8.3). Corrupt, DAMAGED where a bit of the backup is not as it was
/// written; nothing stands at the target then.
Result<> restoreDesk(const QString& backup, const Address& target, const World& world);

} // namespace homeport

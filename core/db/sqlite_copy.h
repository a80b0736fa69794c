#pragma once

#include "core/db/database.h"

namespace homeport {

class Disk;

/// Copies a desk's file as of one instant by SQLite's online backup and checks the copy: its pages,
/// and that it holds as many journal entries as the original. `path` appears whole or not at all,
/// readable by its owner alone. The caller keeps writers out where the counts are to agree. Errors:
/// Corrupt, STORAGE_FULL, FILE_UNREADABLE.
Result<> copySqliteFile(Disk& disk, const Address& from, const QString& path);
/// Are the pages of this copy of a file whole, which lies at `path`? Corrupt, DAMAGED.
Result<> checkPages(Database& copy, const QString& path);

} // namespace homeport

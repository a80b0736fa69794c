#pragma once

#include "core/base/result.h"

namespace homeport {

class Disk;

/// Appends the SHA-256 of the file's bytes, behind a word that says so, and makes it durable. A
/// SQLite file stays one: pages behind its own count are not read.
Result<> sealFile(Disk& disk, const QString& path);

/// Corrupt, DAMAGED where the file is not as it was sealed, down to a single bit; NOT_A_BACKUP
/// where it carries no seal. Answers the size without the seal.
Result<qint64> checkSeal(Disk& disk, const QString& path);

} // namespace homeport

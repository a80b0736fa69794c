#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

#include <QStringList>

#include <functional>

#include "record/ids.h"

namespace homeport {

class Disk;

/// The bodies of files on their way into a backup and out of it, as they lie in the store:
/// encrypted, with their keys in the rows that name them. One that is missing or damaged keeps
/// nobody from backing up the rest: damagedFiles() tells of it.

/// Hands over every piece of every body that a row names, as bytes of their own.
Result<> eachFilePart(Disk& disk, Database& database, const QUuid& organization,
    const std::function<Result<>(const QByteArray&)>& use);
/// Puts such a piece into a desk's own table. Corrupt, DAMAGED where it is none.
Result<> takeFilePart(
    Database& database, const QUuid& organization, const QByteArray& piece, Timestamp now);
/// Puts the bodies that the rows of a copied desk name into the copy, from where the desk has them.
Result<> copyFilesInto(
    Disk& disk, Database& copy, Database& desk, const QUuid& organization, Timestamp now);

/// A body that is missing, or is not what was attached.
struct DamagedFile
{
    StoredFileId file;
    bool isMissing = false;
    QStringList tickets; ///< numbers of those it is on, or was taken off again

    friend bool operator==(const DamagedFile&, const DamagedFile&) = default;
};

/// Reads every body that a row names to its end, and says which are not whole (REL-09). Other
/// errors, such as FILE_UNREADABLE, are errors.
Result<QList<DamagedFile>> damagedFiles(Disk& disk, Database& database, const QUuid& organization);
/// The same, one line each, for verifying: what cannot be read is one as well.
Result<QStringList> fileFindings(Disk& disk, Database& database, const QUuid& organization);

} // namespace homeport

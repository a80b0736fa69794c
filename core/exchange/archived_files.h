#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

#include <QStringList>

#include <functional>

namespace homeport {

class Disk;

/// The bodies of files on their way into a backup and out of it, as they lie in the store:
/// encrypted, with their keys in the rows that name them. One that is missing or damaged keeps
/// nobody from backing up the rest: fileFindings() tells of it before and after.

/// Hands over every piece of every body that a row names, as bytes of their own.
Result<> eachFilePart(Disk& disk, Database& database, const QUuid& organization,
    const std::function<Result<>(const QByteArray&)>& use);
/// Puts such a piece into a desk's own table. Corrupt, DAMAGED where it is none.
Result<> takeFilePart(
    Database& database, const QUuid& organization, const QByteArray& piece, Timestamp now);
/// Puts the bodies that the rows of a copied desk name into the copy, from where the desk has them.
Result<> copyFilesInto(
    Disk& disk, Database& copy, Database& desk, const QUuid& organization, Timestamp now);
/// Bodies that are missing, or are not what was attached; one line each.
Result<QStringList> fileFindings(Disk& disk, Database& database, const QUuid& organization);

} // namespace homeport

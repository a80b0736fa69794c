#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QSet>

#include <functional>

class QIODevice;

namespace homeport {

class Disk;
class PendingFile;

/// The bytes of one file, as the store keeps them.
struct FileBody
{
    QString key; ///< random; says nothing of name or content
    QString sha256; ///< lower-case hex
    qint64 size = 0;
};

/// Where the bodies of files are kept, apart from rows and journal. Beside a desk's file it is a
/// folder, on a server a table, so that colleagues read them. A desk restored from a backup reads
/// what the backup brought from its own table. A body is written once and never changed; it is
/// durable before any row names it (REL-09). Nothing is ever whole in memory.
class FileStore
{
public:
    using Use = std::function<Result<>(const QByteArray&)>;

    FileStore(Disk& disk, Database& database, const QUuid& organization);

    /// Keeps what `source` holds from here to its end under the new name `key`. Leaves nothing
    /// where it fails. FILE_TOO_LARGE, the limit in bytes as subject, as soon as there is more than
    /// `limit`; STORAGE_FULL; FILE_UNREADABLE where `source` fails.
    Result<FileBody> add(const QString& key, QIODevice& source, qint64 limit, Timestamp now);
    /// Hands over the body piece by piece. NotFound, FILE_ABSENT: it is not on this device.
    Result<> read(const QString& key, const Use& use);
    /// Writes the body to `out`. Corrupt, FILE_DAMAGED where it is not the one of this hash; what
    /// was written is of no use then.
    Result<> copyTo(const QString& key, const QString& sha256, PendingFile& out);
    Result<bool> contains(const QString& key);
    /// A body nothing refers to; that there is none is no error.
    Result<> remove(const QString& key);
    /// Removes what lies here since before `moment` and is none of `named`: files that were never
    /// sent, and what a crash left half written. Answers how many there were.
    Result<int> sweep(const QSet<QString>& named, Timestamp moment);

    /// Adds a piece to a body in the desk's own table: what a backup and its restoring do.
    static Result<> addPart(Database& database, const QUuid& organization, const QString& key,
        int part, const QByteArray& bytes, Timestamp now);

private:
    QString folderOf(const QString& key) const;
    QString pathOf(const QString& key) const;
    Result<FileBody> addFile(const QString& key, QIODevice& source, qint64 limit);
    Result<FileBody> addRows(const QString& key, QIODevice& source, qint64 limit, Timestamp now);

    Disk& m_disk;
    Database& m_database;
    QUuid m_organization;
    QString m_folder; ///< empty: bodies are rows
};

/// A new name for a body: 32 hex digits.
QString newFileKey(RandomSource& random);

} // namespace homeport

#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QSet>

#include <functional>
#include <optional>

class QIODevice;

namespace homeport {

class Disk;

/// What has to be known of the bytes of one file to find and read them.
struct FileBody
{
    QString key; ///< in the store; random; says nothing of name or content
    /// What it is encrypted with; nothing: it lies open, as programs before schema 4 left it.
    std::optional<QByteArray> bodyKey = {};
    QString sha256 = {}; ///< of the content; lower-case hex
    qint64 size = 0; ///< of the content
};

/// Where the bodies of files are kept, apart from rows and journal. Beside a desk's file it is a
/// folder, on a server a table, so that colleagues read them. A desk restored from a backup reads
/// what the backup brought from its own table. A body is written once and never changed; it is
/// durable before any row names it (REL-09). Nothing is ever whole in memory.
///
/// Each body is encrypted with a random key of its own, which stands in the row that names it
/// (SEC-08, SEC-62). As long as there is no vault key to wrap it with (SEC-01) that protects the
/// folder, a share and a copied store, and not against who has the desk's file.
class FileStore
{
public:
    using Use = std::function<Result<>(const QByteArray&)>;

    FileStore(Disk& disk, Database& database, const QUuid& organization);

    /// Keeps what `source` holds from here to its end, encrypted, under a name and with a key drawn
    /// from `random`. Leaves nothing where it fails. FILE_TOO_LARGE, the limit in bytes as subject,
    /// as soon as there is more than `limit`; STORAGE_FULL; FILE_UNREADABLE where `source` fails.
    Result<FileBody> add(RandomSource& random, QIODevice& source, qint64 limit, Timestamp now);
    /// Hands over the content piece by piece. NotFound, FILE_ABSENT: it is not on this device.
    /// Corrupt, FILE_DAMAGED, at the end at the latest, where it is not what was added; what was
    /// handed over is of no use then.
    Result<> read(const FileBody& body, const Use& use);
    /// Hands over the body as it lies, for a copy that addPart() takes in elsewhere. FILE_ABSENT.
    Result<> readStored(const QString& key, const Use& use);
    Result<bool> contains(const QString& key);
    /// A body nothing refers to; that there is none is no error.
    Result<> remove(const QString& key);
    /// Removes what lies here since before `moment` and is none of `named`: files that were never
    /// sent, and what a crash left half written. Answers how many there were.
    Result<int> sweep(const QSet<QString>& named, Timestamp moment);

    /// Adds a piece of a body, as it lies, to the desk's own table: what a backup and its restoring
    /// do.
    static Result<> addPart(Database& database, const QUuid& organization, const QString& key,
        int part, const QByteArray& bytes, Timestamp now);

private:
    QString folderOf(const QString& key) const;
    QString pathOf(const QString& key) const;
    Result<> addFile(FileBody& body, QIODevice& source, qint64 limit);
    Result<> addRows(FileBody& body, QIODevice& source, qint64 limit, Timestamp now);

    Disk& m_disk;
    Database& m_database;
    QUuid m_organization;
    QString m_folder; ///< empty: bodies are rows
};

} // namespace homeport

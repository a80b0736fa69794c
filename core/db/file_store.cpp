#include "core/db/file_store.h"

#include "core/base/disk.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qint64 pieceSize = 256 * 1024;

constexpr Sql insertPart{"files.insertPart", R"sql(
    INSERT INTO file_part (id, organization_id, created_at, updated_at, storage_key, part, content)
    VALUES (:id, :organization_id, :now, :now, :storage_key, :part, :content))sql"};
constexpr Sql partAt{"files.part",
    "SELECT content FROM file_part WHERE storage_key = :storage_key AND part = :part"};
constexpr Sql hasParts{"files.contains",
    "SELECT count(*) FROM file_part WHERE storage_key = :storage_key AND part = 0"};
constexpr Sql deleteParts{"files.remove", "DELETE FROM file_part WHERE storage_key = :storage_key"};
constexpr Sql keysOfRows{"files.keysBefore", R"sql(
    SELECT storage_key FROM file_part WHERE part = 0 AND created_at < :moment
     ORDER BY storage_key)sql"};

Error unreadable(const QString& path, const QString& why)
{
    return {Error::Kind::Unavailable, path, why, u"FILE_UNREADABLE"_s};
}

/// Reads `source` to its end in pieces, none longer than the store's.
Result<FileBody> eachPiece(QIODevice& source, qint64 limit, const FileStore::Use& use)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    FileBody body;
    for (;;) {
        const auto piece = source.read(pieceSize);
        if (piece.isEmpty()) {
            if (source.atEnd())
                break;
            return unreadable(u"source"_s, source.errorString());
        }
        body.size += piece.size();
        if (body.size > limit)
            return Error{Error::Kind::Invalid, QString::number(limit), {}, u"FILE_TOO_LARGE"_s};
        hash.addData(piece);
        if (auto used = use(piece); !used)
            return used.error();
    }
    body.sha256 = QString::fromLatin1(hash.result().toHex());
    return body;
}

/// A body that lies in a folder.
Result<> handOver(QIODevice& file, const QString& path, const FileStore::Use& use)
{
    while (!file.atEnd()) {
        const auto piece = file.read(pieceSize);
        if (piece.isEmpty())
            return unreadable(path, file.errorString());
        if (auto used = use(piece); !used)
            return used;
    }
    return {};
}

bool isKey(const QString& key)
{
    constexpr int keyLength = 32;
    return key.size() == keyLength && std::all_of(key.begin(), key.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace

QString newFileKey(RandomSource& random)
{
    QByteArray bytes(16, Qt::Uninitialized);
    random.fill(bytes.data(), size_t(bytes.size()));
    return QString::fromLatin1(bytes.toHex());
}

FileStore::FileStore(Disk& disk, Database& database, const QUuid& organization)
    : m_disk(disk), m_database(database), m_organization(organization)
{
    const auto& address = database.address();
    if (!address.isPostgresql() && !address.isMemory())
        m_folder = address.text + u".files"_s;
}

QString FileStore::folderOf(const QString& key) const
{
    return m_folder + u'/' + key.left(2);
}

QString FileStore::pathOf(const QString& key) const
{
    return folderOf(key) + u'/' + key;
}

Result<FileBody> FileStore::add(const QString& key, QIODevice& source, qint64 limit, Timestamp now)
{
    auto body = m_folder.isEmpty() ? addRows(key, source, limit, now) : addFile(key, source, limit);
    if (body)
        body->key = key;
    return body;
}

Result<FileBody> FileStore::addFile(const QString& key, QIODevice& source, qint64 limit)
{
    // Whoever may write the desk may write its files.
    const auto rights = m_disk.look(m_database.address().text).value_or(FileFacts()).rights;
    if (auto made = m_disk.makeFolder(m_folder, rights); !made)
        return made.error();
    const auto part = m_folder + u'/' + key + u".part"_s;
    auto file = m_disk.create(part, rights);
    if (!file)
        return file.error();
    auto body =
        eachPiece(source, limit, [&](const QByteArray& piece) { return (*file)->put(piece); });
    if (!body)
        return body.error();
    if (auto kept = (*file)->keep(); !kept)
        return kept.error();
    auto placed = m_disk.makeFolder(folderOf(key), rights);
    if (placed)
        placed = m_disk.rename(part, pathOf(key));
    if (placed)
        return body;
    m_disk.remove(part);
    return placed.error();
}

Result<FileBody> FileStore::addRows(
    const QString& key, QIODevice& source, qint64 limit, Timestamp now)
{
    if (auto begun = m_database.begin(); !begun)
        return begun.error();
    int part = 0;
    auto body = eachPiece(source, limit, [&](const QByteArray& piece) {
        return addPart(m_database, m_organization, key, part++, piece, now);
    });
    if (body && part == 0) { // an empty file is one, too
        if (auto added = addPart(m_database, m_organization, key, 0, {}, now); !added)
            body = added.error();
    }
    if (!body) {
        m_database.rollback();
        return body.error();
    }
    if (auto committed = m_database.commit(); !committed) {
        m_database.rollback();
        return committed.error();
    }
    return body;
}

Result<> FileStore::addPart(Database& database, const QUuid& organization, const QString& key,
    int part, const QByteArray& bytes, Timestamp now)
{
    // Its id follows from what it is, so that a piece is never there twice.
    const auto id = derivedUuid(organization, u"%1/%2"_s.arg(key).arg(part).toUtf8());
    auto done = database.exec(insertPart,
        {{"id", id}, {"organization_id", organization}, {"now", now}, {"storage_key", key},
            {"part", part}, {"content", bytes.isNull() ? QByteArray("") : bytes}});
    return done ? Result<>() : done.error();
}

Result<> FileStore::read(const QString& key, const Use& use)
{
    const Error absent{Error::Kind::NotFound, u"stored_file"_s, key, u"FILE_ABSENT"_s};
    if (!isKey(key))
        return absent;
    if (!m_folder.isEmpty()) {
        auto file = m_disk.read(pathOf(key));
        if (file)
            return handOver(**file, pathOf(key), use);
        if (file.error().kind != Error::Kind::NotFound)
            return file.error();
    }
    for (int part = 0;; ++part) {
        auto row = m_database.query(partAt, {{"storage_key", key}, {"part", part}});
        if (!row)
            return row.error();
        if (!(*row)->next()) {
            if (auto status = (*row)->status(); !status)
                return status;
            return part == 0 ? Result<>(absent) : Result<>();
        }
        const auto piece = (*row)->blob(0);
        row->reset();
        if (auto used = use(piece); !used)
            return used;
    }
}

Result<> FileStore::copyTo(const QString& key, const QString& sha256, PendingFile& out)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    auto copied = read(key, [&](const QByteArray& piece) -> Result<> {
        hash.addData(piece);
        return out.put(piece);
    });
    if (!copied)
        return copied;
    if (QString::fromLatin1(hash.result().toHex()) != sha256)
        return Error{Error::Kind::Corrupt, u"stored_file"_s, key, u"FILE_DAMAGED"_s};
    return {};
}

Result<bool> FileStore::contains(const QString& key)
{
    if (!isKey(key))
        return false;
    if (!m_folder.isEmpty() && m_disk.look(pathOf(key)))
        return true;
    auto count = number(m_database, hasParts, {{"storage_key", key}});
    return count ? Result<bool>(*count > 0) : count.error();
}

Result<> FileStore::remove(const QString& key)
{
    if (!isKey(key))
        return {};
    if (!m_folder.isEmpty())
        m_disk.remove(pathOf(key));
    auto done = m_database.exec(deleteParts, {{"storage_key", key}});
    return done ? Result<>() : done.error();
}

Result<int> FileStore::sweep(const QSet<QString>& named, Timestamp moment)
{
    QStringList unnamed;
    auto rows = m_database.query(keysOfRows, {{"moment", moment}});
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        if (const auto key = (*rows)->text(0); !named.contains(key))
            unnamed << key;
    }
    if (auto status = (*rows)->status(); !status)
        return status.error();
    rows->reset();
    for (const auto& key : std::as_const(unnamed)) {
        if (auto removed = remove(key); !removed)
            return removed.error();
    }
    int swept = int(unnamed.size());
    if (m_folder.isEmpty())
        return swept;
    const auto files = m_disk.filesBelow(m_folder);
    for (const auto& path : files) {
        const bool isOld = m_disk.look(path).value_or(FileFacts()).modified < moment;
        if (isOld && !named.contains(path.section(u'/', -1)) && m_disk.remove(path))
            ++swept;
    }
    return swept;
}

} // namespace homeport

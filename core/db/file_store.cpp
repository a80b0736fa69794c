#include "core/db/file_store.h"

#include "core/db/incoming_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>

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

FileStore::FileStore(Database& database, const QUuid& organization)
    : m_database(database), m_organization(organization)
{
    const auto& address = database.address();
    if (!address.isPostgresql() && !address.isMemory())
        m_folder = address.text + u".files"_s;
}

QString FileStore::pathOf(const QString& key) const
{
    return m_folder + u'/' + key.left(2) + u'/' + key;
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
    IncomingFile file(m_database.address().text, m_folder);
    if (auto opened = file.open(key); !opened)
        return opened.error();
    auto body =
        eachPiece(source, limit, [&](const QByteArray& piece) { return file.write(piece); });
    if (!body)
        return body.error();
    if (auto kept = file.keepAs(pathOf(key)); !kept)
        return kept.error();
    return body;
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
    if (QFile file(m_folder.isEmpty() ? QString() : pathOf(key));
        !m_folder.isEmpty() && file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        while (!file.atEnd()) {
            const auto piece = file.read(pieceSize);
            if (piece.isEmpty())
                return unreadable(file.fileName(), file.errorString());
            if (auto used = use(piece); !used)
                return used;
        }
        return {};
    } else if (!m_folder.isEmpty() && file.exists()) {
        return unreadable(file.fileName(), file.errorString());
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

Result<> FileStore::copyTo(const QString& key, const QString& sha256, QIODevice& out)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    auto copied = read(key, [&](const QByteArray& piece) -> Result<> {
        hash.addData(piece);
        if (out.write(piece) == piece.size())
            return {};
        const auto* file = qobject_cast<QFileDevice*>(&out);
        const bool isFull = file && file->error() == QFileDevice::ResourceError;
        return Error{Error::Kind::Unavailable, u"copy"_s, out.errorString(),
            isFull ? u"STORAGE_FULL"_s : u"FILE_UNREADABLE"_s};
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
    if (!m_folder.isEmpty() && QFile::exists(pathOf(key)))
        return true;
    auto count = number(m_database, hasParts, {{"storage_key", key}});
    return count ? Result<bool>(*count > 0) : count.error();
}

Result<> FileStore::remove(const QString& key)
{
    if (!isKey(key))
        return {};
    if (!m_folder.isEmpty())
        QFile::remove(pathOf(key));
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
    QDirIterator files(m_folder, QDir::Files | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        const bool isOld = file.lastModified().toMSecsSinceEpoch() < toMsecs(moment);
        if (isOld && !named.contains(file.fileName()) && QFile::remove(file.filePath()))
            ++swept;
    }
    return swept;
}

} // namespace homeport

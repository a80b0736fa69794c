#include "core/db/file_store.h"

#include "core/base/disk.h"
#include "core/db/body_cipher.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qsizetype keySize = 16; ///< bytes; the name has two hex digits for each

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

/// Encrypts `source` to its end, and notes what it held.
Result<> encryptAll(QIODevice& source, qint64 limit, const QUuid& organization, FileBody& body,
    const FileStore::Use& use)
{
    BodyEncryption encryption({organization, body.key}, *body.bodyKey, use);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (;;) {
        const auto piece = source.read(bodyPieceSize);
        if (piece.isEmpty()) {
            if (source.atEnd())
                break;
            return unreadable(u"source"_s, source.errorString());
        }
        body.size += piece.size();
        if (body.size > limit)
            return Error{Error::Kind::Invalid, QString::number(limit), {}, u"FILE_TOO_LARGE"_s};
        hash.addData(piece);
        if (auto added = encryption.add(piece); !added)
            return added;
    }
    body.sha256 = QString::fromLatin1(hash.result().toHex());
    return encryption.finish();
}

/// A body that lies in a folder.
Result<> handOver(QIODevice& file, const QString& path, const FileStore::Use& use)
{
    while (!file.atEnd()) {
        const auto piece = file.read(bodyPieceSize);
        if (piece.isEmpty())
            return unreadable(path, file.errorString());
        if (auto used = use(piece); !used)
            return used;
    }
    return {};
}

QByteArray drawn(RandomSource& random, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    random.fill(bytes.data(), size_t(size));
    return bytes;
}

bool isKey(const QString& key)
{
    return key.size() == 2 * keySize && std::all_of(key.begin(), key.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace

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

Result<FileBody> FileStore::add(
    RandomSource& random, QIODevice& source, qint64 limit, Timestamp now)
{
    FileBody body{QString::fromLatin1(drawn(random, keySize).toHex()), drawn(random, bodyKeySize)};
    const auto added =
        m_folder.isEmpty() ? addRows(body, source, limit, now) : addFile(body, source, limit);
    return added ? Result<FileBody>(body) : added.error();
}

Result<> FileStore::addFile(FileBody& body, QIODevice& source, qint64 limit)
{
    // Whoever may write the desk may write its files.
    const auto rights = m_disk.look(m_database.address().text).value_or(FileFacts()).rights;
    if (auto made = m_disk.makeFolder(m_folder, rights); !made)
        return made;
    const auto part = m_folder + u'/' + body.key + u".part"_s;
    auto file = m_disk.create(part, rights);
    if (!file)
        return file.error();
    auto written = encryptAll(source, limit, m_organization, body,
        [&](const QByteArray& piece) { return (*file)->put(piece); });
    if (!written)
        return written;
    if (auto kept = (*file)->keep(); !kept)
        return kept;
    auto placed = m_disk.makeFolder(folderOf(body.key), rights);
    if (placed)
        placed = m_disk.rename(part, pathOf(body.key));
    if (!placed)
        m_disk.remove(part);
    return placed;
}

Result<> FileStore::addRows(FileBody& body, QIODevice& source, qint64 limit, Timestamp now)
{
    if (auto begun = m_database.begin(); !begun)
        return begun;
    int part = 0;
    auto written = encryptAll(source, limit, m_organization, body, [&](const QByteArray& piece) {
        return addPart(m_database, m_organization, body.key, part++, piece, now);
    });
    if (written)
        written = m_database.commit();
    if (!written)
        m_database.rollback();
    return written;
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

Result<> FileStore::read(const FileBody& body, const Use& use)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 size = 0;
    const auto check = [&](const QByteArray& piece) {
        hash.addData(piece);
        size += piece.size();
        return use(piece);
    };
    Result<> done;
    if (body.bodyKey) {
        BodyDecryption decryption({m_organization, body.key}, *body.bodyKey, check);
        done = readStored(body.key, [&](const QByteArray& piece) { return decryption.add(piece); });
        if (done)
            done = decryption.finish();
    } else {
        done = readStored(body.key, check);
    }
    if (!done)
        return done;
    const bool isWhole = size == body.size && hash.result().toHex() == body.sha256.toLatin1();
    return isWhole ? Result<>() : damagedBody(body.key);
}

Result<> FileStore::readStored(const QString& key, const Use& use)
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

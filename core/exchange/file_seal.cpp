#include "core/exchange/file_seal.h"

#include <QCryptographicHash>
#include <QFile>

#include <cerrno>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const QByteArray sealWord = "homeport sha256\n";
constexpr qint64 hashSize = 32;
constexpr qint64 pieceSize = 1 << 20;

Error unreadable(const QFile& file)
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return {Error::Kind::Unavailable, file.fileName(), file.errorString(),
        isFull ? u"STORAGE_FULL"_s : u"FILE_UNREADABLE"_s};
}

Result<QByteArray> hashOf(QFile& file, qint64 size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 left = size; left > 0;) {
        const auto piece = file.read(qMin(left, pieceSize));
        if (piece.isEmpty())
            return unreadable(file);
        hash.addData(piece);
        left -= piece.size();
    }
    hash.addData(sealWord);
    return hash.result();
}

} // namespace

Result<> sealFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return unreadable(file);
    auto hash = hashOf(file, file.size());
    if (!hash)
        return hash.error();
    const auto seal = sealWord + *hash;
    const bool isWritten = file.seek(file.size()) && file.write(seal) == seal.size() && file.flush()
        && fsync(file.handle()) == 0;
    return isWritten ? Result<>() : unreadable(file);
}

Result<qint64> checkSeal(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path, file.errorString(), u"FILE_UNREADABLE"_s};
    const auto size = file.size() - sealWord.size() - hashSize;
    const Error damaged{
        Error::Kind::Corrupt, path, u"not a backup, or cut off or altered since"_s, u"DAMAGED"_s};
    if (size <= 0)
        return damaged;
    auto hash = hashOf(file, size);
    if (!hash)
        return hash.error();
    if (file.read(sealWord.size()) != sealWord || file.read(hashSize) != *hash)
        return damaged;
    return size;
}

} // namespace homeport

#include "core/exchange/file_seal.h"

#include "core/base/disk.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const QByteArray sealWord = "homeport sha256\n";
constexpr qint64 hashSize = 32;
constexpr qint64 pieceSize = 1 << 20;

Error unreadable(const QString& path, const QIODevice& file)
{
    return {Error::Kind::Unavailable, path, file.errorString(), u"FILE_UNREADABLE"_s};
}

Result<QByteArray> hashOf(QIODevice& file, const QString& path, qint64 size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 left = size; left > 0;) {
        const auto piece = file.read(qMin(left, pieceSize));
        if (piece.isEmpty())
            return unreadable(path, file);
        hash.addData(piece);
        left -= piece.size();
    }
    hash.addData(sealWord);
    return hash.result();
}

} // namespace

Result<> sealFile(Disk& disk, const QString& path)
{
    auto file = disk.read(path);
    if (!file)
        return file.error();
    auto hash = hashOf(**file, path, (*file)->size());
    if (!hash)
        return hash.error();
    return disk.append(path, sealWord + *hash);
}

Result<qint64> checkSeal(Disk& disk, const QString& path)
{
    auto opened = disk.read(path);
    if (!opened)
        return opened.error();
    auto& file = **opened;
    const auto sealSize = sealWord.size() + hashSize;
    const auto size = file.size() - sealSize;
    const Error damaged{
        Error::Kind::Corrupt, path, u"not a backup, or cut off or altered since"_s, u"DAMAGED"_s};
    if (size <= 0)
        return damaged;
    auto hash = hashOf(file, path, size);
    if (!hash)
        return hash.error();
    const auto seal = file.read(sealSize);
    if (seal.size() != sealSize)
        return unreadable(path, file);
    return seal == sealWord + *hash ? Result<qint64>(size) : damaged;
}

} // namespace homeport

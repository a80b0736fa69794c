#include "core/desk/stream_witness.h"

#include "core/base/disk.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace homeport {

namespace {

constexpr int hashSize = 32;
constexpr int checkSize = 8;
constexpr int wholeSize = 8 + hashSize + checkSize;

QByteArray checkOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(checkSize);
}

} // namespace

StreamWitness::StreamWitness(Disk& disk, const QString& path) : m_disk(disk), m_path(path) {}

StreamWitness::~StreamWitness() = default;

std::optional<StreamEnd> StreamWitness::recall()
{
    auto file = m_disk.read(m_path);
    if (!file)
        return {};
    const auto bytes = (*file)->read(wholeSize);
    if (bytes.size() != wholeSize || bytes.last(checkSize) != checkOf(bytes.first(8 + hashSize)))
        return {};
    return StreamEnd{qFromBigEndian<qint64>(bytes.constData()), bytes.mid(8, hashSize)};
}

void StreamWitness::remember(const StreamEnd& end)
{
    if (end.hash.size() != hashSize)
        return;
    if (!m_file) {
        auto opened = m_disk.openInPlace(m_path);
        if (!opened)
            return;
        m_file = std::move(*opened);
    }
    QByteArray bytes(8, Qt::Uninitialized);
    qToBigEndian(end.number, bytes.data());
    bytes += end.hash;
    bytes += checkOf(bytes);
    if (m_file->seek(0))
        m_file->write(bytes);
}

} // namespace homeport

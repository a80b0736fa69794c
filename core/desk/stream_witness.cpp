#include "core/desk/stream_witness.h"

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

std::optional<StreamEnd> StreamWitness::recall()
{
    QFile file(m_file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.read(wholeSize);
    if (bytes.size() != wholeSize || bytes.last(checkSize) != checkOf(bytes.first(8 + hashSize)))
        return {};
    return StreamEnd{qFromBigEndian<qint64>(bytes.constData()), bytes.mid(8, hashSize)};
}

void StreamWitness::remember(const StreamEnd& end)
{
    if (end.hash.size() != hashSize)
        return;
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    QByteArray bytes(8, Qt::Uninitialized);
    qToBigEndian(end.number, bytes.data());
    bytes += end.hash;
    bytes += checkOf(bytes);
    if (m_file.seek(0))
        m_file.write(bytes);
}

} // namespace homeport

#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

namespace homeport {

/// Writes canonical bytes: unsigned LEB128 numbers, length-prefixed text and blobs.
class ByteWriter
{
public:
    void byte(quint8 value) { m_bytes.append(char(value)); }
    void varint(quint64 value)
    {
        while (value >= 0x80) {
            byte(quint8(value) | 0x80);
            value >>= 7;
        }
        byte(quint8(value));
    }
    /// Zigzag, so that small negative numbers stay short.
    void integer(qint64 value) { varint((quint64(value) << 1) ^ quint64(value >> 63)); }
    void uuid(const QUuid& value) { m_bytes.append(value.toRfc4122()); }
    void blob(QByteArrayView value)
    {
        varint(quint64(value.size()));
        m_bytes.append(value.data(), value.size());
    }
    void text(const QString& value) { blob(value.toUtf8()); }
    void raw(QByteArrayView value) { m_bytes.append(value.data(), value.size()); }
    const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads them back. After a failure every answer is zero and failed() is true; never reads past the
/// end and never allocates more than is there.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) {}

    quint8 byte()
    {
        if (m_at >= m_bytes.size()) {
            m_failed = true;
            return 0;
        }
        return quint8(m_bytes[m_at++]);
    }
    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 part = byte();
            value |= quint64(part & 0x7f) << shift;
            if (!(part & 0x80))
                return value;
        }
        m_failed = true;
        return 0;
    }
    qint64 integer()
    {
        const quint64 value = varint();
        return qint64(value >> 1) ^ -qint64(value & 1);
    }
    QByteArray raw(qsizetype size) { return part(size).toByteArray(); }
    QByteArray blob() { return prefixed().toByteArray(); }
    QString text() { return QString::fromUtf8(prefixed()); }
    QUuid uuid()
    {
        const auto bytes = part(16);
        return bytes.size() == 16 ? QUuid::fromRfc4122(bytes) : QUuid();
    }
    bool atEnd() const { return m_at >= m_bytes.size(); }
    bool failed() const { return m_failed; }
    qsizetype position() const { return m_at; }

private:
    QByteArrayView part(qsizetype size)
    {
        if (size < 0 || size > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        const auto bytes = m_bytes.sliced(m_at, size);
        m_at += size;
        return bytes;
    }
    QByteArrayView prefixed()
    {
        const quint64 size = varint();
        return size > quint64(m_bytes.size()) ? part(-1) : part(qsizetype(size));
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

} // namespace homeport

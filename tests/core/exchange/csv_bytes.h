#pragma once

#include "core/exchange/csv_reader.h"

#include <QBuffer>
#include <QStringEncoder>
#include <QStringList>

// Files that tests of CSV read, and what is read of them.
namespace homeport::test {

/// A device with these bytes.
class Bytes final : public QBuffer
{
public:
    explicit Bytes(const QByteArray& bytes)
    {
        setData(bytes);
        open(ReadOnly);
    }
};

inline QByteArray utf16(const QString& text, bool isBigEndian)
{
    QStringEncoder encoder(isBigEndian ? QStringEncoder::Utf16BE : QStringEncoder::Utf16LE,
        QStringConverter::Flag::WriteBom);
    return encoder(text);
}

/// The outcome as text: fields by "|", a fault as its code, the line in front, records by "; ".
inline QString told(CsvReader& reader)
{
    QStringList records;
    while (const auto record = reader.next()) {
        const QString rest = record->fault ? record->fault->code + u'!' : record->fields.join(u'|');
        records.append(QString::number(record->line) + u':' + rest);
    }
    return records.join(QStringLiteral("; "));
}

inline QString told(
    const QByteArray& bytes, const CsvFormat& format = {}, const CsvLimits& limits = {})
{
    Bytes device(bytes);
    CsvReader reader(device, format, limits);
    return told(reader);
}

} // namespace homeport::test

#include "core/exchange/csv_format.h"

#include "core/exchange/csv_reader.h"

#include <QBuffer>
#include <QIODevice>

#include <algorithm>
#include <tuple>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 headSize = 65'536;
constexpr int recordsLookedAt = 200;

struct Split
{
    double share = 0;
    qsizetype fields = 0;

    friend bool operator<(const Split& a, const Split& b)
    {
        return std::tie(a.share, a.fields) < std::tie(b.share, b.fields);
    }
};

/// How evenly this delimiter splits the records; nothing where it splits none.
Split splitBy(const QByteArray& head, bool isWhole, const CsvFormat& format)
{
    QBuffer buffer;
    buffer.setData(head);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, format);

    Split split;
    int records = 0;
    int even = 0;
    for (auto record = reader.next(); record && records < recordsLookedAt; record = reader.next()) {
        const bool isUnterminated =
            record->fault && record->fault->kind == CsvFault::Kind::UnterminatedQuote;
        const bool isCutOff = !isWhole && (isUnterminated || reader.bytesRead() >= head.size());
        if (isCutOff && records > 0)
            break;
        if (++records == 1)
            split.fields = record->fields.size();
        if (!record->fault)
            ++even;
    }
    if (split.fields < 2)
        return {};
    split.share = double(even) / records;
    return split;
}

bool looksLikeHeader(const QStringList& fields)
{
    return std::all_of(fields.begin(), fields.end(), [](const QString& field) {
        const QString name = field.trimmed();
        return !name.isEmpty() && !name.front().isDigit();
    });
}

} // namespace

Result<CsvFormat> detectCsvFormat(QIODevice& device)
{
    if (!device.isReadable())
        return Error{
            Error::Kind::Unavailable, u"file"_s, u"not open for reading"_s, u"FILE_UNREADABLE"_s};
    const QByteArray head = device.peek(headSize);
    if (head.isEmpty() && !device.atEnd())
        return Error{
            Error::Kind::Unavailable, u"file"_s, device.errorString(), u"FILE_UNREADABLE"_s};
    const bool isWhole = head.size() < headSize;

    CsvFormat format{.encoding = detectedEncoding(head, isWhole), .hasHeader = false};
    Split best;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        CsvFormat candidate = format;
        candidate.delimiter = delimiter;
        if (const Split split = splitBy(head, isWhole, candidate); best < split) {
            best = split;
            format.delimiter = delimiter;
        }
    }

    QBuffer buffer;
    buffer.setData(head);
    buffer.open(QIODevice::ReadOnly);
    const auto first = CsvReader(buffer, format).next();
    if (!first)
        return Error{Error::Kind::Invalid, u"file"_s, u"no record"_s, u"HEADER_MISSING"_s};
    format.hasHeader = looksLikeHeader(first->fields);
    return format;
}

} // namespace homeport

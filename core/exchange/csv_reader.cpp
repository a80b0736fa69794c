#include "core/exchange/csv_reader.h"

#include "core/base/text.h"

#include <QIODevice>

#include <algorithm>
#include <array>
#include <utility>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype chunkSize = 65'536;

/// The first of the bytes that one of the stops is, or the end.
template <size_t N>
qsizetype endOfSpan(const QByteArray& buffer, qsizetype from, const std::array<char, N>& stops)
{
    const auto isStop = [&stops](char byte) {
        return std::find(stops.begin(), stops.end(), byte) != stops.end();
    };
    return std::find_if(buffer.begin() + from, buffer.end(), isStop) - buffer.begin();
}

} // namespace

CsvReader::CsvReader(QIODevice& device, CsvFormat format, CsvLimits limits)
    : m_device(device)
    , m_format(format)
    , m_limits(limits)
    , m_transcoder(format.encoding == TextEncoding::Utf16BigEndian)
{}

Result<QStringList> CsvReader::header()
{
    if (m_header)
        return *m_header;
    if (!m_status)
        return m_status.error();
    if (auto ready = start(); !ready)
        return stop(ready.error());

    auto first = readRecord();
    if (!m_status)
        return m_status.error();
    if (!first)
        return stop({Error::Kind::Invalid, u"header"_s, u"no record"_s, u"HEADER_MISSING"_s});
    if (m_format.hasHeader && first->fault) {
        const bool isSyntax = first->fault->code == "VALUE_INVALID"_L1;
        return stop({Error::Kind::Invalid, u"header"_s, first->fault->detail,
            isSyntax ? u"HEADER_MISSING"_s : first->fault->code});
    }

    m_columns = first->fields.size();
    m_header.emplace();
    for (qsizetype column = 0; column < m_columns; ++column) {
        m_header->append(
            m_format.hasHeader ? first->fields[column].trimmed() : QString::number(column + 1));
    }
    if (!m_format.hasHeader)
        m_pending = std::move(first);
    return *m_header;
}

std::optional<CsvRecord> CsvReader::next()
{
    if (!header() || !m_status)
        return std::nullopt;
    auto record = m_pending ? std::exchange(m_pending, std::nullopt) : readRecord();
    if (!record)
        return std::nullopt;
    if (++m_rows > m_limits.rows) {
        stop({Error::Kind::Invalid, u"rows"_s, u"more rows than allowed"_s, u"LIMIT"_s});
        return std::nullopt;
    }
    if (record->fault)
        return record;
    if (m_columns == 0)
        m_columns = record->fields.size();
    if (record->fields.size() != m_columns) {
        record->fault = CsvFault::of(CsvFault::Kind::FieldCount);
        record->fault->detail =
            u"%1 instead of %2"_s.arg(counted(record->fields.size(), "field"_L1)).arg(m_columns);
    }
    return record;
}

Result<> CsvReader::seek(qint64 offset, qint64 line)
{
    if (const auto names = header(); !names)
        return names.error();
    m_pending.reset();
    m_rows = 0;
    return moveTo(offset, line);
}

Result<> CsvReader::start()
{
    if (!m_device.isReadable())
        return Error{
            Error::Kind::Unavailable, u"file"_s, u"not open for reading"_s, u"FILE_UNREADABLE"_s};
    if (!m_device.isSequential() && m_device.size() > m_limits.bytes)
        return Error{Error::Kind::Invalid, u"file"_s, u"more bytes than allowed"_s, u"LIMIT"_s};
    m_offset = m_device.pos();
    // The mark of UTF-16 has become that of UTF-8 on its way into the buffer.
    if (!atEnd() && m_format.encoding != TextEncoding::Windows1252)
        m_at = byteOrderMarkSize(m_buffer, TextEncoding::Utf8);
    return m_status;
}

/// Replaces the used buffer by the next piece of the file; false at its end.
bool CsvReader::refill()
{
    if (m_isDeviceAtEnd || !m_status)
        return false;
    offset();
    m_at = 0;
    m_counted = 0;

    QByteArray raw(chunkSize, Qt::Uninitialized);
    const qint64 size = m_device.read(raw.data(), chunkSize);
    m_isDeviceAtEnd = size <= 0;
    raw.truncate(std::max<qint64>(size, 0));
    if (size < 0) {
        stop({Error::Kind::Unavailable, u"file"_s, m_device.errorString(), u"FILE_UNREADABLE"_s});
    } else if (m_offset + size > m_limits.bytes) {
        stop({Error::Kind::Invalid, u"file"_s, u"more bytes than allowed"_s, u"LIMIT"_s});
        raw.clear();
    }

    switch (m_format.encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Windows1252: m_buffer = raw; break;
    case TextEncoding::Utf16LittleEndian:
    case TextEncoding::Utf16BigEndian:
        m_buffer.clear();
        m_transcoder.append(raw, m_buffer);
        if (m_isDeviceAtEnd)
            m_transcoder.finish(m_buffer);
        break;
    }
    return !m_buffer.isEmpty() || refill();
}

qint64 CsvReader::offset()
{
    switch (m_format.encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Windows1252: m_offset += m_at - m_counted; break;
    case TextEncoding::Utf16LittleEndian:
    case TextEncoding::Utf16BigEndian:
        for (qsizetype at = m_counted; at < m_at; ++at)
            m_offset += Utf16Transcoder::rawSize(m_buffer.at(at));
        break;
    }
    m_counted = m_at;
    return m_offset;
}

Result<> CsvReader::moveTo(qint64 offset, qint64 line)
{
    m_line = line;
    const qint64 here = this->offset();
    if (offset == here)
        return {};

    const bool isUtf16 = m_format.encoding == TextEncoding::Utf16LittleEndian
        || m_format.encoding == TextEncoding::Utf16BigEndian;
    const qint64 inBuffer = m_at + (offset - here);
    if (!isUtf16 && inBuffer >= 0 && inBuffer <= m_buffer.size()) {
        m_at = inBuffer;
    } else {
        if (m_device.isSequential() || !m_device.seek(offset))
            return stop(
                {Error::Kind::Unavailable, u"file"_s, u"cannot seek"_s, u"FILE_UNREADABLE"_s});
        m_transcoder = Utf16Transcoder(m_format.encoding == TextEncoding::Utf16BigEndian);
        m_buffer.clear();
        m_at = 0;
        m_isDeviceAtEnd = false;
    }
    m_counted = m_at;
    m_offset = offset;
    return {};
}

Error CsvReader::stop(Error error)
{
    if (m_status)
        m_status = std::move(error);
    return m_status.error();
}

std::optional<CsvRecord> CsvReader::readRecord()
{
    while (!atEnd()) {
        CsvRecord record;
        record.line = m_line;
        record.offset = offset();
        readInto(record);
        if (!m_status)
            return std::nullopt;
        record.length = offset() - record.offset;
        const bool isUnterminated = m_state == State::Quoted;
        if (isUnterminated)
            setFault(record, CsvFault::Kind::UnterminatedQuote);
        else
            endField(record);
        if (m_isRecordComplete)
            takeLineBreak();
        if (isUnterminated)
            goOnBelowFirstLine(record);
        m_bytesRead = offset();
        if (record.length > 0)
            return record;
    }
    return std::nullopt;
}

/// Reads up to the line break that ends the record, or up to the end of the file.
void CsvReader::readInto(CsvRecord& record)
{
    m_state = State::FieldStart;
    m_isRecordComplete = false;
    m_field.resize(0);
    m_recordSize = 0;
    m_column = 0;
    m_secondLineOffset = 0;
    while (!m_isRecordComplete && !atEnd()) {
        switch (m_state) {
        case State::FieldStart:
            m_state = m_buffer.at(m_at) == '"' ? State::Quoted : State::Unquoted;
            if (m_state == State::Quoted)
                ++m_at;
            break;
        case State::Unquoted: readUnquoted(record); break;
        case State::Quoted: readQuoted(record); break;
        case State::QuoteInQuoted: readAfterQuote(record); break;
        case State::Skipping:
            m_at = endOfSpan(m_buffer, m_at, std::array{'\r', '\n'});
            m_isRecordComplete = m_at < m_buffer.size();
            break;
        }
    }
}

void CsvReader::readUnquoted(CsvRecord& record)
{
    const auto end = endOfSpan(m_buffer, m_at, std::array{m_format.delimiter, '\r', '\n', '\0'});
    append(record, QByteArrayView(m_buffer).sliced(m_at, end - m_at));
    m_at = end;
    if (m_at == m_buffer.size())
        return;
    const char stop = m_buffer.at(m_at);
    if (stop == '\r' || stop == '\n') {
        m_isRecordComplete = true;
        return;
    }
    ++m_at;
    if (stop == '\0') {
        setFault(record, CsvFault::Kind::NulByte);
    } else {
        endField(record);
        m_state = State::FieldStart;
    }
}

void CsvReader::readQuoted(CsvRecord& record)
{
    const auto end = endOfSpan(m_buffer, m_at, std::array{'"', '\r', '\n', '\0'});
    append(record, QByteArrayView(m_buffer).sliced(m_at, end - m_at));
    m_at = end;
    if (m_at == m_buffer.size())
        return;
    switch (m_buffer.at(m_at)) {
    case '"':
        ++m_at;
        m_state = State::QuoteInQuoted;
        break;
    case '\0':
        ++m_at;
        setFault(record, CsvFault::Kind::NulByte);
        break;
    default:
        if (m_secondLineOffset == 0)
            m_firstLineLength = offset() - record.offset;
        append(record, takeLineBreak());
        if (m_secondLineOffset == 0)
            m_secondLineOffset = offset();
        break;
    }
}

void CsvReader::readAfterQuote(CsvRecord& record)
{
    const char byte = m_buffer.at(m_at);
    if (byte == '\r' || byte == '\n') {
        m_isRecordComplete = true;
    } else if (byte == '"') {
        append(record, "\"");
        ++m_at;
        m_state = State::Quoted;
    } else if (byte == m_format.delimiter) {
        endField(record);
        ++m_at;
        m_state = State::FieldStart;
    } else {
        setFault(record, CsvFault::Kind::TextAfterQuote);
        m_state = State::Skipping;
    }
}

void CsvReader::append(CsvRecord& record, QByteArrayView bytes)
{
    if (record.fault)
        return;
    m_recordSize += bytes.size();
    if (m_field.size() + bytes.size() > m_limits.fieldBytes)
        setFault(record, CsvFault::Kind::FieldTooLong);
    else if (m_recordSize > m_limits.recordBytes)
        setFault(record, CsvFault::Kind::RecordTooLong);
    else
        m_field.append(bytes);
}

void CsvReader::endField(CsvRecord& record)
{
    if (!record.fault) {
        if (m_column == m_limits.fields) {
            setFault(record, CsvFault::Kind::RecordTooLong);
        } else if (m_format.encoding == TextEncoding::Windows1252) {
            record.fields.append(decodedWindows1252(m_field));
        } else if (const auto text = decodedUtf8(m_field)) {
            record.fields.append(*text);
        } else {
            setFault(record, CsvFault::Kind::InvalidText);
        }
    }
    m_field.resize(0);
    ++m_column;
}

/// Steps over CR, LF or CRLF, of which the second half may lie in the next piece of the file.
QByteArrayView CsvReader::takeLineBreak()
{
    ++m_line;
    if (m_buffer.at(m_at++) == '\n')
        return "\n";
    if (atEnd() || m_buffer.at(m_at) != '\n')
        return "\r";
    ++m_at;
    return "\r\n";
}

/// The first fault of a record counts, but a quote that is never closed explains all before it.
void CsvReader::setFault(CsvRecord& record, CsvFault::Kind kind)
{
    if (record.fault && kind != CsvFault::Kind::UnterminatedQuote)
        return;
    record.fault = CsvFault::of(kind, m_column);
    record.fields.clear();
    m_field = {};
}

/// Gives up the lines that an unclosed quote has swallowed. What is read again stays below what a
/// file may hold, so that a file of nothing but such quotes cannot keep us busy for hours.
void CsvReader::goOnBelowFirstLine(CsvRecord& record)
{
    const qint64 swallowed = offset() - m_secondLineOffset;
    if (m_secondLineOffset == 0 || m_device.isSequential()
        || m_bytesReadAgain + swallowed > m_limits.bytes)
        return;
    m_bytesReadAgain += swallowed;
    if (moveTo(m_secondLineOffset, record.line + 1))
        record.length = m_firstLineLength;
}

} // namespace homeport

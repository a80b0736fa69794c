#pragma once

#include "core/base/result.h"
#include "core/exchange/csv_fault.h"
#include "core/exchange/csv_format.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

class QIODevice;

namespace homeport {

/// How much one file may hold, and how much of it may be in memory at once.
struct CsvLimits
{
    qint64 rows = 2'000'000;
    qint64 bytes = qint64(1) << 30;
    qsizetype fieldBytes = qsizetype(1) << 20;
    qsizetype recordBytes = qsizetype(16) << 20;
    qsizetype fields = 4096;
};

/// One record and where it stands in the file.
struct CsvRecord
{
    qint64 line = 0; ///< of its first character, from 1, as an editor counts
    qint64 offset = 0; ///< of its first byte
    qint64 length = 0; ///< in bytes, without the line break behind it
    QStringList fields; ///< empty where a fault kept them from being read
    std::optional<CsvFault> fault;
};

/// Reads RFC 4180 from a device, record by record, in memory that does not grow with the file.
///
/// Lines end with CR, LF or CRLF; blank ones are skipped. A quote inside a field that does not
/// begin with one is an ordinary character. A faulty record is handed out with its fault and
/// reading goes on behind it: after text behind a closing quote with the next line, and after a
/// quote that is never closed with the line below the one where the record began, so that one quote
/// too many does not swallow the rest of the file.
///
/// The device must be open for reading, without QIODevice::Text, and outlive the reader.
class CsvReader
{
public:
    CsvReader(QIODevice& device, CsvFormat format, CsvLimits limits = {});

    /// The names of the columns, trimmed. Without a header line they are "1", "2", … for as many
    /// fields as the first record has. Errors: FILE_UNREADABLE, HEADER_MISSING, LIMIT, ENCODING.
    Result<QStringList> header();

    /// The next record below the header, or nothing at the end; see status() for which end.
    std::optional<CsvRecord> next();

    /// Why reading ended before the file did: FILE_UNREADABLE, or LIMIT for more rows or bytes than
    /// allowed.
    const Result<>& status() const { return m_status; }

    /// How far the record handed out last reaches into the file; for progress.
    qint64 bytesRead() const { return m_bytesRead; }

    /// Goes on with the record at this place, as an earlier reader of the same file reported it.
    /// Needs a device that can seek. Costs nothing where reading stands there anyway. Rows count
    /// against their limit anew.
    Result<> seek(qint64 offset, qint64 line);

private:
    enum class State { FieldStart, Unquoted, Quoted, QuoteInQuoted, Skipping };

    Result<> start();
    bool refill();
    bool atEnd() { return m_at == m_buffer.size() && !refill(); }
    qint64 offset();
    Result<> moveTo(qint64 offset, qint64 line);
    Error stop(Error error);

    std::optional<CsvRecord> readRecord();
    void readInto(CsvRecord& record);
    void readUnquoted(CsvRecord& record);
    void readQuoted(CsvRecord& record);
    void readAfterQuote(CsvRecord& record);
    void append(CsvRecord& record, QByteArrayView bytes);
    void endField(CsvRecord& record);
    QByteArrayView takeLineBreak();
    void setFault(CsvRecord& record, CsvFault::Kind kind);
    void goOnBelowFirstLine(CsvRecord& record);

    QIODevice& m_device;
    CsvFormat m_format;
    CsvLimits m_limits;

    Utf16Transcoder m_transcoder;
    QByteArray m_buffer; ///< UTF-8 where the file is UTF-16, else as it stands in the file
    qsizetype m_at = 0;
    qsizetype m_counted = 0; ///< up to where the buffer is part of m_offset
    qint64 m_offset = 0;
    qint64 m_line = 1;
    bool m_isDeviceAtEnd = false;

    // The record being read.
    State m_state = State::FieldStart;
    bool m_isRecordComplete = false;
    QByteArray m_field;
    qsizetype m_recordSize = 0;
    qsizetype m_column = 0;
    qint64 m_firstLineLength = 0;
    qint64 m_secondLineOffset = 0; ///< 0 while the record has one line

    std::optional<QStringList> m_header;
    std::optional<CsvRecord> m_pending; ///< the first record of a file without a header
    qsizetype m_columns = 0;
    qint64 m_rows = 0;
    qint64 m_bytesRead = 0;
    qint64 m_bytesReadAgain = 0;
    Result<> m_status;
};

} // namespace homeport

#pragma once

#include "core/base/result.h"
#include "core/exchange/text_encoding.h"

class QIODevice;

namespace homeport {

/// What must be known about a CSV file before its first record can be read.
struct CsvFormat
{
    TextEncoding encoding = TextEncoding::Utf8;
    char delimiter = ',';
    bool hasHeader = true;

    friend bool operator==(const CsvFormat&, const CsvFormat&) = default;
};

/// Guesses the format from the first 64 KiB, which stay unread, so that the guess can be shown and
/// corrected. The delimiter is the one of comma, semicolon, tab and bar that splits most records
/// into as many fields as the first; quoted text does not count. The first record is taken for a
/// header unless one of its fields is empty or begins with a digit. Errors: FILE_UNREADABLE;
/// HEADER_MISSING for a file without any record.
Result<CsvFormat> detectCsvFormat(QIODevice& device);

} // namespace homeport

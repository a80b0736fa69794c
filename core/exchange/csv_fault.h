#pragma once

#include <QString>

#include <optional>

namespace homeport {

/// What is wrong with one record. The others of the file are not touched by it.
struct CsvFault
{
    enum class Kind {
        UnterminatedQuote,
        TextAfterQuote,
        FieldCount,
        FieldTooLong,
        RecordTooLong,
        NulByte,
        InvalidText
    };

    Kind kind = Kind::FieldCount;
    QString code; ///< VALUE_INVALID, LIMIT or ENCODING
    std::optional<qsizetype> column; ///< from 0; nothing where the record as a whole is meant
    QString detail;

    static CsvFault of(Kind kind, std::optional<qsizetype> column = std::nullopt);

    friend bool operator==(const CsvFault&, const CsvFault&) = default;
};

} // namespace homeport

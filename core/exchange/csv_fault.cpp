#include "core/exchange/csv_fault.h"

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

QString codeOf(CsvFault::Kind kind)
{
    switch (kind) {
    case CsvFault::Kind::UnterminatedQuote:
    case CsvFault::Kind::TextAfterQuote:
    case CsvFault::Kind::FieldCount: break;
    case CsvFault::Kind::FieldTooLong:
    case CsvFault::Kind::RecordTooLong: return u"LIMIT"_s;
    case CsvFault::Kind::NulByte:
    case CsvFault::Kind::InvalidText: return u"ENCODING"_s;
    }
    return u"VALUE_INVALID"_s;
}

QString detailOf(CsvFault::Kind kind)
{
    switch (kind) {
    case CsvFault::Kind::UnterminatedQuote: return u"quote is never closed"_s;
    case CsvFault::Kind::TextAfterQuote: return u"text behind a closing quote"_s;
    case CsvFault::Kind::FieldCount: return u"another number of fields than the header"_s;
    case CsvFault::Kind::FieldTooLong: return u"field longer than allowed"_s;
    case CsvFault::Kind::RecordTooLong: return u"record longer than allowed"_s;
    case CsvFault::Kind::NulByte: return u"NUL byte"_s;
    case CsvFault::Kind::InvalidText: return u"not valid in the encoding of the file"_s;
    }
    return {};
}

} // namespace

CsvFault CsvFault::of(Kind kind, std::optional<qsizetype> column)
{
    return {kind, codeOf(kind), column, detailOf(kind)};
}

} // namespace homeport

#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

class QIODevice;

namespace homeport {

/// Writes RFC 4180 in UTF-8 with CRLF, so that no spreadsheet takes a cell for a formula and our
/// own import reads every cell back as it was.
///
/// A NUL character is written as it is, behind its apostrophe; the import refuses such a record, as
/// it refuses NUL everywhere, and none of our text fields can hold one.
class CsvWriter
{
public:
    /// The mark makes spreadsheets read UTF-8; leave it out where programs read the file.
    enum class ByteOrderMark { Without, With };

    /// The device must be open for writing and outlive the writer.
    explicit CsvWriter(
        QIODevice& device, char delimiter = ',', ByteOrderMark mark = ByteOrderMark::With);

    /// Neutralises every cell. Errors: FILE_UNREADABLE, where the device takes no more.
    Result<> write(const QStringList& cells);

    /// The cell with an apostrophe in front, if it begins like a formula: with = + - @, their
    /// full-width forms, tab, CR, LF or NUL, also behind blanks or apostrophes. The last is what
    /// makes the way back unambiguous.
    static QString neutralised(const QString& cell);

    /// Takes the apostrophe away, if and only if it protects such a cell; neutralised() undone.
    static QString denaturalised(const QString& cell);

private:
    QIODevice& m_device;
    char m_delimiter;
    bool m_owesMark;
};

} // namespace homeport

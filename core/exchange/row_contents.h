#pragma once

#include "core/exchange/csv_reader.h"

#include <QHash>

namespace homeport {

/// What rows are known by that carry no name of their own: their cells, and where several rows of a
/// file are equal, which of these one is. Line, order of the columns, empty cells, encoding,
/// delimiter, how lines end within a cell, how much space there is and whether accents are signs of
/// their own do not matter, nor what the other rows say: a file that was corrected and saved by
/// another program holds the same rows but for the corrected ones.
class RowContents
{
public:
    RowContents() = default;
    explicit RowContents(const QStringList& header) : m_header(header) {}

    /// Of the next such row of the file.
    QByteArray next(const CsvRecord& record);

private:
    QStringList m_header;
    QHash<quint64, int> m_equal; ///< beginning of a digest → rows of that content so far
};

} // namespace homeport

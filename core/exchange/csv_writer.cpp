#include "core/exchange/csv_writer.h"

#include <QIODevice>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar apostrophe = u'\'';

/// Tab, CR, LF and NUL; = + - @ plain and full-width.
constexpr QStringView formulaStarts{u"\t\r\n\0=+-@\uFF1D\uFF0B\uFF0D\uFF20", 12};

bool beginsLikeFormula(QStringView cell)
{
    const auto first = std::find_if(cell.begin(), cell.end(), [](QChar character) {
        const bool isSkipped =
            character == apostrophe || (character.isSpace() && !formulaStarts.contains(character));
        return !isSkipped;
    });
    return first != cell.end() && formulaStarts.contains(*first);
}

bool needsQuotes(QStringView cell, char delimiter)
{
    if (cell.isEmpty())
        return false;
    return cell.front().isSpace() || cell.back().isSpace()
        || std::any_of(cell.begin(), cell.end(), [delimiter](QChar character) {
               return character == u'"' || character == u'\r' || character == u'\n'
                   || character == QLatin1Char(delimiter);
           });
}

QString quoted(QString cell)
{
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

CsvWriter::CsvWriter(QIODevice& device, char delimiter, ByteOrderMark mark)
    : m_device(device), m_delimiter(delimiter), m_owesMark(mark == ByteOrderMark::With)
{}

Result<> CsvWriter::write(const QStringList& cells)
{
    QString line;
    if (m_owesMark)
        line += QChar(QChar::ByteOrderMark);
    m_owesMark = false;

    for (qsizetype column = 0; column < cells.size(); ++column) {
        if (column > 0)
            line += QLatin1Char(m_delimiter);
        const QString cell = neutralised(cells[column]);
        line += needsQuotes(cell, m_delimiter) ? quoted(cell) : cell;
    }
    // An empty cell alone would be a blank line, which readers skip.
    if (cells == QStringList{QString()})
        line += u"\"\""_s;
    line += u"\r\n"_s;

    const QByteArray bytes = line.toUtf8();
    if (m_device.write(bytes) != bytes.size())
        return Error{
            Error::Kind::Unavailable, u"file"_s, m_device.errorString(), u"FILE_UNREADABLE"_s};
    return {};
}

QString CsvWriter::neutralised(const QString& cell)
{
    return beginsLikeFormula(cell) ? apostrophe + cell : cell;
}

QString CsvWriter::denaturalised(const QString& cell)
{
    return cell.startsWith(apostrophe) && beginsLikeFormula(cell) ? cell.sliced(1) : cell;
}

} // namespace homeport

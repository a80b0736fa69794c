#include "core/exchange/row_contents.h"

#include <QByteArrayList>
#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace homeport {

namespace {

/// What programs that save a file anew leave alone.
QByteArray plain(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C).simplified().toUtf8();
}

} // namespace

QByteArray RowContents::next(const CsvRecord& record)
{
    QByteArrayList cells;
    for (qsizetype i = 0; i < record.fields.size(); ++i) {
        const auto cell = plain(record.fields[i]);
        // No cell holds the byte that ends the names and the cells here.
        if (!cell.isEmpty())
            cells << plain(m_header.value(i)) + '\0' + cell + '\0';
    }
    std::sort(cells.begin(), cells.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& cell : std::as_const(cells))
        hash.addData(cell);
    const auto digest = hash.result();
    const auto which = m_equal[qFromBigEndian<quint64>(digest.constData())]++;
    return digest.toHex() + '/' + QByteArray::number(which);
}

} // namespace homeport

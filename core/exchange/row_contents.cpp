#include "core/exchange/row_contents.h"

#include <QByteArrayList>
#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace homeport {

QByteArray RowContents::next(const CsvRecord& record)
{
    QByteArrayList cells;
    for (qsizetype i = 0; i < record.fields.size(); ++i) {
        const auto cell = record.fields[i].trimmed();
        // No cell holds the byte that ends the names and the cells here.
        if (!cell.isEmpty())
            cells << m_header.value(i).toUtf8() + '\0' + cell.toUtf8() + '\0';
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

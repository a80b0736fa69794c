#pragma once

#include "tests/gui/desk_window.h"

#include <QTableView>

namespace homeport::test {

/// The lines of the table of that name as they can be read, columns joined by " | ".
inline QStringList lines(const DeskWindow& window, const QString& name)
{
    QStringList out;
    const auto* table = qobject_cast<QTableView*>(window.part(name));
    for (int row = 0; table && row < table->model()->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << table->model()->index(row, column).data().toString();
        out << cells.join(QStringLiteral(" | ")).simplified();
    }
    return out;
}

} // namespace homeport::test

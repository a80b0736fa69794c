#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;
class QTableView;

namespace homeport {

/// Gives a table the look and keys of our lists: one line is chosen as a whole, the first column
/// takes what room is left. `widths` are those of the columns behind it.
void setUpLines(QTableView* table, QAbstractItemModel* model, const QString& name,
    const QString& accessibleName, const QList<int>& widths);
/// Goes some lines on, or to the first where none is chosen.
void stepLines(QTableView* table, int rows);

} // namespace homeport

#pragma once

#include "ui/widgets/line_model.h"

class QAbstractItemModel;
class QTableView;

namespace homeport {

/// Gives a table the look and keys of our lists: one line is chosen as a whole, the first column
/// takes what room is left. `widths` are those of the columns behind it.
void setUpLines(QTableView* table, QAbstractItemModel* model, const QString& name,
    const QString& accessibleName, const QList<int>& widths);
/// Shows other lines of its model. One is always chosen: the one that was, or what came in its
/// place.
void showLines(QTableView* table, LineModel* model, const QList<ListLine>& lines);

} // namespace homeport

#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace homeport {

/// Makes a table a list of lines that are chosen as a whole and changed elsewhere: no grid, no
/// numbers before the lines, Tab leads out of it. The rows are `rowHeight` pixels high.
void setUpListTable(QTableView* table, QAbstractItemModel* model, const QString& name,
    const QString& accessibleName, int rowHeight);

} // namespace homeport

#pragma once

#include <QString>

#include <utility>

class QAbstractItemModel;
class QTableView;

namespace homeport {

/// Makes a table a list of lines that are chosen as a whole and changed elsewhere: no grid, no
/// numbers before the lines, Tab leads out of it. The rows are `rowHeight` pixels high.
void setUpListTable(QTableView* table, QAbstractItemModel* model, const QString& name,
    const QString& accessibleName, int rowHeight);
/// Chooses the line so many rows further, without leaving the list; the first where none is chosen.
void stepBy(QTableView* table, int rows);
/// The first and the last row that can be seen.
std::pair<int, int> visibleRows(const QTableView* table);

} // namespace homeport

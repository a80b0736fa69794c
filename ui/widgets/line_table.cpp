#include "ui/widgets/line_table.h"

#include "ui/theme/theme.h"
#include "ui/widgets/list_table.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace homeport {

void setUpLines(QTableView* table, QAbstractItemModel* model, const QString& name,
    const QString& accessibleName, const QList<int>& widths)
{
    setUpListTable(table, model, name, accessibleName, Theme::compactRow);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 0; column < widths.size(); ++column)
        table->setColumnWidth(column + 1, widths[column]);
}

void showLines(QTableView* table, LineModel* model, const QList<ListLine>& lines)
{
    const auto row = table->currentIndex().row();
    const auto* before = model->line(row);
    const auto id = before ? before->id : QUuid();
    model->setLines(lines);
    if (table->currentIndex().isValid() || model->rowCount() == 0)
        return;
    const auto found = model->rowOf(id);
    const auto next = found >= 0 ? found : std::clamp(row, 0, model->rowCount() - 1);
    table->setCurrentIndex(model->index(next, 0));
}

} // namespace homeport

#include "ui/widgets/list_table.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace homeport {

void setUpListTable(QTableView* table, QAbstractItemModel* model, const QString& name,
    const QString& accessibleName, int rowHeight)
{
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void stepBy(QTableView* table, int rows)
{
    const auto* model = table->model();
    const auto now = table->currentIndex();
    const auto row = now.isValid() ? now.row() + rows : 0;
    if (model->rowCount() > 0)
        table->setCurrentIndex(model->index(std::clamp(row, 0, model->rowCount() - 1), 0));
}

std::pair<int, int> visibleRows(const QTableView* table)
{
    const auto first = table->rowAt(0);
    const auto last = table->rowAt(table->viewport()->height() - 1);
    return {std::max(first, 0), last < 0 ? std::max(table->model()->rowCount() - 1, 0) : last};
}

} // namespace homeport

#include "ui/exchange/import_parts.h"

#include "ui/theme/theme.h"

#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QTableWidget* importTable(const QString& name, const QStringList& headings)
{
    auto* table = new QTableWidget(0, int(headings.size()));
    table->setObjectName(name);
    table->setHorizontalHeaderLabels(headings);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::normalRow);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    return table;
}

void addImportRow(QTableWidget* table, const QStringList& cells)
{
    const int row = table->rowCount();
    table->insertRow(row);
    for (int i = 0; i < cells.size(); ++i)
        table->setItem(row, i, new QTableWidgetItem(cells[i]));
}

QLabel* importHeading(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setStyleClass(label, u"subtitle"_s);
    return label;
}

QFrame* importCard(QVBoxLayout*& layout)
{
    auto* frame = new QFrame;
    setStyleClass(frame, u"card"_s);
    layout = new QVBoxLayout(frame);
    layout->setContentsMargins(Theme::wideSpace, Theme::space, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    return frame;
}

} // namespace homeport

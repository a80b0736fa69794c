#include "ui/exchange/import_columns.h"

#include "ui/exchange/exchange_words.h"
#include "ui/exchange/import_parts.h"

#include <QComboBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

ImportColumns::ImportColumns(QWidget* parent)
    : QWidget(parent)
    , m_table(importTable(
          u"importColumns"_s, {tr("Column of the file"), tr("Becomes"), tr("For example")}))
{
    m_table->setAccessibleName(tr("Columns"));
    m_table->setColumnWidth(0, 150);
    m_table->setColumnWidth(1, 160);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    setFocusProxy(m_table);
}

void ImportColumns::show(const CsvSample& sample, const ImportMapping& mapping, bool isEditable)
{
    m_sample = sample;
    m_mapping = mapping;
    m_table->setRowCount(0);
    for (qsizetype i = 0; i < m_sample.header.size(); ++i) {
        const auto& name = m_sample.header[i];
        QStringList examples;
        for (const auto& row : m_sample.rows) {
            const auto value = row.value(i).simplified();
            if (!value.isEmpty() && !examples.contains(value))
                examples << value.left(40);
            if (examples.size() == 3)
                break;
        }
        addImportRow(m_table, {name, {}, examples.join(u" · "_s)});
        auto* box = new QComboBox;
        box->setObjectName(u"importColumn%1"_s.arg(i));
        box->setAccessibleName(tr("What “%1” becomes").arg(name));
        for (size_t field = 0; field < std::size(EnumKeys<ImportField>::keys); ++field)
            box->addItem(ExchangeWords::of(ImportField(field)));
        for (const auto& column : m_mapping.columns) {
            if (column.column == name)
                box->setCurrentIndex(int(column.field));
        }
        box->setEnabled(isEditable);
        m_table->setCellWidget(int(i), 1, box);
    }
}

ImportMapping ImportColumns::mapping() const
{
    auto made = m_mapping;
    QList<ColumnMapping> columns;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto* box = qobject_cast<QComboBox*>(m_table->cellWidget(row, 1));
        ColumnMapping column{m_sample.header.value(row), ImportField(box->currentIndex())};
        for (const auto& known : std::as_const(made.columns)) {
            if (known.column == column.column)
                column.format = known.format;
        }
        columns.push_back(column);
    }
    made.columns = columns;
    return made;
}

} // namespace homeport

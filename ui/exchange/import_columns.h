#pragma once

#include "core/exchange/import_mapping.h"

#include <QWidget>

class QTableWidget;

namespace homeport {

/// What each column of a file becomes, beside some of its values.
class ImportColumns final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportColumns(QWidget* parent = nullptr);

    void show(const CsvSample& sample, const ImportMapping& mapping, bool isEditable);
    /// As chosen now; what is said of a column's format stays.
    ImportMapping mapping() const;

private:
    QTableWidget* m_table;
    CsvSample m_sample;
    ImportMapping m_mapping;
};

} // namespace homeport

#pragma once

#include "core/access/people_lists.h"

#include <QAbstractTableModel>

namespace homeport {

/// The catalogue of permissions as one role grants it. Holds a snapshot.
class GrantModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Permission, Reach, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<PermissionLine>& lines);
    void setFilter(const QString& text);
    /// Null where there is no such row.
    const PermissionLine* line(int row) const;
    int granted() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void update();

    QString m_filter;
    QList<PermissionLine> m_all;
    QList<PermissionLine> m_shown;
};

} // namespace homeport

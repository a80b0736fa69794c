#pragma once

#include "core/tickets/saved_views.h"

#include <QObject>

class QMenu;
class QTableView;

namespace homeport {

/// Which columns a list has, in which order and how wide; each list keeps its own in the profile.
class QueueColumns final : public QObject
{
    Q_OBJECT

public:
    explicit QueueColumns(QTableView* table);

    /// The columns of another list: those that were kept for it, else `usual`, else the built-in.
    void open(const QString& list, const QList<ViewColumn>& usual = {});
    QList<ViewColumn> current() const;
    /// The column that names the groups stands first while there are some.
    void setGrouped(bool isGrouped);
    /// Lets choose among them.
    void showMenu();
    /// The same as a part of another menu.
    void addTo(QMenu& menu);

signals:
    /// Whether there are columns of what has to be read besides.
    void detailsShown(bool isShown);

private:
    void apply(const QList<ViewColumn>& columns);
    void keep();
    void tellDetails();

    QTableView* m_table;
    QString m_list;
    bool m_isApplying = false;
    bool m_isGrouped = false;
};

} // namespace homeport

#pragma once

#include "core/tickets/tasks.h"
#include "ui/widgets/line_list.h"

namespace homeport {

/// The tasks of a ticket in their order, each with what can be done with it now.
class TasksView final : public LineList
{
    Q_OBJECT

public:
    explicit TasksView(QWidget* parent = nullptr);

    void show(const QList<TaskOnTicket>& tasks, bool isReadOnly);
    /// Of the act that splits off a task; empty: it has none.
    void setAddKeys(const QString& keys);

signals:
    void eventRequested(const homeport::record::TicketTask& task, homeport::TaskEvent event);
    void editRequested(const homeport::TaskOnTicket& task);
    void removeRequested(const homeport::record::TicketTask& task);

private:
    QWidget* lineFor(const TaskOnTicket& each, bool isReadOnly);

    std::optional<std::pair<QList<TaskOnTicket>, bool>> m_shown;
    QString m_addKeys;
};

} // namespace homeport

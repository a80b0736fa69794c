#pragma once

#include "ui/tickets/ticket_forms.h"

namespace homeport {

/// The forms of the tasks of a ticket. They lie over the window of the page.
class TaskForms final : public QObject
{
    Q_OBJECT

public:
    TaskForms(Backend& backend, QWidget* page);

    /// A new one, which may wait for one of those that are there.
    void add(const record::Ticket& ticket, const QList<TaskOnTicket>& tasks);
    void edit(const record::Ticket& ticket, const TaskOnTicket& task);
    /// Asks for a word where the event needs one, else does it at once.
    void move(const record::Ticket& ticket, const record::TicketTask& task, TaskEvent event);

signals:
    /// As TicketForms::begun.
    void begun(homeport::ActForm* form, const QString& what);
    /// As TicketForms::ready.
    void ready(const QString& deed, const homeport::TicketJob& job,
        const homeport::CommandId& command, homeport::ActForm* form);

private:
    struct Fields;
    /// What is asked of every task, and who can be chosen.
    Fields addFields(ActForm* form);
    void offer(ActForm* form, const Fields& fields);
    void performMove(const QString& deed, TicketTaskId task, TaskEvent event, const QString& note,
        const CommandId& command, ActForm* form);
    ActForm* makeForm(const QString& what, const QString& title, const QString& confirm);

    Backend& m_backend;
    QWidget* m_page;
};

/// "Finish", as a button says it.
QString nameOf(TaskEvent event);

} // namespace homeport

#pragma once

#include "ui/tickets/ticket_forms.h"

namespace homeport {

/// The forms of the time that is booked on a ticket. They lie over the window of the page.
class TimeForms final : public QObject
{
    Q_OBJECT

public:
    TimeForms(Backend& backend, QWidget* page);

    /// The time may be for one of the tasks.
    void book(const record::Ticket& ticket, const QList<TaskOnTicket>& tasks);
    void correct(
        const record::Ticket& ticket, const QList<TaskOnTicket>& tasks, const BookedTime& entry);

signals:
    /// As TicketForms::begun.
    void begun(homeport::ActForm* form, const QString& what);
    /// As TicketForms::ready.
    void ready(const QString& deed, const homeport::TicketJob& job,
        const homeport::CommandId& command, homeport::ActForm* form);

private:
    struct Fields;
    Fields addFields(ActForm* form, const QList<TaskOnTicket>& tasks);
    ActForm* makeForm(const QString& what, const QString& title, const QString& confirm);

    Backend& m_backend;
    QWidget* m_page;
};

} // namespace homeport

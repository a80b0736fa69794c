#pragma once

#include "ui/tickets/ticket_forms.h"

namespace homeport {

class TicketPicker;

/// The forms of what a ticket carries: links, tags, services, people who follow. They
/// lie over the window of the page.
class ThingForms final : public QObject
{
    Q_OBJECT

public:
    ThingForms(Backend& backend, QWidget* page);

    void link(const record::Ticket& ticket);
    /// Asks which other one it is the same as, and ends it with that (processes.md section 7).
    void duplicate(const record::Ticket& ticket);
    void tag(const record::Ticket& ticket);
    void service(const record::Ticket& ticket);
    void follower(const record::Ticket& ticket);
    /// Asks for the name of a template that says what the ticket says.
    void saveTemplate(const record::Ticket& ticket);

signals:
    /// As TicketForms::begun.
    void begun(homeport::ActForm* form, const QString& what);
    /// As TicketForms::ready.
    void ready(const QString& deed, const homeport::TicketJob& job,
        const homeport::CommandId& command, homeport::ActForm* form);

private:
    TicketPicker* addPicker(ActForm* form, const QString& label, const record::Ticket& ticket);
    static bool isPicked(ActForm* form, TicketPicker* other);
    void offerPeople(ActForm* form, QWidget* field);
    void offerServices(ActForm* form, QWidget* field);
    ActForm* makeForm(const QString& what, const QString& title, const QString& confirm);

    Backend& m_backend;
    QWidget* m_page;
};

} // namespace homeport

#pragma once

#include "core/desk/desk.h"
#include "core/incidents/incident_bulk.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/ticket_acts.h"

#include <QObject>

#include <functional>

namespace homeport {

class ActForm;
class Backend;
class FormRow;
enum class Property;

/// What is done on a ticket's page; `origin` is its screen and its command.
using TicketJob = std::function<Result<>(Session&, const Origin& origin)>;

/// The acts of a ticket: those that need nothing more at once, the others after a form.
class TicketForms final : public QObject
{
    Q_OBJECT

public:
    /// The forms lie over the window of `page`.
    TicketForms(Backend& backend, QWidget* page);

    /// Every act but those that are written in the composer, make another ticket, or delete. For
    /// many tickets at once: one that is not stored, with what they are called as its number.
    void act(TicketAct act, const record::Ticket& ticket);
    /// The assignment with another team chosen already.
    void assign(const record::Ticket& ticket, const std::optional<TeamId>& team);
    /// A text of an incident, which may have many lines, as it was seen.
    void editText(
        Property property, const record::Ticket& ticket, const record::Incident& incident);
    /// Fields of many tickets at once, called `tickets`.
    void editMany(const QString& tickets);

signals:
    /// A form is being made and will be opened; whoever keeps what is entered in it says so now.
    /// `what` names the act: "resolve".
    void begun(homeport::ActForm* form, const QString& what);
    /// What is to be done; the form, if there is one, stays open until it has succeeded.
    /// Told again, it is the same command. `ticket` is the one it was asked for.
    void ready(const QString& deed, const homeport::IncidentJob& job,
        const homeport::CommandId& command, homeport::ActForm* form, const record::Ticket& ticket);

private:
    void askHold(const record::Ticket& ticket);
    void askResolve(const record::Ticket& ticket);
    void offerChildren(TicketId id, ActForm* form, FormRow* row);
    void askCancel(const record::Ticket& ticket);
    void askClose(const record::Ticket& ticket);
    void askReopen(const record::Ticket& ticket);
    void askPriority(const record::Ticket& ticket);
    void askEscalation(const record::Ticket& ticket, bool isEnd);
    /// The command of an act without a form: the same one as long as the ticket is the same.
    CommandId commandOf(TicketAct act, const record::Ticket& ticket);
    ActForm* makeForm(
        const QString& what, const QString& title, const QString& confirm, bool isDanger = false);

    Backend& m_backend;
    QWidget* m_page;
    SentCommand m_sent;
};

} // namespace homeport

#pragma once

#include "ui/tickets/ticket_forms.h"

#include <QObject>

namespace homeport {

class ActForm;
class Backend;
class DraftStore;

/// Does to a ticket what its page asks for, and says what became of it. What is entered for an act
/// and not done is a draft, of this ticket and this act.
class TicketDeeds final : public QObject
{
    Q_OBJECT

public:
    TicketDeeds(Backend& backend, DraftStore& drafts, TicketId ticket, QObject* parent = nullptr);

    /// The one whose forms begin next.
    void setTicket(TicketId ticket) { m_ticket = ticket; }

    /// What is entered in the form is kept until perform() has done it; `what` names the act.
    void keepDraft(ActForm* form, const QString& what);
    /// Runs the job on the ticket as it is shown; a form stays open until it succeeds.
    void perform(const record::Ticket& shown, const QString& deed, const TicketJob& job,
        const CommandId& command, ActForm* form);
    /// Nothing waits for its answer.
    bool isAtRest() const { return m_underWay == 0; }
    void takeBack(const record::Ticket& shown, const EntryRef& entry);

signals:
    void done(const QString& deed, const homeport::EntryRef& entry);
    /// Where no form is open that says it.
    void refused(const QString& sentence);

private:
    struct Outcome;
    void finish(const Result<Outcome>& result, const QString& deed, ActForm* form);

    Backend& m_backend;
    DraftStore& m_drafts;
    TicketId m_ticket;
    int m_underWay = 0;
};

} // namespace homeport

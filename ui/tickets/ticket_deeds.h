#pragma once

#include "ui/tickets/ticket_forms.h"

#include <QObject>

namespace homeport {

class ActForm;
class Backend;

/// Does to a ticket what its page asks for, and says what became of it.
class TicketDeeds final : public QObject
{
    Q_OBJECT

public:
    explicit TicketDeeds(Backend& backend, QObject* parent = nullptr);

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
    Backend& m_backend;
    int m_underWay = 0;
};

} // namespace homeport

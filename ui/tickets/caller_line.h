#pragma once

#include "core/base/deliver.h"
#include "core/tickets/requester_tickets.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace homeport {

class Backend;

/// What the requester of a new ticket has reported so far: how much of it, and the newest open ones
/// as buttons. The room is kept, so that nothing moves while one chooses a person.
class CallerLine final : public QWidget
{
    Q_OBJECT

public:
    explicit CallerLine(Backend& backend, QWidget* parent = nullptr);

    /// Null: nobody is chosen.
    void setPerson(PersonId person);

signals:
    void chosen(homeport::TicketId id);

private:
    void fetch();
    void showTickets(const RequesterTickets& tickets);
    void empty();

    Backend& m_backend;
    PersonId m_person;
    Latest m_latest;
    QLabel* m_counts;
    QHBoxLayout* m_tickets;
};

} // namespace homeport

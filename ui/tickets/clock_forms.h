#pragma once

#include "core/service_levels/ticket_service_levels.h"
#include "ui/tickets/clock_acts.h"
#include "ui/tickets/ticket_forms.h"

namespace homeport {

class PickBox;

/// The forms of what is decided about the service levels of a ticket. They lie over the window of
/// the page.
class ClockForms final : public QObject
{
    Q_OBJECT

public:
    ClockForms(Backend& backend, QWidget* page);

    /// Asks which of the missed targets where there are several, and what else is needed.
    void act(ClockAct act, const record::Ticket& ticket, const TicketServiceLevels& levels);

signals:
    /// As TicketForms::begun.
    void begun(homeport::ActForm* form, const QString& what);
    /// As TicketForms::ready.
    void ready(const QString& deed, const homeport::TicketJob& job,
        const homeport::CommandId& command, homeport::ActForm* form);

private:
    void askVoid(const record::Ticket& ticket, const QList<ClockReading>& missed);
    void askAcknowledge(const record::Ticket& ticket, const QList<ClockReading>& missed);
    void recalculate(const record::Ticket& ticket);
    /// The row of the form in which a target is chosen.
    PickBox* addTargets(ActForm* form, const QList<ClockReading>& missed);

    Backend& m_backend;
    QWidget* m_page;
};

} // namespace homeport

#pragma once

#include "core/base/deliver.h"
#include "core/desk/desk.h"
#include "ui/tickets/ticket_acts.h"

#include <QObject>

namespace homeport {

class Backend;
class DraftStore;
class QueuePage;
class TicketDeeds;
class TicketForms;

/// What is done to the one ticket that is chosen in a list, which stays in front.
class ListActs final : public QObject
{
    Q_OBJECT

public:
    /// The forms lie over the window of the list.
    ListActs(Backend& backend, DraftStore& drafts, QueuePage* page);

    /// Does it to the chosen ticket, or asks first what is needed for it. Not what is written in
    /// the composer, makes another ticket, or deletes.
    void act(TicketAct act);

signals:
    /// Something was done that can be taken back by its entry; the text names it.
    void acted(const QString& deed, const homeport::EntryRef& entry);
    /// Where no form is open that says it.
    void refused(const QString& sentence);

private:
    void begin(TicketAct act, const record::Ticket& ticket);

    Backend& m_backend;
    QueuePage* m_page;
    TicketForms* m_forms;
    TicketDeeds* m_deeds;
    Latest m_latest; ///< of the forms that wait for their ticket
};

} // namespace homeport

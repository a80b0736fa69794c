#pragma once

#include "core/base/deliver.h"
#include "core/tickets/deletion.h"

#include <QObject>

namespace homeport {

class Backend;
class MessageStrip;

/// Says on a ticket's page that the ticket was deleted, and offers to bring it back where one may.
class DeletedTicket final : public QObject
{
    Q_OBJECT

public:
    /// The strip lives on the page.
    DeletedTicket(Backend& backend, MessageStrip* strip, QObject* parent = nullptr);

    /// Looks why the ticket cannot be read; `otherwise` is said where that is not to be known.
    void tell(TicketId id, const QString& otherwise);
    void dismiss();

signals:
    void restoreRequested(const QString& number, const homeport::EntryRef& entry);

private:
    void say(const Deletion& deletion);

    Backend& m_backend;
    MessageStrip* m_strip;
    Latest m_latest;
    Deletion m_deletion;
};

} // namespace homeport

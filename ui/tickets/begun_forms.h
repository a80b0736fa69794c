#pragma once

#include "ui/tickets/ticket_acts.h"

#include <QList>
#include <QObject>

namespace homeport {

class DraftStore;

/// Which forms of what comes of an incident (I-16, I-17) were begun and not sent, so that they can
/// be opened where nothing may be begun any more.
class BegunForms final : public QObject
{
    Q_OBJECT

public:
    BegunForms(DraftStore& drafts, TicketId incident, QObject* parent);

    const QList<TicketKind>& kinds() const { return m_kinds; }
    /// Asks the disk for those that cannot be begun anew; changed() tells where it answers
    /// otherwise than before.
    void look(const TicketStanding& standing);

signals:
    void changed();

private:
    void note(TicketKind kind, bool isKept);

    DraftStore& m_drafts;
    TicketId m_incident;
    QList<TicketKind> m_kinds;
};

} // namespace homeport

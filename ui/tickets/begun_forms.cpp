#include "ui/tickets/begun_forms.h"

#include "core/base/deliver.h"
#include "ui/shell/draft_store.h"
#include "ui/tickets/new_ticket_dialog.h"

namespace homeport {

BegunForms::BegunForms(DraftStore& drafts, TicketId incident, QObject* parent)
    : QObject(parent), m_drafts(drafts), m_incident(incident)
{}

void BegunForms::look(const TicketStanding& standing)
{
    if (standing.kind != TicketKind::Incident)
        return;
    for (const auto act : ticketActs()) {
        const auto kind = raisedBy(act);
        if (!kind || isPossible(act, standing))
            continue;
        deliver(m_drafts.isKept(NewTicketDialog::draftKey(*kind, m_incident)), this,
            [this, kind = *kind](bool isKept) { note(kind, isKept); });
    }
}

void BegunForms::note(TicketKind kind, bool isKept)
{
    if (m_kinds.contains(kind) == isKept)
        return;
    if (isKept)
        m_kinds.append(kind);
    else
        m_kinds.removeAll(kind);
    emit changed();
}

} // namespace homeport

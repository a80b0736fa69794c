#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/new_incident_dialog.h"
#include "ui/tickets/new_ticket_dialog.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The forms of new tickets; workspace_actions.cpp holds the other acts.

NewIncidentDialog* Workspace::makeNewIncident()
{
    auto* dialog = new NewIncidentDialog(m_backend, m_drafts, window());
    connect(dialog, &NewIncidentDialog::created, this,
        [this](TicketId id, const QString& number, const EntryRef& entry,
            NewIncidentDialog::After after) {
            m_undo->remember({tr("reported %1").arg(number), entry});
            m_backend.poll();
            if (after == NewIncidentDialog::After::Another)
                return;
            openTicket(id);
            if (after == NewIncidentDialog::After::Resolve)
                actOnCurrent(TicketAct::Resolve);
        });
    connect(dialog, &NewIncidentDialog::knownChosen, this, &Workspace::openTicket);
    return dialog;
}

void Workspace::newIncident(const QString& title)
{
    makeNewIncident()->open(title);
}

void Workspace::followUp(TicketId closed)
{
    const auto begun = m_backend.ask([actor = m_backend.actor(), closed](Session& session) {
        return session.incidents.followUp(actor, closed);
    });
    deliver(begun, this, m_latestForm([this](const Result<FollowUp>& found) {
        if (!found)
            m_message->say(Tone::Critical, Words::of(found.error()));
        else if (!isCovered())
            makeNewIncident()->open(*found);
    }));
}

/// New tickets other than incidents that stand for themselves. Requests come of incidents so far.
void Workspace::addNewTickets()
{
    const std::pair<TicketKind, QString> kinds[] = {
        {TicketKind::Problem, tr("New problem")}, {TicketKind::Change, tr("New change")}};
    for (const auto& [kind, text] : kinds) {
        const auto id = u"new."_s + keyOf(kind);
        add(id, text, {}, [this, kind = kind] { newTicket(kind); });
        m_actions->find(id)->setEnabled(may(keyOf(kind) + u".create"_s));
    }
}

NewTicketDialog* Workspace::makeNewTicket(TicketKind kind)
{
    auto* dialog = new NewTicketDialog(m_backend, m_drafts, kind, window());
    connect(dialog, &NewTicketDialog::created, this,
        [this](TicketId id, const QString& deed, const EntryRef& entry) {
            m_undo->remember({deed, entry});
            m_backend.poll();
            openTicket(id);
        });
    return dialog;
}

void Workspace::newTicket(TicketKind kind)
{
    makeNewTicket(kind)->open();
}

void Workspace::raiseTicket(TicketKind kind, TicketId incident)
{
    const auto found = m_backend.ask([actor = m_backend.actor(), incident, kind](Session& session) {
        return NewTicketDialog::offerOf(session, actor, incident, kind);
    });
    deliver(found, this, m_latestForm([this, kind](const Result<NewTicketDialog::Offer>& offer) {
        if (!offer)
            m_message->say(Tone::Critical, Words::of(offer.error()));
        else if (!isCovered())
            makeNewTicket(kind)->open(*offer);
    }));
}

} // namespace homeport

#include "ui/tickets/deleted_ticket.h"

#include "ui/shell/backend.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

namespace homeport {

DeletedTicket::DeletedTicket(Backend& backend, MessageStrip* strip, QObject* parent)
    : QObject(parent), m_backend(backend), m_strip(strip)
{
    m_strip->setDismissible(false);
    connect(m_strip, &MessageStrip::actionRequested, this,
        [this] { emit restoreRequested(m_deletion.number, m_deletion.entry); });
}

void DeletedTicket::tell(TicketId id, const QString& otherwise)
{
    const auto asked = m_backend.ask([actor = m_backend.actor(), id](Session& session) {
        return session.deletions.find(actor, id);
    });
    deliver(asked, this, m_latest([this, otherwise](const Result<Deletion>& found) {
        if (found)
            say(*found);
        else
            m_strip->say(Tone::Critical, otherwise);
    }));
}

void DeletedTicket::dismiss()
{
    m_latest([](int) {}); // answers under way are of no use any more
    m_strip->dismiss();
}

void DeletedTicket::say(const Deletion& deletion)
{
    m_deletion = deletion;
    const auto by = deletion.by.isEmpty() ? tr("Homeport", "the desk itself") : deletion.by;
    const auto when = Words::agoWithTime(deletion.at);
    const auto sentence = deletion.reason.isEmpty()
        ? tr("%1 was deleted by %2 (%3).", "number, person, when").arg(deletion.number, by, when)
        : tr("%1 was deleted by %2 (%3): %4", "number, person, when, why")
              .arg(deletion.number, by, when, deletion.reason);
    m_strip->say(Tone::Medium, sentence, deletion.isUndoable ? tr("Bring it back") : QString());
}

} // namespace homeport

#include "ui/tickets/number_opener.h"

#include "ui/shell/backend.h"
#include "ui/tickets/conversation_view.h"
#include "ui/words/words.h"

namespace homeport {

NumberOpener::NumberOpener(Backend& backend, ConversationView& conversation)
    : QObject(&conversation), m_backend(backend)
{
    connect(&conversation, &ConversationView::ticketRequested, this, &NumberOpener::open);
}

void NumberOpener::open(const QString& number)
{
    const auto ticket = m_backend.ask([actor = m_backend.actor(), number](Session& session) {
        return session.links.byNumber(actor, number);
    });
    deliver(ticket, this, m_latest([this, number](const Result<OtherTicket>& other) {
        if (other)
            return emit found(other->id);
        emit refused(other.error().kind == Error::Kind::NotFound
                ? tr("There is no ticket %1, or it is not yours to see.").arg(number)
                : Words::of(other.error()));
    }));
}

} // namespace homeport

#pragma once

#include "core/tickets/ticket_queries.h"
#include "ui/tickets/ticket_forms.h"

#include <QCoreApplication>

namespace homeport {

/// Asks its author for other words for a message.
class MessageForm final
{
    Q_DECLARE_TR_FUNCTIONS(homeport::MessageForm)

public:
    /// As TicketForms::ready.
    using Ready = std::function<void(const QString&, const TicketJob&, const CommandId&, ActForm*)>;

    /// Over the window of the page, and still to be opened; `number`: of the ticket it stands on.
    static ActForm* make(QWidget& page, const Actor& actor, const ConversationItem& message,
        const QString& number, const Ready& ready);
};

} // namespace homeport

#pragma once

#include "core/tickets/ticket_facts.h"

namespace homeport {

/// The conversation on a ticket as the requester sees it.
struct Talk
{
    std::vector<Said> said; ///< in the order of time
    std::vector<TicketCommentId> marked; ///< as the first response, whether they are shown or not
};

/// As this transaction has it. What is held back for a server is not sent for it.
Result<Talk> talkOn(Database& database, const QUuid& ticket);

} // namespace homeport

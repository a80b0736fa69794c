#pragma once

#include "tests/support/incident_story.h"

namespace homeport::test {

/// What tests of tickets that have to do with one another begin with.
class OnLinks : protected OnIncidents
{
protected:
    LinkService& links() { return m_story->desk->session->links; }
    Replica& replica() { return *m_story->desk->session->replica; }
    RelatedTickets related(TicketId id) { return *links().related(mira(), id); }
    TicketId incident(TicketStatus status = TicketStatus::New) { return in(status); }
    TicketId ticketOf(TicketKind kind) { return m_story->ticketOf(kind); }
};

} // namespace homeport::test

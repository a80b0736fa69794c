#pragma once

#include "tests/support/incident_story.h"

#include "record/change.h"
#include "record/problem.h"
#include "record/service_request.h"

namespace homeport::test {

/// What tests of tickets that have to do with one another begin with.
class OnLinks : protected OnIncidents
{
protected:
    LinkService& links() { return m_story->desk->session->links; }
    Replica& replica() { return *m_story->desk->session->replica; }
    RelatedTickets related(TicketId id) { return *links().related(mira(), id); }
    TicketId incident(TicketStatus status = TicketStatus::New) { return in(status); }
    TicketId ticketOf(TicketKind kind)
    {
        if (kind == TicketKind::Incident)
            return incident();
        record::Ticket ticket;
        ticket.id = TicketId(QUuid::createUuid());
        ticket.kind = kind;
        ticket.number = u"XXX-%1"_s.arg(++m_number, 6, 10, QChar(u'0'));
        ticket.title = u"Another kind"_s;
        ticket.status = kind == TicketKind::Problem ? TicketStatus::Logged : TicketStatus::Draft;
        ticket.requesterId = mira().person;
        Story::must(m_story->add(ticket));
        if (kind == TicketKind::ServiceRequest)
            addPart<record::ServiceRequest>(ticket.id);
        else if (kind == TicketKind::Problem)
            addPart<record::Problem>(ticket.id);
        else
            addPart<record::Change>(ticket.id);
        return ticket.id;
    }

private:
    template <typename Part>
    void addPart(TicketId id)
    {
        Part part;
        part.id = id;
        Story::must(m_story->add(part));
    }

    int m_number = 0;
};

} // namespace homeport::test

#pragma once

#include "tests/core/incidents/passing_time.h"

namespace homeport::test {

using namespace std::chrono_literals;

/// What tests of waits begin with: incidents on hold for a change or a problem that they are linked
/// to.
class OnWaits : protected InPassingTime
{
protected:
    Session& session() { return *m_story->desk->session; }
    TicketHoldReason reasonFor(TicketKind kind)
    {
        return kind == TicketKind::Change ? TicketHoldReason::AwaitingChange
                                          : TicketHoldReason::AwaitingProblem;
    }
    void link(TicketId from, TicketId to)
    {
        Story::must(session().links.link(m_story->mira(), from, TicketLinkLinkType::RelatesTo, to));
    }
    void hold(TicketId id, TicketHoldReason reason)
    {
        Hold wait;
        wait.reason = reason;
        wait.until = now() + 30 * 24h; // some reasons need it
        Story::must(m_story->incidents().hold(m_story->mira(), id, wait));
    }
    /// An incident at work that was put on hold for what it raised.
    TicketId waitingFor(TicketId other, TicketKind kind)
    {
        const auto id = in(TicketStatus::InProgress);
        link(id, other);
        hold(id, reasonFor(kind));
        return id;
    }
    /// As a later command will write it.
    void finish(Replica& at, const QString& command, TicketId id, TicketStatus status)
    {
        Story::must(at.write(
            m_story->mira().author(), {.code = command}, [&](UnitOfWork& unit) -> Result<> {
                auto ticket = unit.get<record::Ticket>(id);
                if (!ticket)
                    return ticket.error();
                ticket->status = status;
                ticket->statusChangedAt = unit.now();
                if (status == TicketStatus::Implemented || status == TicketStatus::Resolved)
                    ticket->resolvedAt = unit.now();
                return unit.put(*ticket);
            }));
    }
    void enter(TicketId id, TicketStatus status)
    {
        finish(replica(), u"incident.edit"_s, id, status);
    }
    TicketStatus statusOf(TicketId id) { return m_story->ticket(id).status; }
};

} // namespace homeport::test

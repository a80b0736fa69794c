#pragma once

#include "core/incidents/due_pass.h"
#include "core/service_levels/child_clocks.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/second_replica.h"

namespace homeport::test {

using namespace std::chrono_literals;

/// What tests of the clocks of parts begin with. Parent and child are reported at 09:00; ten
/// minutes later the one becomes a part of the other.
class OnChildClocks : protected OnTicketLevels
{
protected:
    void begin()
    {
        OnTicketLevels::begin();
        m_parent = reported();
        m_child = reported();
    }
    void pause(bool isPaused = true)
    {
        Story::must(pauseChildClocks(replica(), m_story->mira(), isPaused));
    }
    void join(const std::optional<TicketId>& parent)
    {
        Story::must(m_story->desk->session->links.setParent(m_story->mira(), m_child, parent));
    }
    void joinAfterTenMinutes()
    {
        pass(10min);
        join(m_parent);
    }
    void resolveParent(OpenChildren children = OpenChildren::LeaveOpen)
    {
        Story::must(incidents().resolve(
            mira(), m_parent, {IncidentResolutionCode::Fixed, u"Put out."_s, children}));
    }
    void look() { Story::must(runDuePass(replica(), m_story->desk->session->serviceLevels)); }
    void look(SecondReplica& at)
    {
        ServiceLevelBook book(isLegalCommand);
        Story::must(runDuePass(at.replica(), book));
    }
    void removeParent(Replica& at)
    {
        Story::must(at.write(mira().author(), {.code = u"incident.delete"_s},
            [this](UnitOfWork& unit) { return unit.remove<record::Ticket>(m_parent); }));
    }

    TicketId m_parent;
    TicketId m_child;
};

} // namespace homeport::test

#pragma once

#include "core/tickets/priority_matrix_service.h"
#include "tests/core/service_levels/ticket_levels.h"

namespace homeport::test {

/// What tests of the priority matrix begin with: the one of a new desk, and tickets rated by it.
class OnPriorityMatrix : protected OnTicketLevels
{
protected:
    using Kind = PrioritySheet::Kind;

    PriorityMatrixService service() { return PriorityMatrixService(replica()); }
    PrioritySheet sheet()
    {
        const auto read = service().sheet(mira());
        Story::must(read);
        return *read;
    }
    Result<> set(const PriorityPlace& place, std::optional<int> priority)
    {
        const auto seen = sheet();
        auto wanted = seen;
        wanted.set(place, priority);
        return service().edit(mira(), seen, wanted);
    }
    int priorityOf(TicketId id)
    {
        const auto row = replica().read([&](Database& database) {
            return loadRow(database, record::Ticket::table(), id.value());
        });
        Story::must(row);
        return record::Ticket::fromRow(**row).priority;
    }
    int rated(TicketKind kind, int impact, int urgency)
    {
        const auto id = m_story->ticketOf(kind);
        m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
            row.impact = impact;
            row.urgency = urgency;
        });
        return priorityOf(id);
    }
};

} // namespace homeport::test

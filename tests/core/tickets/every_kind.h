#pragma once

#include "core/tickets/any_ticket.h"
#include "tests/core/tickets/linked_tickets.h"

#include <QTest>

namespace homeport::test {

inline constexpr TicketKind kinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

/// What tests of what holds for tickets of every kind begin with.
class OnEveryKind : protected OnLinks
{
protected:
    Session& session() { return *m_story->desk->session; }
    Database& database() { return replica().database(); }
    static void addKinds()
    {
        QTest::addColumn<TicketKind>("kind");
        for (const auto kind : kinds)
            QTest::newRow(qPrintable(keyOf(kind))) << kind;
    }
    Result<AnyTicket> opened(TicketId id, const Actor& actor)
    {
        return replica().read([&](Database& database) { return readTicket(database, actor, id); });
    }
};

} // namespace homeport::test

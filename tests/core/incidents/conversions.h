#pragma once

#include "core/incidents/incident_guards.h"
#include "core/tickets/any_ticket.h"
#include "tests/core/tickets/linked_tickets.h"

#include <QTest>

namespace homeport::test {

/// What each act makes of an incident, and how it is linked.
struct ConversionAct
{
    const char* rule;
    const char* command;
    TicketKind kind;
    TicketStatus made;
    TicketLinkLinkType link;
    const char* prefix;
};
inline constexpr ConversionAct conversionActs[] = {
    {"I-16", "convert_to_request", TicketKind::ServiceRequest, TicketStatus::Draft,
        TicketLinkLinkType::ConvertedTo, "REQ-"},
    {"I-17, problem", "raise_problem", TicketKind::Problem, TicketStatus::Logged,
        TicketLinkLinkType::CausedBy, "PRB-"},
    {"I-17, change", "raise_change", TicketKind::Change, TicketStatus::Draft,
        TicketLinkLinkType::Requires, "CHG-"},
};

/// What tests of what comes of an incident begin with.
class OnConversions : protected OnLinks
{
protected:
    Session& session() { return *m_story->desk->session; }
    static void addActs()
    {
        QTest::addColumn<int>("at");
        for (size_t i = 0; i < std::size(conversionActs); ++i)
            QTest::newRow(conversionActs[i].rule) << int(i);
    }
    /// The one of the row.
    static const ConversionAct& act()
    {
        QFETCH(const int, at);
        return conversionActs[at];
    }
    QString foundAs(TicketId id)
    {
        return codeOf(
            replica().read([&](Database& database) { return readTicket(database, mira(), id); }));
    }
    qint64 rows(const char* sql)
    {
        const auto found = number(replica().database(), {"test.rows", sql});
        Story::must(found);
        return *found;
    }
    /// What a window asks before it offers to convert the incident.
    bool isOffered(const Actor& who, TicketId id)
    {
        const auto seen = incidents().find(mira(), id);
        Story::must(seen);
        const auto may = mayConvert(replica().database(), who, seen->ticket, seen->incident);
        Story::must(may);
        return *may;
    }
    NewServiceRequest request() { return m_story->requestForm(); }
    NewProblem problem() { return m_story->problemForm(); }
    NewChange change() { return m_story->changeForm(); }
};

} // namespace homeport::test

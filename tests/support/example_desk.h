#pragma once

#include "core/demo/demo_desk.h"
#include "tests/support/test_database.h"

namespace homeport::test {

/// A desk of so many examples, the same ones on whatever day, where the current row keeps its
/// desks.
inline std::unique_ptr<Session> exampleDesk(qint64 tickets)
{
    DemoPlan plan;
    plan.tickets = tickets;
    plan.until = FakeClock().now();
    DeskSetup setup;
    setup.organization = QStringLiteral("Nordhafen");
    setup.adminLogin = QStringLiteral("mira");
    setup.adminName = QStringLiteral("Mira Kovač");
    setup.password = password;
    const auto address = freshAddress();
    if (const auto made = makeDemoDesk(address, setup, plan, ownPlaces()); !made)
        qFatal("%s", qPrintable(made.error().detail));
    auto session = openDesk(address, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!session)
        qFatal("%s", qPrintable(session.error().detail));
    return std::move(*session);
}

} // namespace homeport::test

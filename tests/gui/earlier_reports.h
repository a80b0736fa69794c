#pragma once

#include "tests/gui/desk_window.h"

namespace homeport::test {

/// An incident of priority 1 that was reported so long ago, and has been Mira's since.
inline TicketId reportedBefore(DeskWindow& window, std::chrono::hours ago, const QString& title)
{
    FakeClock clock;
    SeededRandom random(77);
    clock.advance(SystemClock().now() - ago - clock.now());
    auto desk = openDesk(window.address(), Access::ReadWrite, {&clock, &random, ownPlaces()});
    if (!desk)
        qFatal("%s", qPrintable(desk.error().code));
    NewIncident form;
    form.title = title;
    form.description = QStringLiteral("It smokes.");
    form.requester = window.ada();
    form.impact = 1;
    form.urgency = 1;
    form.assignee = window.mira().person;
    form.category = window.ticket(window.report(QStringLiteral("Pattern for ") + title)).categoryId;
    const auto made = (*desk)->incidents.create(window.mira(), form);
    if (!made)
        qFatal("%s %s", qPrintable(made.error().code), qPrintable(made.error().subject));
    return made->ticket.id;
}

} // namespace homeport::test

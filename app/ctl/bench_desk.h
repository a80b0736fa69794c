#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// Whoever measures: the desk's first administrator.
Result<Actor> administratorOf(Session& session);

/// A calendar as it stands, and as it is to be while something is measured.
struct CalendarEdit
{
    BusinessCalendarId id;
    CalendarForm before;
    CalendarForm after;
};

/// A day off in the calendar that most policies are measured by, soon enough to move what is due.
/// Nothing where there is no calendar.
Result<std::optional<CalendarEdit>> dayOff(Session& session, const Actor& actor);

/// A policy as it stands, and as it is to be.
struct PolicyEdit
{
    Policy before;
    Policy after;
};

/// Longer targets in the policy that most tickets get. Nothing where none is in force.
Result<std::optional<PolicyEdit>> longerTargets(Session& session, const Actor& actor);

} // namespace homeport

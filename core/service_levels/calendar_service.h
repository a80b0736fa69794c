#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/service_levels/calendar_form.h"

namespace homeport {

/// A calendar as lists and editors show it.
struct CalendarSheet
{
    BusinessCalendarId id;
    CalendarForm form;
    bool isActive = true;
    Timestamp version{}; ///< stamp of the last edit of what it says, inherited holidays included
    int policies = 0; ///< active policies and targets that are measured by it
    bool isDuplicate = false; ///< another calendar had its name first
};

/// Business calendars as people administer them (F-120). An edit is one journal entry on the
/// calendar; earlier versions are read from there, so that clocks freeze what they gathered under
/// them (SL-9). Errors beside those of checkForm() and checkAmong(): Denied, FORBIDDEN; NotFound,
/// NOT_FOUND; Conflict, VERSION_CONFLICT: it is no longer as the editor showed it; Conflict,
/// IN_USE: what active policies or the organization are measured by cannot be deactivated.
class CalendarService
{
public:
    explicit CalendarService(Replica& replica) : m_replica(replica) {}

    /// By name. Needs sla.read.
    Result<QList<CalendarSheet>> list(const Actor& actor);
    /// Needs sla.create. Under the command id of an earlier call: the calendar that one made.
    Result<BusinessCalendarId> create(
        const Actor& actor, const CalendarForm& form, CommandId command = {});
    /// Needs sla.update. `seen`: what the editor was opened on.
    Result<> edit(const Actor& actor, BusinessCalendarId id, const CalendarForm& form,
        const CalendarForm& seen, CommandId command = {});
    /// Needs sla.update. What is not active is not offered for policies; clocks go on by it.
    Result<> setActive(const Actor& actor, BusinessCalendarId id, bool isActive);

private:
    Replica& m_replica;
};

} // namespace homeport

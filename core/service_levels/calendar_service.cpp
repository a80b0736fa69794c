#include "core/service_levels/calendar_service.h"

#include "core/access/access_service.h"
#include "core/access/organization_rules.h"
#include "core/base/field_error.h"
#include "core/journal/claims.h"
#include "core/service_levels/recalculation.h"
#include "core/service_levels/service_level_rows.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

bool isLiveRow(const RowHead& head)
{
    return !head.deletedAt;
}

void take(const CalendarForm& form, record::BusinessCalendar& row)
{
    row.name = form.name;
    row.timeZone = form.timeZone;
    row.is24x7 = form.is24x7;
    row.observesHolidays = form.observesHolidays;
    row.parentId = form.parent;
}

/// Keeps the live rows of the calendar that the form still has, removes the others and makes what
/// is missing. `sameOf` finds the part of the form that a row stands for, `take` writes it in.
template <typename R, typename Part, typename Same, typename Take>
Result<> bring(UnitOfWork& unit, BusinessCalendarId id, const std::vector<R>& rows,
    std::vector<Part> parts, const Same& isSame, const Take& takePart)
{
    for (const auto& row : rows) {
        if (row.calendarId != id || !isLiveRow(row.head))
            continue;
        const auto part = std::find_if(parts.begin(), parts.end(),
            [&](const Part& candidate) { return isSame(row, candidate); });
        if (part == parts.end()) {
            if (auto removed = unit.remove<R>(row.id); !removed)
                return removed;
            continue;
        }
        auto stored = unit.get<R>(row.id);
        if (!stored)
            return stored.error();
        takePart(*part, *stored);
        if (auto put = unit.put(*stored); !put)
            return put;
        parts.erase(part);
    }
    for (const auto& part : parts) {
        R row;
        row.calendarId = id;
        takePart(part, row);
        if (auto made = unit.create(row); !made)
            return made;
    }
    return {};
}

struct WeekPart
{
    int weekday = 1;
    MinuteSpan hours;
};

Result<> bringWeek(
    UnitOfWork& unit, BusinessCalendarId id, const CalendarRows& rows, const CalendarForm& form)
{
    std::vector<WeekPart> parts;
    for (size_t day = 0; day < form.weekdays.size(); ++day) {
        for (const auto& span : form.weekdays[day])
            parts.push_back({int(day) + 1, span});
    }
    return bring(
        unit, id, rows.intervals, std::move(parts),
        [](const record::CalendarInterval& row, const WeekPart& part) {
            return row.weekday == part.weekday && row.startMinute == part.hours.start
                && row.endMinute == part.hours.end;
        },
        [](const WeekPart& part, record::CalendarInterval& row) {
            row.weekday = part.weekday;
            row.startMinute = part.hours.start;
            row.endMinute = part.hours.end;
        });
}

Result<> bringDays(
    UnitOfWork& unit, BusinessCalendarId id, const CalendarRows& rows, const CalendarForm& form)
{
    auto done = bring(
        unit, id, rows.holidays, form.holidays,
        [](const record::CalendarHoliday& row, const CalendarForm::Holiday& part) {
            return row.holidayOn == part.on;
        },
        [](const CalendarForm::Holiday& part, record::CalendarHoliday& row) {
            row.holidayOn = part.on;
            row.name = part.name;
            row.repeatsYearly = part.repeatsYearly;
        });
    if (!done)
        return done;
    return bring(
        unit, id, rows.exceptions, form.exceptions,
        [](const record::CalendarException& row, const CalendarForm::Exception& part) {
            return row.exceptionOn == part.on;
        },
        [](const CalendarForm::Exception& part, record::CalendarException& row) {
            row.exceptionOn = part.on;
            row.intervals = spansText(part.hours);
            row.note = part.note.isEmpty() ? std::nullopt : std::optional(part.note);
        });
}

/// All that a calendar has, as the form says; clocks that run by it are to follow.
Result<> bringParts(
    UnitOfWork& unit, BusinessCalendarId id, const CalendarRows& rows, const CalendarForm& form)
{
    if (auto done = bringWeek(unit, id, rows, form); !done)
        return done;
    if (auto done = bringDays(unit, id, rows, form); !done)
        return done;
    return announceRecalculation(unit);
}

/// A calendar of the actor's organization.
Result<record::BusinessCalendar> calendarOf(
    UnitOfWork& unit, const Actor& actor, BusinessCalendarId id)
{
    auto row = unit.get<record::BusinessCalendar>(id);
    if (row && row->head.organizationId != actor.organization)
        return Error{Error::Kind::NotFound, u"calendar"_s, id.toString(), u"NOT_FOUND"_s};
    return row;
}

int usesOf(BusinessCalendarId id, const PolicyRows& rows)
{
    const auto isMeasuredBy = [&](const record::SlaPolicy& policy) {
        return policy.calendarId == id
            || std::any_of(rows.targets.begin(), rows.targets.end(), [&](const auto& target) {
                   return target.policyId == policy.id && target.calendarId == id
                       && isLiveRow(target.head);
               });
    };
    return int(std::count_if(rows.policies.begin(), rows.policies.end(), [&](const auto& policy) {
        return policy.isActive && isLiveRow(policy.head) && isMeasuredBy(policy);
    }));
}

Result<> finished(const Result<EntryRef>& written)
{
    return written ? Result<>() : Result<>(fieldError(written.error()));
}

} // namespace

Result<QList<CalendarSheet>> CalendarService::list(const Actor& actor)
{
    if (auto may = AccessService::require(actor, u"sla.read"_s); !may)
        return may.error();
    return m_replica.read([&](Database& database) -> Result<QList<CalendarSheet>> {
        auto rows = readCalendars(database, actor.organization);
        if (!rows)
            return rows.error();
        auto policies = readPolicies(database, actor.organization);
        if (!policies)
            return policies.error();
        const auto duplicates = duplicatesIn(database, record::BusinessCalendar::table());
        if (!duplicates)
            return duplicates.error();
        QList<CalendarSheet> sheets;
        for (const auto& row : rows->calendars) {
            if (!isLiveRow(row.head))
                continue;
            auto form = calendarForm(row.id, *rows);
            if (!form)
                return form.error();
            auto definition = calendarDefinition(row.id, *rows);
            if (!definition)
                return definition.error();
            sheets.append({row.id, *form, row.isActive, definition->version,
                usesOf(row.id, *policies), duplicates->contains(row.id.value())});
        }
        std::sort(sheets.begin(), sheets.end(), [](const auto& a, const auto& b) {
            return a.form.name.localeAwareCompare(b.form.name) < 0;
        });
        return sheets;
    });
}

Result<BusinessCalendarId> CalendarService::create(
    const Actor& actor, const CalendarForm& form, CommandId command)
{
    const auto wanted = form.ordered();
    // Follows from the command, so that one asked for again names the same calendar.
    const auto& world = m_replica.world();
    const auto seed = command.isNull() ? newUuid(m_replica.now(), *world.random) : command.value();
    const BusinessCalendarId id(derivedUuid(seed, "calendar"));
    auto written = m_replica.write(actor.author(), {.code = u"calendar.create"_s, .id = command},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"sla.create"_s); !may)
                return may;
            if (auto fine = checkForm(wanted); !fine)
                return fine;
            auto rows = readCalendars(unit.database(), actor.organization);
            if (!rows)
                return rows.error();
            record::BusinessCalendar row;
            row.id = id;
            if (auto fine = checkAmong(wanted, row.id, *rows, unit.now()); !fine)
                return fine;
            take(wanted, row);
            if (auto made = unit.create(row); !made)
                return made;
            return bringParts(unit, id, *rows, wanted);
        });
    if (!written)
        return fieldError(written.error());
    return id;
}

Result<> CalendarService::edit(const Actor& actor, BusinessCalendarId id, const CalendarForm& form,
    const CalendarForm& seen, CommandId command)
{
    const auto wanted = form.ordered();
    return finished(m_replica.write(actor.author(), {.code = u"calendar.edit"_s, .id = command},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"sla.update"_s); !may)
                return may;
            auto row = calendarOf(unit, actor, id);
            if (!row)
                return row.error();
            auto rows = readCalendars(unit.database(), actor.organization);
            if (!rows)
                return rows.error();
            auto standing = calendarForm(id, *rows);
            if (!standing)
                return standing.error();
            if (*standing != seen.ordered())
                return Error{Error::Kind::Conflict, u"calendar"_s, {}, u"VERSION_CONFLICT"_s};
            if (auto fine = checkForm(wanted); !fine)
                return fine;
            if (auto fine = checkAmong(wanted, id, *rows, unit.now()); !fine)
                return fine;
            take(wanted, *row);
            if (auto put = unit.put(*row); !put)
                return put;
            return bringParts(unit, id, *rows, wanted);
        }));
}

Result<> CalendarService::setActive(const Actor& actor, BusinessCalendarId id, bool isActive)
{
    const auto code = isActive ? u"calendar.activate"_s : u"calendar.deactivate"_s;
    return finished(
        m_replica.write(actor.author(), {.code = code}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"sla.update"_s); !may)
                return may;
            auto row = calendarOf(unit, actor, id);
            if (!row)
                return row.error();
            auto policies = readPolicies(unit.database(), actor.organization);
            if (!policies)
                return policies.error();
            if (const auto uses = usesOf(id, *policies); !isActive && uses > 0)
                return Error{
                    Error::Kind::Conflict, u"calendar"_s, QString::number(uses), u"IN_USE"_s};
            if (!isActive) {
                if (auto free = requireNotDefault(unit, id); !free)
                    return free;
            }
            row->isActive = isActive;
            return unit.put(*row);
        }));
}

} // namespace homeport

#include "core/service_levels/calendar_form.h"

#include "core/base/field_error.h"
#include "core/base/text.h"

#include <QDate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int dayEnd = 1440;

bool isLive(const RowHead& head)
{
    return !head.deletedAt;
}

const record::BusinessCalendar* liveCalendar(BusinessCalendarId id, const CalendarRows& rows)
{
    const auto found = std::find_if(rows.calendars.begin(), rows.calendars.end(),
        [&](const auto& row) { return row.id == id && isLive(row.head); });
    return found == rows.calendars.end() ? nullptr : &*found;
}

bool startsEarlier(const MinuteSpan& a, const MinuteSpan& b)
{
    return std::pair(a.start, a.end) < std::pair(b.start, b.end);
}

Result<> checkHours(std::vector<MinuteSpan> hours, const QString& field)
{
    std::sort(hours.begin(), hours.end(), startsEarlier);
    int free = 0; // from here on
    for (const auto& span : hours) {
        if (span.start < 0 || span.start >= span.end || span.end > dayEnd)
            return invalidField(field, u"RANGE"_s);
        if (span.start < free)
            return invalidField(field, u"OVERLAP"_s);
        free = span.end;
    }
    return {};
}

/// Dates that can be read, each once.
template <typename Day>
Result<> checkDays(const std::vector<Day>& days, const QString& field)
{
    std::set<QString> seen;
    for (const auto& day : days) {
        const auto date = QDate::fromString(day.on, Qt::ISODate);
        if (!date.isValid() || date.toString(Qt::ISODate) != day.on)
            return invalidField(field, u"FORMAT"_s);
        if (!seen.insert(day.on).second)
            return invalidField(field, u"DUPLICATE"_s);
    }
    return {};
}

template <typename Rows>
void dropOf(Rows& rows, BusinessCalendarId id)
{
    std::erase_if(rows, [&](const auto& row) { return row.calendarId == id; });
}

/// The parents of `id` lead back to it.
bool isInRing(BusinessCalendarId id, const CalendarRows& rows)
{
    std::set<BusinessCalendarId> visited;
    const auto* at = liveCalendar(id, rows);
    while (at && visited.insert(at->id).second)
        at = at->parentId ? liveCalendar(*at->parentId, rows) : nullptr;
    return at && at->id == id;
}

} // namespace

CalendarForm CalendarForm::ordered() const
{
    auto form = *this;
    form.name = name.trimmed();
    form.timeZone = timeZone.trimmed();
    for (auto& hours : form.weekdays)
        std::sort(hours.begin(), hours.end(), startsEarlier);
    for (auto& holiday : form.holidays)
        holiday.name = holiday.name.trimmed();
    const auto isEarlier = [](const auto& a, const auto& b) { return a.on < b.on; };
    std::stable_sort(form.holidays.begin(), form.holidays.end(), isEarlier);
    for (auto& exception : form.exceptions) {
        exception.note = exception.note.trimmed();
        std::sort(exception.hours.begin(), exception.hours.end(), startsEarlier);
    }
    std::stable_sort(form.exceptions.begin(), form.exceptions.end(), isEarlier);
    return form;
}

Result<CalendarForm> calendarForm(BusinessCalendarId id, const CalendarRows& rows)
{
    const auto* calendar = liveCalendar(id, rows);
    if (!calendar)
        return Error{Error::Kind::NotFound, u"calendar"_s, id.toString(), u"NOT_FOUND"_s};
    CalendarForm form;
    form.name = calendar->name;
    form.timeZone = calendar->timeZone;
    form.is24x7 = calendar->is24x7;
    form.observesHolidays = calendar->observesHolidays;
    form.parent = calendar->parentId;
    for (const auto& row : rows.intervals) {
        if (row.calendarId == id && isLive(row.head) && row.weekday >= 1 && row.weekday <= 7)
            form.weekdays[size_t(row.weekday - 1)].push_back({row.startMinute, row.endMinute});
    }
    for (const auto& row : rows.holidays) {
        if (row.calendarId == id && isLive(row.head))
            form.holidays.push_back({row.holidayOn, row.name, row.repeatsYearly});
    }
    for (const auto& row : rows.exceptions) {
        if (row.calendarId != id || !isLive(row.head))
            continue;
        auto hours = spansFrom(row.intervals);
        if (!hours)
            return hours.error();
        form.exceptions.push_back({row.exceptionOn, *hours, row.note.value_or(QString())});
    }
    return form.ordered();
}

CalendarRows rowsWith(
    CalendarRows rows, BusinessCalendarId id, const CalendarForm& form, Timestamp at)
{
    const auto stamped = [&](auto row) {
        row.head.updatedAt = at;
        return row;
    };
    auto known = std::find_if(rows.calendars.begin(), rows.calendars.end(),
        [&](const auto& row) { return row.id == id; });
    if (known == rows.calendars.end())
        known = rows.calendars.insert(known, record::BusinessCalendar());
    known->id = id;
    known->name = form.name;
    known->timeZone = form.timeZone;
    known->is24x7 = form.is24x7;
    known->observesHolidays = form.observesHolidays;
    known->parentId = form.parent;
    known->head.updatedAt = at;
    dropOf(rows.intervals, id);
    dropOf(rows.holidays, id);
    dropOf(rows.exceptions, id);
    for (size_t day = 0; day < form.weekdays.size(); ++day) {
        for (const auto& span : form.weekdays[day]) {
            record::CalendarInterval row;
            row.calendarId = id;
            row.weekday = int(day) + 1;
            row.startMinute = span.start;
            row.endMinute = span.end;
            rows.intervals.push_back(stamped(row));
        }
    }
    for (const auto& holiday : form.holidays) {
        record::CalendarHoliday row;
        row.calendarId = id;
        row.name = holiday.name;
        row.holidayOn = holiday.on;
        row.repeatsYearly = holiday.repeatsYearly;
        rows.holidays.push_back(stamped(row));
    }
    for (const auto& exception : form.exceptions) {
        record::CalendarException row;
        row.calendarId = id;
        row.exceptionOn = exception.on;
        row.intervals = spansText(exception.hours);
        rows.exceptions.push_back(stamped(row));
    }
    return rows;
}

std::vector<BusinessCalendarId> withDescendants(BusinessCalendarId id, const CalendarRows& rows)
{
    std::vector<BusinessCalendarId> family{id};
    for (size_t i = 0; i < family.size(); ++i) {
        for (const auto& row : rows.calendars) {
            const bool isChild = isLive(row.head) && row.parentId == family[i];
            if (isChild && std::find(family.begin(), family.end(), row.id) == family.end())
                family.push_back(row.id);
        }
    }
    return family;
}

Result<> checkForm(const CalendarForm& form)
{
    if (isBlank(form.name))
        return fieldRequired(u"name"_s);
    if (auto zone = ZoneTable::load(form.timeZone.trimmed()); !zone)
        return zone.error();
    for (const auto& hours : form.weekdays) {
        if (auto fine = checkHours(hours, u"intervals"_s); !fine)
            return fine;
    }
    for (const auto& holiday : form.holidays) {
        if (isBlank(holiday.name))
            return fieldRequired(u"holiday"_s);
    }
    if (auto fine = checkDays(form.holidays, u"holiday_on"_s); !fine)
        return fine;
    for (const auto& exception : form.exceptions) {
        if (auto fine = checkHours(exception.hours, u"exception_hours"_s); !fine)
            return fine;
    }
    return checkDays(form.exceptions, u"exception_on"_s);
}

Result<> checkAmong(
    const CalendarForm& form, BusinessCalendarId id, const CalendarRows& rows, Timestamp now)
{
    const bool isTaken = std::any_of(rows.calendars.begin(), rows.calendars.end(),
        [&](const auto& row) { return row.id != id && isLive(row.head) && row.name == form.name; });
    if (isTaken)
        return Error{Error::Kind::Conflict, u"name"_s, form.name, u"DUPLICATE"_s};
    if (form.parent && *form.parent != id && !liveCalendar(*form.parent, rows))
        return invalidField(u"parent_id"_s, u"REFERENCE"_s);
    const auto edited = rowsWith(rows, id, form, now);
    if (isInRing(id, edited))
        return Error{Error::Kind::Conflict, u"parent_id"_s, {}, u"TREE_CYCLE"_s};
    for (const auto& member : withDescendants(id, edited)) {
        auto definition = calendarDefinition(member, edited);
        if (!definition)
            return definition.error();
        const auto calendar = Calendar::make(std::move(*definition));
        if (!calendar)
            return calendar.error();
        if (auto opens = calendar->requireOpenAfter(now); !opens)
            return opens;
    }
    return {};
}

} // namespace homeport

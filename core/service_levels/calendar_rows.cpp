#include "core/service_levels/calendar_rows.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

Error invalid(const QString& field, const QString& value, const QString& code)
{
    return {Error::Kind::Invalid, field, value, code};
}

Result<std::chrono::sys_days> parsedDay(const QString& field, const QString& text)
{
    const auto date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid())
        return invalid(field, text, u"FORMAT"_s);
    return std::chrono::sys_days(std::chrono::year(date.year()) / date.month() / date.day());
}

const record::BusinessCalendar* calendarRow(BusinessCalendarId id, const CalendarRows& rows)
{
    const auto found = std::find_if(rows.calendars.begin(), rows.calendars.end(),
        [&](const auto& row) { return row.id == id && !row.head.deletedAt; });
    return found == rows.calendars.end() ? nullptr : &*found;
}

Result<> addHolidays(
    CalendarDefinition& definition, BusinessCalendarId owner, const CalendarRows& rows)
{
    for (const auto& row : rows.holidays) {
        if (row.calendarId != owner)
            continue;
        definition.version = std::max(definition.version, row.head.updatedAt);
        if (row.head.deletedAt)
            continue;
        const auto day = parsedDay(u"holiday_on"_s, row.holidayOn);
        if (!day)
            return day.error();
        const std::chrono::year_month_day date(*day);
        if (row.repeatsYearly)
            definition.yearlyHolidays.insert(date.month() / date.day());
        else
            definition.holidays.insert(*day);
    }
    return {};
}

Result<> addHours(CalendarDefinition& definition, const CalendarRows& rows)
{
    for (const auto& row : rows.intervals) {
        if (row.calendarId != definition.id)
            continue;
        definition.version = std::max(definition.version, row.head.updatedAt);
        if (row.head.deletedAt)
            continue;
        if (row.weekday < 1 || row.weekday > 7)
            return invalid(u"weekday"_s, QString::number(row.weekday), u"RANGE"_s);
        definition.weekdays[row.weekday - 1].push_back({row.startMinute, row.endMinute});
    }
    for (const auto& row : rows.exceptions) {
        if (row.calendarId != definition.id)
            continue;
        definition.version = std::max(definition.version, row.head.updatedAt);
        if (row.head.deletedAt)
            continue;
        const auto day = parsedDay(u"exception_on"_s, row.exceptionOn);
        if (!day)
            return day.error();
        auto spans = spansFrom(row.intervals);
        if (!spans)
            return spans.error();
        definition.exceptions.insert_or_assign(*day, std::move(*spans));
    }
    return {};
}

} // namespace

Result<CalendarDefinition> calendarDefinition(BusinessCalendarId id, const CalendarRows& rows)
{
    const auto* calendar = calendarRow(id, rows);
    if (!calendar)
        return Error{Error::Kind::NotFound, u"calendar"_s, id.toString(), u"NOT_FOUND"_s};
    CalendarDefinition definition;
    definition.id = id;
    definition.timeZone = calendar->timeZone;
    definition.is24x7 = calendar->is24x7;
    definition.observesHolidays = calendar->observesHolidays;
    if (auto added = addHours(definition, rows); !added)
        return added.error();
    // Merged histories can hold a ring of parents, so each is visited once.
    std::set<BusinessCalendarId> visited;
    for (const auto* owner = calendar; owner && visited.insert(owner->id).second;
         owner = owner->parentId ? calendarRow(*owner->parentId, rows) : nullptr) {
        definition.version = std::max(definition.version, owner->head.updatedAt);
        if (auto added = addHolidays(definition, owner->id, rows); !added)
            return added.error();
    }
    return definition;
}

Result<std::vector<MinuteSpan>> spansFrom(const QString& json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return invalid(u"intervals"_s, json, u"FORMAT"_s);
    std::vector<MinuteSpan> spans;
    const auto list = document.array();
    for (const auto& value : list) {
        const auto pair = value.toArray();
        if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
            return invalid(u"intervals"_s, json, u"FORMAT"_s);
        spans.push_back({pair[0].toInt(-1), pair[1].toInt(-1)});
    }
    return spans;
}

QString spansText(const std::vector<MinuteSpan>& spans)
{
    QJsonArray list;
    for (const auto& span : spans)
        list.append(QJsonArray{span.start, span.end});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace homeport

#include "ui/models/calendar_shelf.h"

#include "core/service_levels/service_level_rows.h"
#include "ui/shell/backend.h"

#include <algorithm>

namespace homeport {

namespace {

using Calendars = std::map<BusinessCalendarId, Calendar>;

/// Those that can be read; a broken one must not keep the others away.
Result<Calendars> readShelf(Database& database, OrganizationId organization)
{
    auto rows = readCalendars(database, organization);
    if (!rows)
        return rows.error();
    Calendars calendars;
    for (const auto& row : rows->calendars) {
        auto definition = calendarDefinition(row.id, *rows);
        if (!definition)
            continue;
        if (auto calendar = Calendar::make(std::move(*definition)))
            calendars.emplace(row.id, std::move(*calendar));
    }
    return calendars;
}

} // namespace

CalendarShelf::CalendarShelf(Backend& backend, QObject* parent)
    : QObject(parent), m_backend(backend)
{
    connect(&m_backend, &Backend::changed, this, [this](const QSet<QUuid>& roots) {
        const bool isEdited = std::any_of(m_calendars.begin(), m_calendars.end(),
            [&](const auto& entry) { return roots.contains(entry.first.value()); });
        if (isEdited)
            fetch();
    });
    fetch();
}

const Calendar* CalendarShelf::find(const std::optional<BusinessCalendarId>& id) const
{
    const auto found = id ? m_calendars.find(*id) : m_calendars.end();
    return found == m_calendars.end() ? nullptr : &found->second;
}

void CalendarShelf::fetch()
{
    const auto calendars = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return readShelf(database, actor.organization); });
    });
    deliver(calendars, this, m_latest([this](const Result<Calendars>& found) {
        if (!found)
            return; // lines tell plain time until it can be read
        m_calendars = *found;
        emit changed();
    }));
}

} // namespace homeport

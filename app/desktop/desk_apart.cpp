#include "app/desktop/desk_apart.h"

#include "app/own_places.h"
#include "core/exchange/backup.h"
#include "core/service_levels/recalculation.h"

#include <QDir>
#include <QFileInfo>

#include "record/category.h"
#include "record/team.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostEntries = 1000; // more than are written apart

/// The desk on another device.
Result<std::unique_ptr<Session>> takenAlong(Session& session)
{
    const auto folder = QFileInfo(session.replica->database().address().text).dir();
    const auto backup = folder.filePath(u"taken-along.backup"_s);
    const Address copy{folder.filePath(u"taken-along.homeport"_s)};
    const auto world = systemWorld(ownPlaces());
    if (auto saved = backUpDesk(*session.replica, backup); !saved)
        return saved.error();
    if (auto restored = restoreDesk(backup, copy, world); !restored)
        return restored.error();
    return openDesk(copy, Access::ReadWrite, world);
}

Result<> giveNames(Session& session, const Actor& actor)
{
    record::Team team;
    team.name = u"Night shift"_s;
    if (auto made = session.teams.create(actor, team); !made)
        return made.error();
    record::Category category;
    category.module = CategoryModule::Incident;
    category.name = u"Badges & Gates"_s;
    if (auto made = session.organization.create(actor, category); !made)
        return made.error();
    CalendarForm calendar;
    calendar.name = u"Harbour"_s;
    calendar.timeZone = u"Europe/Oslo"_s;
    for (auto& day : calendar.weekdays)
        day = {{6 * 60, 22 * 60}};
    if (auto made = session.calendars.create(actor, calendar); !made)
        return made.error();
    return {};
}

} // namespace

Result<> giveNamesApart(Session& session, const Actor& actor)
{
    auto apart = takenAlong(session);
    if (!apart)
        return apart.error();
    for (auto* each : {apart->get(), &session}) {
        if (auto given = giveNames(*each, actor); !given)
            return given;
    }
    const auto known = session.replica->heads();
    if (!known)
        return known.error();
    const auto entries = (*apart)->replica->entriesAfter(*known, mostEntries);
    if (!entries)
        return entries.error();
    const auto received = receiveEntries(*session.replica, *entries);
    if (!received)
        return received.error();
    if (received->refused > 0 || received->waiting > 0)
        return Error{Error::Kind::Corrupt, u"entries"_s, {}, u"DAMAGED"_s};
    return {};
}

} // namespace homeport

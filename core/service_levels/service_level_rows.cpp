#include "core/service_levels/service_level_rows.h"

#include "core/journal/fold.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql zoneOf{"serviceLevels.zone", R"sql(
    SELECT time_zone FROM organization WHERE id = :organization_id)sql"};

template <typename R>
Result<> readAll(Database& database, OrganizationId organization, std::vector<R>& rows)
{
    // The table comes from the registry, never from data.
    const QByteArray text = "SELECT " + rowColumns(R::table()) + " FROM \"" + R::table().name
        + "\" WHERE organization_id = :organization_id ORDER BY created_at, id";
    auto cursor = database.query(
        {"serviceLevels.rows", text.constData()}, {{"organization_id", organization}});
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next())
        rows.push_back(R::fromRow(rowAt(**cursor, R::table())));
    return (*cursor)->status();
}

} // namespace

Result<CalendarRows> readCalendars(Database& database, OrganizationId organization)
{
    CalendarRows rows;
    if (auto read = readAll(database, organization, rows.calendars); !read)
        return read.error();
    if (auto read = readAll(database, organization, rows.intervals); !read)
        return read.error();
    if (auto read = readAll(database, organization, rows.holidays); !read)
        return read.error();
    if (auto read = readAll(database, organization, rows.exceptions); !read)
        return read.error();
    return rows;
}

Result<PolicyRows> readPolicies(Database& database, OrganizationId organization)
{
    PolicyRows rows;
    if (auto read = readAll(database, organization, rows.policies); !read)
        return read.error();
    if (auto read = readAll(database, organization, rows.targets); !read)
        return read.error();
    return rows;
}

Result<QString> dayOf(Database& database, OrganizationId organization, Timestamp at)
{
    auto row = one(database, zoneOf, {{"organization_id", organization}});
    if (!row)
        return row.error();
    const QTimeZone zone((*row)->text(0).toUtf8());
    const auto moment = QDateTime::fromMSecsSinceEpoch(toMsecs(at), Qt::UTC);
    return (zone.isValid() ? moment.toTimeZone(zone) : moment).date().toString(Qt::ISODate);
}

} // namespace homeport

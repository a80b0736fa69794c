#include "core/service_levels/service_level_book.h"

#include "core/base/logging.h"
#include "core/journal/field_clock.h"
#include "core/journal/stored_entry.h"
#include "core/service_levels/calendar_rows.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

#include "record/organization.h"
#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Rows are never removed, and each edit counts their version on.
constexpr Sql whatStands{"serviceLevels.seen", R"sql(
    SELECT CAST(coalesce(sum(versions), 0) AS bigint), coalesce(max(latest), 0),
           CAST(coalesce(sum(number), 0) AS bigint)
      FROM (SELECT sum(row_version) AS versions, max(updated_at) AS latest, count(*) AS number
              FROM sla_policy
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM sla_target
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM business_calendar
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM calendar_interval
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM calendar_holiday
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM calendar_exception
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM priority_matrix
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM setting
            UNION ALL SELECT sum(row_version), max(updated_at), count(*) FROM organization) AS stands
)sql",
    true};

// Of the desk's own organization: what another one promises is no promise here (G-03).
constexpr Sql theirEntries{"serviceLevels.entries", R"sql(
    WITH own(organization_id) AS (SELECT organization_id FROM desk)
    SELECT )sql" STORED_ENTRY R"sql(
      FROM jr_tx t
     WHERE t.state = 0 AND t.no IN (
           SELECT no FROM jr_root WHERE root IN (
                  SELECT id FROM sla_policy JOIN own USING (organization_id)
                  UNION ALL SELECT id FROM business_calendar JOIN own USING (organization_id)
                  UNION ALL SELECT id FROM priority_matrix JOIN own USING (organization_id)
                  UNION ALL SELECT id FROM setting JOIN own USING (organization_id)
                   WHERE key IN ('priority.method', 'incident.child_clock')))
     ORDER BY t.no
)sql"};

constexpr Sql organizationTerms{"serviceLevels.organization", R"sql(
    SELECT organization.time_zone, organization.default_calendar_id
      FROM desk JOIN organization ON organization.id = desk.organization_id
)sql"};

bool isOfCalendars(quint16 table)
{
    return table == record::BusinessCalendar::tableId || table == record::CalendarInterval::tableId
        || table == record::CalendarHoliday::tableId || table == record::CalendarException::tableId;
}

bool isOurs(quint16 table)
{
    return isOfCalendars(table) || table == record::SlaPolicy::tableId
        || table == record::SlaTarget::tableId || table == record::PriorityMatrix::tableId
        || table == record::Setting::tableId;
}

} // namespace

/// Goes through the entries and keeps the rows as they stood after each.
class ServiceLevelBook::Reading
{
public:
    explicit Reading(std::list<Calendar>& kept) : m_kept(kept) {}

    /// What it left, where it touched anything of ours.
    std::optional<ServiceLevelEdition> take(const Entry& entry)
    {
        bool touches = false;
        bool touchesCalendars = false;
        for (const auto& edit : entry.edits) {
            if (!isOurs(edit.table))
                continue;
            const auto& row = apply(entry, edit);
            touches = touches || edit.table != record::Setting::tableId || isRead(row);
            touchesCalendars = touchesCalendars || isOfCalendars(edit.table);
        }
        if (!touches)
            return std::nullopt;
        if (touchesCalendars)
            makeCalendars();
        ServiceLevelEdition::Rows rows{all<record::SlaPolicy>(), all<record::SlaTarget>(),
            all<record::PriorityMatrix>(), method(), pausesChildren()};
        return ServiceLevelEdition(
            orderOf(entry), fromMsecs(entry.happenedAt), std::move(rows), m_calendars);
    }

private:
    const Row& apply(const Entry& entry, const CellEdit& edit)
    {
        const auto& table = *tableById(edit.table);
        auto& row = m_rows[{edit.table, edit.row}];
        if (!row.table || edit.isCreation()) {
            row.table = &table;
            row.id = edit.row;
            row.head.createdAt = fromMsecs(entry.happenedAt);
            row.head.deletedAt.reset();
            row.cells.clear();
            for (const auto& field : table.fields)
                row.cells.push_back(defaultValue(field));
        }
        row.head.updatedAt = fromMsecs(entry.happenedAt);
        if (edit.field == FieldClock::deletedAt) {
            row.head.deletedAt =
                edit.value.isNull() ? std::nullopt : std::optional(fromMsecs(edit.value.integer()));
        } else if (const int at = table.position(edit.field); at >= 0) {
            row.cells[size_t(at)] = edit.value;
        }
        return row;
    }

    static bool isRead(const Row& setting)
    {
        const auto key = setting.cells[record::Setting::Field::Key].text();
        return key == "priority.method"_L1 || key == "incident.child_clock"_L1;
    }

    /// Of the organization; empty where nobody set it.
    QString textOf(QLatin1StringView key) const
    {
        for (const auto& setting : all<record::Setting>()) {
            if (setting.key != key || setting.head.deletedAt
                || setting.scope != SettingScope::Organization)
                continue;
            const auto parsed = QJsonDocument::fromJson('[' + setting.value.toUtf8() + ']').array();
            return parsed.first().toString();
        }
        return {};
    }

    PriorityMethod method() const
    {
        return fromKey<PriorityMethod>(textOf("priority.method"_L1))
            .value_or(PriorityMethod::Matrix);
    }

    bool pausesChildren() const { return textOf("incident.child_clock"_L1) == "pause"_L1; }

    template <typename R>
    std::vector<R> all() const
    {
        std::vector<R> out;
        for (auto row = m_rows.lower_bound({R::tableId, QUuid()});
             row != m_rows.end() && row->first.first == R::tableId; ++row)
            out.push_back(R::fromRow(row->second));
        return out;
    }

    /// Calendars whose definition stayed stay the same object, which is how clocks tell.
    void makeCalendars()
    {
        const CalendarRows rows{all<record::BusinessCalendar>(), all<record::CalendarInterval>(),
            all<record::CalendarHoliday>(), all<record::CalendarException>()};
        for (const auto& row : rows.calendars) {
            auto definition = calendarDefinition(row.id, rows);
            if (definition && m_definitions[row.id] == *definition && m_calendars.contains(row.id))
                continue;
            if (!definition) {
                if (!row.head.deletedAt)
                    warn(definition.error());
                continue; // deleted: clocks that run by it go on with what it said
            }
            auto calendar = Calendar::make(*definition);
            if (!calendar) {
                warn(calendar.error());
                continue;
            }
            m_kept.push_back(std::move(*calendar));
            m_calendars[row.id] = &m_kept.back();
            m_definitions[row.id] = std::move(*definition);
        }
    }

    static void warn(const Error& error)
    {
        qCWarning(lcServiceLevels, "a calendar cannot be read: %s %s", qPrintable(error.subject),
            qPrintable(error.code));
    }

    std::list<Calendar>& m_kept;
    std::map<std::pair<quint16, QUuid>, Row> m_rows;
    std::map<BusinessCalendarId, CalendarDefinition> m_definitions;
    ServiceLevelEdition::Calendars m_calendars;
};

bool ServiceLevelBook::isReadFrom(quint16 table)
{
    return isOurs(table) || table == record::Organization::tableId;
}

Result<ServiceLevelBook::Standing> ServiceLevelBook::standing(Database& database)
{
    auto found = one(database, whatStands);
    if (!found)
        return found.error();
    return Standing{(*found)->integer(0), (*found)->integer(1), (*found)->integer(2)};
}

Result<> ServiceLevelBook::look(Database& database)
{
    const auto seen = standing(database);
    if (!seen)
        return seen.error();
    if (m_seen == *seen)
        return {};
    m_seen.reset();
    m_editions.clear();
    m_calendars.clear();
    m_hasUpdateTargets = false;
    m_hasPausedChildren = false;
    auto bodies = database.query(theirEntries);
    if (!bodies)
        return bodies.error();
    std::vector<Entry> entries;
    while ((*bodies)->next()) {
        auto entry = storedEntry(**bodies);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
    if (auto read = (*bodies)->status(); !read)
        return read;
    bodies->reset();
    std::sort(entries.begin(), entries.end(),
        [](const Entry& a, const Entry& b) { return orderOf(a) < orderOf(b); });
    Reading reading(m_calendars);
    for (const auto& entry : entries) {
        auto edition = reading.take(entry);
        if (!edition)
            continue;
        m_hasUpdateTargets = m_hasUpdateTargets || edition->hasUpdateTargets();
        m_hasPausedChildren = m_hasPausedChildren || edition->pausesChildren();
        m_editions.push_back(std::move(*edition));
    }
    const bool hasPolicies = std::any_of(m_editions.begin(), m_editions.end(), [](const auto& e) {
        return e.hasPolicies(SlaPolicyAgreementType::Sla)
            || e.hasPolicies(SlaPolicyAgreementType::Ola)
            || e.hasPolicies(SlaPolicyAgreementType::Uc);
    });
    if (!hasPolicies)
        m_editions.clear();
    if (auto read = readOrganization(database); !read)
        return read;
    m_seen = *seen;
    return {};
}

Result<> ServiceLevelBook::readOrganization(Database& database)
{
    auto row = database.query(organizationTerms);
    if (!row)
        return row.error();
    m_zone.reset();
    m_defaultCalendar.reset();
    if (!(*row)->next())
        return (*row)->status();
    m_defaultCalendar = (*row)->readOptional<BusinessCalendarId>(1);
    if (auto zone = ZoneTable::load((*row)->text(0)))
        m_zone = std::move(*zone);
    return {};
}

size_t ServiceLevelBook::indexAt(const EntryOrder& order) const
{
    const auto after = std::upper_bound(m_editions.begin(), m_editions.end(), order,
        [](const EntryOrder& wanted, const ServiceLevelEdition& edition) {
            return wanted < edition.order();
        });
    return after == m_editions.begin() ? 0 : size_t(after - m_editions.begin()) - 1;
}

QString ServiceLevelBook::dayOf(Timestamp at) const
{
    const auto wall = m_zone ? m_zone->toWall(toMsecs(at)) : toMsecs(at);
    const auto day = std::chrono::floor<std::chrono::days>(fromMsecs(wall));
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count()).toString(Qt::ISODate);
}

const Calendar* ServiceLevelBook::defaultCalendar() const
{
    return m_defaultCalendar && !m_editions.empty() ? newest().calendar(*m_defaultCalendar)
                                                    : nullptr;
}

} // namespace homeport
